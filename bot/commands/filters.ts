// Filters typed after a command: `lieu=médiathèque type=atelier`. OR inside one, AND between them.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { findType } from '#bot/domain/cra/index.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { Refus } from '#bot/ports.ts';

/** Codes by filter name: what a ticket carries from one page to the next. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export const FILTER_NAMES = ['lieu', 'type', 'commune', 'thematique', 'tag'] as const;
type FilterName = (typeof FILTER_NAMES)[number];

/** A filter with its value: `lieu=…` up to the next filter or the end. */
const FILTER = /([a-zé]+)\s*=\s*("[^"]*"|«[^»]*»|(?:(?![a-zé]+\s*=)\S+\s*)+)/giu;

/** Splits a text into its filters and the rest; a value that does not exist is refused with the nearest ones. */
export function takeFilters(
  text: string,
  context: FormContext,
): { readonly filters: Filters; readonly rest: string } {
  const filters: Record<string, string[]> = {};
  const rest = text.replace(FILTER, (_all, name: string, value: string) => {
    const filter = filterNamed(name);
    const values = value
      .replace(/["«»]/g, '')
      .split(',')
      .map((v) => v.trim())
      .filter(Boolean);
    filters[filter] = [...(filters[filter] ?? []), ...values.map((v) => resolvers[filter](v, context))];
    return ' ';
  });
  return { filters, rest: rest.trim() };
}

function filterNamed(name: string): FilterName {
  const folded = fold(name);
  const found = FILTER_NAMES.find((filter) => filter === folded || `${filter}s` === folded);
  if (found) return found;
  throw new Refus(
    `Je ne connais pas le filtre « ${name} ». Filtres : ${FILTER_NAMES.map((f) => `${f}=`).join(', ')}.`,
  );
}

const resolvers: Readonly<Record<FilterName, (value: string, context: FormContext) => string>> = {
  type: (value) =>
    findType(value)?.id ?? unknown('type', value, ['individuel', 'atelier', 'demarche', 'ponctuelle']),
  lieu: (value, context) => {
    const names = context.places.map((p) => p.label);
    const found = context.places.filter((p) => fold(p.label).includes(fold(value)));
    return found[0]?.id ?? unknown('lieu', value, names);
  },
  thematique: (value) => {
    const folded = fold(value);
    const found = thematiques.find(
      (option) =>
        option.code === folded ||
        [option.label, ...(option.synonyms ?? [])].some((word) => fold(word) === folded),
    );
    return (
      found?.code ??
      unknown(
        'thématique',
        value,
        thematiques.map((option) => option.label),
      )
    );
  },
  commune: (value) => fold(value),
  tag: (value) => fold(value),
};

function unknown(what: string, value: string, known: readonly string[]): never {
  const near = nearest(fold(value), known.map(fold));
  const label = known.find((k) => fold(k) === near);
  const said = label ? [label] : known.slice(0, 4);
  throw new Refus(
    `Je ne connais pas le ${what} « ${value} ». Voici ce qui s’en approche : ${said.join(', ') || 'rien encore'}.`,
  );
}

const matchers: Readonly<Record<FilterName, (cra: Cra, code: string) => boolean>> = {
  type: (cra, code) => cra.type === code,
  lieu: (cra, code) => placeOf(cra)?.lieu === code,
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
