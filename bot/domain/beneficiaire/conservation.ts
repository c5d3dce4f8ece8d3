// How long a person's sheet is kept: a year after the last activity or change (la-coop.md, 2.6). Whoever follows her is told a month before.
import type { CivilDate } from '#bot/forms/calendar.ts';
import { daysBetween, todayIn } from '#bot/forms/dates.ts';

/** In days. */
export const GARDEE = 365;
export const PREAVIS = 30;

export interface Echeance {
  /** Of the last activity with her, or of the last change of her sheet. */
  readonly dernier: CivilDate;
  /** When it was told that she would be erased. */
  readonly prevenueLe?: CivilDate | undefined;
}

/** The later of her last activity and of the last change of her sheet (milliseconds), where whoever follows her is. */
export function dernierSigne(
  { vu, modifieLe }: { readonly vu?: CivilDate | undefined; readonly modifieLe: number },
  fuseau: string,
): CivilDate {
  const modified = todayIn(fuseau, modifieLe);
  return vu !== undefined && vu > modified ? vu : modified;
}

/** Whether her last activity alone says that nothing is due for her. */
export function vueRecemment(vu: CivilDate | undefined, today: CivilDate): vu is CivilDate {
  return vu !== undefined && daysBetween(vu, today) < GARDEE - PREAVIS;
}

export type EtatConservation = 'garder' | 'prevenir' | 'attendre' | 'effacer';

/** What the day calls for. Nobody is erased who was not told of for a month, and what happened since makes what was told void. */
export function conservationLe(today: CivilDate, { dernier, prevenueLe }: Echeance): EtatConservation {
  const silent = daysBetween(dernier, today);
  if (silent < GARDEE - PREAVIS) return 'garder';
  if (prevenueLe === undefined || prevenueLe < dernier) return 'prevenir';
  return silent >= GARDEE && daysBetween(prevenueLe, today) >= PREAVIS ? 'effacer' : 'attendre';
}

/** Days from today until something is due for her. */
export function joursAvantEcheance(today: CivilDate, echeance: Echeance): number {
  const { dernier, prevenueLe = today } = echeance;
  const state = conservationLe(today, echeance);
  if (state === 'garder') return GARDEE - PREAVIS - daysBetween(dernier, today);
  if (state !== 'attendre') return 0;
  return Math.max(GARDEE - daysBetween(dernier, today), PREAVIS - daysBetween(prevenueLe, today));
}
