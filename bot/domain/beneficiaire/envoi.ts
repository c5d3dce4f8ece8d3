// A sending: what it is, and the states it goes through. It leaves at most once, or it is said that nobody knows.

/** By which way: attached under a password, behind a link, or attached as it is where that is allowed. */
export type Voie = 'piece' | 'lien' | 'libre';

export type EtatEnvoi =
  /** Seen by nobody but who prepares it. */
  | 'prepare'
  /** Asked to leave, and perhaps put off by the recipient's server. */
  | 'a_envoyer'
  /** Being handed over. Found so later, it is `inconnu`: it may have left. */
  | 'en_cours'
  | 'envoye'
  | 'refuse'
  | 'inconnu'
  | 'annule';

export const ETATS_DITS: Readonly<Record<EtatEnvoi, string>> = {
  prepare: 'préparé',
  a_envoyer: 'en attente',
  en_cours: 'en cours',
  envoye: 'envoyé',
  refuse: 'refusé',
  inconnu: 'état inconnu',
  annule: 'annulé',
};

export interface Envoi {
  readonly id: string;
  readonly personne: string;
  readonly auteur: string;
  readonly etat: EtatEnvoi;
  readonly voie: Voie;
  /** Codes of the vocabulary. */
  readonly motif: string;
  readonly accord: string;
  readonly contenu: readonly string[];
  /** Milliseconds since 1970. */
  readonly prepareLe: number;
  readonly envoyeLe?: number;
  /** Times that the recipient's server put it off. */
  readonly essais: number;
  /** Of the try that hands it over. */
  readonly prise?: string;
  /** Why it did not leave: a word of ours. */
  readonly code?: string;
  /** When the page of its link was opened with the password. */
  readonly ouvertures: readonly number[];
  /** Wrong passwords typed. */
  readonly erreurs: number;
  readonly revoqueLe?: number;
  /** The sending that this one corrects. */
  readonly remplace?: string;
}

/** A link opens for seven days, and after ten wrong passwords no more. */
export const LIEN_OUVERT = 7 * 24 * 60 * 60 * 1000;
const MOST_ERRORS = 10;

/** Prepared and not sent, it is forgotten after a day. */
export const PREPARE_GARDE = 24 * 60 * 60 * 1000;

const MINUTE = 60 * 1000;
/** Waits after the recipient's server puts it off: about a day in all. */
const WAITS = [1, 5, 15, 30, 60, 120, 240, 480, 480].map((minutes) => minutes * MINUTE);

/** How long before the next try; undefined once a day has passed. */
export function waitAfter(essais: number): number | undefined {
  return WAITS[essais - 1];
}

/** « k3f9a2 »: what both sides can name on the phone. */
export function referenceOf(id: string): string {
  return id.slice(-6);
}

/** Whether its link shows it at that moment, once the password is given. */
export function isOpen(
  envoi: Pick<Envoi, 'etat' | 'voie' | 'prepareLe' | 'envoyeLe' | 'revoqueLe' | 'erreurs'>,
  now: number,
): boolean {
  const { etat, voie, envoyeLe, revoqueLe, erreurs } = envoi;
  const left = etat === 'envoye' || etat === 'inconnu' || etat === 'en_cours';
  const since = envoyeLe ?? envoi.prepareLe;
  return (
    voie === 'lien' && left && revoqueLe === undefined && erreurs < MOST_ERRORS && now < since + LIEN_OUVERT
  );
}

/** Whether whoever prepares it may look at it. */
export function isPreview(envoi: Pick<Envoi, 'etat' | 'prepareLe'>, now: number): boolean {
  return envoi.etat === 'prepare' && now < envoi.prepareLe + PREPARE_GARDE;
}
