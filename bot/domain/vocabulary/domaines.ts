// The 11 domains of administrative démarches: codes and wordings of La Coop, taken from France Services.
import type { Option } from '#bot/forms/field.ts';

export const domaines: readonly Option[] = [
  {
    code: 'papiers_elections_citoyennete',
    label: 'Papiers, citoyenneté',
    full: 'Papiers - Élections - Citoyenneté',
    examples: 'carte d’identité, passeport, ANTS',
    synonyms: ['papiers', 'élections', 'citoyenneté', 'carte d’identité', 'cni', 'passeport', 'ants', 'état civil', 'liste électorale'],
  },
  {
    code: 'famille_scolarite',
    label: 'Famille, scolarité',
    full: 'Famille - Scolarité',
    examples: 'CAF, naissance, EduConnect',
    synonyms: ['famille', 'caf', 'allocations familiales', 'naissance', 'mariage', 'pacs', 'educonnect', 'bourse', 'cantine', 'crèche'],
  },
  {
    code: 'social_sante',
    label: 'Social, santé',
    full: 'Social - Santé',
    examples: 'carte Vitale, RSA, handicap, MSA',
    synonyms: ['social', 'santé', 'ameli', 'cpam', 'carte vitale', 'msa', 'mdph', 'handicap', 'css', 'apa', 'sécu'],
  },
  {
    code: 'travail_formation',
    label: 'Travail, formation',
    full: 'Travail - Formation - Entreprise',
    examples: 'France Travail, retraite, CPF',
    synonyms: ['travail', 'formation', 'entreprise', 'france travail', 'pôle emploi', 'chômage', 'actualisation', 'cpf', 'retraite', 'info retraite', 'carsat', 'cnav'],
  },
  {
    code: 'logement',
    label: 'Logement',
    examples: 'APL, logement social, permis de construire',
    synonyms: ['apl', 'aide au logement', 'hlm', 'loyer', 'chèque énergie', 'permis de construire', 'edf', 'enedis', 'énergie'],
  },
  {
    code: 'transports_mobilite',
    label: 'Transports, mobilité',
    full: 'Transports - Mobilité',
    examples: 'carte grise, permis, Crit’Air',
    synonyms: ['transports', 'mobilité', 'carte grise', 'permis', 'permis de conduire', 'crit’air', 'antai', 'amende', 'contravention', 'sncf'],
  },
  {
    code: 'argent_impots',
    label: 'Argent, impôts',
    full: 'Argent - Impôts',
    examples: 'impots.gouv.fr, timbre fiscal, surendettement',
    synonyms: ['argent', 'impôts', 'impots gouv', 'taxe', 'taxe foncière', 'déclaration de revenus', 'timbre fiscal', 'surendettement', 'assurance', 'dgfip'],
  },
  {
    code: 'justice',
    label: 'Justice',
    examples: 'casier judiciaire, plainte, aide juridictionnelle',
    synonyms: ['casier judiciaire', 'plainte', 'pré plainte', 'aide juridictionnelle', 'tribunal'],
  },
  {
    code: 'etrangers_europe',
    label: 'Étrangers, Europe',
    full: 'Étrangers - Europe',
    examples: 'titre de séjour, regroupement familial, OFPRA',
    synonyms: ['étranger', 'europe', 'titre de séjour', 'carte de séjour', 'ofpra', 'anef', 'naturalisation', 'visa'],
  },
  {
    code: 'loisirs_sports_culture',
    label: 'Loisirs, culture',
    full: 'Loisirs - Sports - Culture',
    examples: 'permis bateau, permis de chasse, pass Culture',
    synonyms: ['loisirs', 'sport', 'culture', 'pass culture', 'pass’sport', 'permis bateau', 'permis de chasse', 'tourisme', 'animaux'],
  },
  {
    code: 'associations',
    label: 'Associations',
    examples: 'statuts, subvention, fonctionnement',
    synonyms: ['association', 'asso', 'subvention', 'statuts d’association'],
  },
];
