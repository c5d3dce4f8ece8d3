// Counts what journeys cost the hand, for the tables of the README and of docs/chiffres.md.
import type { Compte, Quelquun } from './lea.ts';

export interface Mesure extends Compte {
  readonly parcours: string;
  readonly version: string;
}

interface Mesurer {
  readonly version: string;
  readonly qui: Pick<Quelquun, 'compte'>;
  /** What had been done before; nothing, without it. */
  readonly avant?: Compte;
}

const RIEN: Compte = { messages: 0, appuis: 0, champs: 0 };

/** Keeps every count that it is asked for. */
export function mesureur(): {
  readonly mesures: readonly Mesure[];
  readonly mesure: (parcours: string, of: Mesurer) => Compte;
} {
  const mesures: Mesure[] = [];
  return {
    mesures,
    mesure: (parcours, { version, qui: { compte }, avant = RIEN }) => {
      const cost = {
        messages: compte.messages - avant.messages,
        appuis: compte.appuis - avant.appuis,
        champs: compte.champs - avant.champs,
      };
      mesures.push({ parcours, version, ...cost });
      return cost;
    },
  };
}
