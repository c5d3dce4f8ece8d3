// Carrying out what activities cause: histories of persons, directories, figures of territories; for several activities in one transaction.
import * as z from 'zod';
import { dateOf } from '#bot/domain/cra/cra.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import {
  among,
  type CraReduit,
  isPlacedAlike,
  movedBetween,
  reduced,
  visitesOf,
} from '#bot/stats/cra-reduit.ts';
import { readCra, type StoredCra } from './cras.ts';
import { type Generation, generationIn, generationKey, keptUp, stillIs } from './generations.ts';
import { keyOf } from './keys.ts';
import { readAll } from './packed.ts';
import { itemAt, parseRecord } from './record.ts';
import { putReduit, type Reduit, reduitIn } from './reduits.ts';
import { seenActions } from './repertoire.ts';
import { withRetry } from './retry.ts';
import { widerActions } from './wider-figures.ts';

const passageSchema = z.object({ personne: z.string(), date: z.string() });

export type Passage = z.infer<typeof passageSchema>;

export function passageName({ personne, date }: Passage): string {
  return `${personne} ${date}`;
}

/** With what else the record holds, which is written again while a part of it remains. */
const outboxSchema = z.looseObject({
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

export type CarryDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'territoires' | 'pause'>;

/** Actions that a transaction may have. */
const MOST_ACTIONS = 100;
/** People moved in one transaction: each has a history, visits, and figures of months that no other may be in. */
const MOST_PEOPLE = 20;

/** More than one transaction holds: fewer activities at once is right. */
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

/** Whom something is to be done for: her visit, or an entry of her history. */
function peopleOf(carried: Carried, generation: Generation): readonly string[] {
  const { held, after, records } = carried;
  const before = staysPlaced(carried, generation) ? held?.reduit : undefined;
  const visits = movedBetween(before, after);
  const entries = records.flatMap(({ passages }) => passages.map(({ personne }) => personne));
  return [...new Set([...leaving(carried, generation), ...visits, ...entries])];
}

/** Whether what is held of the activity can become what it is by moving people alone, in all the figures that are kept up. */
function staysPlaced({ held, after }: Carried, generation: Generation): boolean {
  if (!held || !after || !isPlacedAlike(held.reduit, after)) return false;
  return keptUp(generation).every((g) => held.generations.includes(g));
}

/** Those who must go before the activity is elsewhere, or counts in more figures: what is held of it is one thing. */
function leaving(carried: Carried, generation: Generation): readonly string[] {
  const { held } = carried;
  if (!held || staysPlaced(carried, generation)) return [];
  const isCounted = keptUp(generation).some((g) => held.generations.includes(g));
  return isCounted ? [...visitesOf(held.reduit).keys()] : [];
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

/** What is written together. */
interface Part {
  readonly carried: readonly (Carried & {
    /** What stays of its records; nothing unless said. */
    readonly left?: readonly OutboxRecord[];
  })[];
  readonly generations: readonly string[];
}

function partOf(
  one: Carried,
  { people, generation }: { readonly people: readonly string[]; readonly generation: Generation },
): Part {
  const moved = new Set(people);
  const isMoved = (personne: string) => moved.has(personne);
  const isOther = (personne: string) => !moved.has(personne);
  const records = entriesAmong(one.records, isMoved);
  const part = { ...one, records, left: entriesAmong(one.records, isOther) };
  const { held, after } = one;
  if (held && leaving(one, generation).length > 0) {
    const generations = keptUp(generation).filter((g) => held.generations.includes(g));
    return { carried: [{ ...part, after: among(held.reduit, isOther) }], generations };
  }
  const stayed = held && staysPlaced(one, generation) ? among(held.reduit, isOther).p : {};
  const come = after && { ...after, p: { ...stayed, ...among(after, isMoved).p } };
  return { carried: [{ ...part, after: come }], generations: keptUp(generation) };
}

function entriesAmong(
  records: readonly OutboxRecord[],
  isOne: (personne: string) => boolean,
): readonly OutboxRecord[] {
  return records.map((record) => ({
    ...record,
    passages: record.passages.filter(({ personne }) => isOne(personne)),
  }));
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
