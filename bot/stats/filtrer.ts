// What a question keeps of the activities: of whole ones, and of what is kept of them for territories.
import { type Cra, thematiquesOf } from '#bot/domain/cra/cra.ts';
import { tagsOf } from '#bot/domain/tags.ts';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import { villeOf } from '#bot/domain/territoire/ville.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import { fold } from '#bot/forms/words.ts';
import { askedValues } from './count.ts';
import type { CraReduit } from './cra-reduit.ts';
import { type Filtres, filtresOf, type NomFiltre } from './query.ts';

type Keeps<T> = Readonly<Record<NomFiltre, (one: T, code: string) => boolean>>;

const ofCra: Keeps<Cra> = {
  lieu: ({ values }, code) => placeIn(values)?.lieu === code || placeIn(values)?.type === code,
  type: ({ type }, code) => type === code,
  commune: ({ values }, code) => isIn(placeIn(values)?.commune?.code, code),
  departement: ({ values }, code) => departementIn(placeIn(values)?.commune?.code) === code,
  mediateur: ({ auteur }, code) => auteur === code,
  thematique: ({ values }, code) =>
    thematiquesOf(values).includes(code) ||
    (Array.isArray(values.domaines) && values.domaines.map(String).includes(code)),
  tag: ({ values }, code) =>
    typeof values.tags === 'string' && tagsOf(values.tags).some((tag) => fold(tag) === code),
  structure: ({ structure }, code) => structure === code,
  beneficiaire: ({ values }, code) => values.personne === code,
};

function placeIn({ lieu }: Cra['values']): PlaceValue | undefined {
  return lieu as PlaceValue | undefined;
}

/** An arrondissement is in its town. */
function isIn(commune: string | undefined, code: string): boolean {
  return commune !== undefined && (commune === code || villeOf(commune) === code);
}

function departementIn(commune: string | undefined): string | undefined {
  return commune === undefined ? undefined : departementOf(commune);
}

/** One of the values within a filter, all the filters together. */
export function keepsCra(cra: Cra, filtres: Filtres): boolean {
  const names = filtresOf({ filtres });
  if (names.length === 0) return true;
  const asked = { ...cra, values: askedValues(cra) };
  return names.every((name) => filtres[name]?.some((code) => ofCra[name](asked, code)));
}

/** The same of what territories keep, which has themes and a type. */
export function keepsReduit({ type, c }: CraReduit, { type: types, thematique }: Filtres): boolean {
  const themed = (code: string) =>
    c[`thematiques.${code}`] !== undefined || c[`domaines.${code}`] !== undefined;
  return (types?.includes(type) ?? true) && (thematique?.some(themed) ?? true);
}
