// A type of CRA by its stored id, or by the form that a conversation fills.
import { typesCra } from './index.ts';
import type { TypeCra } from './type.ts';

const byId: ReadonlyMap<string, TypeCra> = new Map(typesCra.map((type) => [type.id, type]));
const byForm: ReadonlyMap<string, TypeCra> = new Map(typesCra.map((type) => [type.form.id, type]));

/** Undefined for a type of an older version, since removed: its records are still read. */
export function typeCra(id: string): TypeCra | undefined {
  return byId.get(id);
}

export function typeOfForm(formId: string): TypeCra | undefined {
  return byForm.get(formId);
}
