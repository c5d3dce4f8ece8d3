// A compte rendu d'activité as it is kept, and what may be made of its answers: another type, a copy. Nothing is invented on the way.

import { AIDE_AUX_DEMARCHES } from '#bot/domain/vocabulary/thematiques.ts';
import { carryOver } from '#bot/forms/carry.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { typeCra } from './index.ts';
import type { TypeCra } from './type.ts';

export type Origine = 'formulaire' | 'message' | 'modele' | 'copie' | 'import';

export interface Cra {
  readonly id: string;
  readonly auteur: string;
  /** Id of its type. */
  readonly type: string;
  /** Version of the form that was filled. */
  readonly version: number;
  readonly values: Answers;
  /** The structure employeuse at its date, recorded without being asked. */
  readonly structure?: string;
  readonly origine: Origine;
  /** Milliseconds since 1970. */
  readonly creeLe: number;
  readonly modifieLe: number;
  /** One more at each change. */
  readonly rev: number;
}

/** Every CRA has a date: it is required by every form. */
export function dateOf({ values }: Pick<Cra, 'values'>): string {
  return typeof values.date === 'string' ? values.date : '1970-01-01';
}

/** « Accompagnement individuel »; a record of a type unknown to this version still reads. */
export function craTitre(cra: Pick<Cra, 'type'>): string {
  return typeCra(cra.type)?.titre ?? 'Compte rendu d’activité';
}

/**
 * The same activity under another type: known fields and codes stay. A démarche is what La Coop calls an individual accompaniment with the
 * 19th theme, so it gets that theme where themes are asked, and loses its themes where they are not.
 */
export function convertCra(values: Answers, from: TypeCra, to: TypeCra): Answers {
  const isDemarche = !('thematiques' in fieldsOf(from.form)) && 'domaines' in fieldsOf(from.form);
  return carryOver(isDemarche ? { thematiques: [AIDE_AUX_DEMARCHES], ...values } : values, to.form);
}

/** How its author felt: of the author alone, never of the people met. */
export const RESSENTI: readonly string[] = ['ressenti', 'ressentiMot'];
/** What an activity's author alone reads, whatever is shared. */
const SON_AUTEUR = ['notes', ...RESSENTI];

/** The activity as this person may read it, once its author shares it. */
export function sharedPart<C extends Pick<Cra, 'auteur' | 'values'>>(cra: C, acteur: string): C {
  if (cra.auteur === acteur) return cra;
  const values = Object.entries(cra.values).filter(([name]) => !SON_AUTEUR.includes(name));
  return { ...cra, values: Object.fromEntries(values) };
}

/** What tells of one moment, and is not true of the next. */
const NOT_COPIED = ['date', 'notes', 'ressenti', 'ressentiMot', 'aFaire'];

/** The same again today. */
export function copyOf(values: Answers, today: string): Answers {
  return {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => !NOT_COPIED.includes(name))),
    date: today,
  };
}

/** The themes that count: having named a démarche or its domain is having had the 19th, ticked or not. */
export function thematiquesOf(values: Answers): readonly string[] {
  const ticked = Array.isArray(values.thematiques) ? values.thematiques.map(String) : [];
  const demarche = values.domaines !== undefined || values.demarches !== undefined;
  return demarche && !ticked.includes(AIDE_AUX_DEMARCHES) ? [...ticked, AIDE_AUX_DEMARCHES] : ticked;
}

/** The same answers with that theme ticked where the type asks for themes: « /cra individuel 45 caf » has said it all. */
export function withThematiques(values: Answers, type: TypeCra): Answers {
  const themes =
    type.metier === 'mediation' && 'thematiques' in fieldsOf(type.form) ? thematiquesOf(values) : [];
  return themes.length > 0 ? { ...values, thematiques: themes } : values;
}
