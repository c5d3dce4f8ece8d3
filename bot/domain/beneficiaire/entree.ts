// What the search keeps of each person, and the compact text that a shard of it is.
import type { CommuneValue } from '#bot/forms/field.ts';
import type { Beneficiaire } from './beneficiaire.ts';
import { anneeOf } from './naissance.ts';

export interface Entree {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
  /** Year of birth. */
  readonly annee?: number;
  /** In international form. */
  readonly telephone?: string;
  /** Its label: « Quimper (29) ». */
  readonly commune?: string;
  /** Day of the last activity, YYYY-MM-DD. */
  readonly vu?: string;
  readonly email?: string;
  /** The colleague who follows her, of somebody shared: never packed, each directory is one person's. */
  readonly par?: string;
}

export function entreeOf({ id, values }: Pick<Beneficiaire, 'id' | 'values'>, vu?: string): Entree {
  const { prenom, nom, naissance, telephone, commune, email } = values;
  return {
    id,
    prenom: String(prenom ?? ''),
    nom: String(nom ?? ''),
    ...(typeof naissance === 'string' && { annee: anneeOf(naissance) }),
    ...(typeof telephone === 'string' && { telephone }),
    ...(commune !== undefined && { commune: (commune as CommuneValue).nom }),
    ...(vu !== undefined && { vu }),
    ...(typeof email === 'string' && { email }),
  };
}

/** A line an entry, a tab between cells, the empty cells of the end left out. */
export function packEntries(entries: readonly Entree[]): string {
  return entries.map(pack).join('\n');
}

function pack({ id, prenom, nom, annee, telephone, commune, vu, email }: Entree): string {
  const cells = [id, prenom, nom, annee === undefined ? '' : String(annee), telephone, commune, vu, email];
  return cells
    .map((cell = '') => escaped(cell))
    .join('\t')
    .replace(/\t+$/, '');
}

export function unpackEntries(text: string): readonly Entree[] {
  return text === '' ? [] : text.split('\n').map(unpack);
}

function unpack(line: string): Entree {
  const cells = line.split('\t');
  const [id = '', prenom = '', nom = '', annee, telephone, commune, vu, email] = line.includes('\\')
    ? cells.map(unescaped)
    : cells;
  return {
    id,
    prenom,
    nom,
    ...(annee && { annee: Number(annee) }),
    ...(telephone && { telephone }),
    ...(commune && { commune }),
    ...(vu && { vu }),
    ...(email && { email }),
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
const CHARACTERS: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n' };

const escaped = (cell: string): string => cell.replace(/[\\\t\n]/g, (found) => ESCAPES[found] ?? found);
const unescaped = (cell: string): string => cell.replace(/\\[\\tn]/g, (found) => CHARACTERS[found] ?? found);
