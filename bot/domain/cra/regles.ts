// Rules that several types of CRA share, with the sentences of La Coop.
import { AUCUNE_SUITE } from '#bot/domain/vocabulary/suivi.ts';

const SOMME = 'La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes.';

/** A counter group never exceeds the people it tells of; the remainder is « Non communiqué ». */
export function auPlus<F extends string>(field: F) {
  return {
    field,
    message: SOMME,
    holds: (values: { readonly [name in F]?: Compteurs } & { readonly participants?: number }) =>
      sommeDe(values[field]) <= (values.participants ?? 0),
  };
}

type Compteurs = Readonly<Record<string, number>> | readonly Readonly<Record<string, string>>[];

/** Counters, or rows with a number; a row without one is one person. */
export function sommeDe(counted: unknown): number {
  const numbers = Array.isArray(counted)
    ? counted.map((row) => Number(row.nombre ?? 1))
    : Object.values((counted ?? {}) as Readonly<Record<string, number>>);
  return numbers.reduce((sum, n) => sum + n, 0);
}

/** A structure named is an orientation, whatever the follow-up, except where none was said to be planned. */
export const redirectionCoherente = {
  field: 'suite',
  message: 'Une structure est indiquée : choisissez « Autre structure », ou effacez la structure.',
  holds: (values: {
    readonly suite?: string;
    readonly redirection?: string;
    readonly structureNom?: string;
  }) =>
    values.suite !== AUCUNE_SUITE || (values.redirection === undefined && values.structureNom === undefined),
} as const;

/** « Autre » says nothing without words. */
export function siAutre<L extends string, T extends string>(list: L, field: T) {
  return {
    field,
    message: 'Vous avez choisi « Autre » : précisez.',
    holds: (
      values: { readonly [name in L]?: string | readonly string[] } & { readonly [name in T]?: string },
    ) => {
      const chosen: string | readonly string[] | undefined = values[list];
      return (
        values[field] !== undefined ||
        !(chosen === 'autre' || (Array.isArray(chosen) && chosen.includes('autre')))
      );
    },
  };
}

/** Whoever is named twice is one person. */
export const deuxPersonnes = {
  field: 'deuxieme',
  with: ['personne'],
  message: 'C’est la même personne : choisissez l’autre, ou « Anonyme ».',
  holds: (values: ADeux) => values.deuxieme === undefined || values.deuxieme !== values.personne,
} as const;

interface ADeux {
  readonly aDeux?: boolean;
  readonly personne?: string;
  readonly deuxieme?: string;
}

/** Two names are two people, ticked or not. */
export function recusEnsemble({ aDeux, deuxieme }: ADeux): number {
  return aDeux || deuxieme !== undefined ? 2 : 1;
}
