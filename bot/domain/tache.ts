// Something that remains to be done: what, by when, for whom; how it is asked, and how many there are of each urgency.
import type { CivilDate } from '#bot/forms/calendar.ts';
import { type Answers, person, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import { ANONYME, LONGEST_LINE } from './cra/champs.ts';
import { sansDonneesSensibles } from './donnees-sensibles.ts';
import { type AFaire, parseAFaire, parseEcheance } from './echeance.ts';

export interface Tache {
  readonly id: string;
  /** Whose it is. */
  readonly acteur: string;
  readonly quoi: string;
  /** Absent when no day was said. */
  readonly le?: CivilDate;
  /** The opaque id of whom it is for. */
  readonly personne?: string;
  /** The activity whose « À faire » it is. */
  readonly cra?: string;
  /** The day it was ticked. */
  readonly fait?: CivilDate;
  /** Milliseconds since 1970. */
  readonly creeLe: number;
  readonly modifieLe: number;
  /** One more at each change. */
  readonly rev: number;
}

const quand = text({
  label: 'Date',
  maxLength: 60,
  placeholder: 'vendredi, dans 2 semaines, 12/12',
  check: (typed, today) => {
    const read = parseEcheance(typed, today);
    return 'error' in read ? read.error : undefined;
  },
  keep: 'sealed',
});

export const tacheForm = defineForm({
  id: 'rappel',
  version: 1,
  titre: 'Rappel',
  titreCourt: 'Rappel',
  steps: {
    rappel: {
      titre: 'Rappel',
      fields: {
        quoi: text({
          label: 'À faire',
          required: true,
          maxLength: LONGEST_LINE,
          placeholder: 'rappeler la CAF vendredi',
          schema: sansDonneesSensibles,
          missing: 'Écrivez ce qui est à faire.',
          keep: 'sealed',
        }),
        quand: text({ ...quand, help: 'Si elle n’est pas déjà dans le texte' }),
        personne: person({ label: 'Bénéficiaire', anonymous: ANONYME }),
      },
    },
  },
  firstScreen: ['quoi', 'quand', 'personne'],
});

/** Another day for the same thing. */
export const reportForm = defineForm({
  id: 'rappel-report',
  version: 1,
  titre: 'Reporter un rappel',
  titreCourt: 'Reporter un rappel',
  steps: {
    report: {
      titre: 'Date',
      fields: { quand: text({ ...quand, required: true, missing: 'Indiquez la nouvelle date.' }) },
    },
  },
  firstScreen: ['quand'],
});

/** A day said apart leaves the text as it is. */
export function aFaireIn({ quoi, quand: said }: Answers, today: CivilDate): AFaire {
  if (said === undefined) return parseAFaire(String(quoi), today);
  const read = parseEcheance(String(said), today);
  return 'date' in read ? { quoi: String(quoi), le: read.date } : { quoi: String(quoi) };
}

/** « 7 choses à faire : 2 en retard, 1 aujourd’hui, 3 plus tard, 1 sans date » */
export function sayBilan(open: readonly Pick<Tache, 'le'>[], today: CivilDate, more: string): string {
  const counts: Readonly<Record<string, number>> = {
    'en retard': open.filter(({ le }) => le !== undefined && le < today).length,
    'aujourd’hui': open.filter(({ le }) => le === today).length,
    'plus tard': open.filter(({ le }) => le !== undefined && le > today).length,
    'sans date': open.filter(({ le }) => le === undefined).length,
  };
  const said = Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}`]));
  return `${more}${open.length} chose${open.length > 1 ? 's' : ''} à faire : ${said.join(', ')}`;
}
