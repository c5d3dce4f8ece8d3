// The fields that every CRA has, whatever its type, by group: an entry here is in every form, summary, column and export.
import type { Fields } from '#bot/forms/field.ts';
import { notes, ressenti, ressentiMot, tags } from './champs.ts';
import type { Metier } from './groupes.ts';

export const communs = {
  notes: { notes, tags },
} as const;

/** Those of one line of work only. */
export const communsParMetier: Readonly<Record<Metier, { readonly notes: Fields }>> = {
  mediation: { notes: { ressenti, ressentiMot } },
  coordination: { notes: {} },
};
