// Merging two sheets: one transaction for the sheets, then the activities one by one, by a job that may stop anywhere; and the same way back.
import * as z from 'zod';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { entreeOf } from '#bot/domain/beneficiaire/entree.ts';
import { mergedInto, UNDO_FUSION, unmerged } from '#bot/domain/beneficiaire/fusion.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { ficheIn, INTROUVABLE, type StoredBeneficiaire, sheetActions } from './beneficiaires.ts';
import { putJob } from './jobs.ts';
import { keyOf } from './keys.ts';
import { expireAt, itemAt, parseRecord } from './record.ts';
import { entreeActions, entreeIn, shardKey, shardKeys } from './repertoire.ts';
import { withRetry } from './retry.ts';

/** Which way the activities go: to the kept sheet, or back. */
export type SensFusion = 'aller' | 'retour';

const fusionSchema = z.object({
  gardee: z.string(),
  acteur: z.string(),
  sens: z.enum(['aller', 'retour']),
  /** Sealed: what undoes it. */
  scelle: z.string(),
  le: z.number(),
  geste: z.string(),
});

type FusionRecord = z.infer<typeof fusionSchema>;

const answers = z.record(z.string(), z.unknown());
const undoSchema = z.object({
  avant: answers,
  apres: answers,
  vu: z.string().optional(),
  /** When the kept sheet’s person had objected, before she was found to be the other one’s. */
  opposeeLe: z.number().optional(),
});

export interface Fusion {
  readonly acteur: string;
  /** The sheet that stays. */
  readonly gardee: string;
  /** The sheet that goes. */
  readonly fondue: string;
  /** The gesture behind it: made twice, it is done once. */
  readonly geste: string;
}

type FusionDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** Merges two sheets of this mediator. */
export function mergeBeneficiaires(fusion: Fusion, deps: FusionDeps): Promise<void> {
  return withRetry(() => merge(fusion, deps), deps);
}

async function merge(fusion: Fusion, deps: FusionDeps): Promise<void> {
  const { acteur, gardee, fondue, geste } = fusion;
  if (gardee === fondue) throw new Refus('C’est la même fiche : choisissez une autre personne.');
  const read = await readBoth(fusion, deps);
  if (fusionIn(read, fondue)?.geste === geste) return;
  const [before, other] = await Promise.all([
    ownSheet(read, { id: gardee, acteur }, deps),
    ownSheet(read, { id: fondue, acteur }, deps),
  ]);
  const le = deps.clock();
  const after: StoredBeneficiaire = {
    ...opposed(before, before.opposeeLe ?? other.opposeeLe),
    ...mergedInto(before, other),
    fondues: [...(before.fondues ?? []), fondue],
    geste,
    rev: before.rev + 1,
    modifieLe: le,
  };
  const vu = (await entreeIn(itemAt(read, shardKey(acteur, fondue)), fondue, deps.keyring))?.vu;
  const { opposeeLe } = before;
  const undo = {
    avant: before.values,
    apres: after.values,
    ...(vu !== undefined && { vu }),
    ...(opposeeLe !== undefined && { opposeeLe }),
  };
  const scelle = await deps.keyring.seal(acteur, JSON.stringify(undo));
  await deps.table.write([
    ...(await sheetActions(before, after, deps.keyring)),
    ...setAside(read, fondue, { fusionVers: gardee, geste, ...expireAt(le + UNDO_FUSION) }),
    putFusion(fondue, { gardee, acteur, sens: 'aller', scelle, le, geste }),
    ...(await entriesOf(fusion, { read, kept: { sheet: after, vu }, gone: undefined }, deps)),
    moveJob(fusion, 'aller', deps),
  ]);
}

/** Takes a merge apart, within seven days. False where there is none, or no longer. */
export function unmergeBeneficiaires(fusion: Omit<Fusion, 'gardee'>, deps: FusionDeps): Promise<boolean> {
  return withRetry(() => unmerge(fusion, deps), deps);
}

async function unmerge(
  { acteur, fondue, geste }: Omit<Fusion, 'gardee'>,
  deps: FusionDeps,
): Promise<boolean> {
  const record = fusionIn(await deps.table.get([keyOf.fusion(fondue)]), fondue);
  if (!record || record.acteur !== acteur) return false;
  if (record.sens === 'retour') return true;
  const le = deps.clock();
  if (le >= record.le + UNDO_FUSION) return false;
  const fusion = { acteur, fondue, gardee: record.gardee, geste };
  const read = await readBoth(fusion, deps);
  const [before, other] = await Promise.all([
    ownSheet(read, { id: record.gardee, acteur }, deps),
    ownSheet(read, { id: fondue, acteur, merged: record.gardee }, deps),
  ]);
  const undo = undoSchema.parse(JSON.parse(await deps.keyring.open(record.scelle)));
  const { avant, apres } = undo as Readonly<Record<'avant' | 'apres', Beneficiaire['values']>>;
  // What she had objected to as the other one is the other one’s again.
  const theirs = before.opposeeLe === other.opposeeLe;
  const after: StoredBeneficiaire = {
    ...opposed(before, theirs ? undo.opposeeLe : before.opposeeLe),
    values: unmerged(before.values, { avant, apres }),
    fondues: (before.fondues ?? []).filter((id) => id !== fondue),
    geste,
    rev: before.rev + 1,
    modifieLe: le,
  };
  await deps.table.write([
    ...(await sheetActions(before, after, deps.keyring)),
    ...setAside(read, fondue, { fusionVers: undefined, expire: undefined, geste }),
    putFusion(fondue, { ...record, sens: 'retour' }),
    ...(await entriesOf(fusion, { read, kept: { sheet: after }, gone: { sheet: other, vu: undo.vu } }, deps)),
    moveJob(fusion, 'retour', deps),
  ]);
  return true;
}

/** Whoever objects under one name objects under the other. */
function opposed(
  { opposeeLe: _before, ...sheet }: StoredBeneficiaire,
  opposeeLe: number | undefined,
): StoredBeneficiaire {
  return { ...sheet, ...(opposeeLe !== undefined && { opposeeLe }) };
}

function readBoth({ acteur, gardee, fondue }: Omit<Fusion, 'geste'>, { table }: Pick<Deps, 'table'>) {
  return table.get([
    keyOf.fiche(gardee),
    keyOf.ficheNotes(gardee),
    keyOf.fiche(fondue),
    keyOf.ficheNotes(fondue),
    keyOf.fusion(fondue),
    ...shardKeys(acteur, [gardee, fondue]),
  ]);
}

function fusionIn(read: readonly Item[], fondue: string): FusionRecord | undefined {
  const item = itemAt(read, keyOf.fusion(fondue));
  return item && parseRecord('fusion', fusionSchema, item);
}

/** A sheet of this mediator among records read together: one that stands alone, or that was merged into `merged`. */
async function ownSheet(
  read: readonly Item[],
  of: { readonly id: string; readonly acteur: string; readonly merged?: string },
  { keyring }: Pick<Deps, 'keyring'>,
): Promise<StoredBeneficiaire> {
  const fiche = ficheIn(read, of.id, keyring);
  if (!fiche || fiche.proprietaire !== of.acteur || fiche.fusionVers !== of.merged)
    throw new Refus(INTROUVABLE);
  return fiche.open('with notes');
}

/** The merged sheet and its notes as they are, with marks set or, undefined, taken off. */
function setAside(
  read: readonly Item[],
  id: string,
  marks: {
    readonly fusionVers: string | undefined;
    readonly geste: string;
    readonly expire?: number | undefined;
  },
): readonly WriteAction[] {
  const { geste, ...onBoth } = marks;
  const sheet = itemAt(read, keyOf.fiche(id));
  const notes = itemAt(read, keyOf.ficheNotes(id));
  const rev = Number(sheet?.rev);
  return [
    ...(sheet
      ? [
          {
            put: defined({ ...sheet, ...marks, rev: rev + 1 }),
            when: { is: 'equal', attributes: { rev } },
          } as const,
        ]
      : []),
    ...(notes ? [{ put: defined({ ...notes, expire: onBoth.expire }) }] : []),
  ];
}

function defined(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}

function putFusion(fondue: string, record: FusionRecord): WriteAction {
  return {
    put: { ...keyOf.fusion(fondue), entity: 'fusion', v: 1, ...record, ...expireAt(record.le + UNDO_FUSION) },
  };
}

interface AtDirectory {
  readonly sheet: StoredBeneficiaire;
  /** Day of the last activity, where it is later than what the directory has. */
  readonly vu?: string | undefined;
}

/** The directory after it: the kept sheet as it is now, the other gone or back. */
async function entriesOf(
  { acteur, gardee, fondue }: Omit<Fusion, 'geste'>,
  after: {
    readonly read: readonly Item[];
    readonly kept: AtDirectory;
    readonly gone: AtDirectory | undefined;
  },
  { keyring }: Pick<Deps, 'keyring'>,
): Promise<readonly WriteAction[]> {
  const { read, kept, gone } = after;
  const seen = await entreeIn(itemAt(read, shardKey(acteur, gardee)), gardee, keyring);
  const last = [seen?.vu, kept.vu]
    .filter((vu) => vu !== undefined)
    .toSorted()
    .at(-1);
  return entreeActions(
    acteur,
    [
      { personne: gardee, entree: entreeOf(kept.sheet, last) },
      { personne: fondue, entree: gone && entreeOf(gone.sheet, gone.vu) },
    ],
    { read, keyring },
  );
}

function moveJob(
  { acteur, gardee, fondue, geste }: Fusion,
  sens: SensFusion,
  { clock }: Pick<Deps, 'clock'>,
): WriteAction {
  const sur = { gardee, fondue, sens };
  return putJob({ id: `fusion-${geste}`, sorte: 'fusion', acteur, sur }, clock);
}

/** The merge of that sheet as it stands, if it does. */
export async function findFusion(
  fondue: string,
  { table }: Pick<Deps, 'table'>,
): Promise<Pick<FusionRecord, 'gardee' | 'acteur' | 'sens' | 'geste'> | undefined> {
  return fusionIn(await table.get([keyOf.fusion(fondue)]), fondue);
}
