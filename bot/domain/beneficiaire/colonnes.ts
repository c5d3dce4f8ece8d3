// The columns of a spreadsheet of people: La Coop's ten first, in its order, then every other field of the sheet as the form declares it.
import { exportedColumns } from '#bot/forms/columns.ts';
import type { Field } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { isInOneCell } from './cellules.ts';
import { AUTRES, LA_COOP, LUES_SEULEMENT } from './colonnes.data.ts';
import { beneficiaireForm } from './form.ts';

export interface Colonne {
  /** A field of the form, or a part of one: « commune.insee ». */
  readonly cle: string;
  /** The fields that it tells of. */
  readonly champs: readonly string[];
  /** As it is written. */
  readonly entete: string;
  /** What else it is called, the likeliest first. */
  readonly noms: readonly string[];
}

const fields = fieldsOf(beneficiaireForm);

const laCoop: readonly Colonne[] = LA_COOP.map(([cle, entete, noms]) => {
  const [champ = cle] = cle.split('.');
  return { cle, champs: [champ], entete, noms: [...labelsOf(fields[cle]), ...noms] };
});

/** A field that is added to the form is a column of its own. */
const autres: readonly Colonne[] = exportedColumns(beneficiaireForm)
  .filter(({ name, field }) => isInOneCell(field) && !laCoop.some(({ champs }) => champs.includes(name)))
  .map(({ name, header, field }) => ({
    cle: name,
    champs: [name],
    entete: header,
    noms: [...labelsOf(field), ...(AUTRES[name] ?? [])],
  }));

export const colonnesEcrites: readonly Colonne[] = [...laCoop, ...autres];

export const colonnesLues: readonly Colonne[] = [
  ...colonnesEcrites,
  ...LUES_SEULEMENT.map(([cle, champs, [entete = '', ...noms]]) => ({ cle, champs, entete, noms })),
];

function labelsOf(field: Field | undefined): readonly string[] {
  return [field?.full, field?.label].filter((label) => label !== undefined);
}
