// The slash commands as people see them listed while typing: what `connect` registers in each team.

export interface CommandEntry {
  /** ASCII letters: recent servers refuse accents. */
  readonly trigger: string;
  /** At most 128 bytes, an accented letter counting for two. */
  readonly description: string;
  /** The words that may follow: a custom command has no other completion. */
  readonly hint: string;
}

export const CATALOGUE: readonly CommandEntry[] = [
  {
    trigger: 'cra',
    description: 'Enregistrer un compte rendu d’activité',
    hint: '[individuel 45 | atelier 8 | demarche | ponctuelle | dernier | aide]',
  },
  {
    trigger: 'historique',
    description: 'Retrouver, modifier ou supprimer vos activités',
    hint: '[hier | semaine | mois | mars | du 1/3 au 15/4 | type=… | lieu=… | aide]',
  },
  {
    trigger: 'lieux',
    description: 'Vos lieux d’activité : ajouter, renommer, archiver',
    hint: '[ajouter | aide]',
  },
  {
    trigger: 'profil',
    description: 'Votre rôle, votre structure, votre fuseau horaire',
    hint: '[aide]',
  },
  { trigger: 'coop', description: 'Tout ce que Coopilote comprend, avec des exemples', hint: 'aide' },
];
