// The files of an import, all sealed, all gone a day after the drop: what was dropped, in parts; what was read of it, in lots; the rows to be put right.
import * as z from 'zod';
import { idOf } from '#bot/conversations/identity.ts';
import type { LigneDePlan } from '#bot/domain/beneficiaire/import.ts';
import type { RapportDit } from '#bot/domain/beneficiaire/rapport-dit.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { keepSealed, readSealed } from './fichiers-scelles.ts';
import { type Depose, IMPORT_GARDE, type Import } from './imports.ts';

type ReadDeps = Pick<JobDeps, 'files' | 'keyring'>;
type FileDeps = Pick<JobDeps, 'files' | 'keyring' | 'clock'>;

/** Rows of a lot: read at once, whatever the length of the file. */
export const LOT = 500;

type Dropping = Pick<Depose, 'acteur' | 'lien' | 'depot'>;

/** Whoever knows a link of somebody else's can name none of their files. */
function partName({ acteur, lien, depot }: Dropping, partie: number): string {
  return `imports/${idOf('depot', acteur, lien, depot)}/${partie}`;
}

/** The same part sent again is kept once. */
export async function keepPart(
  dropping: Dropping,
  { partie, bytes }: { readonly partie: number; readonly bytes: Uint8Array },
  deps: FileDeps,
): Promise<void> {
  const until = deps.clock() + IMPORT_GARDE;
  await keepSealed(partName(dropping, partie), { owner: dropping.acteur, bytes, until }, deps);
}

/** The file as it was dropped; undefined where a part of it is not there. */
export async function readDropped(
  dropped: Dropping & Pick<Import, 'parties'>,
  deps: ReadDeps,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  for (let partie = 0; partie < dropped.parties; partie += 1) {
    const bytes = await readSealed(partName(dropped, partie), deps);
    if (!bytes) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

export interface LuDuFichier {
  readonly rapport: RapportDit;
  readonly plan: readonly LigneDePlan[];
  /** The rows to be put right, as a workbook; absent where there are none. */
  readonly aRevoir?: Uint8Array;
}

const planName = (plan: string, part: string | number): string => `imports/${plan}/${part}`;

/** Keeps what a reading came to under a name of its own. */
export async function keepPlan(
  { acteur, plan }: { readonly acteur: string; readonly plan: string },
  { rapport, plan: lines, aRevoir }: LuDuFichier,
  deps: FileDeps,
): Promise<void> {
  const until = deps.clock() + IMPORT_GARDE;
  const keep = (part: string | number, bytes: Uint8Array) =>
    keepSealed(planName(plan, part), { owner: acteur, bytes, until }, deps);
  for (let from = 0; from < lines.length; from += LOT)
    await keep(from / LOT, encoded(lines.slice(from, from + LOT)));
  if (aRevoir) await keep('a-revoir', aRevoir);
  await keep('rapport', encoded(rapport));
}

function encoded(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

type Planned = Pick<Import, 'plan'>;

/** Written by us and sealed: its shape is not doubted. */
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const rapportSchema = z.custom<RapportDit>(isObject);
const lotSchema = z.array(z.custom<LigneDePlan>(isObject));

/** What is shown of a reading; undefined once it is gone. */
export async function readRapport({ plan = '' }: Planned, deps: ReadDeps): Promise<RapportDit | undefined> {
  const bytes = await readSealed(planName(plan, 'rapport'), deps);
  return bytes && rapportSchema.parse(decoded(bytes));
}

/** The lot that holds that row of the plan. */
export async function readLot(
  { plan = '' }: Planned,
  rang: number,
  deps: ReadDeps,
): Promise<readonly LigneDePlan[]> {
  const bytes = await readSealed(planName(plan, Math.floor(rang / LOT)), deps);
  if (!bytes) throw new Error('a lot of an import is gone');
  return lotSchema.parse(decoded(bytes));
}

export function readARevoir({ plan = '' }: Planned, deps: ReadDeps): Promise<Uint8Array | undefined> {
  return readSealed(planName(plan, 'a-revoir'), deps);
}

/** What was dropped is not kept once it is read. */
export async function forgetDropped(
  dropped: Dropping & Pick<Import, 'parties'>,
  { files }: Pick<JobDeps, 'files'>,
): Promise<void> {
  for (let partie = 0; partie < dropped.parties; partie += 1) await files.remove(partName(dropped, partie));
}

/** What was read is not kept once it is written, or thrown away; the rows to be put right are, until they come to their end. */
export async function forgetPlan(
  { plan, total = 0 }: Pick<Import, 'plan' | 'total'>,
  { files }: Pick<JobDeps, 'files'>,
): Promise<void> {
  if (plan === undefined) return;
  for (let from = 0; from < total; from += LOT) await files.remove(planName(plan, from / LOT));
  await files.remove(planName(plan, 'rapport'));
}
