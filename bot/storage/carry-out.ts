// Carrying out what activities cause: histories of persons, directories, figures of territories; for several activities in one transaction.
import * as z from 'zod';
import { dateOf } from '#bot/domain/cra/cra.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
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

const outboxSchema = z.object({
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

/** Actions that a transaction may have. */
const MOST_ACTIONS = 100;

/** More than one transaction holds: fewer at once is right. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** An activity whose consequences are carried out, with all that waits for it. */
export interface Waiting {
  readonly auteur: string;
  readonly cra: string;
  readonly records: readonly OutboxRecord[];
}

/** The same, as it is now. */
interface Carried extends Waiting {
  /** Its record, where there is one. */
  readonly item: Item | undefined;
  readonly now: StoredCra | undefined;
  readonly held: Reduit | undefined;
  readonly after: CraReduit | undefined;
}

/**
 * Carries out records of activities and removes them, in one transaction. What is written follows each activity as it is at that moment,
 * never the order in which records come; one that was carried out before is found gone, and nothing happens. Gives how many were.
 */
export async function carryOut(records: readonly OutboxRecord[], deps: CarryDeps): Promise<number> {
  const there = await readAll(records, deps);
  const waiting = records.filter((record) => itemAt(there, record));
  const groups = Map.groupBy(waiting, ({ auteur, cra }) => `${auteur} ${cra}`);
  await carryActivities(
    [...groups.values()].flatMap((own) =>
      own.slice(0, 1).map(({ auteur, cra }) => ({ auteur, cra, records: own })),
    ),
    deps,
  );
  return waiting.length;
}

/** Makes all that these activities cause what it should be, whether a record waits for it or not. */
export async function carryActivities(activities: readonly Waiting[], deps: CarryDeps): Promise<void> {
  const [first] = activities;
  if (!first) return;
  const keys = activities.flatMap(({ auteur, cra }) => [keyOf.cra(auteur, cra), keyOf.reduit(auteur, cra)]);
  const read = await readAll([...keys, generationKey(first.auteur)], deps);
  const generation = generationIn(read, first.auteur);
  const carried = await Promise.all(activities.map((one) => asItIs(one, read, deps)));
  const actions = await actionsOf(carried, generation, deps);
  if (actions.length === 0) return;
  const all = [stillIs(first.auteur, generation), ...carried.map(stillAs), ...actions];
  if (all.length <= MOST_ACTIONS) return deps.table.write(all);
  if (carried.length > 1) throw new TooMuch(`${all.length} actions`);
  await inTwo(carried, generation, deps);
}

async function asItIs(waiting: Waiting, read: readonly Item[], deps: CarryDeps): Promise<Carried> {
  const { auteur, cra } = waiting;
  const territoires = await deps.territoires();
  const item = itemAt(read, keyOf.cra(auteur, cra));
  const now = item && (await readCra(item, deps.keyring));
  const after = now && reduced(now, (commune) => territoires.get(commune)?.epci);
  return { ...waiting, item, now, held: reduitIn(read, auteur, cra), after };
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
  await deps.table.write([stands, ...carried.map(stillAs), ...(await actionsOf(entering, generation, deps))]);
}

async function actionsOf(
  carried: readonly Carried[],
  generation: Generation,
  deps: CarryDeps,
): Promise<readonly WriteAction[]> {
  const generations = keptUp(generation);
  return [
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
