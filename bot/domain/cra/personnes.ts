// Whom an activity names: the one place that tells, for histories, figures, rights and erasing.
import { type Answers, type Field, type Fields, namesPeople } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { Cra } from './cra.ts';
import { typeCra } from './index.ts';

/** Each once, in the order of the form. A type that asks for nobody names nobody, whatever was carried over from another. */
export function personnesDe({ type, values }: Pick<Cra, 'type' | 'values'>): readonly string[] {
  const known = typeCra(type);
  return known ? namedBy(known.form, values) : [];
}

/** Whom answers to a form name. */
export function namedBy(form: Form, values: Answers): readonly string[] {
  return [...new Set(placesOf(form).flatMap(([name]) => peopleAt(values[name])))];
}

export function placesOf(form: Form): readonly (readonly [string, Field])[] {
  return Object.entries(fieldsOf(form)).filter(([, field]) => namesPeople(field));
}

function peopleAt(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** These people, in the places that a form has for them: those for whom it has none are left out. */
export function namingIn(form: Form, personnes: readonly string[]): Answers {
  let left = personnes;
  const named = placesOf(form).map(([name, field]) => {
    const taken = left.slice(0, field.kind === 'persons' ? field.most : 1);
    left = left.slice(taken.length);
    return [name, field.kind === 'persons' ? taken : taken[0]] as const;
  });
  return Object.fromEntries(named.filter(([, value]) => value !== undefined && value.length > 0));
}

/** The same answers, each person under another id, or no longer named; once each. */
export function renamed(fields: Fields, values: Answers, by: (id: string) => string | undefined): Answers {
  const seen = new Set<string>();
  const after = Object.entries(fields).flatMap(([name, field]) => {
    if (!namesPeople(field) || values[name] === undefined) return [];
    const people = [...new Set(peopleAt(values[name]).flatMap((id) => by(id) ?? []))].filter(
      (id) => !seen.has(id),
    );
    for (const id of people) seen.add(id);
    return [[name, field.kind === 'persons' && people.length > 0 ? people : people[0]] as const];
  });
  const said = Object.entries({ ...values, ...Object.fromEntries(after) });
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}
