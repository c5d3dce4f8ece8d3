// Carries out the plan of a question: ranges of figures kept ready, and activities counted again, read several at a time.
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Deps, Item, Key } from '#bot/ports.ts';
import { type Counters, sumOf } from '#bot/stats/compteurs.ts';
import { type CraReduit, perimetresOf, visitesOf } from '#bot/stats/cra-reduit.ts';
import { keepsCra, keepsReduit } from '#bot/stats/filtrer.ts';
import { type Lecture, monthsBetween, type Parts, type Plan } from '#bot/stats/plan.ts';
import { active, fold, gather, type Lu, RIEN_LU } from '#bot/stats/rassembler.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import { unpackRollup } from '#bot/stats/rollup.ts';
import { atOnce } from './at-once.ts';
import { crasByDate, type StoredCra } from './cras.ts';
import { currentGeneration } from './generations.ts';
import { keyOf, rangeOf } from './keys.ts';
import { figuresIn, readMonths, readParts, readWords } from './mois.ts';
import { packedIn, readAll, textOf } from './packed.ts';
import { allPages } from './pages.ts';
import { reduitsDuMois } from './reduits.ts';
import { nouveauxIn, readNouveaux, TERRITOIRE } from './territoires.ts';
import { visitesIn } from './wider-figures.ts';

type StatsDeps = Pick<Deps, 'table' | 'keyring'>;

/** Told as a long question goes on: how many of its readings are done. */
export type Progress = (done: number, all: number) => void;

/** Readings at a time. */
const AT_ONCE = 24;

export async function readStats(
  plan: Plan,
  deps: StatsDeps,
  progress: Progress = () => {},
): Promise<Resultat> {
  const { lue } = await currentGeneration('', deps);
  const ready = await readTogether(plan, { ...deps, g: lue });
  let done = 0;
  const read = await atOnce(plan.lectures, AT_ONCE, async (lecture) => {
    const lu = await READERS[lecture.is](lecture as never, plan, { ...deps, g: lue, ready });
    done += 1;
    progress(done, plan.lectures.length);
    return lu;
  });
  const lus = plan.prive ? read : read.map((lu) => ({ ...lu, mots: withoutPrivate(lu.mots) }));
  return gather(lus, plan.periode.from.slice(0, 7));
}

/** What one felt is for oneself alone. */
function withoutPrivate(mots: Counters): Counters {
  return Object.fromEntries(Object.entries(mots).filter(([name]) => !name.startsWith('ressenti.')));
}

type ReadDeps = StatsDeps & {
  /** The generation of figures that is read. */
  readonly g: string;
  /** Records of people's months read together beforehand; absent where each reads their range. */
  readonly ready?: ReadonlyMap<string, Item> | undefined;
};
type Of<K extends Lecture['is']> = Extract<Lecture, { is: K }>;
type Reader<K extends Lecture['is']> = (lecture: Of<K>, plan: Plan, deps: ReadDeps) => Promise<Lu>;

const READERS: { readonly [K in Lecture['is']]: Reader<K> } = {
  mois: readMois,
  mots: async ({ acteur, from, to }, _plan, deps) => ({
    ...RIEN_LU,
    mots: await readWords(acteur, { from, to }, deps),
  }),
  cras: readCras,
  territoire: readTerritoire,
  reduits: readReduits,
};

/** People from whom their months are read together, and the records at most: a call has a hundred, a range is a call. */
const MANY = 4;
const MOST_TOGETHER = 1000;

async function readTogether(plan: Plan, deps: ReadDeps): Promise<ReadDeps['ready']> {
  const people = plan.lectures.filter((lecture) => lecture.is === 'mois');
  const keys = people.flatMap((one) => [...(one.parts ? [] : moisKeys(one)), ...nouveauxKeys(one, deps.g)]);
  if (people.length < MANY || keys.length > MOST_TOGETHER) return undefined;
  const read = await readAll(keys, deps);
  return new Map(read.map((item) => [placeOf(item), item]));
}

const placeOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

function moisKeys({ acteur, from, to }: Of<'mois'>): readonly Key[] {
  return monthsBetween({ from, to }).map((month) => keyOf.mois(acteur, month));
}

function nouveauxKeys({ acteur, from, to }: Of<'mois'>, g: string): readonly Key[] {
  const years = new Set(monthsBetween({ from, to }).map((month) => month.slice(0, 4)));
  return [...years].map((year) => keyOf.nouveaux(g, acteur, year));
}

async function readMois(lecture: Of<'mois'>, _plan: Plan, deps: ReadDeps): Promise<Lu> {
  const { acteur, parts, from, to } = lecture;
  const { g, ready } = deps;
  const among = (keys: readonly Key[]) => keys.flatMap((key) => ready?.get(placeOf(key)) ?? []);
  const readWhole = async () =>
    ready ? among(moisKeys(lecture)).map(figuresIn) : readMonths(acteur, { from, to }, deps);
  const [months, nouveaux] = await Promise.all([
    parts ? readParts(acteur, { from, to, ...parts }, deps) : readWhole(),
    ready ? nouveauxIn(among(nouveauxKeys(lecture, g))) : readNouveaux({ g, auteur: acteur, from, to }, deps),
  ]);
  return {
    ...RIEN_LU,
    mois: months.map(({ month, rollup }) => ({ month, c: rollup.c })),
    visits: months.map(({ month, rollup }) => ({ month, visits: rollup.p })),
    nouveaux: newIn(nouveaux, { from, to }, parts),
    actifs: months.flatMap(({ month, rollup }) => active(rollup.c, month, acteur)),
  };
}

/** Of what is kept of new people (`2026-11#atelier#p1`), those of these months and parts. */
function newIn(
  nouveaux: Counters,
  { from, to }: { readonly from: string; readonly to: string },
  { types, lieux }: Parts = {},
): number {
  return Object.entries(nouveaux).reduce((sum, [name, n]) => {
    const [month = '', type = '', lieu = ''] = name.split('#');
    const kept =
      month >= from && month <= to && (types?.includes(type) ?? true) && (lieux?.includes(lieu) ?? true);
    return kept ? sum + n : sum;
  }, 0);
}

/** Activities read at a time. */
const PAGE = 200;

async function readCras({ acteur, from, to }: Of<'cras'>, plan: Plan, deps: ReadDeps): Promise<Lu> {
  const kept: StoredCra[] = [];
  let before: string | undefined;
  do {
    const page = await crasByDate(acteur, { from, to, limit: PAGE, before }, deps);
    kept.push(...page.cras.filter((cra) => keepsCra(cra, plan.filtres)));
    before = page.next;
  } while (before !== undefined);
  const seen = kept.flatMap((cra) =>
    personnesDe(cra).map((personne) => ({ personne, cra: cra.id, auteur: cra.auteur })),
  );
  return { ...fold(kept, plan), nouveaux: await firstOnes(seen, deps) };
}

interface Seen {
  readonly personne: string;
  readonly cra: string;
  readonly auteur: string;
}

/** How many of these people were there for the first time. */
async function firstOnes(seen: readonly Seen[], deps: ReadDeps): Promise<number> {
  const keys = new Map(seen.map(({ personne }) => [personne, keyOf.visites(deps.g, personne)]));
  const read = await readAll([...keys.values()], deps);
  const those = new Set(seen.map(({ personne, cra, auteur }) => `${personne} ${cra} ${auteur}`));
  return [...keys].filter(([personne, key]) => {
    const [first] = visitesIn(packedIn({ entity: 'visites', key, read }));
    return first !== undefined && those.has(`${personne} ${first.cra} ${first.auteur}`);
  }).length;
}

async function readTerritoire(
  { perimetre, type, from, to }: Of<'territoire'>,
  _plan: Plan,
  deps: ReadDeps,
): Promise<Lu> {
  const [counters, people] = await Promise.all([
    type === undefined
      ? allPages(rangeOf.territoire(deps.g, perimetre, { from, to }), deps)
      : allPages(rangeOf.territoireParts(deps.g, perimetre, { from, to }), deps),
    allPages(rangeOf.territoirePersonnes(deps.g, perimetre, { from, to }), deps),
  ]);
  const own = counters.filter(({ sk }) => type === undefined || sk.endsWith(`#${type}`));
  return {
    ...RIEN_LU,
    mois: own.map((item) => ({ month: item.sk.slice(2, 9), c: unpackRollup(textOf(TERRITOIRE, item)).c })),
    visits: people.map((item) => ({
      month: item.sk.slice(2, 9),
      visits: ofType(unpackRollup(textOf(TERRITOIRE, item)).p, type),
    })),
  };
}

/** A visit says of what type it was (`consequences.ts`). */
function ofType(visits: Counters, type: string | undefined): Counters {
  if (type === undefined) return visits;
  const fact = ` type.${type}`;
  return Object.fromEntries(Object.entries(visits).filter(([visit]) => visit.endsWith(fact)));
}

async function readReduits(
  { departement, month, dans }: Of<'reduits'>,
  plan: Plan,
  deps: ReadDeps,
): Promise<Lu> {
  const kept: CraReduit[] = [];
  let after: string | undefined;
  do {
    const page = await reduitsDuMois({ departement, month, limit: PAGE, after }, deps);
    kept.push(
      ...page.reduits.filter(
        (one) => keepsReduit(one, plan.filtres) && (dans === undefined || perimetresOf(one).includes(dans)),
      ),
    );
    after = page.next;
  } while (after !== undefined);
  const seen = kept.flatMap((one) =>
    [...visitesOf(one).keys()].map((personne) => ({ personne, cra: one.cra, auteur: one.auteur })),
  );
  return {
    ...RIEN_LU,
    mois: [{ month, c: sumOf([...kept.map(({ c }) => c), { nouveaux: await firstOnes(seen, deps) }]) }],
    visits: [{ month, visits: sumOf(kept.map(({ p }) => p)) }],
    actifs: kept.flatMap(({ c, auteur }) => active(c, month, auteur)),
  };
}
