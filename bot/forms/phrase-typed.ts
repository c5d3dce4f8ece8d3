// Answers that no list holds, in a few typed words: durations, dates, numbers of people, counters, a commune after a kind of place.
import type { FormContext } from './context.ts';
import type { CommuneValue, Field, FieldOf, Fields, Kind, Value } from './field.ts';
import { keyOf, type Meaning, namesOf } from './lexicon.ts';
import { readAnswers } from './read.ts';
import { fold, tidy } from './words.ts';

/** Longer groups of words are neither dates nor durations. */
const LONGEST = 40;
const BARE_NUMBER = /^\d{1,6}$/;
const DURATION = /\d ?(?:h|m|')|heure|minute/;
const DATE =
  /\d ?[/.-] ?\d|\d ?(?:er|ja|f[eé]|ma|av|ju|ao|se|oc|no|d[eé])|^le |^il y a |hier|aujourd|^auj$|demain|^ce |^cet |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche/;

/** What these words, all of them, mean to the fields that are typed. */
export function readTyped(words: string, fields: Fields, context: FormContext): readonly Meaning[] {
  if (words.length > LONGEST) return [];
  const typed = tidy(words);
  if (BARE_NUMBER.test(typed)) return bareNumber(typed, fields, context);
  return [
    ...(DURATION.test(typed) ? oneOf('duration', typed, { fields, context }) : []),
    ...(DATE.test(typed) ? oneOf('date', typed, { fields, context }) : []),
    ...counted(typed, fields, context),
    ...placeWithCommune(typed, fields, context),
  ];
}

function bareNumber(typed: string, fields: Fields, context: FormContext): readonly Meaning[] {
  const meant = Object.fromEntries(
    Object.entries(fields).filter(([, f]) => f.kind === 'number' && (f.required || f.alone)),
  );
  const people = oneOf('number', typed, { fields: meant, context });
  return Object.keys(meant).length > 0 ? people : oneOf('duration', typed, { fields, context });
}

/** The answer of the first field of that kind, where it takes it. */
function oneOf(
  kind: Kind,
  typed: string,
  { fields, context }: { readonly fields: Fields; readonly context: FormContext },
): readonly Meaning[] {
  const found = Object.entries(fields).find(([, field]) => field.kind === kind);
  return found ? taken(found[0], found[1], { raw: typed, context }) : [];
}

function taken(
  name: string,
  field: Field,
  { raw, context }: { readonly raw: string; readonly context: FormContext },
): readonly Meaning[] {
  const value = readAnswers({ [name]: field }, { [name]: raw }, context).values[name];
  return value === undefined ? [] : [{ name, field, value }];
}

/** « 8 personnes », « 5 femmes » */
function counted(typed: string, fields: Fields, context: FormContext): readonly Meaning[] {
  const [, number, rest] = /^(\d{1,6}) (.+)$/.exec(typed) ?? [];
  if (number === undefined || rest === undefined) return [];
  const key = keyOf(rest);
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'number' && field.units?.some((unit) => keyOf(unit) === key)) {
      return taken(name, field, { raw: number, context });
    }
    return field.kind === 'counters' ? counterNamed(name, field, { key, n: Number(number) }) : [];
  });
}

function counterNamed(
  name: string,
  field: FieldOf<'counters'>,
  { key, n }: { readonly key: string; readonly n: number },
): readonly Meaning[] {
  const option = field.options.find((o) => !o.retired && namesOf(o).some((word) => keyOf(word) === key));
  if (!option || n === 0 || n > field.max) return [];
  return [{ name, field, value: { [option.code]: n } }];
}

/** « domicile Quimper »: a kind of place that asks a commune, then the commune. */
function placeWithCommune(typed: string, fields: Fields, context: FormContext): readonly Meaning[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind !== 'place') return [];
    return field.types.flatMap((type) => {
      if (type.asks !== 'commune') return [];
      const named = communeAfter(typed, namesOf(type), context);
      return named ? [{ name, field, value: { type: type.code, commune: named } satisfies Value }] : [];
    });
  });
}

function communeAfter(
  typed: string,
  names: readonly string[],
  context: FormContext,
): CommuneValue | undefined {
  const words = typed.split(' ');
  for (let end = 1; end < words.length; end++) {
    const head = keyOf(words.slice(0, end).join(' '));
    if (head !== '' && names.some((name) => keyOf(name) === head)) {
      return communeNamed(words.slice(end).join(' '), context);
    }
  }
  return undefined;
}

/** One's own communes need no list. */
function communeNamed(typed: string, context: FormContext): CommuneValue | undefined {
  const name = typed.replace(/^(?:a|à|de|d'|au|aux|en) ?/, '');
  const own = context.places.find(({ commune }) => commune && fold(commune.nom) === fold(name))?.commune;
  if (own) return own;
  const match = context.communes(name);
  return 'found' in match ? match.found : undefined;
}
