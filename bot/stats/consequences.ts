// What changes of activities change in the figures of territories, of people and of their mediators' new people. Pure, whatever the order.
import { departementOf } from '#bot/domain/territoire/communes.ts';
import { type Counters, sumOf } from './compteurs.ts';
import { type CraReduit, FRANCE, perimetresOf, type Visite, visitesOf } from './cra-reduit.ts';
import type { Rollup } from './rollup.ts';

/** From what the wider figures hold of an activity to what they should. */
export interface Change {
  readonly before: CraReduit | undefined;
  readonly after: CraReduit | undefined;
}

/** What must be known of the people and mediators that changes name. */
export interface Known {
  /** By person: her visits, the first ones first. */
  readonly visites: ReadonlyMap<string, readonly Visite[]>;
  /** By mediator and month (`slot`): how many activities in each perimeter and part. */
  readonly presences: ReadonlyMap<string, Counters>;
}

export interface Consequences extends Known {
  /** Differences, by perimeter, month and part (`slot`); the part of the whole is empty. */
  readonly rollups: ReadonlyMap<string, Rollup>;
  /** Differences, by mediator and year (`slot`): their new people, by month and part. */
  readonly nouveaux: ReadonlyMap<string, Counters>;
}

/** The key of one of these maps. */
export function slot(...parts: readonly string[]): string {
  return parts.join('|');
}

/** The parts of a key. */
export function slotParts(key: string): readonly string[] {
  return key.split('|');
}

export function consequencesOf(changes: readonly Change[], known: Known): Consequences {
  const sums: Sums = { c: new Map(), p: new Map() };
  const moves = changes.flatMap(({ before, after }) => [
    ...(before ? [{ cra: before, sign: -1 }] : []),
    ...(after ? [{ cra: after, sign: 1 }] : []),
  ]);
  for (const move of moves) addActivity(move, sums);
  const presences = presencesAfter(moves, known, sums);
  const visites = visitesAfter(moves, known);
  const nouveaux = new Map<string, Map<string, number>>();
  for (const [personne, after] of visites)
    addPerson(known.visites.get(personne) ?? [], after, { sums, nouveaux });
  return { visites, presences, rollups: rollupsOf(sums), nouveaux: countersOf(nouveaux) };
}

interface Move {
  readonly cra: CraReduit;
  /** 1 where it comes, −1 where it goes. */
  readonly sign: number;
}

/** Differences being summed, by slot then by name. */
type Summing = Map<string, Map<string, number>>;

interface Sums {
  readonly c: Summing;
  readonly p: Summing;
}

function bump(summing: Summing, key: string, [name, n]: readonly [string, number]): void {
  const own = summing.get(key) ?? new Map<string, number>();
  if (own.size === 0) summing.set(key, own);
  own.set(name, (own.get(name) ?? 0) + n);
}

type Placed = Pick<Visite, 'date' | 'type'>;

const monthOf = ({ date }: Placed): string => date.slice(0, 7);

/** The whole of a month, and what is of its type. */
const partsOf = ({ type }: Placed): readonly string[] => ['', type];

/** The nation tells départements from one another, not communes. */
function local(name: string, perimetre: string): string {
  if (perimetre !== FRANCE) return name;
  const [, head, code] = /^(lieu\/commune|anonymes\/commune|commune)\.(.+)$/.exec(name) ?? [];
  if (head === undefined || code === undefined) return name;
  const where = head === 'lieu/commune' ? 'lieu/departement' : head.replace('commune', 'departement');
  return `${where}.${departementOf(code)}`;
}

function addActivity({ cra, sign }: Move, { c, p }: Sums): void {
  const counted = Object.entries(cra.c);
  for (const perimetre of perimetresOf(cra)) {
    for (const part of partsOf(cra)) {
      const key = slot(perimetre, monthOf(cra), part);
      for (const [name, n] of counted) bump(c, key, [local(name, perimetre), sign * n]);
    }
    // People are kept once, with the type of the visit: so many copies would cost more than they tell.
    if (perimetre === FRANCE) continue;
    for (const [visit, n] of Object.entries(cra.p))
      bump(p, slot(perimetre, monthOf(cra), ''), [`${visit} ${TYPE}${cra.type}`, sign * n]);
  }
}

/** Begins the fact of a visit that says of what type it was. */
export const TYPE = 'type.';

function presencesAfter(moves: readonly Move[], known: Known, { c }: Sums): ReadonlyMap<string, Counters> {
  const after = new Map<string, Counters>();
  for (const [key, difference] of presenceMoves(moves)) {
    const before = known.presences.get(key) ?? {};
    const now = sumOf([before, Object.fromEntries(difference)]);
    after.set(key, now);
    const [, month = ''] = slotParts(key);
    for (const name of difference.keys())
      addMediator({ name, month, came: there(now, name) - there(before, name) }, c);
  }
  return after;
}

function presenceMoves(moves: readonly Move[]): Summing {
  const differences: Summing = new Map();
  for (const { cra, sign } of moves.filter((move) => move.cra.c.activites !== undefined)) {
    const key = slot(cra.auteur, monthOf(cra));
    for (const perimetre of perimetresOf(cra))
      for (const part of partsOf(cra)) bump(differences, key, [`${perimetre}#${part}`, sign]);
  }
  return differences;
}

const there = (presence: Counters, name: string): number => Number((presence[name] ?? 0) > 0);

/** Whoever comes into a perimeter in a month, or leaves it, is one mediator more or less there. */
function addMediator(
  { name, month, came }: { readonly name: string; readonly month: string; readonly came: number },
  c: Summing,
): void {
  if (came === 0) return;
  const cut = name.lastIndexOf('#');
  bump(c, slot(name.slice(0, cut), month, name.slice(cut + 1)), ['mediateurs', came]);
}

function visitesAfter(moves: readonly Move[], before: Known): Map<string, readonly Visite[]> {
  const after = new Map<string, readonly Visite[]>();
  for (const { cra, sign } of moves) {
    const { c: _c, p: _p, ...activity } = cra;
    for (const [personne, visite] of visitesOf(cra)) {
      const known = after.get(personne) ?? before.visites.get(personne) ?? [];
      const others = known.filter((one) => one.cra !== cra.cra || one.auteur !== cra.auteur);
      after.set(personne, sign > 0 ? [...others, { ...activity, visite }].sort(inOrder) : others);
    }
  }
  return after;
}

/** The first is the earliest by date; of one day, the one recorded first. */
function inOrder(a: Visite, b: Visite): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.creeLe - b.creeLe || (`${a.cra} ${a.auteur}` < `${b.cra} ${b.auteur}` ? -1 : 1);
}

/** A person is new where and when her first accompaniment took place, whoever it was with: once in all. */
function addPerson(
  before: readonly Visite[],
  after: readonly Visite[],
  { sums, nouveaux }: { readonly sums: Sums; readonly nouveaux: Summing },
): void {
  for (const [first, sign] of [[before[0], -1] as const, [after[0], 1] as const]) {
    if (!first) continue;
    const month = monthOf(first);
    bump(nouveaux, slot(first.auteur, month.slice(0, 4)), [`${month}#${first.part}`, sign]);
    for (const perimetre of perimetresOf(first))
      for (const part of partsOf(first)) bump(sums.c, slot(perimetre, month, part), ['nouveaux', sign]);
  }
  addCells(before, -1, sums);
  addCells(after, 1, sums);
}

/**
 * Of the nation, too large for its people to be kept: how many there were each month by the month of their visit before it. Distinct
 * people of a period are those whose visit before was before it (performance.md, 4).
 */
function addCells(visits: readonly Visite[], sign: number, { c }: Sums): void {
  for (const part of ['', ...new Set(visits.map(({ type }) => type))]) {
    const own = visits.filter(({ type }) => part === '' || type === part);
    const firsts = [...new Map(own.toReversed().map((visit) => [monthOf(visit), visit])).values()].reverse();
    for (const [index, first] of firsts.entries()) {
      const previous = firsts[index - 1];
      const key = slot(FRANCE, monthOf(first), part);
      const cell = `${CELL}${previous ? monthOf(previous) : ''}`;
      bump(c, key, [`${cell}.${EVERYBODY}`, sign]);
      for (const fact of factsOf(first)) bump(c, key, [`${cell}.${local(fact, FRANCE)}`, sign]);
    }
  }
}

/** Begins the dimension of a cell, before the month of the visit before. */
export const CELL = 'suivis@';
export const EVERYBODY = 'tous';

/** What was true of the person: how the accompaniment went is of the accompaniment. */
function factsOf({ visite = '' }: Visite): readonly string[] {
  return visite
    .split(' ')
    .slice(1)
    .filter((fact) => !fact.startsWith('autonomie.'));
}

function rollupsOf({ c, p }: Sums): ReadonlyMap<string, Rollup> {
  const counters = countersOf(c);
  const visits = countersOf(p);
  const keys = [...new Set([...counters.keys(), ...visits.keys()])];
  return new Map(keys.map((key) => [key, { c: counters.get(key) ?? {}, p: visits.get(key) ?? {} }]));
}

/** Without those that came to nothing. */
function countersOf(summing: Summing): ReadonlyMap<string, Counters> {
  const summed = [...summing].map(([key, own]) => [key, sumOf([Object.fromEntries(own)])] as const);
  return new Map(summed.filter(([, own]) => Object.keys(own).length > 0));
}
