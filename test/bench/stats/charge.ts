// Loads a table with the figures of a data set but for a thousand of its activities, and says what they must be once these are recorded.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { packRollup, type Rollup, sumRollups } from '#bot/stats/rollup.ts';
import { craItems } from '#bot/storage/cras.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { monthActions } from '#bot/storage/mois.ts';
import { putReduit } from '#bot/storage/reduits.ts';
import { differencesOf, territoryActions } from '#bot/storage/territoires.ts';
import type { Donnees } from './donnees.ts';
import { clock, connaissances, G, largesEnBloc, moisEnBloc, reduire, Sommes } from './en-bloc.ts';

export interface Charge {
  /** Those that are left to be recorded, in the order of the data. */
  readonly aRejouer: readonly Cra[];
  /** By partition and sort key, what the figures that these change must then be. */
  readonly attendus: ReadonlyMap<string, string>;
  readonly records: number;
}

const REPLAYED = 1000;
/** Whose they are. */
const AUTHORS = 50;
const AT_ONCE = 100;
const WRITERS = 4;

type LoadDeps = Pick<Deps, 'table' | 'keyring'>;

export async function charger({ mediateurs, scopes }: Donnees, deps: LoadDeps): Promise<Charge> {
  const loading: Loading = {
    writing: writer(deps),
    sums: new Sommes(),
    late: new Sommes(),
    attendus: new Map(),
    deps,
  };
  const every = Math.max(1, Math.floor(mediateurs.size / AUTHORS));
  const aRejouer: Cra[] = [];
  for (const [rank, [id, make]] of [...mediateurs].entries()) {
    const cras = make();
    const left = rank % every === 0 ? spread(cras, REPLAYED / AUTHORS) : [];
    aRejouer.push(...left);
    await loadMediator(
      { cras, left, isAsked: scopes.team.includes(id), departement: scopes.departement },
      loading,
    );
  }
  return { aRejouer, ...(await loadTerritories(loading)) };
}

interface Loading {
  readonly writing: ReturnType<typeof writer>;
  /** What is loaded, and what the activities left will add. */
  readonly sums: Sommes;
  readonly late: Sommes;
  readonly attendus: Map<string, string>;
  readonly deps: LoadDeps;
}

interface Mediateur {
  readonly cras: readonly Cra[];
  readonly left: readonly Cra[];
  /** Whether activities themselves are asked. */
  readonly isAsked: boolean;
  readonly departement: string;
}

async function loadMediator(
  { cras, left, isAsked, departement }: Mediateur,
  loading: Loading,
): Promise<void> {
  const { writing, sums, late, attendus, deps } = loading;
  const kept = left.length === 0 ? cras : cras.filter((cra) => !left.includes(cra));
  await writing.put(await ownActions(kept, isAsked ? 'et parts' : 'seul', deps));
  if (isAsked) await writing.put(await craActions(kept, deps));
  const reduits = kept.map(reduire);
  const caused = largesEnBloc(reduits);
  sums.add(caused.rollups, 1);
  await writing.put(connaissances(caused, left.length > 0 ? 'toutes' : 'nouveaux'));
  await writing.put(
    reduits.filter(({ commune = '' }) => departementOf(commune) === departement).flatMap(reduitActions),
  );
  if (left.length === 0) return;
  late.add(largesEnBloc(cras.map(reduire)).rollups, 1);
  late.add(caused.rollups, -1);
  for (const [key, text] of ownTexts(cras, left)) attendus.set(key, text);
}

async function loadTerritories({
  writing,
  sums,
  late,
  attendus,
}: Loading): Promise<Omit<Charge, 'aRejouer'>> {
  for (const slot of sums.slots()) await writing.put(slotActions(slot, sums.rollup(slot)));
  for (const slot of late.slots())
    for (const [key, text] of slotTexts(slot, sumRollups([sums.rollup(slot), late.rollup(slot)])))
      attendus.set(key, text);
  return { attendus, records: await writing.end() };
}

/** So many of them, from the first to the last. */
function spread(cras: readonly Cra[], count: number): readonly Cra[] {
  const step = Math.max(1, Math.floor(cras.length / count));
  return cras.filter((_, at) => at % step === 0).slice(0, count);
}

async function ownActions(
  cras: readonly Cra[],
  whole: 'seul' | 'et parts',
  deps: LoadDeps,
): Promise<readonly WriteAction[]> {
  const auteur = cras[0]?.auteur ?? '';
  const months = [...moisEnBloc(cras, whole)].map(([month, figures]) =>
    monthActions({ auteur, month, figures }, [], deps),
  );
  return (await Promise.all(months)).flat();
}

/** The months that the activities left change. */
function ownTexts(cras: readonly Cra[], left: readonly Cra[]): readonly (readonly [string, string])[] {
  const touched = new Set(left.map(({ values }) => String(values.date).slice(0, 7)));
  const auteur = cras[0]?.auteur ?? '';
  const some = cras.filter(({ values }) => touched.has(String(values.date).slice(0, 7)));
  return [...moisEnBloc(some, 'seul')].map(([month, { whole }]) => {
    const { pk, sk } = keyOf.mois(auteur, month);
    return [`${pk} ${sk}`, packRollup(whole)] as const;
  });
}

async function craActions(cras: readonly Cra[], { keyring }: LoadDeps): Promise<readonly WriteAction[]> {
  const actions: WriteAction[] = [];
  for (const cra of cras) actions.push({ put: (await craItems({ ...cra, geste: 'banc' }, keyring)).cra });
  return actions;
}

function reduitActions(after: ReturnType<typeof reduire>): readonly WriteAction[] {
  const key = keyOf.reduit(after.auteur, after.cra);
  return putReduit(key, { before: undefined, after, generations: [G] }, { clock });
}

function slotActions(slot: string, rollup: Rollup): readonly WriteAction[] {
  return territoryActions(differencesOf(G, new Map([[slot, rollup]])), [], { clock });
}

function slotTexts(slot: string, rollup: Rollup): readonly (readonly [string, string])[] {
  return differencesOf(G, new Map([[slot, rollup]])).map(
    ({ key, delta }) => [`${key.pk} ${key.sk}`, packRollup(delta)] as const,
  );
}

/** Writes a hundred at a time, several times at once; what is written is not looked at before. */
function writer({ table }: Pick<Deps, 'table'>) {
  const waiting: WriteAction[] = [];
  let records = 0;
  const under = new Set<Promise<void>>();
  const send = async (): Promise<void> => {
    const some = waiting.splice(0, AT_ONCE);
    records += some.length;
    const sent: Promise<void> = table.write(some).finally(() => under.delete(sent));
    under.add(sent);
    if (under.size >= WRITERS) await Promise.race(under);
  };
  return {
    async put(actions: readonly WriteAction[]): Promise<void> {
      waiting.push(...actions.map((action) => ('put' in action ? { put: action.put } : action)));
      while (waiting.length >= AT_ONCE) await send();
    },
    async end(): Promise<number> {
      while (waiting.length > 0) await send();
      await Promise.all(under);
      return records;
    },
  };
}
