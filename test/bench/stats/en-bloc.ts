// Figures of very many activities at once, counted by the functions that keep them up one by one: what a table would hold of them.
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Item, WriteAction } from '#bot/ports.ts';
import { type Consequences, consequencesOf, slotParts } from '#bot/stats/consequences.ts';
import { rollupOf } from '#bot/stats/count.ts';
import { type CraReduit, reduced } from '#bot/stats/cra-reduit.ts';
import { figuresByMonth, type MonthOfFigures, monthOf } from '#bot/stats/mois.ts';
import { packCounters, type Rollup, sumRollups } from '#bot/stats/rollup.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { replacePacked } from '#bot/storage/packed.ts';

/** The first generation: nothing was made again. */
export const G = '0';
const NOW = Date.UTC(2026, 10, 22);
export const clock = (): number => NOW;

/** A mediator's own months; their parts by type and place, and their words, only where they are asked. */
export function moisEnBloc(
  cras: readonly Cra[],
  whole: 'seul' | 'et parts',
): ReadonlyMap<string, MonthOfFigures> {
  if (whole === 'et parts') return figuresByMonth(cras);
  const months = Map.groupBy(cras, monthOf);
  return new Map(
    [...months].map(([month, own]) => [
      month,
      { whole: sumRollups(own.map(rollupOf)), parts: new Map(), words: {} },
    ]),
  );
}

const NOBODY = { visites: new Map(), presences: new Map() };

/** What these activities, all of one mediator, cause beyond her own figures. */
export function largesEnBloc(reduits: readonly CraReduit[]): Consequences {
  return consequencesOf(
    reduits.map((after) => ({ before: undefined, after })),
    NOBODY,
  );
}

export const reduire = (cra: Cra): CraReduit => reduced(cra, () => undefined);

/** Sums by slot then name, of départements and of the nation: communes are kept by nobody here. */
export class Sommes {
  readonly #c = new Map<string, Map<string, number>>();
  readonly #p = new Map<string, Map<string, number>>();

  add(rollups: Consequences['rollups'], sign: 1 | -1): void {
    for (const [slot, { c, p }] of rollups) {
      if (slot.startsWith('COM#')) continue;
      bump(this.#c, slot, { counters: c, sign });
      bump(this.#p, slot, { counters: p, sign });
    }
  }

  slots(): readonly string[] {
    return [...new Set([...this.#c.keys(), ...this.#p.keys()])];
  }

  rollup(slot: string): Rollup {
    return { c: counters(this.#c.get(slot)), p: counters(this.#p.get(slot)) };
  }
}

function bump(
  sums: Map<string, Map<string, number>>,
  slot: string,
  { counters: added, sign }: { readonly counters: Rollup['c']; readonly sign: 1 | -1 },
): void {
  const own = sums.get(slot) ?? new Map<string, number>();
  if (own.size === 0) sums.set(slot, own);
  for (const name in added) own.set(name, (own.get(name) ?? 0) + sign * (added[name] ?? 0));
}

function counters(own: ReadonlyMap<string, number> = new Map()): Rollup['c'] {
  return Object.fromEntries([...own].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** New people, which every question of a mediator reads; whose visits and presences they are, where activities will follow. */
export function connaissances(caused: Consequences, which: 'nouveaux' | 'toutes'): readonly WriteAction[] {
  const nouveaux = [...caused.nouveaux].map(([slot, own]) => {
    const [auteur = '', year = ''] = slotParts(slot);
    return { entity: 'nouveaux', key: keyOf.nouveaux(G, auteur, year), text: packCounters(own) };
  });
  const visites = [...caused.visites].map(([personne, own]) => ({
    entity: 'visites',
    key: keyOf.visites(G, personne),
    text: JSON.stringify(own),
  }));
  const presences = [...caused.presences].map(([slot, own]) => {
    const [auteur = '', month = ''] = slotParts(slot);
    return { entity: 'presence', key: keyOf.presence(G, auteur, month), text: packCounters(own) };
  });
  const all = which === 'toutes' ? [...nouveaux, ...visites, ...presences] : nouveaux;
  const read: readonly Item[] = [];
  return all.flatMap(({ text, ...at }) => replacePacked({ ...at, read }, text, { clock }));
}
