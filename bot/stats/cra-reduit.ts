// An activity reduced to what figures wider than its author's are made of: no word, no name, no place but its commune.
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import { villeOf } from '#bot/domain/territoire/ville.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import type { Counters } from './compteurs.ts';
import { count, visites } from './count.ts';
import { partOf } from './mois.ts';

/** One accompaniment of somebody who is followed. */
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

export interface CraReduit extends Visite {
  /** Whom it was with, when she is followed. */
  readonly personne?: string;
  /** What it adds to figures. */
  readonly c: Counters;
}

/** What only its author's figures say. */
const OWN = /^(lieu|structure)\./;

export function reduced(
  cra: Pick<Cra, 'id' | 'auteur' | 'type' | 'values' | 'structure' | 'creeLe'>,
  epciOf: (commune: string) => string | undefined,
): CraReduit {
  const commune = (cra.values.lieu as PlaceValue | undefined)?.commune?.code;
  const epci = commune === undefined ? undefined : epciOf(commune);
  const [seen] = Object.keys(visites(cra));
  const [personne = '', ...visite] = seen?.split(' ') ?? [];
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
    ...(seen !== undefined && { personne, visite: visite.join(' ') }),
    c: Object.fromEntries(counted),
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
