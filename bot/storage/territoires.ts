// The figures of territories by month: the whole, its parts by type, its people in shards; made of differences, read in ranges.
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { type Counters, isNothing, sumOf } from '#bot/stats/compteurs.ts';
import { slotParts } from '#bot/stats/consequences.ts';
import { packRollup, type Rollup, sumRollups, unpackCounters, unpackRollup } from '#bot/stats/rollup.ts';
import { personneShard } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { packedIn, replacePacked, textOf } from './packed.ts';
import { allPages } from './pages.ts';

export const TERRITOIRE = 'territoire';

interface Difference {
  readonly key: Key;
  readonly delta: Rollup;
}

/** Where each difference goes: counters in the month or its part, people in the shards of the month. */
export function differencesOf(g: string, rollups: ReadonlyMap<string, Rollup>): readonly Difference[] {
  return [...rollups].flatMap(([slot, { c, p }]) => {
    const [perimetre = '', month = '', part = ''] = slotParts(slot);
    const counters = { key: keyOf.territoire(g, { perimetre, month, part }), delta: { c, p: {} } };
    const shards = Map.groupBy(Object.entries(p), ([name]) => personneShard(personOf(name)));
    const people = [...shards].map(([shard, visits]) => ({
      key: keyOf.territoirePersonnes(g, { perimetre, month, shard }),
      delta: { c: {}, p: Object.fromEntries(visits) },
    }));
    return isNothing(c) ? people : [counters, ...people];
  });
}

function personOf(visit: string): string {
  return visit.slice(0, visit.indexOf(' '));
}

/** The actions that add differences to the records read. */
export function territoryActions(
  differences: readonly Difference[],
  read: readonly Item[],
  deps: Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  return differences.flatMap(({ key, delta }) => {
    const at = { entity: TERRITOIRE, key, read };
    const text = packedIn(at);
    const rollup = sumRollups([...(text === undefined ? [] : [unpackRollup(text)]), delta]);
    return replacePacked(at, packRollup(rollup), deps);
  });
}

/** What is kept of a mediator's new people, by month and part, of the years that these months are in. */
export async function readNouveaux(
  of: { readonly g: string; readonly auteur: string; readonly from: string; readonly to: string },
  deps: Pick<Deps, 'table'>,
): Promise<Counters> {
  const items = await allPages(
    rangeOf.nouveaux(of.g, of.auteur, { from: of.from.slice(0, 4), to: of.to.slice(0, 4) }),
    deps,
  );
  return nouveauxIn(items);
}

/** All that these records say of a mediator's new people. */
export function nouveauxIn(items: readonly Item[]): Counters {
  return sumOf(items.map((item) => unpackCounters(textOf('nouveaux', item))));
}
