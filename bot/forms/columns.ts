// What a form gives to exports and statistics, derived from its fields.
import type { Field } from './field.ts';
import { type Form, fieldsOf } from './form.ts';

export interface Column {
  readonly name: string;
  /** The full wording. */
  readonly header: string;
  readonly field: Field;
}

/** The exported columns of a form, in the order of its steps. */
export function exportedColumns(form: Form): readonly Column[] {
  return Object.entries(fieldsOf(form))
    .filter(([, field]) => field.exported !== false)
    .map(([name, field]) => ({ name, header: field.full ?? field.label, field }));
}

/** Names of the fields that statistics count. */
export function countedFields(form: Form): readonly string[] {
  return Object.entries(fieldsOf(form)).flatMap(([name, field]) => (field.counted ? [name] : []));
}
