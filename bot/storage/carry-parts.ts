// What is carried out of an activity in one transaction: all of it, or some of its people at a time, from what is held of it to what it is. Pure.
import * as z from 'zod';
import type { Item } from '#bot/ports.ts';
import { among, type CraReduit, isPlacedAlike, movedBetween, visitesOf } from '#bot/stats/cra-reduit.ts';
import type { StoredCra } from './cras.ts';
import { type Generation, keptUp } from './generations.ts';
import { parseRecord } from './record.ts';
import type { Reduit } from './reduits.ts';

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

/** An activity whose consequences are carried out, with all that waits for it. */
export interface Waiting {
  readonly auteur: string;
  readonly cra: string;
  readonly records: readonly OutboxRecord[];
}

/** The same, as it is now. */
export interface Carried extends Waiting {
  /** Its record, where there is one. */
  readonly item: Item | undefined;
  readonly now: StoredCra | undefined;
  readonly held: Reduit | undefined;
  readonly after: CraReduit | undefined;
}

/** Whom something is to be done for: her visit, or an entry of her history. */
export function peopleOf(carried: Carried, generation: Generation): readonly string[] {
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

/** What is written together. */
export interface Part {
  readonly carried: readonly (Carried & {
    /** What stays of its records; nothing unless said. */
    readonly left?: readonly OutboxRecord[];
  })[];
  readonly generations: readonly string[];
}

export function partOf(
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
