// How often the person meant is among the first five found in spite of slips, and how long it takes to find them among 5,000.
import { type Entree, packEntries, unpackEntries } from '#bot/domain/beneficiaire/entree.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { tidy } from '#bot/forms/words.ts';
import { foule, type Hasard, hasard, pick, slip } from '#test/support/foule.ts';
import { type Measured, median, quantile, type Row, row } from './rows.ts';

const PEOPLE = 5_000;
const LOOKED_FOR = 2_000;
/** One search in so many is timed. */
const TIMED = 10;
const FIRST = 5;
const SEED = 20_261_121;

/** How people are looked for; those whom nothing typed so could tell apart are left out. */
interface Way {
  readonly name: string;
  readonly typed: (entree: Entree, next: Hasard) => string;
  readonly slips: number;
}

const bothNames: Way['typed'] = ({ prenom, nom }, next) =>
  tidy(next() < 0.5 ? `${prenom} ${nom}` : `${nom} ${prenom}`);

const WAYS: readonly Way[] = [
  { name: 'search-recall-0', typed: bothNames, slips: 0 },
  { name: 'search-recall-1', typed: bothNames, slips: 1 },
  { name: 'search-recall-2', typed: bothNames, slips: 2 },
  { name: 'search-recall-1-nom', typed: ({ nom }) => tidy(nom), slips: 1 },
  {
    name: 'search-recall-1-debut',
    typed: ({ prenom, nom }) => tidy(`${prenom.slice(0, 3)} ${nom}`),
    slips: 1,
  },
];

interface Looked {
  readonly recall: number;
  readonly times: readonly number[];
}

/** The least of three, so that busy neighbours are not measured. */
function least(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function look(entries: readonly Entree[], { typed, slips }: Way): Looked {
  const next = hasard(SEED + slips);
  const namesakes = Map.groupBy(entries, (entree) => typed(entree, () => 0));
  const meants = entries.filter((entree) => (namesakes.get(typed(entree, () => 0)) ?? []).length <= FIRST);
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < LOOKED_FOR; i++) {
    const meant = pick(meants, next);
    let query = typed(meant, next);
    for (let made = 0; made < slips; made++) query = slip(query, next);
    const results = search(entries, query, { limit: FIRST });
    if (i % TIMED === 0) times.push(least(() => search(entries, query, { limit: FIRST })));
    if (results.some(({ entree }) => entree.id === meant.id)) found++;
  }
  return { recall: found / LOOKED_FOR, times };
}

/** From the packed text to the first answer, as a process that has just started does it. */
function firstTimes(packed: string): readonly number[] {
  const next = hasard(SEED);
  return Array.from({ length: 50 }, () => {
    const query = slip(bothNames(pick(unpackEntries(packed), next), next), next);
    return least(() => search(unpackEntries(packed), query, { limit: FIRST }));
  });
}

export async function measureSearchRecall(): Promise<Measured> {
  const entries = foule(PEOPLE, SEED);
  const packed = packEntries(entries);
  const first = firstTimes(packed);
  const looked = WAYS.map((way) => ({ way, ...look(entries, way) }));
  const times = looked.flatMap((of) => of.times);
  const rows: readonly Row[] = [
    ...looked.map(({ way, recall }) => row(way.name, 100 * recall, '%')),
    row('search-memory-p50', median(times), 'ms'),
    row('search-memory-p99', quantile(times, 0.99), 'ms', 10),
    row('search-first-p50', median(first), 'ms'),
    row('search-first-p99', quantile(first, 0.99), 'ms'),
    row('search-packed', packed.length / 1024, 'Kio'),
  ];
  const how = `${LOOKED_FOR} recherches par ligne parmi ${PEOPLE} personnes inventées (graine ${SEED}), fautes tirées au hasard, trouvées si elles sont dans les ${FIRST} premières (barres : 99 % avec une faute, 95 % avec deux). Temps : le moindre de trois passages, sans base ni chiffrement ; « first » : du texte compact à la première réponse.`;
  return { rows, how };
}
