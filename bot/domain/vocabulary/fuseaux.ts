// The time zones of French territories, by the names that people know: what day it is depends on them.
import type { Option } from '#bot/forms/field.ts';

/** Codes are IANA names: they are what a calendar needs. */
export const fuseaux: readonly Option[] = [
  { code: 'Europe/Paris', label: 'Hexagone, Corse', synonyms: ['Paris', 'métropole'] },
  { code: 'America/Guadeloupe', label: 'Guadeloupe' },
  { code: 'America/Martinique', label: 'Martinique' },
  { code: 'America/Cayenne', label: 'Guyane' },
  { code: 'Indian/Reunion', label: 'La Réunion' },
  { code: 'Indian/Mayotte', label: 'Mayotte' },
  { code: 'America/Miquelon', label: 'Saint-Pierre-et-Miquelon' },
  { code: 'America/St_Barthelemy', label: 'Saint-Barthélemy' },
  { code: 'America/Marigot', label: 'Saint-Martin' },
  { code: 'Pacific/Noumea', label: 'Nouvelle-Calédonie' },
  { code: 'Pacific/Tahiti', label: 'Polynésie : Tahiti' },
  { code: 'Pacific/Marquesas', label: 'Polynésie : Marquises' },
  { code: 'Pacific/Gambier', label: 'Polynésie : Gambier' },
  { code: 'Pacific/Wallis', label: 'Wallis-et-Futuna' },
];
