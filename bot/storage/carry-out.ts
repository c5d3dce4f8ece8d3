// Carrying out what activities cause: histories of persons, directories, figures of territories; for several activities in one transaction.
import * as z from 'zod';
import { dateOf } from '#bot/domain/cra/cra.ts';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { type CraReduit, reduced } from '#bot/stats/cra-reduit.ts';
import { readCra, type StoredCra } from './cras.ts';
import { type Generation, generationIn, generationKey, keptUp, stillIs } from './generations.ts';
import { keyOf } from './keys.ts';
import { readAll } from './packed.ts';
import { itemAt, parseRecord } from './record.ts';
import { putReduit, type Reduit, reduitIn } from './reduits.ts';
import { seenActions } from './repertoire.ts';
import { widerActions } from './wider-figures.ts';

const passageSchema = z.object({ personne: z.string(), date: z.string() });

export type Passage = z.infer<typeof passageSchema>;

export const outboxSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  auteur: z.string(),
  cra: z.string(),
  /** Entries of persons' histories that this CRA has, had, or may have. */
  passages: z.array(passageSchema),
});

export type OutboxRecord = z.infer<typeof outboxSchema>;

export function outboxRecord(item: Item): OutboxRecord {
  return parseRecord('outbox', outboxSchema, item);
}

export type CarryDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'territoires'>;

/** One activity, as it is now, and all that waits for it. */
export interface Carried {
  readonly auteur: string;
  readonly cra: string;
  readonly records: readonly OutboxRecord[];
  /** Its record, where there is one. */
  readonly item: Item | undefined;
  readonly now: StoredCra | undefined;
  readonly held: Reduit | undefined;
  readonly after: CraReduit | undefined;
}

/** Actions that a transaction may have. */
const MOST_ACTIONS = 100;

/** More than one transaction holds: fewer at once is right. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** The activities of these records, as many as were read together. */
export function activityKeys(records: readonly Pick<OutboxRecord, 'auteur' | 'cra'>[]): readonly Key[] {
  return [
    ...new Map(records.map(({ auteur, cra }) => [`${auteur} ${cra}`, keyOf.cra(auteur, cra)])).values(),
  ];
}

/**
 * Carries out records of activities and removes them, in one transaction. What is written follows each activity as it is at that moment,
 * never the order in which records come; one that was carried out before is found gone, and nothing happens. Gives how many were.
 */
export async function carryOut(records: readonly OutboxRecord[], deps: CarryDeps): Promise<number> {
  const [first] = records;
  if (!first) return 0;
  const held = records.map(({ auteur, cra }) => keyOf.reduit(auteur, cra));
  const read = await readAll(
    [...records, ...activityKeys(records), ...held, generationKey(first.auteur)],
    deps,
  );
  const waiting = records.filter((record) => itemAt(read, record));
  if (waiting.length === 0) return 0;
  const generation = generationIn(read, first.auteur);
  const carried = await activitiesIn(waiting, read, deps);
  const actions = [stillIs(first.auteur, generation), ...(await actionsOf(carried, generation, deps))];
  const fits = actions.length <= MOST_ACTIONS;
  if (!fits && carried.length > 1) throw new TooMuch(`${actions.length} actions`);
  if (fits) await deps.table.write(actions);
  else await inTwo(carried, generation, deps);
  return waiting.length;
}

/** An activity that went from one month, place and person to others while figures are made again: it leaves first, then comes in. */
async function inTwo(carried: readonly Carried[], generation: Generation, deps: CarryDeps): Promise<void> {
  const generations = keptUp(generation);
  const leaving = carried.map((one) => ({ ...one, after: undefined }));
  const stands = stillIs(carried[0]?.auteur ?? '', generation);
  await deps.table.write([
    stands,
    ...carried.map(stillAs),
    ...(await widerActions(leaving, generations, deps)),
    ...heldActions(leaving, generations, deps),
  ]);
  const entering = carried.map((one) => ({ ...one, held: undefined }));
  await deps.table.write([stands, ...(await actionsOf(entering, generation, deps))]);
}

/** Each activity once, with its records. */
async function activitiesIn(
  records: readonly OutboxRecord[],
  read: readonly Item[],
  deps: CarryDeps,
): Promise<readonly Carried[]> {
  const groups = Map.groupBy(records, ({ auteur, cra }) => `${auteur} ${cra}`);
  const territoires = await deps.territoires();
  const epciOf = (commune: string) => territoires.get(commune)?.epci;
  return Promise.all(
    [...groups.values()].map(async (own) => {
      const { auteur = '', cra = '' } = own[0] ?? {};
      const item = itemAt(read, keyOf.cra(auteur, cra));
      const now = item && (await readCra(item, deps.keyring));
      return {
        auteur,
        cra,
        records: own,
        item,
        now,
        held: reduitIn(read, auteur, cra),
        after: now && reduced(now, epciOf),
      };
    }),
  );
}

async function actionsOf(
  carried: readonly Carried[],
  generation: Generation,
  deps: CarryDeps,
): Promise<readonly WriteAction[]> {
  const generations = keptUp(generation);
  return [
    ...carried.map(stillAs),
    ...carried.flatMap(passageActions),
    ...(await seenActions(
      carried.flatMap(({ item }) => currentPassage(item) ?? []),
      deps,
    )),
    ...(await widerActions(carried, generations, deps)),
    ...heldActions(carried, generations, deps),
    ...carried.flatMap(({ records }) =>
      records.map(({ pk, sk }): WriteAction => ({ delete: { pk, sk }, when: { is: 'present' } })),
    ),
  ];
}

function heldActions(
  carried: readonly Carried[],
  generations: readonly string[],
  deps: CarryDeps,
): readonly WriteAction[] {
  return carried.flatMap(({ auteur, cra, held, after }) =>
    putReduit(keyOf.reduit(auteur, cra), { before: held, after, generations }, deps),
  );
}

/** The activity has not moved. */
function stillAs({ auteur, cra, item }: Carried): WriteAction {
  const check = keyOf.cra(auteur, cra);
  return item
    ? { check, when: { is: 'equal', attributes: { rev: Number(item.rev) } } }
    : { check, when: { is: 'absent' } };
}

/** Of what is kept in clear. */
function currentPassage(item: Item | undefined): Passage | undefined {
  const clair = item?.clair as { readonly personne?: unknown; readonly date?: unknown } | undefined;
  return passageSchema.safeParse(clair).data;
}

function passageActions({ auteur, cra, records, item, now }: Carried): readonly WriteAction[] {
  const current = currentPassage(item);
  const named = new Map(
    records
      .flatMap(({ passages }) => passages)
      .map((passage) => [`${passage.personne} ${passage.date}`, passage]),
  );
  return [...named.values()].map(({ personne, date }) => {
    const key = keyOf.passage(personne, { date, cra });
    const holds = now !== undefined && current?.personne === personne && dateOf(now) === date;
    if (!holds) return { delete: key };
    return { put: { ...key, entity: 'passage', v: 1, auteur, cra, date } };
  });
}
