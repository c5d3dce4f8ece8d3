// Who may do what to a person: the one table that every command, button, dialog, look-up, page and job asks.

/** How somebody stands to a person: theirs to follow, shared with them by whoever follows, or neither. */
export type Lien = 'proprietaire' | 'partage' | 'aucun';

export const ACTES = [
  /** Find her, read her sheet and what was done with her, write down what remains to be done. */
  'voir',
  /** Record an activity of hers. */
  'activite',
  /** Send her sheet. */
  'envoyer',
  /** Read the notes of her sheet: never shared. */
  'notes',
  'modifier',
  'partager',
  'fusionner',
  /** Give her all that is kept, note that she objects, erase. */
  'droits',
  /** A file with her in it. */
  'exporter',
  /** Hand her file over to a colleague. */
  'passer',
] as const;

export type Acte = (typeof ACTES)[number];

const PARTAGES: readonly Acte[] = ['voir', 'activite', 'envoyer'];

const TABLE: Readonly<Record<Lien, readonly Acte[]>> = {
  proprietaire: ACTES,
  partage: PARTAGES,
  aucun: [],
};

/**
 * Everybody who may come, and how they stand to a person who is not theirs. A coordinator sees figures and activities, never people;
 * whoever has left the team, or was archived from it, is anybody else.
 */
export const LIENS = {
  proprietaire: 'proprietaire',
  'collègue avec partage': 'partage',
  'coordination de l’équipe': 'aucun',
  'a quitté l’équipe': 'aucun',
  'archivé de l’équipe': 'aucun',
  'quelqu’un d’autre': 'aucun',
} as const satisfies Readonly<Record<string, Lien>>;

/** What stops for a person who objects: nothing of hers goes anywhere, and nothing new is written (RGPD, article 21). */
const ARRETES: readonly Acte[] = ['activite', 'envoyer', 'partager', 'exporter', 'passer'];

/** What is asked of the table: the link, and whether she objects to being followed. */
export interface Situation {
  readonly lien: Lien;
  readonly opposee: boolean;
}

export function peut(acte: Acte, { lien, opposee }: Situation): boolean {
  return TABLE[lien].includes(acte) && !(opposee && ARRETES.includes(acte));
}
