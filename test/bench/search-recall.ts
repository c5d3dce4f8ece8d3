// How often the person meant is among the first five found in spite of slips, and how long it takes to find them among 5,000.
import { type Entree, packEntries, unpackEntries } from '#bot/domain/beneficiaire/entree.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { tidy } from '#bot/forms/words.ts';
import { foule, type Hasard, hasard, pick, slip } from '#test/support/foule.ts';
import { type Measured, median, quantile, type Row, row } from './rows.ts';

const PEOPLE = 5_000;
const LOOKED_FOR = 2_000;
const FIRST = 5;
const SEED = 20_261_121;

interface Looked {
  readonly recall: number;
  readonly times: readonly number[];
}

/** Both names, in either order, as people type: small letters, no accents. */
function typed({ prenom, nom }: Entree, next: Hasard): string {
  return tidy(next() < 0.5 ? `${prenom} ${nom}` : `${nom} ${prenom}`);
}

function look(entries: readonly Entree[], slips: number): Looked {
  const next = hasard(SEED + slips);
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < LOOKED_FOR; i++) {
    const meant = pick(entries, next);
    let query = typed(meant, next);
    for (let made = 0; made < slips; made++) query = slip(query, next);
    const start = performance.now();
    const results = search(entries, query, { limit: FIRST });
    times.push(performance.now() - start);
    if (results.some(({ entree }) => entree.id === meant.id)) found++;
  }
  return { recall: found / LOOKED_FOR, times };
}

/** From the packed text to the first answer, as a process that has just started does it. */
function firstTimes(packed: string): readonly number[] {
  const next = hasard(SEED);
  return Array.from({ length: 50 }, () => {
    const start = performance.now();
    const entries = unpackEntries(packed);
    search(entries, slip(typed(pick(entries, next), next), next), { limit: FIRST });
    return performance.now() - start;
  });
}

export async function measureSearchRecall(): Promise<Measured> {
  const entries = foule(PEOPLE, SEED);
  const packed = packEntries(entries);
  const looked = [0, 1, 2].map((slips) => look(entries, slips));
  const times = looked.flatMap(({ times: taken }) => taken);
  const first = firstTimes(packed);
  const rows: readonly Row[] = [
    ...looked.map(({ recall }, slips) => row(`search-recall-${slips}`, 100 * recall, '%')),
    row('search-memory-p50', median(times), 'ms'),
    row('search-memory-p99', quantile(times, 0.99), 'ms', 10),
    row('search-first-p50', median(first), 'ms'),
    row('search-first-p99', quantile(first, 0.99), 'ms'),
    row('search-packed', packed.length / 1024, 'Kio'),
  ];
  const how = `${LOOKED_FOR} recherches par nombre de fautes parmi ${PEOPLE} personnes inventées (graine ${SEED}), prénom et nom dans un ordre ou dans l’autre, trouvées si elles sont dans les ${FIRST} premières (barres : 99 % avec une faute, 95 % avec deux). « first » : du texte compact à la première réponse.`;
  return { rows, how };
}
