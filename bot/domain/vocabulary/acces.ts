// What is done to a person's file that its log keeps, and how it is said.

export const ACCES = [
  'fiche',
  'historique',
  'envoi',
  'ouverture',
  'partage',
  'fin-partage',
  'import',
  'export',
  'droits',
  'remise',
  'passation',
  'effacement',
  'conservation',
] as const;

export type QuelAcces = (typeof ACCES)[number];

export const ACCES_DITS: Readonly<Record<QuelAcces, string>> = {
  fiche: 'fiche ouverte',
  historique: 'historique lu',
  envoi: 'fiche envoyée',
  ouverture: 'fiche lue par le lien envoyé',
  partage: 'partage proposé',
  'fin-partage': 'partage arrêté',
  import: 'import d’un fichier',
  export: 'export dans un fichier',
  droits: 'droits exercés',
  remise: 'données remises à la personne',
  passation: 'dossier passé',
  effacement: 'fiche effacée',
  conservation: 'fiche effacée, un an sans nouvelle',
};
