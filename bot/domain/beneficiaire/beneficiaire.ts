// A person who is followed: what is kept of them, how it is put in order, and what a CRA freezes of it.
import type { Answers } from '#bot/forms/field.ts';
import { trancheAgeOn } from './naissance.ts';
import { naturalName } from './noms.ts';

export interface Beneficiaire {
  readonly id: string;
  /** The mediator who created the sheet, or took it over. */
  readonly proprietaire: string;
  /** Those who followed her before, and handed her file over. */
  readonly anciens?: readonly string[];
  /** Sheets merged into this one, as long as it can be undone. */
  readonly fondues?: readonly string[];
  /** When she objected to being followed, in milliseconds since 1970. */
  readonly opposeeLe?: number;
  /** Version of the form that was filled. */
  readonly version: number;
  readonly values: Answers;
  /** Milliseconds since 1970. */
  readonly creeLe: number;
  readonly modifieLe: number;
  /** One more at each change. */
  readonly rev: number;
}

/** « Paul Martin » */
export function nomComplet({ values }: Pick<Beneficiaire, 'values'>): string {
  return [values.prenom, values.nom].filter(Boolean).join(' ');
}

/** The names, on a CRA, of what it keeps of the person. */
export const FAITS: readonly string[] = ['genre', 'situation', 'trancheAge', 'commune', 'origine'];

/**
 * What a CRA keeps of the person at its date, under the names of its own fields: figures stay what they were when the person moves,
 * retires or is erased. What is not known is absent.
 */
export function faitsDe({ values }: Pick<Beneficiaire, 'values'>, date: string): Answers {
  const { genre, situation, commune, naissance, origine } = values;
  const trancheAge = typeof naissance === 'string' ? trancheAgeOn(naissance, date) : undefined;
  return present({ genre, situation, trancheAge, commune, origine });
}

/**
 * Answers as they are kept: names in natural case, only the year of a birth unless the date is wanted. A number given unticks
 * « N’a pas de téléphone ».
 */
export function normalise(values: Answers): Answers {
  const { prenom, nom, naissance, garderDate, telephone, sansTelephone } = values;
  const isDate = typeof naissance === 'string' && naissance.length > 4;
  const kept = isDate && garderDate === true;
  return present({
    ...values,
    prenom: typeof prenom === 'string' ? naturalName(prenom) : prenom,
    nom: typeof nom === 'string' ? naturalName(nom) : nom,
    naissance: isDate && !kept ? naissance.slice(-4) : naissance,
    garderDate: kept ? true : undefined,
    sansTelephone: telephone === undefined ? sansTelephone : undefined,
  });
}

function present(values: Answers): Answers {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
