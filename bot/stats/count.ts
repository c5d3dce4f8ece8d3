// What one CRA adds to figures, and what a change of it adds or takes away. Pure: every total is a sum of these.
import { personneAnonyme } from '#bot/domain/cra/champs-personne.ts';
import { type Cra, thematiquesOf } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import { NON_COMMUNIQUE } from '#bot/domain/vocabulary/personne.ts';
import type { Answers, Field, Fields } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { type Counters, sumOf, under } from './compteurs.ts';
import { codesOf, wordsOf } from './count-fields.ts';
import { emptyRollup, type Rollup, subtractRollups } from './rollup.ts';

export type Counted = Pick<Cra, 'type' | 'values' | 'structure' | 'faits'>;

/** Noted of one person, even where two were received together. */
const OF_ONE = ['autonomie'];

/**
 * Everything that is counted in clear. By accompaniment (an atelier of eight counts eight for each of its themes) wherever there is one;
 * what is none (free access, a missed appointment, coordination) is counted under its own type, in its own unit. Facts of people are
 * here for those who stay anonymous: of the others, a period counts the first visit (`visites`). A type unknown to this version is an
 * activity, and no more.
 */
export function count(cra: Counted): Counters {
  const type = typeCra(cra.type);
  const values = askedBy(type, cra.values);
  const accompagnements = type?.accompagnements(values) ?? 0;
  const minutes = typeof values.duree === 'number' ? values.duree : 0;
  return sumOf([
    {
      activites: type?.sansActivite ? 0 : 1,
      minutes,
      accompagnements,
      ...(type?.autre && { [type.autre.unite]: type.autre.nombre(values) }),
      [`type.${cra.type}`]: 1,
      [`accompagnements/type.${cra.type}`]: accompagnements,
      [`minutes/type.${cra.type}`]: minutes,
      [`jour.${dayOf(values)}`]: accompagnements,
      ...(cra.structure !== undefined && { [`structure.${cra.structure}`]: accompagnements }),
    },
    ...(type ? [answered(type, values, accompagnements)] : []),
    ...(type && accompagnements > 0
      ? [
          anonymes({ type, values, people: accompagnements - personnesDe(cra).length }),
          crossed(values, accompagnements),
        ]
      : []),
  ]);
}

/** What the type asks: answers carried over from another are kept, and count for nothing. */
export function askedValues({ type, values }: Pick<Cra, 'type' | 'values'>): Answers {
  return askedBy(typeCra(type), values);
}

function askedBy(type: TypeCra | undefined, values: Answers): Answers {
  if (!type) return values;
  const { all } = fieldsIn(type);
  return Object.fromEntries(Object.entries(values).filter(([name]) => all.has(name)));
}

/** `count(after) − count(before)`, people included; without `before` a creation, without `after` a deletion. */
export function delta(before: Counted | undefined, after: Counted | undefined): Rollup {
  return subtractRollups(rollupOf(after), rollupOf(before));
}

export function rollupOf(cra: Counted | undefined): Rollup {
  return cra ? { c: count(cra), p: visites(cra) } : emptyRollup;
}

/** Day of the month: two digits. */
function dayOf({ date }: Answers): string {
  return typeof date === 'string' ? date.slice(8, 10) : '01';
}

interface FieldsOfType {
  readonly all: ReadonlySet<string>;
  /** Those that figures are made of. */
  readonly counted: readonly (readonly [string, Field])[];
}

/** Read once: a million activities are of a dozen types. */
const FIELDS = new Map<TypeCra, FieldsOfType>();

function fieldsIn(type: TypeCra): FieldsOfType {
  const known = FIELDS.get(type);
  if (known) return known;
  const fields = Object.entries(fieldsOf(type.form));
  const read = {
    all: new Set(fields.map(([name]) => name)),
    counted: fields.filter(([, { counted }]) => counted !== undefined),
  };
  FIELDS.set(type, read);
  return read;
}

function countedIn(type: TypeCra): readonly (readonly [string, Field])[] {
  return fieldsIn(type).counted;
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== NON_COMMUNIQUE;
}

/** What was done: each answer for each accompaniment, or in the unit of the type where it has none. */
function answered(type: TypeCra, values: Answers, accompagnements: number): Counters {
  const weight = accompagnements || type.autre?.nombre(values) || 1;
  const isMediation = type.accompagnements(values) > 0;
  const said = isMediation ? { ...values, thematiques: thematiquesOf(values) } : values;
  const counters = countedIn(type)
    .filter(([name, field]) => field.counted === true && isClear(field) && isSaid(said[name]))
    .map(([name, field]) =>
      codesOf(field, said[name], { name, weight: OF_ONE.includes(name) ? 1 : weightOf(type, weight) }),
    );
  const extra = isMediation && !fieldsIn(type).all.has('thematiques') ? [themes(values, weight)] : [];
  const all = sumOf([...counters, ...extra]);
  return isMediation ? all : under(`${type.id}/`, all);
}

/** Coordination counts activities: an event of two hundred people has one organiser. */
function weightOf(type: TypeCra, weight: number): number {
  return type.metier === 'coordination' ? 1 : weight;
}

/** A démarche is asked no theme: it has the 19th. */
function themes(values: Answers, weight: number): Counters {
  return Object.fromEntries(thematiquesOf(values).map((code) => [`thematiques.${code}`, weight]));
}

function isSealed({ keep = 'clear' }: Field): boolean {
  return keep !== 'clear';
}

/** What is sealed is counted with words, but for the lists of a table, which say nothing of anybody. */
function isClear(field: Field): boolean {
  return !isSealed(field) || field.kind === 'records';
}

/** People whom nothing tells from one another: each is a new one, unless said to have come before. */
function anonymes({ type, values, people }: Anonymes): Counters {
  if (people <= 0) return {};
  // What is said of one person is said of the first, where she is named.
  const isOfKnown = typeof values.personne === 'string';
  const seen = isOfKnown ? 0 : seenBefore(values);
  const facts = countedIn(type)
    .filter(([name, field]) => field.counted === 'person' && !isSealed(field) && isSaid(values[name]))
    .filter(([, { kind }]) => !isOfKnown || kind === 'counters')
    .map(([name, field]) => codesOf(field, values[name], { name: `anonymes/${name}`, weight: 1 }));
  return sumOf([{ anonymes: people, anonymesNouveaux: people - Math.min(seen, people) }, ...facts]);
}

interface Anonymes {
  readonly type: TypeCra;
  readonly values: Answers;
  /** How many they are. */
  readonly people: number;
}

function seenBefore({ dejaAccompagne, dejaAccompagnes }: Answers): number {
  if (typeof dejaAccompagnes === 'number') return dejaAccompagnes;
  return dejaAccompagne === true ? 1 : 0;
}

/** Where people come from crossed with where they are sent. */
function crossed({ origine, redirection }: Answers, weight: number): Counters {
  if (origine === undefined || redirection === undefined) return {};
  return { [`origine>redirection.${String(origine)}>${String(redirection)}`]: weight };
}

/**
 * A visit of everybody who is followed, under their id: the day, then what was true of them that day. A multiset: what a period says of
 * people is derived from it, whatever was added or removed in between.
 */
export function visites(cra: Counted): Counters {
  const type = typeCra(cra.type);
  const values = askedBy(type, cra.values);
  if (!type || type.accompagnements(values) === 0) return {};
  const own = countedIn(type).filter(
    ([name, field]) => (field.counted === 'person' || OF_ONE.includes(name)) && !isSealed(field),
  );
  const visits = personnesDe(cra).map((personne) => {
    const facts =
      personne === values.personne ? factsIn(own, values) : factsIn(OF_EACH, cra.faits?.[personne] ?? {});
    return [[personne, dayOf(values), ...facts].join(' '), 1] as const;
  });
  return Object.fromEntries(visits);
}

/** What is frozen of each person where an activity names several. */
const OF_EACH = Object.entries<Field>(personneAnonyme satisfies Fields).filter(
  ([, { counted }]) => counted === 'person',
);

function factsIn(fields: readonly (readonly [string, Field])[], values: Answers): readonly string[] {
  return fields
    .filter(([name]) => isSaid(values[name]))
    .flatMap(([name, field]) => Object.keys(codesOf(field, values[name], { name, weight: 1 })))
    .toSorted();
}

/** What is counted by words that are sealed: tags, names of démarches and structures, one's own feeling. */
export function countWords(cra: Counted): Counters {
  const type = typeCra(cra.type);
  if (!type) return {};
  const accompagnements = type.accompagnements(cra.values);
  const said = countedIn(type).filter(([name, field]) => isSealed(field) && isSaid(cra.values[name]));
  const counted = said.map(([name, field]) => {
    const weight = field.kind === 'text' ? accompagnements || 1 : 1;
    const words = [...wordsOf(field, cra.values[name])];
    return Object.fromEntries(words.map(([word, n]) => [`${name}.${word}`, n * weight] as const));
  });
  return sumOf(counted);
}
