// Sheets to print: one as they usually are, with as many activities as wished.
import fc from 'fast-check';
import type { ActiviteDeFiche, Fiche } from '#bot/domain/beneficiaire/fiche.ts';
import { addDays } from '#bot/forms/dates.ts';

const TYPES = ['Individuel', 'Atelier', 'Démarche'] as const;
const DUREES = ['45 min', '1 h', '30 min', '1 h 30', '2 h'] as const;
const RESUMES = [
  'E-mail : pièces jointes ; ★☆☆',
  'Démarche CAF : prime d’activité, dossier envoyé ; a rempli une partie elle-même ★★☆',
  'Prise en main du smartphone, applications, sauvegarde des photos ; ★★☆',
  'Ameli : création du compte, attestation de droits imprimée',
  'France Travail : actualisation mensuelle, mise à jour du CV et de l’espace personnel ; ★★☆',
  'Navigation sur internet, arnaques et mots de passe ; ★★★',
  'Bureautique : courrier au bailleur',
] as const;

const choose = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Newest first, of usual lengths. */
export function activites(count: number): readonly ActiviteDeFiche[] {
  return Array.from({ length: count }, (_, at) => ({
    date: addDays('2026-11-20', -7 * at),
    titre: choose(TYPES, at),
    duree: choose(DUREES, at),
    resume: choose(RESUMES, at),
    ...(at % 10 === 9 && { par: 'Karim Benali' }),
  }));
}

export function ficheDe(count: number): Fiche {
  return {
    reference: 'k3f9a2',
    date: '2026-11-27',
    motif: 'Poursuivre l’accompagnement social',
    accord: 'Accord oral de la personne, recueilli le 27 novembre 2026.',
    expediteur: [
      { label: 'Envoyée par', texte: 'Léa Le Goff, conseillère numérique' },
      { label: 'Structure', texte: 'Médiathèque des Ursulines, Quimper' },
      { label: 'Adresse pour répondre', texte: 'lea.legoff@mediatheque-quimper.example' },
    ],
    periode: 'du 1er janvier au 27 novembre 2026',
    identite: [
      { label: 'Prénom et nom', texte: 'Marie-Hélène Kervoëlen' },
      { label: 'Année de naissance', texte: '1952' },
      { label: 'Commune de résidence', texte: 'Quimper (29)' },
      { label: 'Téléphone', texte: '06 12 34 56 78' },
      { label: 'E-mail', texte: 'mh.kervoelen@exemple.fr' },
      { label: 'Situation', texte: 'Retraitée' },
    ],
    suivi: {
      bilan: [
        { label: 'Rencontres', texte: '12, du 3 mars au 20 novembre 2026' },
        { label: 'Autonomie au fil du temps', texte: '★☆☆ → ★☆☆ → ★★☆ → ★★☆ → ★★★' },
        { label: 'Thématiques', texte: 'E-mail (5), démarches (4), smartphone (2), bureautique (1)' },
      ],
      activites: activites(count),
      demarches: [
        { nom: 'Prime d’activité', etat: 'En attente de la CAF', date: '2026-11-13' },
        { nom: 'Compte Ameli', etat: 'Finalisée', date: '2026-10-30' },
        { nom: 'Renouvellement de la carte d’identité', etat: '', date: '2026-09-18' },
      ],
      aFaire: [
        { quoi: 'Rappeler la CAF au sujet de la prime d’activité', quand: '2026-12-04' },
        { quoi: 'Apporter un justificatif de domicile' },
      ],
    },
  };
}

const LONG_NOTES = `Vient le mardi, préfère les rendez-vous du matin ; garde le même ordinateur depuis dix ans.

À l’aise au téléphone, moins à l’écrit : relire ensemble tout courrier avant de l’envoyer. Sa fille l’aide le week-end.
Voir « Mes papiers » sur le bureau : tout y est rangé par année.`;

/** A correction with notes: everything that a sheet may hold. */
export function fichePleine(count: number): Fiche {
  return {
    ...ficheDe(count),
    remplace: 'Cette fiche remplace celle du 20 novembre 2026 (réf. p4q8z1).',
    notes: LONG_NOTES,
  };
}

/** Names that the font has no letter for, and some that it has. */
export function ficheDAilleurs(): Fiche {
  return {
    ...ficheDe(3),
    identite: [
      { label: 'Prénom et nom', texte: 'محمد عبد الله' },
      { label: 'Se fait appeler', texte: 'Ярослава Ђоковић' },
      { label: 'Autre nom', texte: 'Nguyễn Thị Ánh, Łukasz Żółć, Þór Ðæð, İpek Ğüş' },
      { label: 'Note', texte: 'Contente 👩🏽‍💻 👍🏼 de venir 😀, 王小明' },
    ],
    notes: 'À 10:30, appeler le +33 6 12 34 56 78 -> salle A-B (1/2)… prix : 45 % ou 12 € ; d’accord ?',
  };
}

/** As long as forms let each field be, and longer: words without an end, texts of many pages. */
export function ficheExtreme(): Fiche {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(70).slice(0, 3000);
  const text = 'Lorem ipsum dolor sit amet, à l’été '.repeat(90).slice(0, 3000);
  const line = { label: 'Étiquette '.repeat(12), texte: word.slice(0, 500) };
  return {
    ...fichePleine(0),
    motif: text.slice(0, 300),
    accord: text.slice(0, 600),
    identite: [line, { label: 'Nom', texte: word }, { label: 'Notes', texte: text }],
    suivi: {
      bilan: [line, { label: 'Thématiques', texte: text }],
      activites: [
        ...activites(2),
        { date: '2025-12-01', titre: word.slice(0, 200), duree: '45 min', resume: text.repeat(4) },
        { date: '2025-11-01', titre: 'Atelier', duree: word.slice(0, 80), resume: word },
        ...activites(1),
      ],
      demarches: [{ nom: word.slice(0, 300), etat: text.slice(0, 300), date: '2025-01-01' }],
      aFaire: [{ quoi: word }, { quoi: text, quand: '2026-12-01' }],
    },
    notes: `${text}\n\n${word}\n${text}`,
  };
}

const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: 'binary', maxLength });
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
const lignes = fc.array(fc.record({ label: text(30), texte: text(200) }), { maxLength: 8 });

/** Any sheet, of any signs: what forms refuse and what a store gives back altered included. */
export const anyFiche: fc.Arbitrary<Fiche> = fc.record(
  {
    reference: text(8),
    date: day,
    motif: text(80),
    accord: text(200),
    expediteur: lignes,
    periode: text(40),
    identite: lignes,
    suivi: fc.record({
      bilan: lignes,
      activites: fc.array(
        fc.record(
          { date: day, titre: text(30), duree: text(10), resume: text(300), par: text(30) },
          { requiredKeys: ['date', 'titre', 'duree', 'resume'] },
        ),
        { maxLength: 80 },
      ),
      demarches: fc.array(fc.record({ nom: text(60), etat: text(30), date: day }), { maxLength: 6 }),
      aFaire: fc.array(fc.record({ quoi: text(120), quand: day }, { requiredKeys: ['quoi'] }), {
        maxLength: 6,
      }),
    }),
    notes: text(2000),
    remplace: text(100),
  },
  { requiredKeys: ['reference', 'date', 'motif', 'accord', 'expediteur'] },
);
