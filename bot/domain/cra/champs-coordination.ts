// The fields of coordination activities (La Coop, 1.9), declared once.

import {
  echelons,
  initiatives,
  organisateurs as lesOrganisateurs,
  thematiquesAnimation as lesThematiques,
  naturesPartenariat,
  publicsAnimation,
  typesAnimation,
  typesEvenement,
  typesPartenaire,
} from '#bot/domain/vocabulary/coordination.ts';
import { choice, choices, counters, number, records, text } from '#bot/forms/field.ts';
import { sansDonneesSensibles } from '../donnees-sensibles.ts';
import { LONGEST_LINE, MOST_PEOPLE } from './champs.ts';

const nomme = (label: string, full: string) =>
  text({ label, full, maxLength: LONGEST_LINE, schema: sansDonneesSensibles, keep: 'sealed' });

const siAutre = (label: string, full: string) =>
  text({ ...nomme(label, full), help: 'Si vous avez choisi « Autre »' });

export const interventions = counters({
  label: 'Auprès de',
  full: 'Auprès de qui êtes-vous intervenu ?',
  required: true,
  options: publicsAnimation,
  max: MOST_PEOPLE,
  missing: 'Veuillez renseigner au moins un participant.',
  counted: true,
});

export const typeAnimation = choice({
  label: 'Type d’animation',
  required: true,
  options: typesAnimation,
  missing: 'Veuillez renseigner le type d’animation.',
  counted: true,
});

export const typeAnimationAutre = siAutre('Autre type', 'Autre type d’animation');

export const thematiquesAnimation = choices({
  label: 'Thématiques',
  full: 'Thématiques d’animation',
  required: true,
  options: lesThematiques,
  missing: 'Veuillez renseigner au moins une thématique.',
  counted: true,
});

export const thematiqueAutre = siAutre('Autre thématique', 'Autre thématique d’animation');

export const initiative = choice({
  label: 'À l’initiative',
  full: 'Qui est à l’initiative de cette intervention ?',
  options: initiatives,
  counted: true,
});

export const participantsEvenement = number({
  label: 'Participants',
  full: 'Nombre de participants à l’évènement',
  required: true,
  min: 0,
  max: 1_000_000,
  missing: 'Veuillez renseigner le nombre de participants.',
  units: ['participant', 'participante', 'personne', 'pers', 'visiteur'],
  counted: true,
});

export const nomEvenement = nomme('Nom de l’évènement', 'Nom de l’évènement');

export const typeEvenement = choice({
  label: 'Type d’évènement',
  required: true,
  options: typesEvenement,
  missing: 'Veuillez renseigner le type d’évènement.',
  counted: true,
});

export const typeEvenementAutre = siAutre('Autre type', 'Autre type d’évènement');

export const organisateurs = choices({
  label: 'Organisé par',
  required: true,
  options: lesOrganisateurs,
  missing: 'Veuillez renseigner qui organise l’évènement.',
  counted: true,
});

export const organisateurAutre = siAutre('Autre organisation', 'Autre organisation de l’évènement');

export const echelon = choice({
  label: 'Échelon territorial',
  options: echelons,
  counted: true,
});

export const nomPartenariat = nomme('Nom du partenariat', 'Nom du partenariat');

export const natures = choices({
  label: 'Nature',
  full: 'Nature du partenariat',
  required: true,
  options: naturesPartenariat,
  missing: 'Veuillez renseigner la nature du partenariat.',
  counted: true,
});

export const natureAutre = siAutre('Autre nature', 'Autre nature de partenariat');

export const partenaires = records({
  label: 'Partenaires',
  full: 'Structure·s partenaire·s',
  required: true,
  columns: {
    nom: text({ label: 'Structure', maxLength: LONGEST_LINE, schema: sansDonneesSensibles }),
    type: choice({ label: 'Type', options: typesPartenaire }),
    autre: text({ label: 'Si autre', maxLength: LONGEST_LINE, schema: sansDonneesSensibles }),
  },
  rows: 3,
  key: 'nom',
  missing: 'Veuillez renseigner au moins une structure partenaire.',
  keep: 'sealed',
  counted: true,
});
