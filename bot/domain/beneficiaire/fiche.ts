// The sheet of a person as it is sent: what was chosen of it, in words, frozen at the moment it was prepared.

/** One fact: « Commune de résidence », « Quimper (29) ». */
export interface Ligne {
  readonly label: string;
  readonly texte: string;
}

export interface ActiviteDeFiche {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Its type in a word or two, as on the buttons: « Individuel ». It comes on every line. */
  readonly titre: string;
  /** « 45 min »; empty where the type has none. */
  readonly duree: string;
  /** Themes, démarches, autonomy: one short text. */
  readonly resume: string;
  /** The colleague who recorded it; absent for the sender's own. */
  readonly par?: string;
}

export interface DemarcheDeFiche {
  readonly nom: string;
  /** « Finalisée »; empty when it was not said. */
  readonly etat: string;
  /** YYYY-MM-DD of the last word on it. */
  readonly date: string;
}

export interface TacheDeFiche {
  readonly quoi: string;
  /** YYYY-MM-DD; absent where no date was said. */
  readonly quand?: string;
}

/** Everything that is printed; a part that was not chosen is absent. */
export interface Fiche {
  /** Short and opaque, the same in the mail: what both sides can name on the phone. */
  readonly reference: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Why it is sent: « Poursuivre l’accompagnement social ». */
  readonly motif: string;
  /** « Accord oral de la personne, recueilli le 27 novembre 2026. » */
  readonly accord: string;
  /** Who sends it: name, structure, address to answer to. */
  readonly expediteur: readonly Ligne[];
  /** « du 1er janvier au 27 novembre 2026 »; absent when everything is in it. */
  readonly periode?: string;
  readonly identite?: readonly Ligne[];
  readonly suivi?: {
    /** Meetings, first and last, themes with counts, autonomy over time. */
    readonly bilan: readonly Ligne[];
    /** Newest first. */
    readonly activites: readonly ActiviteDeFiche[];
    readonly demarches: readonly DemarcheDeFiche[];
    readonly aFaire: readonly TacheDeFiche[];
  };
  readonly notes?: string;
  /** Of a correction: « Cette fiche remplace celle du 20 novembre 2026 (réf. k3f9a2). » */
  readonly remplace?: string;
}
