// Making figures again from the activities, beside those that are read, while activities go on being recorded.
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { figuresByMonth, type MonthOfFigures } from '#bot/stats/mois.ts';
import { emptyRollup } from '#bot/stats/rollup.ts';
import { type CarryDeps, carryActivities, TooMuch } from './carry-out.ts';
import { crasByDate, type StoredCra } from './cras.ts';
import { currentGeneration, type Generation, turnGeneration } from './generations.ts';
import { keyOf, rangeOf } from './keys.ts';
import { monthActions } from './mois.ts';
import { allPages } from './pages.ts';
import { parseReduit } from './reduits.ts';
import { withRetry } from './retry.ts';

export type RebuildDeps = CarryDeps & Pick<Deps, 'pause'>;

/**
 * A mediator's own figures, month by month: each is counted again and put in the place of the one read before, all at once, unless an
 * activity of that month changed meanwhile; it is then counted once more. Gives how many months there are.
 */
export async function rebuildAuthor(auteur: string, deps: RebuildDeps): Promise<number> {
  const months = await monthsOf(auteur, deps);
  for (const month of months) await withRetry(() => rebuildMonth(auteur, month, deps), deps);
  return months.length;
}

/** Those that have figures, and those that have activities. */
async function monthsOf(auteur: string, deps: RebuildDeps): Promise<readonly string[]> {
  const kept = await allPages(rangeOf.figures(auteur), deps);
  const cras = await allPages(rangeOf.cras(auteur, { from: '', to: '~' }), deps);
  const months = [...kept.map(({ sk }) => sk.slice(2, 9)), ...cras.map(({ l1 }) => String(l1).slice(0, 7))];
  return [...new Set(months)].toSorted();
}

async function rebuildMonth(auteur: string, month: string, deps: RebuildDeps): Promise<void> {
  // Figures first: what changes after is seen by their revision.
  const read = await monthRecords(auteur, month, deps);
  const cras = await crasOfMonth(auteur, month, deps);
  const figures = figuresByMonth(cras).get(month) ?? NO_FIGURES;
  const actions = await monthActions({ auteur, month, figures }, read, deps);
  const [whole, ...others] = actions;
  if (!whole) return;
  for (const [index, some] of inTransactions(others).entries()) {
    // The month's own record goes first, and the others stand on it.
    await deps.table.write([index === 0 ? whole : stillWhole(whole), ...some]);
  }
}

const NO_FIGURES: MonthOfFigures = { whole: emptyRollup, parts: new Map(), words: {} };

/** Actions of one transaction beside the month's own. */
const TOGETHER = 90;

/** One at least. */
function inTransactions(actions: readonly WriteAction[]): readonly (readonly WriteAction[])[] {
  const count = Math.max(1, Math.ceil(actions.length / TOGETHER));
  return Array.from({ length: count }, (_, n) => actions.slice(n * TOGETHER, (n + 1) * TOGETHER));
}

function stillWhole(whole: WriteAction): WriteAction {
  const put = 'put' in whole ? whole.put : undefined;
  if (!put) throw new Error('a month begins with its own record');
  return {
    check: { pk: put.pk, sk: put.sk },
    when: { is: 'equal', attributes: { rev: Number(put.rev) } },
  };
}

async function monthRecords(
  auteur: string,
  month: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Item[]> {
  const whole = deps.table.get([keyOf.mois(auteur, month), keyOf.moisMots(auteur, month)]);
  const parts = allPages(rangeOf.moisParts(auteur, { from: month, to: month }), deps);
  return (await Promise.all([whole, parts])).flat();
}

/** Activities read at a time. */
const PAGE = 200;

async function crasOfMonth(auteur: string, month: string, deps: RebuildDeps): Promise<readonly StoredCra[]> {
  const cras: StoredCra[] = [];
  let before: string | undefined;
  do {
    const page = await crasByDate(
      auteur,
      { from: `${month}-01`, to: `${month}-31`, limit: PAGE, before },
      deps,
    );
    cras.push(...page.cras);
    before = page.next;
  } while (before !== undefined);
  return cras;
}

/** From here on, what is carried out reaches the figures being made again too. Begun before and not ended, it goes on. */
export async function beginTerritories(deps: RebuildDeps & Pick<Deps, 'newId'>): Promise<Generation> {
  return withRetry(async () => {
    const current = await currentGeneration('', deps);
    if (current.refaite !== undefined) return current;
    const refaite = deps.newId();
    await deps.table.write(turnGeneration(current, { lue: current.lue, refaite }));
    return { lue: current.lue, refaite, rev: current.rev + 1 };
  }, deps);
}

/** Every activity of a mediator counts in the figures being made again, those that are gone no longer in any. Gives how many were looked at. */
export async function rebuildTerritories(
  auteur: string,
  { refaite }: Generation,
  deps: RebuildDeps,
): Promise<number> {
  const held = await allPages(rangeOf.reduits(auteur), deps);
  const done = new Set(
    held
      .map(parseReduit)
      .flatMap(({ reduit, generations }) =>
        refaite !== undefined && generations.includes(refaite) ? [reduit.cra] : [],
      ),
  );
  const cras = await allPages(rangeOf.tousCras(auteur), deps);
  const ids = new Set([...held.map(({ sk }) => sk), ...cras.map(({ sk }) => sk.slice(2))]);
  const left = [...ids].filter((id) => !done.has(id));
  for (let from = 0; from < left.length; from += AT_ONCE)
    await carryTogether(auteur, left.slice(from, from + AT_ONCE), deps);
  return ids.size;
}

/** Activities of one transaction, where it holds so many. */
const AT_ONCE = 8;

async function carryTogether(auteur: string, cras: readonly string[], deps: RebuildDeps): Promise<void> {
  const activities = cras.map((cra) => ({ auteur, cra, records: [] }));
  try {
    await carryActivities(activities, deps);
  } catch (error) {
    // Fewer fit: anything else is a failure.
    if (!(error instanceof TooMuch)) throw error;
    const half = Math.ceil(cras.length / 2);
    await carryTogether(auteur, cras.slice(0, half), deps);
    await carryTogether(auteur, cras.slice(half), deps);
  }
}

/** The figures made again are those that are read from here on. */
export async function endTerritories(deps: RebuildDeps): Promise<Generation> {
  return withRetry(async () => {
    const current = await currentGeneration('', deps);
    if (current.refaite === undefined) return current;
    await deps.table.write(turnGeneration(current, { lue: current.refaite }));
    return { lue: current.refaite, rev: current.rev + 1 };
  }, deps);
}

/** Removes records, a transaction's worth of them at most. */
export async function removeAll(keys: readonly Key[], { table }: Pick<Deps, 'table'>): Promise<void> {
  await table.write(keys.map(({ pk, sk }) => ({ delete: { pk, sk } })));
}
