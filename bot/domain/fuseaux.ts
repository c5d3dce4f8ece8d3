// The time zones of France, as options of a choice: the day of an activity is that of the person who records it.
import { todayIn } from '#bot/forms/dates.ts';
import type { Option } from '#bot/forms/field.ts';

/** Where most mediators are. */
export const FUSEAU_PAR_DEFAUT = 'Europe/Paris';

/** YYYY-MM-DD where somebody is; of whom nothing is known, where most are. */
export function jourChez(qui: { readonly fuseau: string } | undefined, now: number): string {
  return todayIn(qui?.fuseau ?? FUSEAU_PAR_DEFAUT, now);
}

const TERRITOIRES: Readonly<Record<string, string>> = {
  'Europe/Paris': 'France hexagonale et Corse',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Martinique': 'Martinique',
  'America/Cayenne': 'Guyane',
  'Indian/Reunion': 'La Réunion',
  'Indian/Mayotte': 'Mayotte',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/Marigot': 'Saint-Martin',
  'Indian/Kerguelen': 'Terres australes et antarctiques françaises',
  'Pacific/Wallis': 'Wallis-et-Futuna',
  'Pacific/Tahiti': 'Polynésie française (Tahiti)',
  'Pacific/Marquesas': 'Polynésie française (Marquises)',
  'Pacific/Gambier': 'Polynésie française (Gambier)',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
};

/** The code is the IANA name, which chat platforms and `Intl` share. */
export const fuseaux: readonly Option[] = Object.entries(TERRITOIRES).map(([code, territoire]) => ({
  code,
  label: `${territoire} (${code})`,
  synonyms: [territoire],
}));

/** Whether it is one of France's: chats also declare zones of elsewhere, or none that exists. */
export function isTimeZone(code: string): boolean {
  return Object.hasOwn(TERRITOIRES, code);
}
