// The figures of a result, and their change beside another.
import type { Chiffre } from './chiffre.ts';
import { CHIFFRES } from './chiffres.data.ts';
import { rounded } from './nombres.ts';
import { estPetit } from './protection.ts';
import type { Resultat } from './resultat.ts';

export interface ChiffreDit {
  readonly chiffre: Chiffre;
  readonly valeur: number;
  readonly avant?: number;
  /** From before to now, in percents, or in points of what is in percents; absent where there was nothing before, or too little to say. */
  readonly evolution?: number;
}

/** The figures of a result, beside another's where one is given; those that count nothing in either are left out, but for the key ones. */
export function chiffresDe(resultat: Resultat, avant?: Resultat): readonly ChiffreDit[] {
  return CHIFFRES.flatMap((chiffre) => {
    const valeur = chiffre.valeur(resultat);
    const before = avant && chiffre.valeur(avant);
    if (valeur === undefined && before === undefined) return [];
    if (!chiffre.cle && !valeur && !before) return [];
    const dit = { chiffre, valeur: valeur ?? 0 };
    if (!avant || before === undefined) return [dit];
    const isSmall = estPetit(resultat, chiffre, dit.valeur) || estPetit(avant, chiffre, before);
    const evolution = isSmall ? undefined : evolutionOf(chiffre, dit.valeur, before);
    return [{ ...dit, avant: before, ...(evolution !== undefined && { evolution }) }];
  });
}

function evolutionOf({ unite }: Chiffre, valeur: number, avant: number): number | undefined {
  if (unite === '%') return rounded(valeur - avant, 1);
  return avant === 0 ? undefined : rounded(((valeur - avant) / avant) * 100, 1);
}

export function chiffreNomme(code: string): Chiffre | undefined {
  return CHIFFRES.find((chiffre) => chiffre.code === code);
}
