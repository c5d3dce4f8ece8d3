// Filters typed after `/historique`: `lieu=médiathèque type=atelier`, then a period; and the activities that they keep.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { findType, typesCra } from '#bot/domain/cra/index.ts';
import { type Liste, takeFiltres } from '#bot/domain/filtres.ts';
import { parsePeriode } from '#bot/domain/periodes.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { thematiqueNamed, thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import { fold } from '#bot/forms/words.ts';
import { Refus } from '#bot/ports.ts';

/** Codes by filter name: what a ticket carries from one page to the next. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export const FILTER_NAMES = ['lieu', 'type', 'commune', 'thematique', 'tag'] as const;
type FilterName = (typeof FILTER_NAMES)[number];

/** Splits a text into its filters and the rest; a value that does not exist is refused with what is near. */
export function takeFilters(
  text: string,
  context: FormContext,
): { readonly filters: Filters; readonly rest: string } {
  const isPeriode = (words: string) => 'periode' in parsePeriode(words, context.today);
  const taken = takeFiltres(text, listesOf(context), isPeriode);
  if ('error' in taken) throw new Refus(taken.error);
  return { filters: taken.filtres, rest: taken.rest };
}

/** At home, at a distance, elsewhere: found by their label as well. */
const elsewhere = typesLieu.filter((type) => type.asks !== 'place');

/** Searched in what was written. */
const anything = (quoi: string): Liste => ({ quoi, find: (value) => [fold(value)] });

function listesOf({ places }: FormContext): Readonly<Record<FilterName, Liste>> {
  return {
    lieu: {
      quoi: 'le lieu',
      known: () => [...places, ...elsewhere].map(({ label }) => label),
      find: (value) => [
        ...places.filter((p) => fold(p.label).includes(fold(value))).map((p) => p.id),
        ...elsewhere.filter((type) => fold(type.label).includes(fold(value))).map((type) => type.code),
      ],
    },
    type: {
      quoi: 'le type',
      known: () => typesCra.map((type) => type.bouton),
      find: (value) => [findType(value)?.id ?? []].flat(),
    },
    commune: anything('la commune'),
    thematique: {
      quoi: 'la thématique',
      known: () => thematiques.map((option) => option.label),
      find: (value) => [thematiqueNamed(value)?.code ?? []].flat(),
    },
    tag: anything('le tag'),
  };
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
