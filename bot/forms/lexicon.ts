// The words that name an answer of a form: codes, labels and synonyms of its options, own places, boxes; folded, so that accents and plurals do not matter.
import type { FormContext } from './context.ts';
import type { Field, FieldOf, Fields, Option, Value } from './field.ts';
import { words } from './words.ts';

/** One answer to one field. For `choices`, one of its codes. */
export interface Meaning {
  readonly name: string;
  readonly field: Field;
  readonly value: Value;
}

export interface Lexicon {
  /** The meanings of these words as they are (« au téléphone » is a distance), else without leading little words (« le téléphone » is not). */
  find(typed: string): readonly Meaning[];
}

const FILLERS = new Set('a au aux avec chez d dans de des du et l la le les pour sur un une'.split(' '));
/** Say nothing by themselves, or would say too much. */
const VAGUE = new Set(
  'activite accompagner aide ailleurs aucun aucune autre avec besoin dans deja deux ensemble faire gerer lieu ligne main non numerique oui personne pour prendre sans structure'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 4;
/** Words of a label that are looked at. */
const LONGEST_LABEL = 10;

/** All its words, in the singular. */
function wholeKey(text: string): string {
  return words(text).map(singular).join(' ');
}

/** The same without leading little words: « la tablette » is « tablette ». */
export function keyOf(text: string): string {
  const all = words(text);
  const start = all.findIndex((word) => !FILLERS.has(word));
  return start === -1 ? '' : all.slice(start).map(singular).join(' ');
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word;
}

export function lexiconOf(fields: Fields, context: FormContext): Lexicon {
  const whole = new Map<string, readonly Meaning[]>();
  const parts = new Map<string, readonly Meaning[]>();
  for (const { meaning, names, labels } of entriesOf(fields, context)) {
    for (const key of keysOf(names)) push(whole, key, meaning);
    for (const word of partsOf(labels)) push(parts, word, meaning);
  }
  const find = (key: string) => findIn(whole.get(key) ?? [], parts.get(key) ?? []);
  return {
    find: (typed) => {
      const found = find(wholeKey(typed));
      return found.length > 0 ? found : find(keyOf(typed));
    },
  };
}

/** A part of a label is enough where nothing is so named; a part of an own place's name also where only other fields are. */
function findIn(exact: readonly Meaning[], partial: readonly Meaning[]): readonly Meaning[] {
  if (exact.length === 0) return partial;
  return [
    ...exact,
    ...partial.filter(({ name, field }) => field.kind === 'place' && exact.every((m) => m.name !== name)),
  ];
}

interface Entry {
  readonly meaning: Meaning;
  /** Each names it as a whole. */
  readonly names: readonly string[];
  /** Some words of these may be enough. */
  readonly labels: readonly string[];
}

function entriesOf(fields: Fields, context: FormContext): readonly Entry[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    switch (field.kind) {
      case 'choice':
        return field.options
          .filter(offered)
          .map((option) => optionEntry(option, { name, field, value: option.code }));
      case 'choices':
        return field.options
          .filter(offered)
          .map((option) => optionEntry(option, { name, field, value: [option.code] }));
      case 'yesNo':
        return [{ meaning: { name, field, value: true }, names: [field.label, field.text], labels: [] }];
      case 'place':
        return placeEntries(name, field, context);
      default:
        return [];
    }
  });
}

const offered = (option: Option): boolean => !option.retired;

function optionEntry(option: Option, meaning: Meaning): Entry {
  return { meaning, names: namesOf(option), labels: [option.label] };
}

/** All that an option may be called. */
export function namesOf({ code, label, full, synonyms = [] }: Option): readonly string[] {
  return [code.replaceAll('_', ' '), label, ...(full === undefined ? [] : [full]), ...synonyms];
}

/** A type that asks a commune is named without it: the commune is then still to be asked. */
function placeEntries(name: string, field: FieldOf<'place'>, context: FormContext): readonly Entry[] {
  const own = field.types.find((type) => type.asks === 'place');
  const types = field.types.filter((type) => type.asks !== 'place');
  return [
    ...types.map((type) => ({
      meaning: { name, field, value: { type: type.code } },
      names: namesOf(type),
      labels: [],
    })),
    ...context.places.flatMap(({ id, label, commune, archived, synonyms = [] }) => {
      if (!own || archived) return [];
      const value = { type: own.code, lieu: id, ...(commune && { commune }) };
      return [
        { meaning: { name, field, value }, names: [label, keyOf(label), ...synonyms], labels: [label] },
      ];
    }),
  ];
}

function keysOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(wholeKey))].filter((key) => key !== '' && !VAGUE.has(key));
}

/** The words of labels that say something by themselves, and the runs of words that hold one of them. */
function partsOf(labels: readonly string[]): readonly string[] {
  const runs = labels.flatMap((label) => runsOf(keyOf(label).split(' ').slice(0, LONGEST_LABEL)));
  const telling = runs.filter((run) => run.some((word) => word.length >= SHORTEST_WORD && !VAGUE.has(word)));
  return [...new Set(telling.map((run) => run.join(' ')))];
}

function runsOf(all: readonly string[]): readonly (readonly string[])[] {
  return all.flatMap((_, from) => all.slice(from).map((_word, size) => all.slice(from, from + size + 1)));
}

function push(into: Map<string, readonly Meaning[]>, key: string, meaning: Meaning): void {
  into.set(key, [...(into.get(key) ?? []), meaning]);
}
