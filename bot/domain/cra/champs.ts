// The fields of a mediation session, declared once; a type picks among them. Labels fit a dialog, `full` is La Coop's own wording.

import { etatsDemarche, gestes as lesGestes } from '#bot/domain/vocabulary/demarches.ts';
import { domaines as lesDomaines } from '#bot/domain/vocabulary/domaines.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { materiels, PAS_DE_MATERIEL } from '#bot/domain/vocabulary/materiel.ts';
import { motifsRdv, niveaux, ressentis } from '#bot/domain/vocabulary/seance.ts';
import { autonomies, autonomiesDemarche, postures } from '#bot/domain/vocabulary/suivi.ts';
import { AIDE_AUX_DEMARCHES, thematiques as lesThematiques } from '#bot/domain/vocabulary/thematiques.ts';
import {
  type Answers,
  choice,
  choices,
  date,
  duration,
  longText,
  number,
  person,
  persons,
  place,
  records,
  text,
} from '#bot/forms/field.ts';
import { douteMotDePasse, sansDonneesSensibles } from '../donnees-sensibles.ts';
import { tagsLine, tagsOf } from '../tags.ts';

/** A year back: 366 days, so that the same day of last year is always in it. */
const ONE_YEAR = 366;
export const MOST_PEOPLE = 10_000;
export const LONGEST_LINE = 200;

// Essentiel

const jour = { label: 'Date', full: 'Date de l’accompagnement', default: 'today', required: true } as const;
const dateManquante = 'Veuillez renseigner une date.';

export const dateFaite = date({ ...jour, daysBack: ONE_YEAR, daysAhead: 0, missing: dateManquante });

/** Of what is announced as well as done: an event, a partnership. */
export const dateAnnoncee = date({
  ...jour,
  full: 'Date',
  daysBack: ONE_YEAR,
  daysAhead: ONE_YEAR,
  missing: dateManquante,
});

/** Never prefilled: an unchecked default would become hours reported to funders. */
export const duree = duration({
  label: 'Durée',
  full: 'Durée (min)',
  required: true,
  choices: [15, 30, 45, 60, 90, 120],
  missing: 'Veuillez renseigner une durée.',
  counted: true,
});

export const dureeBreve = duration({ ...duree, choices: [5, 10, 15, 30] });
export const dureeSeance = duration({ ...duree, choices: [30, 45, 60, 90, 120, 180] });

/** Of an appointment that did not take place: no time of activity. */
export const dureePrevue = duration({
  label: 'Durée prévue',
  choices: [15, 30, 45, 60, 90, 120],
});

export const lieu = place({
  label: 'Lieu',
  full: 'Lieu de l’accompagnement',
  required: true,
  types: typesLieu,
  missing: 'Veuillez renseigner un lieu d’accompagnement.',
  counted: true,
});

export const thematiques = choices({
  label: 'Thématiques',
  full: 'Thématique(s) d’accompagnement de médiation numérique',
  required: true,
  options: lesThematiques,
  missing: 'Veuillez renseigner au moins une thématique.',
  counted: true,
});

function aideAuxDemarches({ thematiques: ticked }: Answers): boolean {
  return Array.isArray(ticked) && ticked.includes(AIDE_AUX_DEMARCHES);
}

export const domaines = choices({
  label: 'Domaines',
  full: 'Thématique(s) de la démarche administrative',
  required: true,
  options: lesDomaines,
  missing: 'Veuillez renseigner au moins un domaine.',
  counted: true,
});

/** For an activity that is not a démarche before all; filling it is having helped with one. */
export const domainesAussi = choices({
  ...domaines,
  label: 'Domaines de démarche',
  required: false,
  when: aideAuxDemarches,
});

/** Nobody in particular: what the field shows and holds by default. */
export const ANONYME = 'Anonyme';

export const personne = person({
  label: 'Bénéficiaire',
  full: 'Bénéficiaire',
  anonymous: ANONYME,
});

/** A record, and what a dialog may send, hold so many. */
const MOST_KNOWN = 200;

/** Exported where an activity says whom it was with, as one person is. */
export const personnes = persons({
  label: 'Bénéficiaires suivis',
  help: 'Un nom par ligne : prénom et nom',
  most: MOST_KNOWN,
  exported: false,
});

/** Anonymous ones alone: those who are followed are named. */
export const participants = number({
  label: 'Bénéficiaires anonymes',
  alone: true,
  min: 0,
  max: MOST_PEOPLE,
  units: [
    'participant',
    'participante',
    'personne',
    'pers',
    'bénéficiaire',
    'usager',
    'anonyme',
    'gens',
    'inscrit',
  ],
  counted: true,
});

export const nombre = number({
  label: 'Personnes',
  full: 'Nombre de personnes',
  min: 1,
  max: MOST_PEOPLE,
  units: ['personne', 'pers', 'usager', 'bénéficiaire', 'visiteur', 'visiteuse', 'visite', 'gens'],
  counted: true,
});

export const motif = choice({
  label: 'Motif',
  full: 'Motif du rendez-vous non honoré',
  required: true,
  options: motifsRdv,
  missing: 'Veuillez renseigner le motif.',
  counted: true,
});

// Déroulé

export const materiel = choices({
  label: 'Matériel',
  full: 'Matériel numérique utilisé',
  options: materiels,
  exclusive: [PAS_DE_MATERIEL],
  counted: true,
});

/** One row a ticked theme, ready for a word. */
export const precisions = records({
  label: 'Précisions',
  full: 'Précisions sur les thématiques',
  columns: {
    thematique: choice({ label: 'Thématique à préciser', options: lesThematiques }),
    precision: text({ label: 'Précision', maxLength: LONGEST_LINE, schema: sansDonneesSensibles }),
  },
  rows: 3,
  key: 'precision',
  prepare: (values) => {
    const ticked = values.thematiques;
    return Array.isArray(ticked) ? ticked.map((code) => ({ thematique: String(code) })) : [];
  },
  keep: 'sealed',
});

export const demarches = records({
  label: 'Démarches',
  full: 'Nom de la démarche administrative',
  columns: {
    nom: text({
      label: 'Démarche',
      maxLength: LONGEST_LINE,
      placeholder: 'carte grise',
      schema: sansDonneesSensibles,
    }),
    etat: choice({ label: 'État', options: etatsDemarche }),
    domaine: choice({ label: 'Domaine', options: lesDomaines }),
  },
  rows: 3,
  key: 'nom',
  keep: 'sealed',
  counted: true,
});

/** For an activity that is not a démarche before all: asked once its theme is ticked. */
export const demarchesAussi = records({ ...demarches, when: aideAuxDemarches });

export const gestes = choices({
  label: 'Gestes',
  full: 'Gestes accomplis',
  options: lesGestes,
  counted: true,
});

export const posture = choice({
  label: 'Posture',
  options: postures,
  help: '« Faire à la place » demande un mandat Aidants Connect.',
  counted: true,
});

export const autonomie = choice({
  label: 'Autonomie',
  full: 'Niveau d’autonomie du bénéficiaire',
  options: autonomies,
  counted: true,
});

/** The same levels, told as they look during a démarche. */
export const autonomieDemarche = choice({ ...autonomie, options: autonomiesDemarche });

export const titre = text({
  label: 'Titre de l’atelier',
  maxLength: LONGEST_LINE,
  help: 'Pour le retrouver',
  schema: sansDonneesSensibles,
  keep: 'sealed',
});

export const niveau = choice({
  label: 'Niveau',
  full: 'Niveau de l’atelier',
  options: niveaux,
  counted: true,
});

// Notes

export const notes = longText({
  label: 'Notes',
  full: 'Notes supplémentaires',
  maxLength: 3000,
  help: 'Pas de donnée sensible : santé, mot de passe, numéro de sécurité sociale.',
  schema: sansDonneesSensibles,
  doubt: douteMotDePasse,
  keep: 'apart',
});

export const tags = text({
  label: 'Tags',
  full: 'Tags spécifiques',
  maxLength: 300,
  help: 'Séparés par des virgules',
  placeholder: 'Carsat, mardi numérique',
  schema: tagsLine,
  keep: 'sealed',
  parts: tagsOf,
  counted: true,
});

export const ressenti = choice({
  label: 'Mon ressenti (privé)',
  options: ressentis,
  help: 'Visible par vous seul',
  exported: false,
  keep: 'sealed',
  counted: true,
});

export const ressentiMot = text({
  label: 'En un mot',
  full: 'Mon ressenti en un mot',
  maxLength: 100,
  schema: sansDonneesSensibles,
  exported: false,
  keep: 'sealed',
});
