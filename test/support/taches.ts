// Tasks of people on a table, for tests: noted, changed, read back; and the mornings that they bring.
import type { Tache } from '#bot/domain/tache.ts';
import { DUE_SHARDS } from '#bot/storage/indexes.ts';
import { dueMatins, type Matin, matinIn } from '#bot/storage/matins.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { openTaches, unsealTache } from '#bot/storage/taches.ts';
import type { Records } from './records.ts';

const TWO_YEARS = 730 * 24 * 60 * 60 * 1000;

/** The mornings of this person that are to be considered within two years, by date. */
export async function matinsOf({
  acteur,
  sound,
  clock,
}: Pick<Records, 'acteur' | 'sound' | 'clock'>): Promise<readonly string[]> {
  const all: Matin[] = [];
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let after: string | undefined;
    do {
      const page = await dueMatins(shard, { at: clock() + TWO_YEARS, after }, { table: sound });
      all.push(...page.items.map(matinIn));
      after = page.next;
    } while (after !== undefined);
  }
  return all.flatMap((one) => (one.acteur === acteur ? [one.date] : [])).toSorted();
}

/** In Paris unless said. */
export function acteurOf({ acteur }: Pick<Records, 'acteur'>, fuseau = 'Europe/Paris') {
  return { id: acteur, fuseau };
}

/** For tomorrow. */
export function someTache(records: Records, more: Partial<Tache> = {}): Tache {
  return {
    id: records.newId(),
    acteur: records.acteur,
    quoi: 'rappeler la CAF',
    le: '2026-11-20',
    creeLe: records.clock(),
    modifieLe: records.clock(),
    rev: 0,
    ...more,
  };
}

export function note(records: Records, tache: Tache, geste = tache.id) {
  const acteur = acteurOf(records);
  return changeTache({ acteur, id: tache.id, geste, apply: (current) => current ?? tache }, records);
}

export function change(records: Records, id: string, apply: (current: Tache) => Tache) {
  const [acteur, geste] = [acteurOf(records), records.gesture()];
  return changeTache({ acteur, id, geste, apply: (current) => current && apply(current) }, records);
}

export function remove(records: Records, id: string) {
  const [acteur, geste] = [acteurOf(records), records.gesture()];
  return changeTache({ acteur, id, geste, apply: () => undefined }, records);
}

/** What is open, in order. */
export async function wordsOf(records: Records): Promise<readonly string[]> {
  const { taches } = await openTaches(records.acteur, { limit: 200 }, records);
  return Promise.all(taches.map(async (one) => (await unsealTache(one, records.keyring)).quoi));
}
