// What one CRA adds to figures, and what a change of it adds or takes away. Pure: every total is a sum of these.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';

/**
 * By name: `activites` (those that took place), `minutes`, `accompagnements`, `visites`, `interventions`, `participants`, `structures`, and
 * `type.<id>` (records of each type, those that did not take place included). A zero is absent, so that equal figures are equal values.
 */
export type Counters = Readonly<Record<string, number>>;

type Counted = Pick<Cra, 'type' | 'values'>;

/** A record of a type unknown to this version is an activity of its type, and no more. */
export function count(cra: Counted): Counters {
  const { values } = cra;
  const type = typeCra(cra.type);
  return withoutZeros({
    activites: type?.sansActivite ? 0 : 1,
    minutes: typeof values.duree === 'number' ? values.duree : 0,
    accompagnements: type?.accompagnements(values) ?? 0,
    ...(type?.autre && { [type.autre.unite]: type.autre.nombre(values) }),
    [`type.${cra.type}`]: 1,
  });
}

export function add(a: Counters, b: Counters): Counters {
  return combine(a, b, 1);
}

/** `count(after) − count(before)`; without `before` a creation, without `after` a deletion. */
export function delta(before: Counted | undefined, after: Counted | undefined): Counters {
  return combine(after ? count(after) : {}, before ? count(before) : {}, -1);
}

function combine(a: Counters, b: Counters, sign: 1 | -1): Counters {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return withoutZeros(
    Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + sign * (b[name] ?? 0)])),
  );
}

function withoutZeros(counters: Counters): Counters {
  return Object.fromEntries(Object.entries(counters).filter(([, n]) => n !== 0));
}
