// What may be said of a person who stays anonymous: genre, age, situation (La Coop, 1.7; research 33–41).
import type { Option } from '#bot/forms/field.ts';

export const NON_COMMUNIQUE = 'non_communique';

const nonCommunique: Option = { code: NON_COMMUNIQUE, label: 'Non communiqué' };

/** Without « Non communiqué »: what the counters of a workshop count, the remainder being just that. */
const lesGenres: readonly Option[] = [
  { code: 'feminin', label: 'Féminin', synonyms: ['femme', 'dame'] },
  { code: 'masculin', label: 'Masculin', synonyms: ['homme', 'monsieur'] },
];

const lesTranchesAge: readonly Option[] = [
  { code: 'soixante_dix_plus', label: '70 ans et plus', synonyms: ['plus de 70 ans'] },
  { code: 'soixante_soixante_neuf', label: '60 - 69 ans', synonyms: ['60-69'] },
  { code: 'quarante_cinquante_neuf', label: '40 - 59 ans', synonyms: ['40-59'] },
  { code: 'vingt_cinq_trente_neuf', label: '25 - 39 ans', synonyms: ['25-39'] },
  { code: 'dix_huit_vingt_quatre', label: '18 - 24 ans', synonyms: ['18-24'] },
  { code: 'douze_dix_huit', label: '12 - 17 ans', synonyms: ['12-17'] },
  { code: 'moins_de_douze', label: 'Moins de 12 ans', synonyms: ['-12 ans'] },
];

const lesSituations: readonly Option[] = [
  { code: 'retraite', label: 'Retraité', synonyms: ['retraitée'] },
  { code: 'en_emploi', label: 'En emploi', synonyms: ['salarié', 'salariée'] },
  {
    code: 'recherche_emploi',
    label: 'Recherche d’emploi',
    synonyms: ['demandeur d’emploi', 'demandeuse d’emploi', 'chômeur', 'chômeuse'],
  },
  { code: 'fin_etudes', label: 'Fin d’études' },
  { code: 'sans_emploi', label: 'Sans emploi' },
  { code: 'formation', label: 'En formation', synonyms: ['stagiaire', 'apprenti', 'apprentie'] },
  { code: 'etudiant', label: 'Étudiant', synonyms: ['étudiante'] },
  { code: 'scolarise', label: 'Scolarisé', synonyms: ['scolarisée', 'collégien', 'lycéen'] },
];

export const genresComptes = lesGenres;
export const tranchesAgeComptees = lesTranchesAge;
export const situationsComptees = lesSituations;

export const genres: readonly Option[] = [...lesGenres, nonCommunique];
export const tranchesAge: readonly Option[] = [...lesTranchesAge, nonCommunique];
export const situations: readonly Option[] = [
  ...lesSituations,
  { ...nonCommunique, full: 'Non communiqué ou hétérogène' },
];

const STATUTS_LA_COOP: Readonly<Record<string, string>> = {
  retraite: 'retraite',
  en_emploi: 'en_emploi',
  recherche_emploi: 'sans_emploi',
  fin_etudes: 'sans_emploi',
  sans_emploi: 'sans_emploi',
  formation: 'scolarise',
  etudiant: 'scolarise',
  scolarise: 'scolarise',
};

/** La Coop's statut of a situation: it has four, and reads a missing one as « non communiqué ». */
export function statutLaCoop(situation: string | undefined): string {
  return STATUTS_LA_COOP[situation ?? NON_COMMUNIQUE] ?? NON_COMMUNIQUE;
}

export const RIEN_DE_SPECIFIQUE = 'rien_de_specifique';

export const aidesNecessaires: readonly Option[] = [
  { code: 'lire', label: 'Lire' },
  { code: 's_exprimer', label: 'S’exprimer' },
  { code: 'se_deplacer', label: 'Se déplacer' },
  { code: RIEN_DE_SPECIFIQUE, label: 'Rien de spécifique' },
];
