// What is said of a person who is followed: the equipment at home, who sent them (research 82, 83).
import type { Option } from '#bot/forms/field.ts';
import { redirections } from './suivi.ts';

export const SANS_EQUIPEMENT = 'aucun';

/** Codes are those of the equipment used during an activity where both have it. */
export const equipements: readonly Option[] = [
  { code: 'ordinateur', label: 'Ordinateur' },
  { code: 'telephone', label: 'Smartphone' },
  { code: 'tablette', label: 'Tablette' },
  { code: 'internet', label: 'Internet à la maison' },
  { code: 'imprimante', label: 'Imprimante' },
  { code: 'autre', label: 'Autre', full: 'Autre équipement' },
  { code: SANS_EQUIPEMENT, label: 'Aucun équipement' },
];

/** The structures that people are sent to also send people: the same list, so that both figures compare. */
export const origines: readonly Option[] = [
  { code: 'venue_seule', label: 'D’elle-même', examples: 'affiche, passage' },
  { code: 'entourage', label: 'Entourage', examples: 'famille, voisin, bouche à oreille' },
  ...redirections,
];
