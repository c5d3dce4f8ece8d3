// How the person did and what comes next: autonomy, posture of the mediator, follow-up, redirection (La Coop, 1.7; research 25–31, 84, 170).
import type { Option } from '#bot/forms/field.ts';

export const autonomies: readonly Option[] = [
  {
    code: 'entierement_accompagne',
    label: '★ Avec guidage',
    full: 'Avec guidage',
    examples: 'je montre chaque étape',
    synonyms: ['avec guidage', 'guidée', 'guidé', '1 étoile'],
  },
  {
    code: 'partiellement_autonome',
    label: '★★ Autonome au besoin guidé',
    full: 'Autonome avec guidage en cas de besoin',
    examples: 'fait seul, demande parfois',
    synonyms: ['autonome avec guidage en cas de besoin', 'partiellement autonome', '2 étoiles'],
  },
  {
    code: 'autonome',
    label: '★★★ Autonome',
    full: 'Autonome',
    examples: 'refait seul, sans question',
    synonyms: ['autonome', '3 étoiles'],
  },
];

const POUR_UNE_DEMARCHE: Readonly<Record<string, Pick<Option, 'label' | 'examples'>>> = {
  entierement_accompagne: { label: '★ Tout accompagné', examples: 'j’ai fait la démarche avec la personne' },
  partiellement_autonome: { label: '★★ A pris part', examples: 'a rempli une partie elle-même' },
  autonome: { label: '★★★ Maîtrise l’ordinateur', examples: 'a fait seule, guidée sur la démarche' },
};

/** The same three levels, told as they look during a démarche. */
export const autonomiesDemarche: readonly Option[] = autonomies.map((option) => ({
  ...option,
  ...POUR_UNE_DEMARCHE[option.code],
}));

export const postures: readonly Option[] = [
  { code: 'apprendre_a_faire', label: 'Apprendre à faire', synonyms: ['apprendre'] },
  { code: 'faire_avec', label: 'Faire avec' },
  { code: 'faire_a_la_place', label: 'Faire à la place', synonyms: ['à la place'] },
];

export const AUTRE_STRUCTURE = 'autre_structure';
export const AUCUNE_SUITE = 'aucune';

export const suites: readonly Option[] = [
  {
    code: 'individuel',
    label: 'Accompagnement individuel',
    synonyms: ['suite individuel', 'à revoir', 'reviendra'],
  },
  { code: 'atelier', label: 'Atelier collectif', synonyms: ['suite atelier', 'vers un atelier'] },
  {
    code: AUTRE_STRUCTURE,
    label: 'Autre structure',
    synonyms: ['orienté', 'orientée', 'redirigé', 'redirigée'],
  },
  {
    code: AUCUNE_SUITE,
    label: 'Aucune',
    full: 'Aucune suite prévue',
    synonyms: ['aucune suite', 'sans suite'],
  },
];

export const redirections: readonly Option[] = [
  {
    code: 'administration',
    label: 'Administration',
    full: 'Administration (mairie, préfecture…)',
    examples: 'mairie, préfecture',
    synonyms: ['mairie', 'préfecture'],
  },
  {
    code: 'mediation_numerique',
    label: 'Médiation numérique',
    full: 'Autre structure de médiation numérique',
    examples: 'un autre lieu',
  },
  {
    code: 'operateur_demarche',
    label: 'Opérateur de la démarche',
    full: 'Opérateur ou organisme en charge de la démarche administrative',
    examples: 'CAF, CPAM, impôts',
  },
  {
    code: 'aide_sociale',
    label: 'Aide sociale',
    full: 'Structure d’aide sociale (maison des solidarités, centre social…)',
    examples: 'maison des solidarités, CCAS',
    synonyms: ['ccas', 'assistante sociale', 'centre social', 'maison des solidarités'],
  },
  {
    code: 'insertion_professionnelle',
    label: 'Insertion professionnelle',
    full: 'Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)',
    examples: 'France Travail, mission locale',
    synonyms: ['mission locale'],
  },
  {
    code: 'aide_aux_demarches',
    label: 'Aide aux démarches',
    full: 'Structure d’aide aux démarches administratives (France Services…)',
    examples: 'France Services',
    synonyms: ['france services'],
  },
  { code: 'autre', label: 'Autre' },
];

export const transferts: readonly Option[] = [
  { code: 'simple', label: 'Simple', examples: 'une adresse donnée', synonyms: ['transfert simple'] },
  {
    code: 'accompagne',
    label: 'Accompagné',
    examples: 'appel ou rendez-vous pris ensemble',
    synonyms: ['transfert accompagné'],
  },
  {
    code: 'augmente',
    label: 'Augmenté',
    examples: 'avec une fiche de liaison',
    synonyms: ['transfert augmenté'],
  },
];
