// The lists of coordination activities (La Coop, 1.9).
import type { Option } from '#bot/forms/field.ts';

/** In every list of coordination, the option that asks for words of one's own. */
export const AUTRE = 'autre';

export const publicsAnimation: readonly Option[] = [
  {
    code: 'mediateurs',
    label: 'Médiateurs numériques',
    full: 'Médiateur·ice·s numérique·s',
    synonyms: ['médiateur', 'conseiller', 'conseiller numérique'],
  },
  { code: 'structures', label: 'Structures', full: 'Structure·s' },
  {
    code: 'autres_acteurs',
    label: 'Autres acteurs',
    full: 'Autres acteur.trice.s (Réseau d’inclusion numérique)',
    synonyms: ['acteur'],
  },
];

export const typesAnimation: readonly Option[] = [
  {
    code: 'assemblee',
    label: 'Assemblée',
    full: 'Assemblée / présentation officielle (conseil municipal, communautaire, départemental, CA d’association)',
    examples: 'conseil municipal, CA d’association',
    synonyms: [
      'présentation officielle',
      'conseil municipal',
      'conseil communautaire',
      'conseil départemental',
    ],
  },
  {
    code: 'comite',
    label: 'Comité',
    full: 'Comité technique / de pilotage',
    examples: 'technique, de pilotage',
    synonyms: ['copil', 'cotech', 'comité technique', 'comité de pilotage'],
  },
  { code: 'groupe_de_travail', label: 'Groupe de travail', synonyms: ['gt'] },
  {
    code: 'echange',
    label: 'Échange, aide, soutien',
    full: 'Moment d’échange / aide / soutien',
    synonyms: ['échange', 'soutien', 'moment d’échange'],
  },
  {
    code: 'reunion_coordination',
    label: 'Réunion de coordination',
    full: 'Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)',
    examples: 'préfecture, Hub',
    synonyms: ['réunion', 'coordination'],
  },
  { code: 'webinaire', label: 'Webinaire', synonyms: ['webinar'] },
  { code: AUTRE, label: 'Autre' },
];

export const initiatives: readonly Option[] = [
  { code: 'mon_initiative', label: 'Mon initiative', full: 'Intervention à mon initiative' },
  { code: 'reponse_besoin', label: 'Réponse à un besoin', full: 'Réponse à un besoin/une problématique' },
];

export const thematiquesAnimation: readonly Option[] = [
  {
    code: 'bonnes_pratiques',
    label: 'Bonnes pratiques',
    full: 'Échanges de bonnes pratiques / partage d’informations',
    examples: 'échanges, partage d’informations',
    synonyms: ['partage d’informations'],
  },
  {
    code: 'maillage_territorial',
    label: 'Maillage territorial',
    full: 'Maillage territorial - faire réseau / créer du lien',
    examples: 'faire réseau, créer du lien',
    synonyms: ['maillage', 'réseau', 'faire réseau'],
  },
  {
    code: 'soutien_technique',
    label: 'Soutien technique',
    full: 'Soutien technique et/ou organisationnel',
    examples: 'ou organisationnel',
    synonyms: ['technique', 'organisationnel'],
  },
  {
    code: 'parcours_professionnel',
    label: 'Projet, parcours pro',
    full: 'Projet / Parcours professionnel',
    synonyms: ['projet', 'parcours professionnel', 'projet professionnel'],
  },
  { code: 'soutien_rh', label: 'Soutien RH', full: 'Soutien RH auprès des structures', synonyms: ['rh'] },
  { code: AUTRE, label: 'Autre thématique' },
];

export const typesEvenement: readonly Option[] = [
  {
    code: 'grand_public',
    label: 'Grand public',
    full: 'Évènement grand public (Ex : Forums, salons, journées départementales, ateliers collectifs...)',
    examples: 'forum, salon',
    synonyms: ['forum', 'salon'],
  },
  {
    code: 'national',
    label: 'Évènement national',
    full: 'Évènement national (Ex : NEC, ANCTour, etc...)',
    examples: 'NEC, ANCTour',
    synonyms: ['nec', 'anctour', 'évènement national'],
  },
  {
    code: 'journee_inclusion',
    label: 'Journée d’inclusion',
    full: 'Journée d’inclusion numérique (Ex : Séminaire, rencontre, intervention...)',
    examples: 'séminaire, rencontre',
    synonyms: ['séminaire', 'rencontre', 'journée d’inclusion numérique'],
  },
  { code: 'nec_local', label: 'NEC local' },
  { code: AUTRE, label: 'Autre' },
];

const structures: readonly Option[] = [
  { code: 'commune', label: 'Une commune' },
  { code: 'epci', label: 'Un EPCI', synonyms: ['agglo', 'communauté de communes'] },
  { code: 'departement', label: 'Le département' },
  { code: 'region', label: 'La région' },
  { code: 'association', label: 'Une association', synonyms: ['asso'] },
  { code: 'entreprise', label: 'Une entreprise' },
  { code: 'hub', label: 'Un Hub' },
  {
    code: 'etat',
    label: 'État',
    full: 'État (Préfecture, ANCT, Opérateur...)',
    examples: 'préfecture, ANCT',
    synonyms: ['préfecture', 'anct'],
  },
  {
    code: 'groupement',
    label: 'Un groupement',
    full: 'Un groupement (Syndicat mixte, consortium...)',
    examples: 'syndicat mixte',
    synonyms: ['syndicat mixte', 'consortium'],
  },
  { code: AUTRE, label: 'Autre' },
];

export const typesPartenaire: readonly Option[] = structures;

export const organisateurs: readonly Option[] = [
  { code: 'ma_structure', label: 'Ma structure', full: 'Ma structure (moi - même)' },
  ...structures,
];

export const echelons: readonly Option[] = [
  { code: 'communal', label: 'Communal' },
  { code: 'intercommunal', label: 'Intercommunal' },
  { code: 'departemental', label: 'Départemental' },
  { code: 'regional', label: 'Régional' },
  { code: 'national', label: 'National' },
];

export const naturesPartenariat: readonly Option[] = [
  { code: 'parcours_usager', label: 'Parcours usager', full: 'Conception de parcours usager' },
  {
    code: 'subvention',
    label: 'Subvention',
    full: 'Recherche de subvention',
    synonyms: ['recherche de subvention'],
  },
  {
    code: 'journee_departementale',
    label: 'Journée départementale',
    full: 'Journée de coordination départementale',
  },
  {
    code: 'rdv_elu',
    label: 'Rendez-vous avec un élu',
    full: 'Rendez-vous avec un·e élu·e',
    synonyms: ['élu', 'élue', 'rdv élu'],
  },
  { code: AUTRE, label: 'Autre' },
];
