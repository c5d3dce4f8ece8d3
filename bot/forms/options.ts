// The options a list offers to this person now: own places, own habits, the value already kept, an explicit nothing.
import type { FormContext, PersonDirectory } from './context.ts';
import { formatDuration } from './durations.ts';
import type {
  ChoiceField,
  ChoicesField,
  CommuneValue,
  DurationField,
  Field,
  PlaceField,
  PlaceValue,
} from './field.ts';
import { EMPTY, OTHER, placeCode, SEARCH } from './raw.ts';

export interface Offered {
  readonly code: string;
  readonly label: string;
}

/** A duration used this often by its author is offered beside the usual ones (La Coop, 1.3: more than 5 times). */
const FREQUENT = 6;
/** A radio shows at most eight options, « Autre » included. */
const DURATIONS = 7;
/** Lists longer than this put one's own most used first; shorter ones keep the order that people know. */
const LONG_LIST = 8;

const NOTHING: Offered = { code: EMPTY, label: 'Non renseigné' };

/** What the list of this field offers; undefined for kinds without a list. `current` is kept even when retired. */
export function offeredOptions(
  name: string,
  field: Field,
  at: { readonly context: FormContext; readonly current?: unknown },
): readonly Offered[] | undefined {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return choiceOptions(field, at.context.usage[name] ?? {}, at.current);
    case 'duration':
      return field.free ? undefined : durationOptions(field, at.context.usage[name] ?? {}, at.current);
    case 'place':
      return placeChoices(field, at.context, at.current).map(({ code, label }) => ({ code, label }));
    case 'person':
      return personOptions(at.context.persons, at.current);
    default:
      return undefined;
  }
}

/** The last seen, then a way to all the others: phones send no word to a look-up, old servers have none. */
function personOptions(persons: PersonDirectory | undefined, current: unknown): readonly Offered[] {
  if (!persons) return [];
  const kept = typeof current === 'string' ? [{ code: current, label: persons.label(current) }] : [];
  const others = persons.recent.filter(({ code }) => code !== current);
  return [...kept, ...others, { code: SEARCH, label: 'Chercher ou créer…' }];
}

function choiceOptions(
  field: ChoiceField | ChoicesField,
  usage: Readonly<Record<string, number>>,
  current: unknown,
): readonly Offered[] {
  const kept = Array.isArray(current) ? current : [current];
  const offered = field.options.filter((option) => !option.retired || kept.includes(option.code));
  const ordered =
    offered.length > LONG_LIST
      ? offered.toSorted((a, b) => (usage[b.code] ?? 0) - (usage[a.code] ?? 0))
      : offered;
  const options = ordered.map(({ code, label, examples }) => ({
    code,
    label: examples ? `${label} : ${examples}` : label,
  }));
  if (field.required) return options;
  return field.kind === 'choice' ? [NOTHING, ...options] : [...options, NOTHING];
}

function durationOptions(
  field: DurationField,
  usage: Readonly<Record<string, number>>,
  current: unknown,
): readonly Offered[] {
  const frequent = Object.entries(usage)
    .filter(([minutes, times]) => times >= FREQUENT && !field.choices.includes(Number(minutes)))
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, Math.max(0, DURATIONS - field.choices.length))
    .map(([minutes]) => Number(minutes));
  const kept = typeof current === 'number' ? [current] : [];
  const all = [...new Set([...field.choices, ...frequent, ...kept])].toSorted((a, b) => a - b);
  const nothing = field.required ? [] : [NOTHING];
  return [
    ...nothing,
    ...all.map((minutes) => ({ code: String(minutes), label: formatDuration(minutes) })),
    { code: OTHER, label: 'Autre' },
  ];
}

export interface PlaceChoice extends Offered {
  /** Undefined where the commune is still to be asked. */
  readonly value?: PlaceValue;
}

/** Own places, then each type; a type that asks a commune comes with those already known, then bare. */
export function placeChoices(
  field: PlaceField,
  context: FormContext,
  current?: unknown,
): readonly PlaceChoice[] {
  const kept = current as PlaceValue | undefined;
  const known = knownCommunes(context, kept);
  const choices = field.types.flatMap((type): readonly PlaceChoice[] => {
    if (type.asks === 'place') {
      return context.places
        .filter((p) => !p.archived || p.id === kept?.lieu)
        .map((p) =>
          withCode({ type: type.code, lieu: p.id, ...(p.commune && { commune: p.commune }) }, p.label),
        );
    }
    if (type.asks !== 'commune') return [withCode({ type: type.code }, type.label)];
    const own = known.map((c) => withCode({ type: type.code, commune: c }, `${type.label} : ${c.nom}`));
    const offered = type.nearby
      ? own
      : own.filter((c) => kept?.type === type.code && c.value?.commune?.code === kept.commune?.code);
    return [
      ...offered,
      { code: type.code, label: offered.length > 0 ? `${type.label}, autre commune…` : `${type.label}…` },
    ];
  });
  return field.required ? choices : [NOTHING, ...choices];
}

function withCode(value: PlaceValue, label: string): PlaceChoice {
  return { code: placeCode(value), label, value };
}

function knownCommunes(context: FormContext, kept: PlaceValue | undefined): readonly CommuneValue[] {
  const all = [kept?.commune, ...context.places.filter((p) => !p.archived).map((p) => p.commune)];
  const byCode = new Map(all.flatMap((c) => (c ? [[c.code, c] as const] : [])));
  return [...byCode.values()].slice(0, 3);
}
