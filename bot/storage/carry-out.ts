// Carrying out what activities cause: histories of persons, directories, figures of territories; for several activities in one transaction.
import { dateOf } from '#bot/domain/cra/cra.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { reduced } from '#bot/stats/cra-reduit.ts';
import {
  type Carried,
  type OutboxRecord,
  outboxRecord,
  type Part,
  type Passage,
  partOf,
  passageName,
  peopleOf,
  type Waiting,
} from './carry-parts.ts';
import { readCra } from './cras.ts';
import { type Generation, generationIn, generationKey, keptUp, stillIs } from './generations.ts';
import { keyOf } from './keys.ts';
import { readAll } from './packed.ts';
import { itemAt } from './record.ts';
import { putReduit, reduitIn } from './reduits.ts';
import { seenActions } from './repertoire.ts';
import { withRetry } from './retry.ts';
import { widerActions } from './wider-figures.ts';

export type CarryDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'territoires' | 'pause'>;

/** Actions that a transaction may have. */
const MOST_ACTIONS = 100;
/** People moved in one transaction: each has a history, visits, and figures of months that no other may be in. */
const MOST_PEOPLE = 20;

/** More than one transaction holds: fewer activities at once is right. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/**
 * Carries out records of activities and removes them. What is written follows each activity as it is at that moment, never the order in which
 * records come; one that was carried out before is found gone, and nothing happens. Gives how many were there.
 *
 * It is one transaction, but for an activity of more people than one holds: these are moved a few at a time, from what is held of the activity to
 * what is held of it with them, each with the entries of her history, which leave the record at once. The last transaction removes the record. At
 * whatever point it stops, what is held says what was counted, and the rest is done from there.
 */
export async function carryOut(records: readonly OutboxRecord[], deps: CarryDeps): Promise<number> {
  let found: number | undefined;
  for (;;) {
    const waiting = await withRetry(async () => {
      const there = await readAll(records, deps);
      const left = records.flatMap((record) => itemAt(there, record) ?? []).map(outboxRecord);
      return { count: left.length, isDone: await carrySome(waitingFor(left), deps) };
    }, deps);
    found ??= waiting.count;
    if (waiting.isDone) return found;
  }
}

function waitingFor(records: readonly OutboxRecord[]): readonly Waiting[] {
  const groups = Map.groupBy(records, ({ auteur, cra }) => `${auteur} ${cra}`);
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ auteur, cra }) => ({ auteur, cra, records: own })),
  );
}

/** Makes all that these activities cause what it should be, whether a record waits for it or not. */
export async function carryActivities(activities: readonly Waiting[], deps: CarryDeps): Promise<void> {
  while (!(await withRetry(() => carrySome(activities, deps), deps)));
}

/** All of it in one transaction, or a part of it; whether nothing is left to do. */
async function carrySome(activities: readonly Waiting[], deps: CarryDeps): Promise<boolean> {
  const [first, ...others] = activities;
  if (!first) return true;
  const keys = activities.flatMap(({ auteur, cra }) => [keyOf.cra(auteur, cra), keyOf.reduit(auteur, cra)]);
  const read = await readAll([...keys, generationKey(first.auteur)], deps);
  const generation = generationIn(read, first.auteur);
  const carried = await Promise.all(activities.map((one) => asItIs(one, read, deps)));
  const people = carried.flatMap((one) => peopleOf(one, generation));
  if (people.length <= MOST_PEOPLE) {
    const whole = { carried, generations: keptUp(generation) };
    const actions = await actionsOf(whole, deps);
    if (actions.length === 0 || (await written(actions, { carried, generation }, deps))) return true;
  }
  const [one] = carried;
  if (!one || others.length > 0) throw new TooMuch(`${activities.length} activities`);
  await carryPart(one, generation, deps);
  return false;
}

async function asItIs(waiting: Waiting, read: readonly Item[], deps: CarryDeps): Promise<Carried> {
  const { auteur, cra } = waiting;
  const territoires = await deps.territoires();
  const item = itemAt(read, keyOf.cra(auteur, cra));
  const now = item && (await readCra(item, deps.keyring));
  const after = now && reduced(now, (commune) => territoires.get(commune)?.epci);
  return { ...waiting, item, now, held: reduitIn(read, auteur, cra), after };
}

/** As many people as a transaction holds, with their entries; at worst the activity by itself. */
async function carryPart(one: Carried, generation: Generation, deps: CarryDeps): Promise<void> {
  const people = peopleOf(one, generation);
  for (let most = Math.min(MOST_PEOPLE, people.length); ; most = Math.floor(most / 2)) {
    const part = partOf(one, { people: people.slice(0, most), generation });
    const actions = await actionsOf(part, deps);
    if (actions.length > 0 && (await written(actions, { carried: [one], generation }, deps))) return;
    if (most === 0) throw new TooMuch('one activity');
  }
}

/** Whether they were written: false where one transaction does not hold them. */
async function written(
  actions: readonly WriteAction[],
  on: { readonly carried: readonly Carried[]; readonly generation: Generation },
  deps: CarryDeps,
): Promise<boolean> {
  const stands = stillIs(on.carried[0]?.auteur ?? '', on.generation);
  const all = [stands, ...on.carried.map(stillAs), ...actions];
  if (all.length > MOST_ACTIONS) return false;
  await deps.table.write(all);
  return true;
}

async function actionsOf({ carried, generations }: Part, deps: CarryDeps): Promise<readonly WriteAction[]> {
  const entries = carried.flatMap(entriesOf);
  return [
    ...entries.map(({ action }) => action),
    ...(await seenActions(
      entries.filter(({ holds }) => holds).map(({ passage }) => passage),
      deps,
    )),
    ...(await widerActions(carried, generations, deps)),
    ...heldActions(carried, generations, deps),
    ...carried.flatMap(recordActions),
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

/** Carried out, they are gone; in part, what is left of them. */
function recordActions({ records, left }: Part['carried'][number]): readonly WriteAction[] {
  const when = { is: 'present' } as const;
  if (!left) return records.map(({ pk, sk }) => ({ delete: { pk, sk }, when }));
  return left
    .filter((_, index) => records[index]?.passages.length !== 0)
    .map((record) => ({ put: record, when }));
}

interface Entry {
  readonly passage: Passage;
  readonly holds: boolean;
  readonly action: WriteAction;
}

/** The entries that records tell of, as the activity is now. */
function entriesOf({ auteur, cra, records, now }: Carried): readonly Entry[] {
  const named = new Map(
    records.flatMap(({ passages }) => passages).map((passage) => [passageName(passage), passage]),
  );
  const people = new Set(now ? personnesDe(now) : []);
  return [...named.values()].map((passage) => {
    const { personne, date } = passage;
    const key = keyOf.passage(personne, { date, cra });
    const holds = now !== undefined && people.has(personne) && dateOf(now) === date;
    const action = holds ? { put: { ...key, entity: 'passage', v: 1, auteur, cra, date } } : { delete: key };
    return { passage, holds, action };
  });
}
