// The groups of fields of a CRA, in order: each but the first is a button of the confirmation.
export const GROUPES = ['essentiel', 'deroule', 'suite', 'personne', 'public', 'notes'] as const;

export type Groupe = (typeof GROUPES)[number];

export type Metier = 'mediation' | 'coordination';

export const TITRES: Readonly<Record<Groupe, string>> = {
  essentiel: 'Essentiel',
  deroule: 'Déroulé',
  suite: 'Suite',
  personne: 'Personne',
  public: 'Public',
  notes: 'Notes',
};
