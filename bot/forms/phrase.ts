// Words typed after a command become answers: exact words and synonyms only. What is doubtful or unknown is left over, never guessed, never dropped.
import { cleanLine } from './clean.ts';
import type { FormContext } from './context.ts';
import type { Answers, Fields, Value } from './field.ts';
import { type Lexicon, lexiconOf, type Meaning } from './lexicon.ts';
import { readTyped } from './phrase-typed.ts';
import { rawOf } from './raw.ts';
import { readAnswers } from './read.ts';
import { fold } from './words.ts';

export interface Phrase {
  /** A place may still lack its commune, as when it is chosen on the screen: reading the answers asks it. */
  readonly values: Answers;
  /** The words not understood, in order; neighbours together. */
  readonly leftovers: readonly string[];
}

/** Words that one answer may take: a place's name is the longest. */
const LONGEST_ANSWER = 8;
/** Beyond, it is no quick phrase: the words are kept, not understood. */
const LONGEST_PHRASE = 100;

/**
 * The longest group of words that means something is taken first. Where the same words answer two fields, a required one is meant (« santé » is
 * a theme before a domain of démarche). A bare number is the count where the form requires one, else the duration in minutes. Two answers that
 * contradict each other are both left over.
 */
export function readPhrase(text: string, fields: Fields, context: FormContext): Phrase {
  const tokens = tokensOf(text);
  const spans = scan(tokens.slice(0, LONGEST_PHRASE), {
    fields,
    context,
    lexicon: lexiconOf(fields, context),
  });
  const values = agreedValues(
    spans.filter(isUnderstood).map((span) => span.meaning),
    context,
  );
  const read = spans.map(({ tokens: group, meaning }) => ({
    group,
    kept: meaning !== undefined && meaning.name in values,
  }));
  return { values, leftovers: joined([...read, { group: tokens.slice(LONGEST_PHRASE), kept: false }]) };
}

/** Separated by spaces, `+`, `;` and commas, but for a decimal comma. Marks alone are no words. */
function tokensOf(text: string): readonly string[] {
  return cleanLine(text)
    .split(/[\s;&]+|\+(?=\S)|,(?!\d)|(?<!\d),/)
    .filter((token) => token !== '' && !/^[\p{P}|=<>~^$`]+$/u.test(token));
}

interface Span {
  readonly tokens: readonly string[];
  readonly meaning?: Meaning;
}

interface Reading {
  readonly fields: Fields;
  readonly context: FormContext;
  readonly lexicon: Lexicon;
}

function isUnderstood(span: Span): span is Required<Span> {
  return span.meaning !== undefined;
}

function scan(tokens: readonly string[], reading: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < tokens.length; ) {
    const span = longestFrom(tokens.slice(start, start + LONGEST_ANSWER), reading);
    spans.push(span);
    start += span.tokens.length;
  }
  return spans;
}

/** Ambiguous words are left over whole: a shorter reading of them would be a guess. */
function longestFrom(tokens: readonly string[], reading: Reading): Span {
  // What has neither letter nor digit (an emoji) belongs to no answer.
  const wordless = tokens.findIndex((token) => fold(token) === '');
  for (let size = wordless === -1 ? tokens.length : wordless; size > 0; size--) {
    const group = tokens.slice(0, size);
    const [meaning, ...others] = meaningsOf(group.join(' '), reading);
    if (meaning && !(size > 1 && endsOnCount(tokens, size, reading))) {
      return others.length === 0 ? { tokens: group, meaning } : { tokens: group };
    }
  }
  return { tokens: tokens.slice(0, 1) };
}

/** « 2h 12 personnes » is two hours and twelve people, not 2 h 12. */
function endsOnCount(tokens: readonly string[], size: number, reading: Reading): boolean {
  const [number = '', next] = tokens.slice(size - 1);
  return /^\d+$/.test(number) && next !== undefined && meaningsOf(`${number} ${next}`, reading).length > 0;
}

function meaningsOf(words: string, { fields, context, lexicon }: Reading): readonly Meaning[] {
  const found = distinct([...lexicon.find(words), ...readTyped(words, fields, context)]);
  const required = found.filter((meaning) => meaning.field.required);
  return required.length > 0 ? required : found;
}

function distinct(meanings: readonly Meaning[]): readonly Meaning[] {
  return [
    ...new Map(
      meanings.map((meaning) => [`${meaning.name} ${JSON.stringify(meaning.value)}`, meaning]),
    ).values(),
  ];
}

function agreedValues(meanings: readonly Meaning[], context: FormContext): Answers {
  const names = [...new Set(meanings.map((meaning) => meaning.name))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = agreed(
        name,
        meanings.filter((meaning) => meaning.name === name),
        context,
      );
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** One value out of all that was said of a field; undefined where they contradict each other or are refused. */
function agreed(name: string, meanings: readonly Meaning[], context: FormContext): Value | undefined {
  const [{ field } = {}, ...others] = distinct(meanings);
  if (!field) return undefined;
  const all = meanings.map((meaning) => meaning.value);
  const value =
    field.kind === 'choices' ? all.flat() : field.kind === 'counters' ? mergedCounters(all) : all[0];
  if (value === undefined || (others.length > 0 && field.kind !== 'choices' && field.kind !== 'counters'))
    return undefined;
  if (field.kind === 'place') return value as Value;
  const { values } = readAnswers({ [name]: field }, { [name]: rawOf(field, value as never) }, context);
  return values[name];
}

function mergedCounters(all: readonly Value[]): Value | undefined {
  const merged: Record<string, number> = {};
  for (const [code, n] of all.flatMap((value) => Object.entries(value as Readonly<Record<string, number>>))) {
    if (merged[code] !== undefined && merged[code] !== n) return undefined;
    merged[code] = n;
  }
  return merged;
}

function joined(
  read: readonly { readonly group: readonly string[]; readonly kept: boolean }[],
): readonly string[] {
  const runs: string[][] = [[]];
  for (const { group, kept } of read) {
    if (kept) runs.push([]);
    else runs.at(-1)?.push(...group);
  }
  return runs.filter((run) => run.length > 0).map((run) => run.join(' '));
}
