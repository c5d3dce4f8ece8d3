// The communes of France, with the arrondissements of Paris, Lyon and Marseille: each by its INSEE code, or as a person types it.
import { type Column, makeColumn, valueAt } from './column.ts';
import { type CommuneSearch, makeSearch } from './search.ts';

export interface Commune {
  /** INSEE code. */
  readonly code: string;
  readonly nom: string;
  /** « Quimper (29) »: no two communes have the same, and `find` reads it back. */
  readonly label: string;
  readonly departement: string;
  /** None for Paris, Lyon and Marseille, whose arrondissements have them. */
  readonly codesPostaux: readonly string[];
  /** Absent on the four islands of mainland France that are in none, and overseas where there is none. */
  readonly epci?: string;
}

/** A larger territory; `region` is the code of a département's région. */
export interface Territoire {
  readonly code: string;
  readonly nom: string;
  readonly region?: string;
}

export interface Communes {
  readonly departements: readonly Territoire[];
  readonly regions: readonly Territoire[];
  readonly epcis: readonly Territoire[];
  get(code: string): Commune | undefined;
  label(code: string): string | undefined;
  /** By name, postcode or INSEE code, alone or together, with or without the département. */
  find(text: string): CommuneSearch;
  /** In the order of their INSEE codes. */
  [Symbol.iterator](): Iterator<Commune>;
}

/** Reads the index that `infra/data/communes.ts` writes. */
export function parseCommunes(index: string): Communes {
  const [, departements = '', regions = '', epcis = '', ...columns] = index.split('\n\n');
  const table: Table = {
    departements: departements.split('\n').map((row) => territoire(row.split('\t'))),
    regions: regions.split('\n').map((row) => territoire(row.split('\t'))),
    epcis: epcis.split('\n').map((row) => territoire(row.split('\t'))),
    ...parseColumns(columns),
  };
  const at = (row: number) => communeAt(table, row);
  const get = (code: string) => at(rowOf(table.codes, code));
  const find = makeSearch(table, at);
  return {
    departements: table.departements,
    regions: table.regions,
    epcis: table.epcis,
    get,
    label: (code) => get(code)?.label,
    find,
    *[Symbol.iterator]() {
      for (let row = 0; row < table.codes.starts().length; row++) {
        const commune = at(row);
        if (commune) yield commune;
      }
    },
  };
}

export interface Table {
  readonly departements: readonly Territoire[];
  readonly regions: readonly Territoire[];
  readonly epcis: readonly Territoire[];
  readonly codes: Column;
  readonly noms: Column;
  readonly folded: Column;
  readonly codesPostaux: Column;
  /** Rank of the EPCI in its list, in base 36. */
  readonly epciRanks: Column;
  /** One character a commune, the greater the more people. */
  readonly sizes: Column;
}

type Columns = Omit<Table, 'departements' | 'regions' | 'epcis'>;

function parseColumns([
  codes = '',
  noms = '',
  codesPostaux = '',
  epciRanks = '',
  sizes = '',
]: readonly string[]): Columns {
  return {
    codes: makeColumn(codes),
    noms: makeColumn(noms),
    folded: makeColumn(foldLines(noms)),
    codesPostaux: makeColumn(codesPostaux),
    epciRanks: makeColumn(epciRanks),
    sizes: makeColumn(sizes),
  };
}

/** What `fold` does, on all lines at once and for the Latin letters of official names alone: four times faster. */
function foldLines(lines: string): string {
  return lines
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9\n]+/g, ' ')
    .replace(/ $/gm, '');
}

function territoire(cells: readonly string[]): Territoire {
  const [code = '', second = '', third] = cells;
  return third === undefined ? { code, nom: second } : { code, region: second, nom: third };
}

function communeAt(table: Table, row: number): Commune | undefined {
  if (row < 0 || row >= table.codes.starts().length) return undefined;
  const code = valueAt(table.codes, row);
  const nom = valueAt(table.noms, row);
  const departement = departementOf(code);
  const epci = table.epcis[Number.parseInt(valueAt(table.epciRanks, row), 36)];
  return {
    code,
    nom,
    label: `${nom} (${departement})`,
    departement,
    codesPostaux: valueAt(table.codesPostaux, row)
      .split(',')
      .filter((codePostal) => codePostal !== '-'),
    ...(epci && { epci: epci.code }),
  };
}

/** The row of an INSEE code, found by halves: the index is in the order of codes. -1 when there is none. */
function rowOf(codes: Column, code: string): number {
  let low = 0;
  let high = codes.starts().length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = valueAt(codes, middle);
    if (found === code) return middle;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The département is the first two characters of the INSEE code, three overseas. */
export function departementOf(code: string): string {
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}
