// An activity as whoever coordinates its author's team may read it.
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Naming } from './faits.ts';
import { typeCra } from './index.ts';
import { answersByKeeping } from './kept.ts';
import { personnesDe } from './personnes.ts';
import type { TypeCra } from './type.ts';

/** Without the people but how many they were, and without any word that was written: what is kept in clear, and that names nobody. */
export function pourCoordination<C extends Naming>(cra: C): C {
  const { clear } = answersByKeeping(cra);
  const type = typeCra(cra.type);
  const fields = type ? fieldsOf(type.form) : {};
  const said = Object.entries(clear).filter(([name]) => !fields[name]?.kind.startsWith('person'));
  const { faits: _people, ...rest } = cra;
  return { ...rest, values: { ...Object.fromEntries(said), ...(type && unnamed(type, cra)) } } as C;
}

/** Those who are named are counted with those who are not. */
function unnamed(type: TypeCra, cra: Naming): Answers {
  if (personnesDe(cra).length === 0) return {};
  const people = type.accompagnements(cra.values);
  const fields = fieldsOf(type.form);
  if ('participants' in fields) return { participants: people };
  return 'aDeux' in fields && people > 1 ? { aDeux: true } : {};
}
