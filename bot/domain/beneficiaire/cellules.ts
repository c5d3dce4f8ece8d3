// A field's value in a cell of a spreadsheet, both ways: as it is written, and as anybody may have written it.
import { formatDuration } from '#bot/forms/durations.ts';
import type { Field, FieldOf, Kind, Option, Value, ValueByKind } from '#bot/forms/field.ts';
import type { RawAnswer } from '#bot/forms/raw.ts';
import { remembering } from '#bot/forms/remembering.ts';
import { fullLabelOf } from '#bot/forms/summary.ts';
import { fold, leastMistyped } from '#bot/forms/words.ts';
import type { Cellule } from './tableau.ts';

/** An answer as the form takes it; nothing; or a sentence, which does not repeat what was read. */
export type CelluleLue = { readonly raw: RawAnswer } | { readonly absent: true } | { readonly error: string };

/** Words for the codes of a list, besides those of its options. */
export type Mots = Readonly<Record<string, readonly string[]>>;

interface Traduction<K extends Kind> {
  readonly write: (value: ValueByKind[K], field: FieldOf<K>) => Cellule;
  /** Prepared once a column. */
  readonly reader: (field: FieldOf<K>, mots: Mots) => (text: string) => CelluleLue;
}

const asTyped = () => (text: string) => ({ raw: text });

/** Kinds that make no cell have none. A commune makes three, which have their own columns. */
const traductions: { readonly [K in Kind]: Traduction<K> | undefined } = {
  text: { write: (value) => value, reader: asTyped },
  longText: { write: (value) => value, reader: asTyped },
  number: { write: (value) => value, reader: asTyped },
  date: { write: (value) => ({ jour: value }), reader: asTyped },
  duration: { write: (value) => formatDuration(value), reader: asTyped },
  choice: { write: (value, { options }) => fullLabelOf(options, value), reader: choiceReader },
  choices: {
    write: (value, { options }) => value.map((code) => fullLabelOf(options, code)).join(' ; '),
    reader: choicesReader,
  },
  yesNo: { write: () => 'oui', reader: () => readYesNo },
  commune: undefined,
  person: undefined,
  place: undefined,
  counters: undefined,
  records: undefined,
};

export function isInOneCell({ kind }: Field): boolean {
  return traductions[kind] !== undefined;
}

export function cellOf(field: Field, value: Value): Cellule {
  return traductions[field.kind]?.write(value as never, field as never) ?? '';
}

export function cellReader(field: Field, mots: Mots = {}): (text: string) => CelluleLue {
  return traductions[field.kind]?.reader(field as never, mots) ?? (() => ({ absent: true }));
}

function choiceReader({ options }: FieldOf<'choice'>, mots: Mots): (text: string) => CelluleLue {
  const codeNamed = codesByName(options, mots);
  return (text) => {
    const code = codeNamed(text);
    return code === undefined ? { error: unknownChoice(options) } : { raw: code };
  };
}

/** What stands between the choices of a cell: the surest first, for labels hold commas. */
const CUTS = [/[;\n|]/, /[,/+]/];

function choicesReader({ options }: FieldOf<'choices'>, mots: Mots): (text: string) => CelluleLue {
  const codeNamed = codesByName(options, mots);
  const codesIn = (text: string, [mark, ...others]: readonly RegExp[]): readonly (string | undefined)[] => {
    const whole = codeNamed(text);
    if (whole !== undefined || mark === undefined) return [whole];
    const parts = text.split(mark).filter((part) => fold(part) !== '');
    return parts.flatMap((part) => codesIn(part, others));
  };
  return (text) => {
    const codes = codesIn(text, CUTS);
    const known = codes.filter((code) => code !== undefined);
    return known.length === codes.length ? { raw: known } : { error: unknownChoice(options) };
  };
}

function codesByName(options: readonly Option[], mots: Mots): (text: string) => string | undefined {
  const codes = new Map<string, string>();
  for (const { code, label, full = label, synonyms = [] } of options) {
    for (const name of [full, label, code, ...synonyms, ...(mots[code] ?? [])]) {
      if (!codes.has(fold(name))) codes.set(fold(name), code);
    }
  }
  const names = [...codes.keys()];
  const found = remembering((text) => {
    const folded = fold(text);
    const code = codes.get(folded) ?? codes.get(leastMistyped(folded, names) ?? '');
    return { code };
  });
  return (text) => found(text).code;
}

function unknownChoice(options: readonly Option[]): string {
  const labels = options.filter(({ retired }) => !retired).map(({ full, label }) => full ?? label);
  return `Choix inconnu. Choix possibles : ${labels.join(' ; ')}.`;
}

const YES = ['oui', 'o', 'x', 'vrai', 'true', '1', '✓', '✔'];
const NO = ['non', 'n', 'faux', 'false', '0', '-'];

function readYesNo(text: string): CelluleLue {
  const said = text.trim().toLowerCase();
  if (YES.includes(said)) return { raw: true };
  return NO.includes(said) ? { absent: true } : { error: 'Écrivez oui ou non.' };
}
