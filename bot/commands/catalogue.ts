// The slash commands as people see them listed while typing: what `connect` registers in each team.

export interface CommandEntry {
  /** ASCII letters: recent servers refuse accents. */
  readonly trigger: string;
  /** At most 128 bytes, an accented letter counting for two. */
  readonly description: string;
  /** The words that may follow: a custom command has no other completion. */
  readonly hint: string;
  /** What can be typed, for the help. */
  readonly examples: readonly { readonly typed: string; readonly does: string }[];
}

export const CATALOGUE: readonly CommandEntry[] = [
  {
    trigger: 'cra',
    description: 'Enregistrer un compte rendu d’activité',
    hint: '[individuel 45 | atelier 8 | demarche | ponctuelle | dernier | aide]',
    examples: [
      {
        typed: '/cra',
        does: 'choisir le type, reprendre ce qui n’est pas terminé, compléter la dernière activité',
      },
      {
        typed: '/cra individuel 45 mail',
        does: 'un accompagnement de 45 minutes sur l’e-mail, il ne reste qu’à enregistrer',
      },
      { typed: '/cra atelier 8', does: 'un atelier de huit personnes' },
      { typed: '/cra individuel 1h30 hier médiathèque', does: 'durée, date et lieu déjà remplis' },
      { typed: '/cra dernier', does: 'la même activité qu’avant, à la date d’aujourd’hui' },
      { typed: '/cra deux', does: 'deux personnes reçues ensemble' },
      { typed: '/cra demarche complet', does: 'tous les champs dans un seul formulaire' },
    ],
  },
  {
    trigger: 'beneficiaire',
    description: 'Retrouver une personne suivie, ou créer sa fiche',
    hint: '[nom, téléphone ou année | importer | exporter | aide]',
    examples: [
      { typed: '/beneficiaire', does: 'les dernières personnes vues, et une nouvelle fiche' },
      { typed: '/beneficiaire dupon', does: 'retrouver quelqu’un, même avec une faute de frappe' },
      { typed: '/b 06 12 34', does: 'par un bout de numéro de téléphone' },
      { typed: '/beneficiaire importer', does: 'déposer un fichier .xlsx, .ods ou .csv de personnes' },
      { typed: '/beneficiaire exporter', does: 'les personnes que vous suivez, en tableur' },
    ],
  },
  {
    trigger: 'b',
    description: 'Comme /beneficiaire, en plus court',
    hint: '[nom, téléphone ou année | aide]',
    examples: [],
  },
  {
    trigger: 'fiche',
    description: 'Envoyer par e-mail la fiche d’une personne, avec son accord',
    hint: '[nom à adresse | aide]',
    examples: [
      {
        typed: '/fiche dupon à as@ccas.exemple.fr',
        does: 'la fiche de Mme Dupont, à relire avant qu’elle parte',
      },
    ],
  },
  {
    trigger: 'historique',
    description: 'Retrouver, modifier ou supprimer vos activités',
    hint: '[hier | semaine | mois | mars | du 1/3 au 15/4 | type=… | lieu=… | aide]',
    examples: [
      { typed: '/historique', does: 'vos dernières activités, à modifier, dupliquer ou supprimer' },
      { typed: '/historique semaine dernière', does: 'une période' },
      { typed: '/historique mars type=atelier', does: 'une période et un filtre' },
    ],
  },
  {
    trigger: 'rappels',
    description: 'Ce qui reste à faire : cocher, reporter, noter',
    hint: '[appeler le CCAS vendredi | aide]',
    examples: [
      { typed: '/rappels', does: 'ce qui reste à faire, le plus urgent d’abord' },
      { typed: '/rappels appeler le CCAS vendredi', does: 'noter quelque chose à faire, et pour quand' },
    ],
  },
  {
    trigger: 'partage',
    description: 'Partager le suivi de bénéficiaires avec des collègues',
    hint: '[@collègue | equipe | structure | passation @collègue | aide]',
    examples: [
      { typed: '/partage', does: 'ce que vous partagez, à accepter ou arrêter' },
      { typed: '/partage @karim', does: 'votre liste et la sienne, s’il accepte' },
      { typed: '/partage equipe', does: 'les listes des membres de l’équipe qui acceptent' },
      { typed: '/partage passation @karim', does: 'tous vos dossiers, quand vous partez, s’il accepte' },
    ],
  },
  {
    trigger: 'stats',
    description: 'Vos chiffres, ceux de votre équipe ou d’un territoire',
    hint: '[moi | equipe | lieu=… | mois dernier | 2025 | type=atelier | vs 2024 | par mois | aide]',
    examples: [
      { typed: '/stats', does: 'vos trente derniers jours : chiffres, graphique, tableau' },
      {
        typed: '/stats trimestre dernier vs trimestre précédent',
        does: 'avec l’évolution de chaque chiffre',
      },
      { typed: '/stats equipe 2026 par mois', does: 'toute l’équipe, mois par mois' },
      {
        typed: '/stats type=atelier lieu=médiathèque',
        does: 'une seule sorte d’activité, dans un seul lieu',
      },
    ],
  },
  {
    trigger: 'exporter',
    description: 'Vos activités, vos chiffres ou vos bénéficiaires en fichiers',
    hint: '[activites | stats | beneficiaires] [mois dernier | 2026] [excel | csv | pdf | pptx | aide]',
    examples: [
      {
        typed: '/exporter activites mois dernier',
        does: 'les activités du mois, avec les colonnes de La Coop',
      },
      { typed: '/exporter stats equipe 2026 pdf', does: 'le rapport de l’année de l’équipe' },
      { typed: '/exporter beneficiaires', does: 'les personnes que vous suivez, par un lien qui expire' },
    ],
  },
  {
    trigger: 'bilan',
    description: 'Le bilan d’une année, à compléter de vos mots',
    hint: '[2025 | equipe 2025 | trimestre dernier | aide]',
    examples: [
      { typed: '/bilan', does: 'votre année, en Word, en PDF ou en diapositives' },
      { typed: '/bilan equipe 2025', does: 'celle de l’équipe, à côté de 2024' },
    ],
  },
  {
    trigger: 'equipe',
    description: 'Votre équipe : la créer, inviter, voir ses membres',
    hint: '[creer Finistère nord | inviter @lea | aide]',
    examples: [
      { typed: '/equipe', does: 'vos équipes, leurs membres, les invitations à accepter' },
      { typed: '/equipe creer Finistère nord', does: 'une équipe que vous coordonnez' },
      {
        typed: '/equipe inviter @lea @karim',
        does: 'deux collègues, qui acceptent dans leur canal personnel',
      },
    ],
  },
  {
    trigger: 'lieux',
    description: 'Vos lieux d’activité : ajouter, renommer, archiver',
    hint: '[ajouter | aide]',
    examples: [
      { typed: '/lieux', does: 'vos lieux, à renommer, mettre en favori ou archiver' },
      { typed: '/lieux ajouter Médiathèque', does: 'un nouveau lieu' },
    ],
  },
  {
    trigger: 'profil',
    description: 'Votre rôle, votre structure, vos rappels du matin',
    hint: '[aide]',
    examples: [
      {
        typed: '/profil',
        does: 'votre rôle, votre structure, votre fuseau horaire, vos rappels du matin, votre e-mail',
      },
    ],
  },
  {
    trigger: 'coop',
    description: 'Tout ce que Coopilote comprend, avec des exemples',
    hint: 'aide',
    examples: [{ typed: '/coop aide', does: 'cette aide' }],
  },
];
