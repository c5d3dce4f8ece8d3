// Files prepared for somebody: asked for by a job whose words are sealed, kept sealed a day, given by a page of ours.
import { type DemandeDocument, demandeSchema, VIE_DOCUMENT } from '#bot/domain/document.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { keepSealed, readSealed } from './fichiers-scelles.ts';
import { type Job, putJob } from './jobs.ts';

/** The action that asks for a file. `id` is the same for a repeat of the same gesture. */
export async function demanderDocument(
  of: { readonly id: string; readonly acteur: string; readonly demande: DemandeDocument },
  { keyring, clock }: Pick<Deps, 'keyring' | 'clock'>,
): Promise<WriteAction> {
  // A question may hold words of whoever asks, a tag or a place.
  const scelle = await keyring.seal(of.acteur, JSON.stringify(of.demande));
  return putJob({ id: of.id, sorte: 'document', acteur: of.acteur, sur: { scelle } }, clock);
}

export async function demandeIn({ sur }: Job, { keyring }: Pick<Deps, 'keyring'>): Promise<DemandeDocument> {
  return demandeSchema.parse(JSON.parse(await keyring.open(sur.scelle ?? '')));
}

const nameOf = (id: string): string => `documents/${id}`;

/** The first writer wins: a job that is run again gives the same file. */
export async function keepDocument(
  { id, acteur }: Pick<Job, 'id' | 'acteur'>,
  bytes: Uint8Array,
  deps: Pick<JobDeps, 'files' | 'keyring' | 'clock'>,
): Promise<void> {
  await keepSealed(nameOf(id), { owner: acteur, bytes, until: deps.clock() + VIE_DOCUMENT }, deps);
}

export function readDocument(
  id: string,
  deps: Pick<JobDeps, 'files' | 'keyring'>,
): Promise<Uint8Array | undefined> {
  return readSealed(nameOf(id), deps);
}
