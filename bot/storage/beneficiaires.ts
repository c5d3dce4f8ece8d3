// The sheets of persons: identity sealed under their mediator's key, notes apart, the directory changed in the same transaction.
import * as z from 'zod';
import type { Conversation } from '#bot/conversations/conversation.ts';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { entreeOf } from '#bot/domain/beneficiaire/entree.ts';
import { sheetByKeeping } from '#bot/domain/beneficiaire/kept.ts';
import type { Suivie } from '#bot/domain/partage.ts';
import { type Deps, type Item, type Keyring, Refus, type WriteAction } from '#bot/ports.ts';
import { putConversation } from './conversations.ts';
import { keyOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';
import { entreeActions, entreeIn, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';

const answers = z.record(z.string(), z.unknown());

const sheetSchema = z.object({
  id: z.string(),
  proprietaire: z.string(),
  anciens: z.array(z.string()).optional(),
  opposeeLe: z.number().optional(),
  /** Of a sheet merged into another, until it is too late to undo. */
  fusionVers: z.string().optional(),
  /** Sheets merged into this one, likewise. */
  fondues: z.array(z.string()).optional(),
  /** The handing over that it came with. */
  passation: z.string().optional(),
  version: z.number(),
  clair: answers,
  scelle: z.string(),
  creeLe: z.number(),
  modifieLe: z.number(),
  rev: z.number(),
  geste: z.string(),
});

const notesSchema = z.object({ scelle: z.string() });

export interface StoredBeneficiaire extends Beneficiaire {
  /** The handing over that it came with: what is changed since goes back with it. */
  readonly passation?: string;
  /** The gesture that wrote this revision. */
  readonly geste: string;
}

/** The words for a person who does not exist and for one whom this mediator may not see: nobody learns which. */
export const INTROUVABLE = 'Cette personne est introuvable.';

/** A sheet before anything of it is opened: who follows the person decides whether it is. */
export interface FicheScellee extends Suivie {
  readonly opposeeLe?: number | undefined;
  /** Milliseconds since 1970. */
  readonly modifieLe: number;
  /** The sheet that this one was merged into. */
  readonly fusionVers?: string | undefined;
  /** Opened; her notes only where they may be read. */
  readonly open: (notes: 'with notes' | 'without notes') => Promise<StoredBeneficiaire>;
}

type ReadDeps = Pick<Deps, 'table' | 'keyring'>;

/** One call, the same whether she exists or not. */
export async function readFiche(id: string, deps: ReadDeps): Promise<FicheScellee | undefined> {
  return ficheIn(await deps.table.get([keyOf.fiche(id), keyOf.ficheNotes(id)]), id, deps.keyring);
}

/** The same, among records read together. */
export function ficheIn(read: readonly Item[], id: string, keyring: Keyring): FicheScellee | undefined {
  const item = itemAt(read, keyOf.fiche(id));
  if (!item) return undefined;
  const { clair, scelle, anciens, opposeeLe, fusionVers, fondues, passation, ...rest } = parseRecord(
    'fiche',
    sheetSchema,
    item,
  );
  const moments = {
    ...(anciens && { anciens }),
    ...(opposeeLe !== undefined && { opposeeLe }),
    ...(fondues && { fondues }),
    ...(passation !== undefined && { passation }),
  };
  return {
    id,
    proprietaire: rest.proprietaire,
    modifieLe: rest.modifieLe,
    ...moments,
    fusionVers,
    open: async (wanted) => {
      const notes = wanted === 'with notes' ? itemAt(read, keyOf.ficheNotes(id)) : undefined;
      const sealed = await opened(scelle, keyring);
      const apart = notes ? await opened(parseRecord('fiche-notes', notesSchema, notes).scelle, keyring) : {};
      return { ...rest, ...moments, values: { ...clair, ...sealed, ...apart } as Beneficiaire['values'] };
    },
  };
}

async function opened(sealed: string, keyring: Keyring): Promise<Record<string, unknown>> {
  return answers.parse(JSON.parse(await keyring.open(sealed)));
}

/** The sheet, notes included, for the mediator whose it is. */
export async function findBeneficiaire(
  acteur: string,
  id: string,
  deps: ReadDeps,
): Promise<StoredBeneficiaire | undefined> {
  const fiche = await readFiche(id, deps);
  return fiche?.proprietaire === acteur ? fiche.open('with notes') : undefined;
}

export interface BeneficiaireChange {
  readonly acteur: string;
  readonly id: string;
  /** The gesture behind the change: made twice, it is done once. */
  readonly geste: string;
  /** From the sheet as it is stored now (undefined: none) to what it becomes (undefined: there must be one). May run several times. */
  readonly apply: (current: Beneficiaire | undefined) => Beneficiaire | undefined;
  readonly conversation?: Conversation;
  /** What is written with the change. */
  readonly also?: readonly WriteAction[];
}

/** Makes the change, whatever conflicts, repeats and lost answers come in between. */
export function changeBeneficiaire(
  change: BeneficiaireChange,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>,
): Promise<StoredBeneficiaire> {
  return withRetry(() => attempt(change, deps), deps);
}

async function attempt(
  change: BeneficiaireChange,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<StoredBeneficiaire> {
  const { acteur, id, geste, conversation } = change;
  const shard = shardKey(acteur, id);
  const read = await deps.table.get([keyOf.fiche(id), keyOf.ficheNotes(id), shard]);
  const fiche = ficheIn(read, id, deps.keyring);
  // One that was merged into another would be there again.
  if (fiche && (fiche.proprietaire !== acteur || fiche.fusionVers !== undefined))
    throw new Refus(INTROUVABLE);
  const before = await fiche?.open('with notes');
  if (before?.geste === geste) return before;
  const changed = change.apply(before);
  if (!changed) throw new Refus(INTROUVABLE);
  const rev = (before?.rev ?? 0) + 1;
  const after = { ...changed, geste, rev, modifieLe: deps.clock() };
  const seen = await entreeIn(itemAt(read, shard), id, deps.keyring);
  const entree = { personne: id, entree: entreeOf(after, seen?.vu) };
  await deps.table.write([
    ...(await sheetActions(before, after, deps.keyring)),
    ...(await entreeActions(acteur, [entree], { read, keyring: deps.keyring })),
    ...(conversation ? [await putConversation(conversation, deps.keyring)] : []),
    ...(change.also ?? []),
  ]);
  return after;
}

/** The actions that write a sheet over the revision read, and its notes when it has some. */
export async function sheetActions(
  before: StoredBeneficiaire | undefined,
  after: StoredBeneficiaire,
  keyring: Keyring,
): Promise<readonly WriteAction[]> {
  const { values: _values, ...rest } = after;
  const { clear, sealed, apart } = sheetByKeeping(after);
  const { id, proprietaire } = after;
  const scelle = await keyring.seal(proprietaire, JSON.stringify(sealed));
  const when = before
    ? ({ is: 'equal', attributes: { rev: before.rev } } as const)
    : ({ is: 'absent' } as const);
  const sheet = { put: { ...keyOf.fiche(id), entity: 'fiche', v: 1, ...rest, clair: clear, scelle }, when };
  if (Object.keys(apart).length > 0) {
    const notes = {
      entity: 'fiche-notes',
      v: 1,
      scelle: await keyring.seal(proprietaire, JSON.stringify(apart)),
    };
    return [sheet, { put: { ...keyOf.ficheNotes(id), ...notes } }];
  }
  return before?.values.notes === undefined ? [sheet] : [sheet, { delete: keyOf.ficheNotes(id) }];
}
