// The rows of a table read as people, by the form's own schemas: what each row gives, what would be left out of it, which rows are nobody's.
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers, Field, Fields, Value } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { fold } from '#bot/forms/words.ts';
import { normalise } from './beneficiaire.ts';
import { type Cellules, makeCells } from './cellules-lues.ts';
import { type Colonnes, recogniseColumns } from './entetes.ts';
import { beneficiaireForm } from './form.ts';
import type { Ligne, Tableau } from './tableau.ts';

/** What a row says and a sheet would not have. */
export interface Ecart {
  /** The header of the column. */
  readonly colonne: string;
  readonly champ: string;
  /** One sentence, which does not repeat what was read. */
  readonly raison: string;
  /** A doubt, not an error: what the sheet has all the same if the mediator says so. */
  readonly douteux?: Value;
}

export interface PersonneLue {
  readonly ligne: Ligne;
  /** As a sheet keeps them. */
  readonly values: Answers;
  readonly ecarts: readonly Ecart[];
}

export interface LigneRefusee {
  readonly ligne: Ligne;
  readonly erreurs: readonly Ecart[];
}

export interface Lues {
  readonly colonnes: Colonnes;
  readonly personnes: readonly PersonneLue[];
  readonly refusees: readonly LigneRefusee[];
}

const fields = fieldsOf(beneficiaireForm);
/** A doubt is told in the report, not on a screen of its own. */
const surs: Fields = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sure(field)]));

function sure(field: Field): Field {
  if (field.kind !== 'longText') return field;
  const { doubt: _doubt, ...rest } = field;
  return rest;
}

export function personnesDe(tableau: Tableau, context: Pick<FormContext, 'today' | 'communes'>): Lues {
  const colonnes = recogniseColumns(tableau.entetes);
  const cellsOf = makeCells(colonnes, context.communes);
  const asked: FormContext = { ...context, places: [], usage: {} };
  const rows = tableau.lignes.flatMap((ligne) => {
    const cells = cellsOf(ligne);
    return cells.vides ? [] : [rowOf(ligne, cells, asked)];
  });
  return {
    colonnes,
    personnes: rows.filter((row) => 'values' in row),
    refusees: rows.filter((row) => 'erreurs' in row),
  };
}

function rowOf(ligne: Ligne, cells: Cellules, context: FormContext): PersonneLue | LigneRefusee {
  const { values, errors } = readAnswers(surs, cells.raw, context);
  const broken = beneficiaireForm.rules.filter(({ holds }) => !holds(values, context.today));
  const rules = broken.map(({ field, message }) => [field, message]);
  const raisons: Readonly<Record<string, string>> = {
    ...errors,
    ...cells.errors,
    ...Object.fromEntries(rules),
  };
  const ecart = (champ: string, raison: string): Ecart => ({ colonne: cells.entete(champ), champ, raison });
  const ecarts = Object.entries(raisons).map(([champ, raison]) => ecart(champ, raison));
  const erreurs = ecarts.filter(({ champ }) => fields[champ]?.required);
  if (erreurs.length > 0) return { ligne, erreurs: distinct(erreurs) };
  if (isExample(values)) return { ligne, erreurs: [ecart('nom', EXAMPLE)] };
  const doutes = doubtsIn(values).map(({ champ, doute, douteux }) => ({ ...ecart(champ, doute), douteux }));
  const told = [...ecarts, ...doutes];
  const kept = Object.entries({ ...values, ...cells.values }).filter(
    ([name]) => !told.some(({ champ }) => champ === name),
  );
  return { ligne, values: normalise(Object.fromEntries(kept)), ecarts: told };
}

/** One cell that holds two fields has one reason. */
function distinct(erreurs: readonly Ecart[]): readonly Ecart[] {
  return erreurs.filter(({ raison }, at) => erreurs.findIndex((other) => other.raison === raison) === at);
}

function doubtsIn(values: Answers) {
  return Object.entries(values).flatMap(([champ, value]) => {
    const field = fields[champ];
    if (field?.kind !== 'longText' || typeof value !== 'string') return [];
    const doute = field.doubt?.(value);
    return doute === undefined ? [] : [{ champ, doute, douteux: value }];
  });
}

/** What is doubtful of a person: the sheet has it only if the mediator says so. */
export function valuesDouteuses({ ecarts }: PersonneLue): Answers {
  return Object.fromEntries(
    ecarts.flatMap(({ champ, douteux }) => (douteux === undefined ? [] : [[champ, douteux]])),
  );
}

/** The sheet, with what was doubtful. */
export function avecDoutes(personne: PersonneLue): Answers {
  return { ...personne.values, ...valuesDouteuses(personne) };
}

const EXAMPLE = 'C’est la ligne d’exemple du modèle.';

/** La Coop's template begins with somebody invented, whom not everybody deletes. */
function isExample({ prenom, nom, naissance }: Answers): boolean {
  return fold(`${prenom} ${nom}`) === 'lea exemple' && naissance === '1970';
}
