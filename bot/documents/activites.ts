// An export of activities as data: the activities as they are read from the base, and what is asked of them.
import type { ColonneDeCra, Demande } from '#bot/domain/cra/colonnes.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Kind } from '#bot/forms/field.ts';
import type { ColonneEcrite } from './tableur/classeur.ts';

export interface Activites extends Demande {
  /** Notes are read with them only where they are asked for. */
  readonly cras: Iterable<Cra> | AsyncIterable<Cra>;
}

/** In characters; others are as wide as their header. */
const WIDTHS: { readonly [K in Kind]?: number } = {
  longText: 60,
  choices: 40,
  records: 36,
  counters: 36,
  choice: 26,
  text: 26,
};
const WIDTHS_BY_COLUMN: Readonly<Record<string, number>> = {
  'cra.type': 32,
  'lieu.nom': 30,
  'lieu.commune': 24,
  'commune.nom': 24,
  personne: 26,
  'cra.auteur': 26,
  'cra.id': 30,
};

export function colonneEcrite({ cle, entete, kind }: ColonneDeCra): ColonneEcrite {
  return { entete, largeur: WIDTHS_BY_COLUMN[cle] ?? (kind && WIDTHS[kind]) };
}
