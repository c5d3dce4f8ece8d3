// Filters typed after a command: `lieu=médiathèque type=atelier`. OR inside one, AND between them.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { findType, typesCra } from '#bot/domain/cra/index.ts';
import { parsePeriode } from '#bot/domain/periodes.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import { namesOf } from '#bot/forms/lexicon.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { Refus } from '#bot/ports.ts';

/** Codes by filter name: what a ticket carries from one page to the next. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export const FILTER_NAMES = ['lieu', 'type', 'commune', 'thematique', 'tag'] as const;
type FilterName = (typeof FILTER_NAMES)[number];

/** A filter begins with its name and `=`, and its value goes up to the next one. */
const BEGINNING = /(?<!\S)(\p{L}+)\s*=\s*/u;
const QUOTED = /^["«]\s*([^"»]*)["»]?(.*)$/su;
/** In characters, of one value: the pages of a history carry it in their tickets. */
const LONGEST = 100;
/** Words of the longest period. */
const LONGEST_PERIODE = 8;

/** Splits a text into its filters and the rest; a value that does not exist is refused with what is near. */
export function takeFilters(
  text: string,
  context: FormContext,
): { readonly filters: Filters; readonly rest: string } {
  const [before = '', ...parts] = text.split(BEGINNING);
  const filters: Record<string, readonly string[]> = {};
  const rest = [before];
  for (let i = 0; i < parts.length; i += 2) {
    const name = filterNamed(parts[i] ?? '');
    const taken = takeValues(name, parts[i + 1] ?? '', context);
    filters[name] = [...new Set([...(filters[name] ?? []), ...taken.codes])];
    rest.push(taken.rest);
  }
  const said = rest.map((part) => part.trim()).filter(Boolean);
  return { filters, rest: said.join(' ') };
}

interface Taken {
  readonly codes: readonly string[];
  /** What comes after the value: the words of a period. */
  readonly rest: string;
}

function takeValues(name: FilterName, typed: string, context: FormContext): Taken {
  const quoted = QUOTED.exec(typed.trim());
  if (quoted) {
    const [, value = '', rest = ''] = quoted;
    return { codes: resolved(name, value, context), rest };
  }
  const values = typed.split(',');
  const last = takeLast(name, values.at(-1) ?? '', context);
  const others = values.slice(0, -1).filter((value) => value.trim() !== '');
  return {
    codes: [...others.flatMap((value) => resolved(name, value, context)), ...last.codes],
    rest: last.rest,
  };
}

/** The value may be followed by a period: it ends before it, unless something is so called as a whole. */
function takeLast(name: FilterName, typed: string, context: FormContext): Taken {
  const words = typed.trim().split(/\s+/);
  const sizes = words.map((_, index) => words.length - index).slice(0, LONGEST_PERIODE + 1);
  const splits = sizes
    .map((size) => ({ value: words.slice(0, size).join(' '), rest: words.slice(size).join(' ') }))
    .filter(({ rest }) => rest === '' || 'periode' in parsePeriode(rest, context.today));
  const found = splits.find(({ value }) => fold(value) !== '' && closed[name]?.find(value, context).length);
  const { value, rest } = found ?? splits.at(-1) ?? { value: typed, rest: '' };
  return { codes: resolved(name, value, context), rest };
}

function filterNamed(name: string): FilterName {
  const folded = fold(name);
  const found = FILTER_NAMES.find((filter) => filter === folded || `${filter}s` === folded);
  if (found) return found;
  throw new Refus(
    `Je ne connais pas le filtre « ${name.slice(0, LONGEST)} ». Filtres : ${FILTER_NAMES.map((f) => `${f}=`).join(', ')}.`,
  );
}

function resolved(name: FilterName, typed: string, context: FormContext): readonly string[] {
  const value = typed.trim();
  if (fold(value) === '') throw new Refus(`Le filtre ${name}= attend un mot.`);
  if (value.length > LONGEST) throw new Refus(`Le filtre ${name}= est trop long.`);
  const list = closed[name];
  if (!list) return [fold(value)];
  const codes = list.find(value, context);
  return codes.length > 0 ? codes : unknown(list, value, context);
}

/** A filter whose values are a closed list; those of the others are searched in what was written. */
interface ClosedList {
  readonly what: string;
  readonly known: (context: FormContext) => readonly string[];
  readonly find: (value: string, context: FormContext) => readonly string[];
}

/** At home, at a distance, elsewhere: found by their label as well. */
const elsewhere = typesLieu.filter((type) => type.asks !== 'place');

const closed: Readonly<Partial<Record<FilterName, ClosedList>>> = {
  type: {
    what: 'le type',
    known: () => typesCra.map((type) => type.bouton),
    find: (value) => [findType(value)?.id ?? []].flat(),
  },
  lieu: {
    what: 'le lieu',
    known: ({ places }) => [...places, ...elsewhere].map(({ label }) => label),
    find: (value, { places }) => [
      ...places.filter((p) => fold(p.label).includes(fold(value))).map((p) => p.id),
      ...elsewhere.filter((type) => fold(type.label).includes(fold(value))).map((type) => type.code),
    ],
  },
  thematique: {
    what: 'la thématique',
    known: () => thematiques.map((option) => option.label),
    find: (value) => {
      const folded = fold(value.replaceAll('_', ' '));
      const found = thematiques.find((option) => namesOf(option).some((word) => fold(word) === folded));
      return found ? [found.code] : [];
    },
  },
};

function unknown({ what, known }: ClosedList, value: string, context: FormContext): never {
  const all = known(context);
  const near = nearest(value, all);
  const said = near ? [near] : all.slice(0, 4);
  throw new Refus(
    `Je ne connais pas ${what} « ${value} ». Voici ce qui s’en approche : ${said.join(', ') || 'rien encore'}.`,
  );
}

const matchers: Readonly<Record<FilterName, (cra: Cra, code: string) => boolean>> = {
  type: (cra, code) => cra.type === code,
  lieu: (cra, code) => placeOf(cra)?.lieu === code || placeOf(cra)?.type === code,
  commune: (cra, code) => fold(placeOf(cra)?.commune?.nom ?? '').includes(code),
  thematique: (cra, code) => listOf(cra, 'thematiques').includes(code),
  tag: (cra, code) => fold(String(cra.values.tags ?? '')).includes(code),
};

function placeOf(cra: Cra): PlaceValue | undefined {
  return cra.values.lieu as PlaceValue | undefined;
}

function listOf(cra: Cra, name: string): readonly string[] {
  const value = cra.values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

export function matchesFilters(cra: Cra, filters: Filters): boolean {
  return FILTER_NAMES.every((name) => {
    const codes = filters[name];
    return codes === undefined || codes.some((code) => matchers[name](cra, code));
  });
}

export function hasFilters(filters: Filters): boolean {
  return Object.keys(filters).length > 0;
}
