// All figures made again, mediator by mediator, then put in the place of those that were read; may be stopped anywhere and begun again.
import type { Deps, Key } from '#bot/ports.ts';
import { keptUp } from './generations.ts';
import {
  beginTerritories,
  endTerritories,
  type RebuildDeps,
  rebuildAuthor,
  rebuildTerritories,
  removeAll,
} from './rebuild.ts';

/** Every key of the table, in any order: a maintenance task may look at it all, nothing else does. */
export type AllKeys = () => AsyncIterable<Key>;

export interface Rebuilt {
  readonly mediators: number;
  readonly activities: number;
  /** Records that nobody read any more. */
  readonly removed: number;
}

export async function rebuildAll(
  keys: AllKeys,
  deps: RebuildDeps & Pick<Deps, 'newId'>,
  say: (line: string) => void,
): Promise<Rebuilt> {
  const generation = await beginTerritories(deps);
  const auteurs = await mediatorsIn(keys());
  let activities = 0;
  for (const [index, auteur] of auteurs.entries()) {
    const months = await rebuildAuthor(auteur, deps);
    const counted = await rebuildTerritories(auteur, generation, deps);
    activities += counted;
    say(`${index + 1}/${auteurs.length} : ${counted} activités, ${months} mois`);
  }
  const read = await endTerritories(deps);
  const removed = await removeOthers(keys(), read, deps);
  return { mediators: auteurs.length, activities, removed };
}

/** Whoever has activities, or is still held to have some. */
async function mediatorsIn(keys: AsyncIterable<Key>): Promise<readonly string[]> {
  const auteurs = new Set<string>();
  for await (const { pk, sk } of keys) {
    if (pk.startsWith('F#')) auteurs.add(pk.slice(2));
    if (pk.startsWith('M#') && sk.startsWith('C#')) auteurs.add(pk.slice(2));
    if (pk.startsWith('R#M#')) auteurs.add(pk.slice(4));
  }
  return [...auteurs].toSorted();
}

/** Of other generations than the one that is read. */
const DERIVED = /^(?:R|V|A|N)#([^#]+)#/;
/** What is not of any: a mediator's own figures. */
const OWN = 'M';

const AT_ONCE = 90;

async function removeOthers(
  keys: AsyncIterable<Key>,
  read: Awaited<ReturnType<typeof endTerritories>>,
  deps: Pick<Deps, 'table'>,
): Promise<number> {
  const kept = new Set([OWN, ...keptUp(read)]);
  let removed = 0;
  let old: Key[] = [];
  for await (const key of keys) {
    const generation = DERIVED.exec(key.pk)?.[1];
    if (generation === undefined || kept.has(generation)) continue;
    old.push(key);
    removed += 1;
    if (old.length < AT_ONCE) continue;
    await removeAll(old, deps);
    old = [];
  }
  await removeAll(old, deps);
  return removed;
}
