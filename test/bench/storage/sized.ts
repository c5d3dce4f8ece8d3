// A stored record and its size: what measures of records share.
import type { Field } from '#bot/forms/field.ts';
import type { Item } from '#bot/ports.ts';

export interface Sized {
  readonly what: string;
  readonly key: string;
  readonly typical: Item | undefined;
  readonly largest: Item | undefined;
}

export function put(action: object): Item | undefined {
  return 'put' in action ? (action.put as Item) : undefined;
}

export function codes(field: Field | undefined): readonly string[] {
  return field?.kind === 'choices' ? field.options.map(({ code }) => code) : [];
}
