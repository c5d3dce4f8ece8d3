// Builds the index of communes that the bot carries, from Etalab's official list: `node infra/data/communes.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';

const PACKAGE = '@etalab/decoupage-administratif';
const TARGET = new URL('../../bot/domain/territoire/communes.txt.br', import.meta.url);
const require = createRequire(import.meta.url);

interface Territoire {
  readonly code: string;
  readonly nom: string;
}

interface Commune extends Territoire {
  readonly type: string;
  readonly departement: string;
  /** The commune of an arrondissement municipal. */
  readonly commune?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

interface Departement extends Territoire {
  readonly region: string;
}

interface Epci extends Territoire {
  readonly membres: readonly Territoire[];
}

/** The package is pinned: its types are taken at its word, what is derived from them is checked. */
function read<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(require.resolve(`${PACKAGE}/data/${name}.json`), 'utf8'));
}

/** The rule that spares a column: an overseas département has three characters. */
function departementOf(code: string): string {
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}

function readCommunes(): readonly Commune[] {
  const kept = read<Commune>('communes').filter(({ type }) =>
    /^(commune-actuelle|arrondissement-municipal)$/.test(type),
  );
  const labels = new Map<string, string>();
  for (const { code, nom, departement } of kept) {
    if (departementOf(code) !== departement)
      throw new Error(`${code} is not numbered after its département ${departement}`);
    const label = `${nom.normalize('NFD').replace(/\W/g, '').toLowerCase()} ${departement}`;
    const same = labels.get(label);
    if (same)
      throw new Error(
        `${code} and ${same} have one label, « ${nom} (${departement}) »: it must name one commune`,
      );
    labels.set(label, code);
  }
  return kept.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Tables by row, then the communes by column: a column of like values packs best, and is searched without being cut up. */
function buildIndex(): string {
  const { version } = require(`${PACKAGE}/package.json`);
  const communes = readCommunes();
  const epcis = read<Epci>('epci').toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const epciOf = new Map(epcis.flatMap(({ membres }, i) => membres.map(({ code }) => [code, i] as const)));
  const divided = new Set(communes.map(({ commune }) => commune));
  return [
    [`Source : ${PACKAGE} ${version} (Insee, La Poste, DGCL, Etalab), Licence Ouverte 2.0`],
    read<Departement>('departements').map(({ code, region, nom }) => `${code}\t${region}\t${nom}`),
    read<Territoire>('regions').map(({ code, nom }) => `${code}\t${nom}`),
    epcis.map(({ code, nom }) => `${code}\t${nom}`),
    communes.map(({ code }) => code),
    communes.map(({ nom }) => nom),
    // The postcodes of Paris, Lyon and Marseille are those of their arrondissements: « 75012 » is one place, not two.
    communes.map(({ code, codesPostaux }) => (divided.has(code) ? '-' : codesPostaux?.join(',') || '-')),
    communes.map(({ code, commune }) => epciOf.get(commune ?? code)?.toString(36) ?? '-'),
    // A power of two is enough to list the larger commune first.
    communes.map(({ population }) => Math.floor(Math.log2((population ?? 0) + 1)).toString(36)),
  ]
    .map((section) => section.join('\n'))
    .join('\n\n');
}

const index = buildIndex();
const packed = brotliCompressSync(index, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: index.length,
  },
});
writeFileSync(TARGET, packed);
process.stdout.write(`${TARGET.pathname}: ${packed.length} bytes of ${index.length}\n`);
