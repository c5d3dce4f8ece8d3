// The closed set of field kinds, and one constructor a kind: a field is a value that knows everything about itself.
import type * as z from 'zod';

/** One option of a list. `code` is stored, counted and exported; it is never renamed, only `retired`. */
export interface Option {
  readonly code: string;
  /** Shown in dialogs; short. */
  readonly label: string;
  /** Concrete examples, shown after the label where a list has room. */
  readonly examples?: string;
  /** The field's own full wording where `label` is shortened: used by exports. */
  readonly full?: string;
  /** Other words that a person types for it after a command, in any case and without accents. */
  readonly synonyms?: readonly string[];
  /** No longer offered, still read. */
  readonly retired?: boolean;
}

/** How a value is kept: in clear, under the author's key beside the record, or under that key in a record apart. */
export type Keeping = 'clear' | 'sealed' | 'apart';

interface Common {
  /** What the person reads above the field; fits 24 bytes where it can. */
  readonly label: string;
  /** The full wording: header of exports. */
  readonly full?: string;
  readonly help?: string;
  readonly required?: boolean;
  /** The sentence shown when a required field is empty. */
  readonly missing?: string;
  /** A dimension of statistics; `person` where it tells who somebody is rather than what was done: counted once a person. */
  readonly counted?: true | 'person';
  /** A column of exports; true unless said. */
  readonly exported?: boolean;
  /** Free text and what may name or hurt somebody is never `clear`, which is the default. */
  readonly keep?: Keeping;
  /** Asked only where the other answers make sense of it; shown all the same while it holds a value. */
  readonly when?: (values: Answers) => boolean;
}

export interface TextField extends Common {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly placeholder?: string;
  /** Whom it names, one word each: a chat that has a list of its people shows it instead of a box. */
  readonly names?: 'collegues';
  /** A further rule on the cleaned text. */
  readonly schema?: z.ZodType<string, string>;
  /** The names that one line of text holds, each counted by itself. */
  readonly parts?: (text: string) => readonly string[];
  /** A rule that depends on the day it is: the sentence that refuses the text, if any. */
  readonly check?: (text: string, today: string) => string | undefined;
}

export interface LongTextField extends Common {
  readonly kind: 'longText';
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly schema?: z.ZodType<string, string>;
  /** A doubt, said in one sentence; the person decides on a screen of its own whether to keep the text all the same. */
  readonly doubt?: (text: string) => string | undefined;
}

export interface NumberField extends Common {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Words that follow this number when it is typed after a command: « 8 personnes ». */
  readonly units?: readonly string[];
  /** What a number alone means after a command, before any duration. */
  readonly alone?: true;
}

export interface DateField extends Common {
  readonly kind: 'date';
  readonly default?: 'today';
  /** How far back and ahead a date may be, in days. */
  readonly daysBack: number;
  readonly daysAhead: number;
}

export interface DurationField extends Common {
  readonly kind: 'duration';
  /** Offered lengths, in minutes; another one is asked on a screen of its own. */
  readonly choices: readonly number[];
  /** A text box instead of the list: the screen of its own. */
  readonly free?: boolean;
}

export interface ChoiceField extends Common {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly default?: string;
}

export interface ChoicesField extends Common {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  /** Codes that exclude all the others. */
  readonly exclusive?: readonly string[];
}

export interface YesNoField extends Common {
  readonly kind: 'yesNo';
  /** The words beside the box. */
  readonly text: string;
}

export interface PersonField extends Common {
  readonly kind: 'person';
  /** The label of nobody in particular, which is the default. */
  readonly anonymous: string;
}

/** Several known people, written one a line; nobody in particular has no line. */
export interface PersonsField extends Common {
  readonly kind: 'persons';
  /** People at most. */
  readonly most: number;
}

/** What a place may be, and what each asks: one of the person's own places, a commune, or nothing more. */
export interface PlaceType {
  readonly code: string;
  readonly label: string;
  readonly asks?: 'place' | 'commune';
  /** Offered with the communes of one's own places, which are where one goes. */
  readonly nearby?: boolean;
  readonly synonyms?: readonly string[];
}

export interface PlaceField extends Common {
  readonly kind: 'place';
  readonly types: readonly PlaceType[];
}

export interface CommuneField extends Common {
  readonly kind: 'commune';
}

export interface CountersField extends Common {
  readonly kind: 'counters';
  readonly options: readonly Option[];
  readonly max: number;
}

export interface RecordsField extends Common {
  readonly kind: 'records';
  readonly columns: Readonly<Record<string, RecordColumn>>;
  /** Rows offered at once. */
  readonly rows: number;
  /** A row whose `key` is empty is no row. */
  readonly key: string;
  /** Rows prepared from the other answers, when none is kept yet. */
  readonly prepare?: (values: Answers) => readonly RecordRow[];
}

export type RecordColumn = TextField | ChoiceField;
export type RecordRow = Readonly<Record<string, string>>;

export type Field =
  | TextField
  | LongTextField
  | NumberField
  | DateField
  | DurationField
  | ChoiceField
  | ChoicesField
  | YesNoField
  | PersonField
  | PersonsField
  | PlaceField
  | CommuneField
  | CountersField
  | RecordsField;

export type Kind = Field['kind'];
export type FieldOf<K extends Kind> = Extract<Field, { kind: K }>;
export type Fields = Readonly<Record<string, Field>>;

/** Whether its value is of somebody known. */
export function namesPeople(field: Field): field is PersonField | PersonsField {
  return field.kind === 'person' || field.kind === 'persons';
}

/** A commune as it was called that day: INSEE code and label. Communes merge; records keep what was true. */
export interface CommuneValue {
  readonly code: string;
  readonly nom: string;
}

export interface PlaceValue {
  readonly type: string;
  /** The person's own place, for a type that asks one. */
  readonly lieu?: string;
  readonly commune?: CommuneValue;
}

/** What is kept of each kind: `duration` in minutes, `date` as YYYY-MM-DD, `person` and each of `persons` as an opaque id. */
export interface ValueByKind {
  readonly text: string;
  readonly longText: string;
  readonly number: number;
  readonly date: string;
  readonly duration: number;
  readonly choice: string;
  readonly choices: readonly string[];
  readonly yesNo: boolean;
  readonly person: string;
  readonly persons: readonly string[];
  readonly place: PlaceValue;
  readonly commune: CommuneValue;
  readonly counters: Readonly<Record<string, number>>;
  readonly records: readonly RecordRow[];
}

export type Value = ValueByKind[Kind];
export type ValueOf<F extends Field> = ValueByKind[F['kind']];

/** Answers by field name; an absent key is an empty field. */
export type Answers = Readonly<Record<string, Value | undefined>>;
/** The same, typed by the declared fields. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> };

type Declared<K extends Kind> = Omit<FieldOf<K>, 'kind'>;

export const text = (f: Declared<'text'>): TextField => ({ kind: 'text', ...f });
export const longText = (f: Declared<'longText'>): LongTextField => ({ kind: 'longText', ...f });
export const number = (f: Declared<'number'>): NumberField => ({ kind: 'number', ...f });
export const date = (f: Declared<'date'>): DateField => ({ kind: 'date', ...f });
export const duration = (f: Declared<'duration'>): DurationField => ({ kind: 'duration', ...f });
export const choice = (f: Declared<'choice'>): ChoiceField => ({ kind: 'choice', ...f });
export const choices = (f: Declared<'choices'>): ChoicesField => ({ kind: 'choices', ...f });
export const yesNo = (f: Declared<'yesNo'>): YesNoField => ({ kind: 'yesNo', ...f });
export const person = (f: Declared<'person'>): PersonField => ({ kind: 'person', ...f });
export const persons = (f: Declared<'persons'>): PersonsField => ({ kind: 'persons', ...f });
export const place = (f: Declared<'place'>): PlaceField => ({ kind: 'place', ...f });
export const commune = (f: Declared<'commune'>): CommuneField => ({ kind: 'commune', ...f });
export const counters = (f: Declared<'counters'>): CountersField => ({ kind: 'counters', ...f });
export const records = (f: Declared<'records'>): RecordsField => ({ kind: 'records', ...f });
