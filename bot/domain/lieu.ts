// A place where somebody works: named, in a commune, favourite or archived. Archiving keeps it readable in past activities.
import type { PlaceOption } from '#bot/forms/context.ts';
import { type CommuneValue, commune, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import { fold } from '#bot/forms/words.ts';

export interface Lieu {
  readonly id: string;
  readonly nom: string;
  readonly commune?: CommuneValue;
  readonly favori: boolean;
  readonly archive: boolean;
  /** Milliseconds since 1970. */
  readonly creeLe: number;
}

/** How many activities each place had lately, by id. */
export type Usage = Readonly<Record<string, number>>;

/** The favourite first, then the most used, then by name; archived ones last. */
export function orderedLieux(lieux: readonly Lieu[], usage: Usage = {}): readonly Lieu[] {
  return lieux.toSorted(
    (a, b) =>
      Number(a.archive) - Number(b.archive) ||
      Number(b.favori) - Number(a.favori) ||
      (usage[b.id] ?? 0) - (usage[a.id] ?? 0) ||
      a.nom.localeCompare(b.nom, 'fr') ||
      a.creeLe - b.creeLe,
  );
}

/** Own places as a form offers them. */
export function offeredPlaces(lieux: readonly Lieu[], usage: Usage = {}): readonly PlaceOption[] {
  return orderedLieux(lieux, usage).map(({ id, nom, commune, archive }) => ({
    id,
    label: nom,
    ...(commune && { commune }),
    ...(archive && { archived: true }),
  }));
}

/** The first place is the favourite. */
export function addLieu(
  lieux: readonly Lieu[],
  lieu: Pick<Lieu, 'id' | 'nom' | 'commune' | 'creeLe'>,
): readonly Lieu[] {
  const favori = !lieux.some((known) => known.favori && !known.archive);
  return [...lieux, { ...lieu, favori, archive: false }];
}

/** The place of that name in that commune, archived or not: adding it twice would split its figures. */
export function sameLieu(lieux: readonly Lieu[], nom: string, commune?: CommuneValue): Lieu | undefined {
  return lieux.find((l) => fold(l.nom) === fold(nom) && l.commune?.code === commune?.code);
}

/** Another name, and another commune where one is given. */
export function renameLieu(
  lieux: readonly Lieu[],
  id: string,
  as: { readonly nom: string; readonly commune?: CommuneValue },
): readonly Lieu[] {
  return change(lieux, id, (lieu) => ({ ...lieu, ...as }));
}

/** One favourite at a time; an archived place comes back into use. */
export function favoriteLieu(lieux: readonly Lieu[], id: string): readonly Lieu[] {
  if (!lieux.some((lieu) => lieu.id === id)) return lieux;
  return lieux.map((lieu) =>
    lieu.id === id ? { ...lieu, favori: true, archive: false } : { ...lieu, favori: false },
  );
}

/** No longer offered; past activities keep its name. */
export function archiveLieu(lieux: readonly Lieu[], id: string): readonly Lieu[] {
  return change(lieux, id, (lieu) => ({ ...lieu, archive: true, favori: false }));
}

export function restoreLieu(lieux: readonly Lieu[], id: string): readonly Lieu[] {
  return change(lieux, id, (lieu) => ({ ...lieu, archive: false }));
}

function change(lieux: readonly Lieu[], id: string, how: (lieu: Lieu) => Lieu): readonly Lieu[] {
  return lieux.map((lieu) => (lieu.id === id ? how(lieu) : lieu));
}

export const nomLieu = text({
  label: 'Nom du lieu',
  required: true,
  maxLength: 80,
  placeholder: 'Médiathèque, mairie…',
  missing: 'Indiquez le nom du lieu.',
  keep: 'sealed',
});

export const communeLieu = commune({
  label: 'Commune',
  required: true,
  help: 'Nom ou code postal',
  missing: 'Indiquez la commune du lieu.',
});

export const lieuForm = defineForm({
  id: 'lieu',
  version: 1,
  titre: 'Lieu d’activité',
  titreCourt: 'Lieu d’activité',
  steps: { lieu: { titre: 'Lieu', fields: { nom: nomLieu, commune: communeLieu } } },
  firstScreen: ['nom', 'commune'],
});
