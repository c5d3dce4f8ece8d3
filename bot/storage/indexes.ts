// The sort keys of indexes, and the shards that busy ones are spread over: what records carry so that they are found in order.
import type { Item } from '#bot/ports.ts';

/** The sort key of a CRA in the index `par-date`. */
export function dateKey(cra: {
  readonly date: string;
  readonly creeLe: number;
  readonly id: string;
}): string {
  return `${cra.date}#${moment(cra.creeLe)}#${cra.id}`;
}

/** An unfinished form in the index `par-date`, beside the CRAs, whose keys begin with a digit. */
export function draftKey(draft: { readonly createdAt: number; readonly id: string }): { l1: string } {
  return { l1: `D#${moment(draft.createdAt)}#${draft.id}` };
}

/** Milliseconds as text of one length, so that it sorts. */
export const moment = (milliseconds: number): string => String(milliseconds).padStart(14, '0');

/** Something to be done in the index `par-date`; what has no day comes after all days. */
export function openKey(tache: { readonly le?: string; readonly creeLe: number; readonly id: string }): {
  l1: string;
} {
  return { l1: `T#${tache.le ?? '~'}#${moment(tache.creeLe)}#${tache.id}` };
}

/** The quarter of an hour (UTC) that holds a moment: `2026-11-19T07:30`. */
export function quarter(milliseconds: number): string {
  return new Date(milliseconds - (milliseconds % QUARTER)).toISOString().slice(0, 16);
}

/** How often mornings are considered, in milliseconds. */
export const QUARTER = 15 * 60 * 1000;
/** Shards of the mornings: all of one zone come at the same quarter. */
export const DUE_SHARDS = 4;
/** Shards of the outbox in the index `file`: a hot partition is shared among them. */
export const OUTBOX_SHARDS = 4;

/** When a record of the outbox was written, or a job is due, as its place in the index says. */
export function momentOf({ g1sk }: Item): number {
  return Number(String(g1sk).split('#', 1)[0]);
}

export function outboxIndex(acteur: string, createdAt: number): { g1pk: string; g1sk: string } {
  return { g1pk: `OUTBOX#${shardOf(acteur, OUTBOX_SHARDS)}`, g1sk: `${moment(createdAt)}#${acteur}` };
}

/** Of activities that took place in no commune. */
export const NULLE_PART = '-';

/** By where and when it took place, in the same index: the activities of a territory are folded where no rollup can answer. */
export function reduitIndex(of: {
  readonly departement: string | undefined;
  readonly month: string;
  readonly cra: string;
}): {
  g1pk: string;
  g1sk: string;
} {
  return { g1pk: `F#${of.departement ?? NULLE_PART}#${of.month}`, g1sk: of.cra };
}

/** Shards of the record that says which figures of territories are read: all that is carried out stands on one of them. */
export const GENERATION_SHARDS = 8;

export function generationShard(acteur: string): number {
  return shardOf(acteur, GENERATION_SHARDS);
}

/** Shards of the people of a territory's month. */
export const PERSONNES_SHARDS = 8;

export function personneShard(personne: string): number {
  return shardOf(personne, PERSONNES_SHARDS);
}

/** Shards of the jobs in the same index. */
export const JOB_SHARDS = 4;

/** Where a job that failed too often stays to be looked at. */
export const MORTS = 'JOBS#MORTS';

/** By when a job is due, or by the end of its lease. */
export function jobIndex(acteur: string, at: number): { g1pk: string; g1sk: string } {
  return { g1pk: `JOBS#${shardOf(acteur, JOB_SHARDS)}`, g1sk: `${moment(at)}#${acteur}` };
}

export function shardOf(acteur: string, shards: number): number {
  return [...acteur].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % shards;
}
