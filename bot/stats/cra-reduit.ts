// An activity reduced to what figures wider than its author's are made of: no word, no name, no place but its commune.
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import { villeOf } from '#bot/domain/territoire/ville.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import type { Counters } from './compteurs.ts';
import { count, visites } from './count.ts';
import { partOf } from './mois.ts';

/** One accompaniment of somebody who is followed: what an activity gives to each. */
export interface Visite {
  readonly cra: string;
  readonly auteur: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly creeLe: number;
  readonly type: string;
  /** Where it counts among its author's own figures (`partOf`). */
  readonly part: string;
  /** INSEE code of where it took place. */
  readonly commune?: string;
  readonly epci?: string;
  /** The day, then what was true of the person that day (`visites`). */
  readonly visite?: string;
}

export interface CraReduit extends Omit<Visite, 'visite'> {
  /** What it adds to figures. */
  readonly c: Counters;
  /** The visits of those whom it was with, who are followed. */
  readonly p: Counters;
}

/** Everybody it was with, each with what tells of her visit (`Visite.visite`). */
export function visitesOf({ p }: Pick<CraReduit, 'p'>): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(p).map((visit) => {
      const cut = visit.indexOf(' ');
      return [visit.slice(0, cut), visit.slice(cut + 1)];
    }),
  );
}

/** The same activity, of these people alone among those it was with. */
export function among(cra: CraReduit, isOne: (personne: string) => boolean): CraReduit {
  const p = Object.entries(cra.p).filter(([visit]) => isOne(visit.slice(0, visit.indexOf(' '))));
  return { ...cra, p: Object.fromEntries(p) };
}

/** What only its author's figures say. */
const OWN = /^(lieu|structure)\./;

/** Whether both are of the same day, kind and place: a person whose visit is the same then has the same in both. */
export function isPlacedAlike(a: CraReduit, b: CraReduit): boolean {
  return placed(a) === placed(b);
}

function placed({ date, creeLe, type, part, commune, epci }: CraReduit): string {
  return JSON.stringify([date, creeLe, type, part, commune, epci]);
}

/** The people whose visits differ. */
export function movedBetween(before: CraReduit | undefined, after: CraReduit | undefined): readonly string[] {
  const [was, is] = [before ? visitesOf(before) : NOBODY, after ? visitesOf(after) : NOBODY];
  const alike = before !== undefined && after !== undefined && isPlacedAlike(before, after);
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => !alike || was.get(id) !== is.get(id));
}

const NOBODY: ReadonlyMap<string, string> = new Map();

export function reduced(
  cra: Pick<Cra, 'id' | 'auteur' | 'type' | 'values' | 'faits' | 'structure' | 'creeLe'>,
  epciOf: (commune: string) => string | undefined,
): CraReduit {
  const commune = (cra.values.lieu as PlaceValue | undefined)?.commune?.code;
  const epci = commune === undefined ? undefined : epciOf(commune);
  const counted = Object.entries(count(cra)).filter(([name]) => !OWN.test(name));
  return {
    cra: cra.id,
    auteur: cra.auteur,
    date: dateOf(cra),
    creeLe: cra.creeLe,
    type: cra.type,
    part: partOf(cra),
    ...(commune !== undefined && { commune }),
    ...(epci !== undefined && { epci }),
    c: Object.fromEntries(counted),
    p: visites(cra),
  };
}

export const FRANCE = 'FR';

/** The perimeters that an activity counts in, the widest first. Without a commune (at a distance), the nation alone. */
export function perimetresOf({ commune, epci }: Pick<Visite, 'commune' | 'epci'>): readonly string[] {
  if (commune === undefined) return [FRANCE];
  const ville = villeOf(commune);
  return [
    FRANCE,
    `DEP#${departementOf(commune)}`,
    ...(epci === undefined ? [] : [`EPCI#${epci}`]),
    ...(ville === undefined ? [] : [`COM#${ville}`]),
    `COM#${commune}`,
  ];
}
