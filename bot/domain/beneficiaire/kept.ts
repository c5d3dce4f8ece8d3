// The answers of a sheet by how each is kept: in clear, sealed beside it, or sealed in a record apart.
import type { Answers, Keeping } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { splitByKeeping } from '#bot/forms/keeping.ts';
import type { Beneficiaire } from './beneficiaire.ts';
import { beneficiaireForm } from './form.ts';

export function sheetByKeeping({ values }: Pick<Beneficiaire, 'values'>): Readonly<Record<Keeping, Answers>> {
  return splitByKeeping(fieldsOf(beneficiaireForm), values);
}
