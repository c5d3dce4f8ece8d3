// An activity when one of the people it names becomes another, and when she is parted from them again.
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { faitsGardes, type Naming, withFaits } from './faits.ts';
import { typeCra } from './index.ts';
import { namingIn, personnesDe, renamed } from './personnes.ts';

/** Of two people in one activity, the place of the one who is no longer named, and what was kept of her. */
export interface Ensemble {
  readonly rang: number;
  readonly faits: Answers;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** What is lost of an activity that names both, once one is named by the other’s id. */
export function togetherIn(cra: Naming, { from, to }: Move): Ensemble | undefined {
  const people = personnesDe(cra);
  const faits = faitsGardes(cra, from);
  return faits && people.includes(to) ? { rang: people.indexOf(from), faits } : undefined;
}

/** The activity that names another instead; once, where it named both. One that does not name her is left as it is. */
export function movedTo<C extends Naming>(cra: C, { from, to }: Move): C {
  const moved = faitsGardes(cra, from);
  if (!moved) return cra;
  const people = personnesDe(cra);
  if (people.includes(to))
    return named(
      cra,
      people.filter((id) => id !== from),
      () => ({}),
    );
  const fields = fieldsOf(formOf(cra));
  const values = renamed(fields, cra.values, (id) => (id === from ? to : id));
  return withFaits({ ...cra, values }, { before: cra, faitsOf: (id) => faitsGardes(cra, id) ?? moved });
}

/** The activity with both again, as long as it names the one that stayed. */
export function parted<C extends Naming>(cra: C, { from, to }: Move, { rang, faits }: Ensemble): C {
  const people = personnesDe(cra);
  if (!people.includes(to) || people.includes(from)) return cra;
  return named(cra, people.toSpliced(rang, 0, from), () => faits);
}

/** The activity naming these, in the places that there are. */
function named<C extends Naming>(
  cra: C,
  people: readonly string[],
  faitsOf: (personne: string) => Answers,
): C {
  const form = formOf(cra);
  const nobody = renamed(fieldsOf(form), cra.values, () => undefined);
  const after = { ...cra, values: { ...nobody, ...namingIn(form, people) } };
  return withFaits(after, { before: cra, faitsOf: (id) => faitsGardes(cra, id) ?? faitsOf(id) });
}

/** Of an activity that names somebody, whose type is therefore known. */
function formOf({ type }: Naming): Form {
  const known = typeCra(type);
  if (!known) throw new Error(`no type ${type}`);
  return known.form;
}
