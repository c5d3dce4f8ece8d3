// Which queue each sort of job waits in: what leaves by mail, what is told in the chat, and what moves many records, never behind each other.
import type { SorteJob } from '#bot/storage/jobs.ts';

export const JOB_KINDS = ['courrier', 'messages', 'dossiers'] as const;

export type JobKind = (typeof JOB_KINDS)[number];

const KIND_OF: Readonly<Record<SorteJob, JobKind>> = {
  annonce: 'messages',
  avis: 'messages',
  conservation: 'dossiers',
  document: 'dossiers',
  effacement: 'dossiers',
  envoi: 'courrier',
  essai: 'courrier',
  fusion: 'dossiers',
  import: 'dossiers',
  nouvelle: 'messages',
  passation: 'dossiers',
};

/** A sort that this version does not know waits with the longest: whoever runs it gives it back until it is known. */
export function kindOf(sorte: string): JobKind {
  return Object.hasOwn(KIND_OF, sorte) ? KIND_OF[sorte as SorteJob] : 'dossiers';
}
