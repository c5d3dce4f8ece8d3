// Invented answers to a form, drawn from its own declaration: a new field or type is in the samples without a line here.
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Answers, Field, FieldOf, Kind, Value, ValueByKind } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';

/** A number from 0 to 1, the same sequence at every start. */
export type Chance = () => number;

/** Mulberry32: small, repeatable, good enough to invent activities. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Draw {
  readonly chance: Chance;
  readonly acteur: Acteur;
  readonly date: string;
}

type Drawer<K extends Kind> = (field: FieldOf<K>, draw: Draw) => ValueByKind[K] | undefined;

/** The first ones of a list come more often than the last, as in life. */
export function pickFrom<T>(list: readonly T[], chance: Chance): T | undefined {
  return list[Math.floor(chance() ** 1.7 * list.length)];
}

const drawers: { readonly [K in Kind]: Drawer<K> } = {
  text: () => undefined,
  longText: () => undefined,
  number: (field, { chance }) => Math.max(field.min, Math.min(field.max, 2 + Math.floor(chance() * 11))),
  date: (_field, { date }) => date,
  duration: (field, { chance }) => pickFrom(field.choices, chance),
  choice: (field, { chance }) => pickFrom(field.options, chance)?.code,
  choices: (field, { chance }) => drawChoices(field, chance),
  yesNo: (_field, { chance }) => (chance() < 0.1 ? true : undefined),
  person: () => undefined,
  persons: () => undefined,
  place: (field, { chance, acteur }) => drawPlace(field, acteur, chance),
  commune: (_field, { chance, acteur }) => pickFrom(acteur.lieux, chance)?.commune,
  counters: () => undefined,
  records: () => undefined,
};

function drawChoices(field: FieldOf<'choices'>, chance: Chance): readonly string[] {
  const count = chance() < 0.7 ? 1 : 2;
  const drawn = Array.from({ length: count }, () => pickFrom(field.options, chance)?.code);
  const alone = drawn.find((code) => code !== undefined && field.exclusive?.includes(code));
  if (alone !== undefined) return [alone];
  return field.options.map((option) => option.code).filter((code) => drawn.includes(code));
}

function drawPlace(
  field: FieldOf<'place'>,
  acteur: Acteur,
  chance: Chance,
): ValueByKind['place'] | undefined {
  const own = pickFrom(acteur.lieux, chance);
  if (!own || chance() < 0.1) return { type: field.types.find((type) => !type.asks)?.code ?? 'a_distance' };
  const type = field.types.find((t) => t.asks === 'place')?.code ?? 'lieu_activite';
  return { type, lieu: own.id, ...(own.commune && { commune: own.commune }) };
}

function drawField(field: Field, draw: Draw): Value | undefined {
  return drawers[field.kind](field as never, draw);
}

/** Fields that say one thing with others: they are drawn only where a rule of the form cannot be broken. */
const TOGETHER = /redirection|domaines|precision|deja|autre/i;

/** A draw that breaks the rules even with its required fields alone (« Autre » without a word) is drawn again, so many times. */
const DRAWS = 50;

/** Answers that hold every required field, and a third of the optional ones. */
export function inventAnswers(form: Form, draw: Draw): Answers {
  for (let draws = 0; draws < DRAWS; draws += 1) {
    const answers = drawAnswers(form, draw);
    const kept = [answers, onlyRequired(form, answers)].find((any) =>
      form.rules.every((rule) => rule.holds(any, draw.date)),
    );
    if (kept) return kept;
  }
  throw new Error(`no sample holds the rules of ${form.id}`);
}

function drawAnswers(form: Form, draw: Draw): Answers {
  const drawn = Object.entries(fieldsOf(form)).flatMap(([name, field]) => {
    if (!field.required && (TOGETHER.test(name) || draw.chance() > 0.35)) return [];
    const value = drawField(field, draw) ?? (field.required ? required(field) : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(drawn);
}

/** What a required free text, counter or list holds in the samples. */
function required(field: Field): Value | undefined {
  if (field.kind === 'text') return 'Rencontre du réseau';
  if (field.kind === 'counters') return Object.fromEntries(field.options.slice(0, 1).map((o) => [o.code, 4]));
  if (field.kind !== 'records') return undefined;
  const cells = Object.entries(field.columns).flatMap(([name, column]) => {
    if (column.kind === 'choice') return column.options[0] ? [[name, column.options[0].code] as const] : [];
    return name === field.key ? [[name, 'Communauté de communes'] as const] : [];
  });
  return [Object.fromEntries(cells)];
}

function onlyRequired(form: Form, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => fieldsOf(form)[name]?.required));
}
