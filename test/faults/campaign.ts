// A campaign: people work, something breaks, and what is kept at the end is held against what they were told: what is lost, and what is doubled.
import type { Deps } from '#bot/ports.ts';
import { findActeur, putActeur } from '#bot/storage/acteurs.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { allPages } from '#bot/storage/pages.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { samplePeople } from '#local/seed-people.ts';
import type { Gesturer } from '#test/support/gestures.ts';
import type { Accepted } from './people.ts';

export interface Counted {
  /** Told to be done. */
  readonly accepted: number;
  /** Told to be done, and not there. */
  readonly lost: number;
  /** There more often than it was told. */
  readonly doubled: number;
  /** Figures, histories and lists that do not say what the activities do. */
  readonly wrong: readonly string[];
  readonly again: number;
}

type ReadDeps = Pick<Deps, 'table' | 'keyring'>;

export async function known(people: readonly Gesturer[], deps: Pick<Deps, 'table'>): Promise<void> {
  const sample = samplePeople.find(({ username }) => username === 'sami');
  if (!sample) throw new Error('no sample');
  for (const { userId } of people) {
    const acteur = { ...sample.acteur, id: acteurOf(userId) };
    if (!(await findActeur(acteur.id, deps))) await deps.table.write([putActeur(acteur, 0)]);
  }
}

const acteurOf = (userId: string): string => `mattermost.${userId}`;

/** Once nothing waits any more. */
export async function counted(
  people: readonly (readonly [Gesturer, Accepted])[],
  deps: ReadDeps,
): Promise<Counted> {
  const each = await Promise.all(
    people.map(([{ userId }, accepted]) => countOne(acteurOf(userId), accepted, deps)),
  );
  return {
    accepted: sum(each.map((one) => one.accepted)),
    lost: sum(each.map((one) => one.lost)),
    doubled: sum(each.map((one) => one.doubled)),
    wrong: each.flatMap((one) => one.wrong),
    again: sum(people.map(([, { again }]) => again)),
  };
}

async function countOne(acteur: string, told: Accepted, deps: ReadDeps): Promise<Omit<Counted, 'again'>> {
  const [cras, notes, taches, reduits, people, figures] = await Promise.all([
    allPages(rangeOf.tousCras(acteur), deps),
    allPages({ pk: `M#${acteur}`, prefix: 'N#' }, deps),
    allPages(rangeOf.openTaches(acteur), deps),
    allPages(rangeOf.reduits(acteur), deps),
    readRepertoire(acteur, deps),
    sumMonths(acteur, { from: '0000-00', to: '9999-99' }, deps),
  ]);
  const histories = await Promise.all(people.map(({ id }) => allPages(rangeOf.passages(id), deps)));
  const kept = {
    activites: cras.length,
    personnes: people.length,
    notes: notes.length,
    taches: taches.length,
  };
  const gaps = (['activites', 'personnes', 'notes', 'taches'] as const).map(
    (kind) => kept[kind] - told[kind],
  );
  const derived: readonly (readonly [string, number, number])[] = [
    ['figures', figures.activites ?? 0, cras.length],
    ['reduced activities', reduits.length, cras.length],
    ['entries of histories', sum(histories.map((entries) => entries.length)), people.length],
  ];
  return {
    accepted: told.activites + told.personnes + told.notes + told.taches,
    lost: sum(gaps.map((gap) => Math.max(0, -gap))),
    doubled: sum(gaps.map((gap) => Math.max(0, gap))),
    wrong: derived.flatMap(([what, said, is]) => (said === is ? [] : [`${what}: ${said} for ${is}`])),
  };
}

/** Whether what activities cause is all done, for these people. */
export async function isQuiet(people: readonly Gesturer[], { table }: ReadDeps): Promise<boolean> {
  const waiting = await Promise.all(
    people.map(({ userId }) => table.query({ pk: `M#${acteurOf(userId)}`, prefix: 'O#', limit: 1 })),
  );
  return waiting.every(({ items }) => items.length === 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
