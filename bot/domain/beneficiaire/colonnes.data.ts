// What the columns of spreadsheets of people are called: by La Coop's template, by us, by everybody.

/** La Coop's template (2.5), in its order: the field or its part, the header, what else it is called, the likeliest first. */
export const LA_COOP: readonly (readonly [cle: string, entete: string, noms: readonly string[]])[] = [
  [
    'nom',
    'Nom',
    [
      'Nom de famille',
      'Nom du bénéficiaire',
      'Nom de l’usager',
      'Nom bénéficiaire',
      'Nom usager',
      'Nom marital',
      'Patronyme',
      'Nom de naissance',
      'Nom usuel',
    ],
  ],
  [
    'prenom',
    'Prénom',
    ['Prénom usuel', 'Prénom du bénéficiaire', 'Prénom de l’usager', 'Prénom bénéficiaire', 'Prénom usager'],
  ],
  [
    'naissance',
    'Année de naissance',
    [
      'Date de naissance',
      'Né(e) le',
      'Né le',
      'Née le',
      'Né(e) en',
      'Né en',
      'Née en',
      'DDN',
      'Date naissance',
      'Date naiss.',
      'Date de naiss.',
      'Année naissance',
      'Naissance',
    ],
  ],
  [
    'commune.nom',
    'Nom commune',
    [
      'Commune',
      'Ville',
      'Nom de la commune',
      'Commune nom',
      'Commune de résidence',
      'Ville de résidence',
      'Localité',
    ],
  ],
  [
    'commune.insee',
    'Code INSEE',
    ['INSEE', 'Code commune', 'Code INSEE de la commune', 'Code commune INSEE'],
  ],
  ['commune.postal', 'Code postal', ['CP', 'C.P.', 'Code postal de la commune']],
  [
    'telephone',
    'Téléphone',
    [
      'Tél.',
      'Portable',
      'Mobile',
      'Téléphone portable',
      'Téléphone mobile',
      'Tél portable',
      'Tél mobile',
      'N° de téléphone',
      'N° tél',
      'Num tél',
      'Numéro de tél',
      'Tél 1',
      'N° de portable',
      'GSM',
      'Numéro',
      'Téléphone fixe',
      'Tél fixe',
      'Fixe',
    ],
  ],
  [
    'email',
    'E-mail',
    [
      'Email',
      'Mail',
      'Courriel',
      'Mél',
      'Adresse e-mail',
      'Adresse email',
      'Adresse mail',
      'Adresse électronique',
      'Courrier électronique',
    ],
  ],
  ['genre', 'Genre', ['Sexe', 'H/F', 'F/H', 'Homme/Femme', 'Femme/Homme']],
  [
    'notes',
    'Notes',
    [
      'Note',
      'Notes supplémentaires',
      'Observations',
      'Commentaires',
      'Remarques',
      'Infos',
      'Informations',
      'Informations complémentaires',
    ],
  ],
];

/** What the columns of the other fields are called, besides their labels. */
export const AUTRES: Readonly<Record<string, readonly string[]>> = {
  sansTelephone: ['Pas de téléphone', 'Sans tél'],
  garderDate: ['Garder la date'],
  situation: ['Statut', 'Situation professionnelle', 'Situation pro'],
  autonomieArrivee: ['Autonomie', 'Niveau d’autonomie'],
  equipements: ['Matériel', 'Matériel possédé', 'Équipement informatique'],
  origine: ['Provenance', 'Origine du contact'],
  prescripteur: ['Orienté par', 'Orientée par', 'Adressé par', 'Envoyé par', 'Structure prescriptrice'],
};

/** Columns that are read where there is nothing better and never written, the fields that they tell of, what they are called. */
export const LUES_SEULEMENT: readonly (readonly [
  cle: string,
  champs: readonly string[],
  noms: readonly string[],
])[] = [
  [
    'nomComplet',
    ['nom', 'prenom'],
    [
      'Nom complet',
      'Nom Prénom',
      'Nom et prénom',
      'Prénom Nom',
      'Prénom et nom',
      'Identité',
      'Bénéficiaire',
      'Usager',
      'Personne',
      'Participant',
    ],
  ],
  ['civilite', ['genre'], ['Civilité', 'Civ.']],
];

/** How a genre is told besides its labels: by initials, as in La Coop's template, and by civilities. */
export const GENRES: Readonly<Record<string, readonly string[]>> = {
  feminin: ['F', 'Mme', 'Madame', 'Mlle', 'Mademoiselle'],
  masculin: ['M', 'H', 'Mr', 'Monsieur'],
  non_communique: ['N', 'NC', 'Non renseigné'],
};
