// An activity when one of the people it names becomes another, and when she is parted from them again.
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { faitsGardes, type Naming, withFaits } from './faits.ts';
import { typeCra } from './index.ts';
import { namingIn, personnesDe, renamed } from './personnes.ts';

/** Two people in one activity: which was named first, and what was kept of the one who is no longer. */
export interface Ensemble {
  readonly avant: boolean;
  readonly faits: Answers;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** What of an activity with both is lost when one of them is named by the other’s id. */
export function togetherIn(cra: Naming, { from, to }: Move): Ensemble | undefined {
  const people = personnesDe(cra);
  const faits = faitsGardes(cra, from);
  if (!faits || !people.includes(to)) return undefined;
  return { avant: people.indexOf(from) < people.indexOf(to), faits };
}

/** The activity that names another instead; once, where it named both. One that does not name her is left as it is. */
export function movedTo<C extends Naming>(cra: C, { from, to }: Move): C {
  const moved = faitsGardes(cra, from);
  const form = typeCra(cra.type)?.form;
  if (!form || !moved) return cra;
  const values = renamed(fieldsOf(form), cra.values, (id) => (id === from ? to : id));
  const faitsOf = (id: string) => faitsGardes(cra, id) ?? (id === to ? moved : {});
  return withFaits({ ...cra, values }, { before: cra, faitsOf });
}

/** The activity with both again, as long as it names the one that stayed. */
export function parted<C extends Naming>(cra: C, { from, to }: Move, { avant, faits }: Ensemble): C {
  const people = personnesDe(cra);
  const form = typeCra(cra.type)?.form;
  if (!form || !people.includes(to) || people.includes(from)) return cra;
  const both = people.flatMap((id) => (id === to ? (avant ? [from, to] : [to, from]) : [id]));
  const nobody = renamed(fieldsOf(form), cra.values, () => undefined);
  const faitsOf = (id: string) => (id === from ? faits : (faitsGardes(cra, id) ?? {}));
  return withFaits({ ...cra, values: { ...nobody, ...namingIn(form, both) } }, { before: cra, faitsOf });
}
