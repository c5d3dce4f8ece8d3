// The cells of a row as answers to the form: each field from its column, or from those that fill its gaps.
import type { CommuneMatch } from '#bot/forms/context.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { RawAnswer, RawAnswers } from '#bot/forms/raw.ts';
import { remembering } from '#bot/forms/remembering.ts';
import { fold } from '#bot/forms/words.ts';
import { type CelluleLue, cellReader } from './cellules.ts';
import { GENRES } from './colonnes.data.ts';
import { type CommuneLue, communeLue } from './commune-lue.ts';
import type { ColonneLue, Colonnes } from './entetes.ts';
import { beneficiaireForm } from './form.ts';
import { ordreDe, readNomComplet } from './nom-complet.ts';
import type { Ligne } from './tableau.ts';

export interface Cellules {
  /** Nothing in any column that is read. */
  readonly vides: boolean;
  readonly raw: RawAnswers;
  /** What needs no further reading. */
  readonly values: Answers;
  /** By field, what was not understood. */
  readonly errors: Readonly<Record<string, string>>;
  /** The header above what was read for a field, or would have been. */
  readonly entete: (champ: string) => string;
}

type Text = (cle: string) => string;
type Part = Pick<Cellules, 'raw' | 'values' | 'errors'>;
type Reader = (text: Text) => { readonly [K in keyof Part]?: Part[K] };

const NOT_TOLD_APART =
  'Le nom et le prénom ne se distinguent pas : écrivez le nom en capitales, ou intitulez la colonne « Nom Prénom » ou « Prénom Nom ».';

export function makeCells(
  colonnes: Colonnes,
  communes: (text: string) => CommuneMatch,
): (ligne: Ligne) => Cellules {
  const lues = [...colonnes.parCle.values()].flat();
  const readers = [...fieldReaders(colonnes), nomComplet(colonnes), commune(communes)];
  return ({ cellules }) => {
    const cell = ({ index }: ColonneLue) => cellules[index]?.trim() ?? '';
    const text: Text = (cle) =>
      colonnes.parCle
        .get(cle)
        ?.map(cell)
        .find((found) => found !== '') ?? '';
    const read = readers.map((reader) => reader(text));
    return {
      vides: [...colonnes.parCle.keys()].every((cle) => text(cle) === ''),
      raw: Object.assign({}, ...read.map(({ raw }) => raw)),
      values: Object.assign({}, ...read.map(({ values }) => values)),
      errors: Object.assign({}, ...read.map(({ errors }) => errors)),
      entete: (champ) => {
        const of = lues.filter(({ colonne }) => colonne.champs.includes(champ));
        return (of.find((lue) => cell(lue) !== '') ?? of[0])?.entete ?? champ;
      },
    };
  };
}

/** Civilities tell a genre where no column does. */
function fieldReaders({ parCle }: Colonnes): readonly Reader[] {
  return Object.entries(fieldsOf(beneficiaireForm)).flatMap(([name, field]): readonly Reader[] => {
    const cles = (name === 'genre' ? ['genre', 'civilite'] : [name]).filter((cle) => parCle.has(cle));
    if (cles.length === 0) return [];
    const read = cellReader(field, name === 'genre' ? GENRES : {});
    return [
      (text) => {
        const typed = cles.map(text).find((found) => found !== '');
        if (typed === undefined) return {};
        return name === 'telephone' && saysNone(typed) ? NO_TELEPHONE : answer(name, read(typed));
      },
    ];
  });
}

function answer(name: string, lue: CelluleLue): ReturnType<Reader> {
  if ('error' in lue) return { errors: { [name]: lue.error } };
  return 'raw' in lue ? { raw: { [name]: lue.raw } } : {};
}

const NO_TELEPHONE = { raw: { sansTelephone: true as RawAnswer } };

/** « pas de téléphone », « aucun » */
function saysNone(typed: string): boolean {
  return /^(?:pas|aucun|sans|n a pas|neant|non)\b/.test(fold(typed)) && !/\d/.test(typed);
}

function nomComplet({ parCle }: Colonnes): Reader {
  const [source] = parCle.get('nomComplet') ?? [];
  const ordre = source && ordreDe(source.entete);
  return (text) => {
    const typed = text('nomComplet');
    if (typed === '') return {};
    const noms = readNomComplet(typed, ordre);
    return noms ? { raw: { ...noms } } : { errors: { nom: NOT_TOLD_APART, prenom: NOT_TOLD_APART } };
  };
}

/** A column that holds so many other things is not of communes, each of which is long to look for. */
const MOST_UNKNOWN = 500;
const NOT_LOOKED_FOR = 'Commune non cherchée : trop d’autres de ce fichier sont introuvables.';

/** People of one list live in the same few communes. */
function commune(communes: (text: string) => CommuneMatch): Reader {
  let unknown = 0;
  const found = remembering((cells): CommuneLue => {
    if (unknown >= MOST_UNKNOWN) return { error: NOT_LOOKED_FOR };
    const [nom = '', insee = '', postal = ''] = cells.split('\n');
    const lue = communeLue({ nom, insee, postal }, communes);
    if ('error' in lue) unknown += 1;
    return lue;
  });
  return (text) => {
    const cells = ['commune.nom', 'commune.insee', 'commune.postal'].map(text);
    if (cells.every((cell) => cell === '')) return {};
    const lue = found(cells.map((cell) => cell.replaceAll('\n', ' ')).join('\n'));
    return 'value' in lue ? { values: { commune: lue.value } } : { errors: { commune: lue.error } };
  };
}
