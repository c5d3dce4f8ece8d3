// The columns of La Coop's two exports of activities, in its order and with its headers: whatever is built on them goes on working.

/** `cle` is a field, a part of one (`lieu.nom`), or what is not asked (`cra.…`); `champs`, the fields that it tells of where they are others. */
export interface ColonneCoop {
  readonly cle: string;
  readonly entete: string;
  readonly champs?: readonly string[];
}

export const MEDIATION: readonly ColonneCoop[] = [
  { cle: 'date', entete: 'Date' },
  { cle: 'cra.creeLe', entete: 'Enregistré le' },
  { cle: 'cra.modifieLe', entete: 'Dernière modification le' },
  { cle: 'cra.auteur', entete: 'Nom du médiateur' },
  { cle: 'cra.role', entete: 'Rôle' },
  { cle: 'cra.type', entete: 'Type' },
  { cle: 'cra.participants', entete: 'Participants', champs: ['participants'] },
  { cle: 'personne', entete: 'Bénéficiaire' },
  { cle: 'lieu.canal', entete: 'Canaux d’accompagnement' },
  { cle: 'lieu.nom', entete: 'Nom du lieu' },
  { cle: 'lieu.adresse', entete: 'Adresse' },
  { cle: 'lieu.commune', entete: 'Commune' },
  { cle: 'lieu.codePostal', entete: 'Code postal' },
  { cle: 'lieu.insee', entete: 'Code Insee' },
  { cle: 'duree', entete: 'Durée (min)' },
  { cle: 'titre', entete: 'Nom de l’atelier' },
  { cle: 'materiel', entete: 'Matériel numérique utilisé' },
  { cle: 'thematiques', entete: 'Thématique(s) d’accompagnement' },
  { cle: 'tags', entete: 'Tags' },
  { cle: 'demarches', entete: 'Nom de la démarche administrative' },
  {
    cle: 'cra.niveau',
    entete: 'Niveau d’autonomie (ou de l’atelier)',
    champs: ['autonomie', 'niveau'],
  },
  { cle: 'cra.reoriente', entete: 'Bénéficiaire réorienté', champs: [] },
  { cle: 'redirection', entete: 'Structure de redirection' },
  { cle: 'commune.nom', entete: 'Commune du bénéficiaire' },
  { cle: 'commune.codePostal', entete: 'Code postal du bénéficiaire' },
  { cle: 'commune.insee', entete: 'Code Insee du bénéficiaire' },
  { cle: 'genre', entete: 'Genre du bénéficiaire' },
  { cle: 'trancheAge', entete: 'Tranche d’âge du bénéficiaire' },
  { cle: 'situation', entete: 'Statut du bénéficiaire' },
  { cle: 'notes', entete: 'Notes supplémentaires' },
  { cle: 'cra.id', entete: 'ID CRA' },
];

export const COORDINATION: readonly ColonneCoop[] = [
  { cle: 'date', entete: 'Date de l’activité' },
  { cle: 'cra.type', entete: 'Type' },
  { cle: 'duree', entete: 'Durée (min.)' },
  { cle: 'cra.participants', entete: 'Participants', champs: ['participants'] },
  { cle: 'interventions.mediateurs', entete: 'Médiateur·ice·s numérique·s' },
  { cle: 'interventions.structures', entete: 'Structure·s' },
  { cle: 'interventions.autres_acteurs', entete: 'Autres acteur.trice.s' },
  { cle: 'nom', entete: 'Nom de l’évènement' },
  {
    cle: 'cra.nature',
    entete: 'Type d’animation, type d’évènement, nature du partenariat',
    champs: [
      'typeAnimation',
      'typeAnimationAutre',
      'typeEvenement',
      'typeEvenementAutre',
      'natures',
      'natureAutre',
    ],
  },
  { cle: 'organisateurs', entete: 'Organisé par' },
  { cle: 'partenaires.nom', entete: 'Structure·s partenaire·s (Nom)' },
  { cle: 'partenaires.type', entete: 'Structure·s partenaire·s (type)' },
  { cle: 'echelon', entete: 'Échelon territorial de l’évènement ou du partenariat' },
  { cle: 'initiative', entete: 'Qui est à l’initiative de cette intervention ?' },
  { cle: 'thematiques', entete: 'Thématique(s) d’animation' },
  { cle: 'tags', entete: 'Tags' },
  { cle: 'notes', entete: 'Notes' },
  { cle: 'cra.creeLe', entete: 'Enregistrée le' },
  { cle: 'cra.modifieLe', entete: 'Dernière modification le' },
  { cle: 'cra.id', entete: 'ID CRA' },
  { cle: 'cra.auteur', entete: 'Nom du coordinateur' },
];
