// All that is kept of an invented person: as it usually is, and with nothing.
import type { Dossier } from '#bot/domain/beneficiaire/dossier.ts';

export const RIEN: Dossier = {
  date: '2026-11-27',
  par: 'Léa Le Goff',
  identite: [{ label: 'Nom d’usage', texte: 'Kervella' }],
  fichesFusionnees: [],
  activites: [],
  aFaire: [],
  envois: [],
  partages: [],
  consultations: [],
  choix: [],
  ailleurs: [],
};

export const HABITUEL: Dossier = {
  ...RIEN,
  identite: [
    { label: 'Prénom(s)', texte: 'Paul' },
    { label: 'Nom d’usage', texte: 'Kervella' },
    { label: 'Numéro de téléphone', texte: '06 12 34 56 78' },
  ],
  notes: 'préfère le mardi matin\nvient avec sa fille',
  fichesFusionnees: [[{ label: 'Nom d’usage', texte: 'Quervella' }]],
  activites: Array.from({ length: 12 }, (_, n) => ({
    date: `2026-${String(n + 1).padStart(2, '0')}-03`,
    type: 'Accompagnement individuel',
    par: n % 3 === 0 ? 'Karim Benali' : 'Léa Le Goff',
    lignes: [
      { label: 'Durée (min)', texte: '45 min' },
      { label: 'Notes supplémentaires', texte: 'A ouvert sa boîte seul, <b>sans</b> aide. '.repeat(n) },
    ],
  })),
  aFaire: [
    { quoi: 'rappeler la CAF', pour: '2026-11-30' },
    { quoi: 'imprimer l’attestation', faite: '2026-11-10' },
    { quoi: 'revenir' },
  ],
  envois: [
    {
      date: '2026-11-20',
      a: 'assistante.sociale@ccas-quimper.exemple.fr',
      par: 'Léa Le Goff',
      motif: 'Poursuivre l’accompagnement social',
      contenu: 'Identité et coordonnées',
      accord: 'Accord oral de la personne',
      etat: 'envoyé',
      reference: 'k3f9a2',
      lectures: ['2026-11-21'],
    },
  ],
  partages: ['Votre suivi est partagé avec Karim Benali depuis le 3 mars 2026.'],
  consultations: [{ date: '2026-11-20', quoi: 'fiche ouverte', par: 'Léa Le Goff' }],
  choix: ['Accord oral de la personne le 20 novembre 2026, pour l’envoi réf. k3f9a2.'],
  ailleurs: ['Sami Morel garde 3 éléments que seule cette personne peut vous donner.'],
};
