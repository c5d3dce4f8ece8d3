// An activity as whoever coordinates its author's team may read it.
import { fieldsOf } from '#bot/forms/form.ts';
import type { Cra } from './cra.ts';
import { typeCra } from './index.ts';
import { answersByKeeping } from './kept.ts';

/** Without the people, and without any word that was written: what is kept in clear, and that names nobody. */
export function pourCoordination<C extends Pick<Cra, 'type' | 'values'>>(cra: C): C {
  const { clear } = answersByKeeping(cra);
  const type = typeCra(cra.type);
  const fields = type ? fieldsOf(type.form) : {};
  const said = Object.entries(clear).filter(([name]) => !fields[name]?.kind.startsWith('person'));
  return { ...cra, values: Object.fromEntries(said) };
}
