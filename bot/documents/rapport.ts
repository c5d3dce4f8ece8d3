// A report as data: the figures of a perimeter and a period, in parts, with their sentences and their rules; nothing of how a file shows them.
import type { Graphique } from './graphique.ts';

/** What a cell or a key figure says. `null` where nothing is known, which is not zero; `moinsDe` where a small number is protected. */
export type Nombre = number | null | { readonly moinsDe: number };

/** How a number is read: a count, hours, a share of 1 (« 45,3 % »), a change from 1 (0,12 is « +12 % »). */
export type Nature = 'nombre' | 'heures' | 'part' | 'evolution';

export interface Rapport {
  /** « Statistiques », « Bilan 2025 ». Names nobody who is followed. */
  readonly titre: string;
  /** « Équipe de la Loire » */
  readonly perimetre: string;
  /** « du 1er janvier au 31 décembre 2025 » */
  readonly periode: string;
  /** « Thématique : E-mail ou Banque et achats en ligne », one a filter. */
  readonly filtres: readonly string[];
  /** What figures are compared with: « 2024 », « le territoire ». */
  readonly comparaison?: string;
  readonly source: string;
  /** YYYY-MM-DD: the day the figures are of. */
  readonly date: string;
  /** What matters first, in the order in which it is read. */
  readonly chiffres: readonly Chiffre[];
  /** All of it in a few sentences. */
  readonly phrases: readonly string[];
  readonly parties: readonly Partie[];
  /** Only a bilan has them: what its author wrote. Absent, a document that can be edited leaves room for them. */
  readonly mots?: Mots;
}

export interface Chiffre {
  readonly code: string;
  /** « Accompagnements » */
  readonly label: string;
  readonly valeur: Nombre;
  readonly nature: Nature;
  /** The same figure of what is compared: the change is derived from both. */
  readonly compare?: Nombre;
  /** « dont 12 en atelier »: one short line under it. */
  readonly detail?: string;
  /** « Comment est-ce calculé ? » */
  readonly explication: string;
}

/** A theme: one sheet, one or two slides, one section. */
export interface Partie {
  readonly code: string;
  /** « Thématiques » */
  readonly titre: string;
  readonly phrases: readonly string[];
  readonly graphique?: Graphique;
  readonly tableaux: readonly Tableau[];
  /** « Comment est-ce calculé ? »: unit, rule, source, a paragraph each. */
  readonly explication: readonly string[];
}

export interface Tableau {
  /** « Thématiques de médiation numérique » */
  readonly titre: string;
  readonly colonnes: readonly Colonne[];
  /** One cell a column. */
  readonly lignes: readonly (readonly Cellule[])[];
}

/** Both shares of an answer that may be one of several are two columns: « Part des réponses », « Part des accompagnements ». */
export interface Colonne {
  readonly entete: string;
  readonly nature: Nature | 'texte';
}

export type Cellule = string | Nombre;

/** The author's own words, and those of people met, who are not named. */
export interface Mots {
  /** Paragraphs, each under what it answers. */
  readonly propos: readonly { readonly titre: string; readonly texte: string }[];
  readonly verbatims: readonly string[];
}
