// The answers of a CRA by how each is kept: in clear, sealed beside it, or sealed in a record apart.
import type { Keeping } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { splitByKeeping } from '#bot/forms/keeping.ts';
import type { Cra } from './cra.ts';
import { typeCra } from './index.ts';

/** A type unknown to this version seals everything. */
export function answersByKeeping(
  cra: Pick<Cra, 'type' | 'values'>,
): Readonly<Record<Keeping, Cra['values']>> {
  const type = typeCra(cra.type);
  return splitByKeeping(type ? fieldsOf(type.form) : {}, cra.values);
}
