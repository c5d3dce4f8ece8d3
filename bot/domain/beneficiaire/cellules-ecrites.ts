// A sheet as a row of a spreadsheet: a cell for each column that is written, typed, such that reading it gives the same sheet.
import type { Answers, CommuneValue } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { cellOf } from './cellules.ts';
import { type Colonne, colonnesEcrites } from './colonnes.ts';
import { beneficiaireForm } from './form.ts';
import type { Cellule } from './tableau.ts';
import { parseTelephone, sayTelephone } from './telephone.ts';

/** The postcode of a commune, by its INSEE code; one of them where it has several. */
export type CodePostalDe = (insee: string) => string | undefined;

const fields = fieldsOf(beneficiaireForm);

/** In the order of `colonnesEcrites`; an empty text where there is nothing. */
export function rowOfSheet(values: Answers, codePostalDe: CodePostalDe): readonly Cellule[] {
  return colonnesEcrites.map((colonne) => cellOfColumn(colonne, values, codePostalDe));
}

function cellOfColumn(
  { cle, champs: [champ = cle] }: Colonne,
  values: Answers,
  codePostalDe: CodePostalDe,
): Cellule {
  const [field, value] = [fields[champ], values[champ]];
  if (!field || value === undefined) return '';
  switch (cle) {
    case 'naissance':
      return birth(String(value));
    case 'telephone':
      return familiar(String(value));
    case 'commune.nom':
      return (value as CommuneValue).nom.replace(/ \(\w{2,3}\)$/, '');
    case 'commune.insee':
      return (value as CommuneValue).code;
    case 'commune.postal':
      return codePostalDe((value as CommuneValue).code) ?? '';
    default:
      return cellOf(field, value);
  }
}

function birth(naissance: string): Cellule {
  return naissance.length > 4 ? { jour: naissance.split('/').reverse().join('-') } : Number(naissance);
}

/** As people know it, where that is read back as the same number. */
function familiar(kept: string): string {
  const said = sayTelephone(kept);
  return parseTelephone(said) === kept ? said : kept;
}
