// What was read for a question, put together: months, people told from one another, words; whoever read it, and in whatever order.

import type { Cra } from '#bot/domain/cra/cra.ts';
import { type Counters, NOTHING, sumOf } from './compteurs.ts';
import { CELL, EVERYBODY } from './consequences.ts';
import { countWords, rollupOf } from './count.ts';
import { delaisOf } from './delais.ts';
import { monthOf } from './mois.ts';
import { of, rounded } from './nombres.ts';
import { countPeople, type VisitsOfMonth } from './personnes.ts';
import { byMonth, type MoisCompte, type Resultat } from './resultat.ts';
import { sumRollups } from './rollup.ts';

/** What one reading gives. */
export interface Lu {
  readonly mois: readonly MoisCompte[];
  readonly visits: readonly VisitsOfMonth[];
  readonly mots: Counters;
  /** People who came for the first time. */
  readonly nouveaux: number;
  /** Whose activities these are, by month (`2026-11 lea`). */
  readonly actifs: readonly string[];
}

export const RIEN_LU: Lu = { mois: [], visits: [], mots: NOTHING, nouveaux: 0, actifs: [] };

/** What these activities come to, counted by the function that keeps figures up; their new people apart. */
export function fold(cras: readonly Cra[], asked: { readonly mots: boolean; readonly delais: boolean }): Lu {
  const months = [...Map.groupBy(cras, monthOf)].map(([month, own]) => ({
    month,
    ...sumRollups(own.map(rollupOf)),
  }));
  return {
    mois: months.map(({ month, c }) => ({ month, c })),
    visits: months.map(({ month, p }) => ({ month, visits: p })),
    mots: sumOf([...(asked.mots ? cras.map(countWords) : []), ...(asked.delais ? [delaisOf(cras)] : [])]),
    nouveaux: 0,
    actifs:
      cras.length === 0 ? [] : months.flatMap(({ month, c }) => active(c, month, cras[0]?.auteur ?? '')),
  };
}

/** Who was active in a month, as `actifs` says it. */
export function active(c: Counters, month: string, acteur: string): readonly string[] {
  return of(c, 'activites') > 0 ? [`${month} ${acteur}`] : [];
}

/** The result of all that was read; `from` (YYYY-MM) is the first month of the question. */
export function gather(all: readonly Lu[], from: string): Resultat {
  const kept = byMonth([...all.flatMap((lu) => lu.mois), ...mediatorMonths(all)]);
  const mediateurs = mediateursByMonth(all);
  const mois = kept.map(({ month, c }) => ({
    month,
    c: withoutCells(c),
    mediateurs: mediateurs.get(month) ?? 0,
  }));
  const c = sumOf(mois.map((one) => one.c));
  return {
    mois,
    c,
    personnes: sumOf([countPeople(all.flatMap(({ visits }) => visits)), distinctIn(kept, from)]),
    nouveaux: all.reduce((sum, { nouveaux }) => sum + nouveaux, 0) + of(c, 'nouveaux'),
    mots: sumOf(all.map(({ mots }) => mots)),
    mediateurs: mediateursIn(all, mediateurs),
  };
}

/** One a mediator and month, as territories keep it. */
function mediatorMonths(all: readonly Lu[]): readonly MoisCompte[] {
  const actifs = new Set(all.flatMap((lu) => lu.actifs));
  return [...actifs].map((one) => ({ month: one.slice(0, 7), c: { mediateurs: 1 } }));
}

/** Who is named, each once; of territories, which keep how many and not who, as many as in the one that had the most. */
function mediateursByMonth(all: readonly Lu[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  const kept = all.flatMap((lu) => lu.mois).map(({ month, c }) => [month, of(c, 'mediateurs')] as const);
  const named = Map.groupBy(new Set(all.flatMap((lu) => lu.actifs)), (one) => one.slice(0, 7));
  for (const [month, n] of [...kept, ...[...named].map(([at, who]) => [at, who.length] as const)])
    most.set(month, Math.max(n, most.get(month) ?? 0));
  return most;
}

/** Of a territory, as many as in the month that had the most. */
function mediateursIn(all: readonly Lu[], byMonths: ReadonlyMap<string, number>): number {
  const named = new Set(all.flatMap((lu) => lu.actifs.map((one) => one.slice(8))));
  return named.size > 0 ? named.size : Math.max(0, ...byMonths.values());
}

function withoutCells(c: Counters): Counters {
  const kept = Object.entries(c).filter(([name]) => !name.startsWith(CELL));
  return Object.fromEntries(kept);
}

/** People of the nation: those whose visit before was before the first month (`consequences.ts`). */
function distinctIn(mois: readonly MoisCompte[], from: string): Counters {
  const sums: Record<string, number> = {};
  for (const { c } of mois) {
    for (const name in c) {
      if (!name.startsWith(CELL)) continue;
      const point = name.indexOf('.');
      if (name.slice(CELL.length, point) >= from) continue;
      const fact = name.slice(point + 1);
      const said = fact === EVERYBODY ? 'suivis' : `suivis/${fact}`;
      sums[said] = (sums[said] ?? 0) + of(c, name);
    }
  }
  return sums;
}

/** The same for each mediator and month of it, over as many months: what a territory comes to on average. */
export function moyenneParMediateur({ protege: _protege, ...resultat }: Resultat, months: number): Resultat {
  const shares = of(resultat.c, 'mediateurs');
  const each = (counters: Counters): Counters =>
    shares === 0
      ? NOTHING
      : Object.fromEntries(
          Object.entries(counters).map(([name, n]) => [name, rounded((n * months) / shares, 1)]),
        );
  return {
    ...resultat,
    mois: resultat.mois.map(({ month, c }) => ({ month, c: each(c) })),
    c: each(resultat.c),
    personnes: each(resultat.personnes),
    nouveaux: shares === 0 ? 0 : rounded((resultat.nouveaux * months) / shares, 1),
  };
}
