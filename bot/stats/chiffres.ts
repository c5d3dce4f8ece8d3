// The figures of a result, and their change beside another.
import type { Chiffre } from './chiffre.ts';
import { CHIFFRES } from './chiffres.data.ts';
import { rounded } from './nombres.ts';
import type { Resultat } from './resultat.ts';

export interface ChiffreDit {
  readonly chiffre: Chiffre;
  readonly valeur: number;
  readonly avant?: number;
  /** From before to now, in percents, or in points of what is in percents; absent where there was nothing before. */
  readonly evolution?: number;
}

/** The figures of a result, beside another's where one is given; those that count nothing in either are left out, but for the key ones. */
export function chiffresDe(resultat: Resultat, avant?: Resultat): readonly ChiffreDit[] {
  return CHIFFRES.flatMap((chiffre) => {
    const valeur = chiffre.valeur(resultat);
    const before = avant && chiffre.valeur(avant);
    if (valeur === undefined && before === undefined) return [];
    if (!chiffre.cle && !valeur && !before) return [];
    return [dit(chiffre, valeur ?? 0, before)];
  });
}

function dit(chiffre: Chiffre, valeur: number, avant: number | undefined): ChiffreDit {
  if (avant === undefined) return { chiffre, valeur };
  const evolution = evolutionOf(chiffre, valeur, avant);
  return { chiffre, valeur, avant, ...(evolution !== undefined && { evolution }) };
}

function evolutionOf({ unite }: Chiffre, valeur: number, avant: number): number | undefined {
  if (unite === '%') return rounded(valeur - avant, 1);
  return avant === 0 ? undefined : rounded(((valeur - avant) / avant) * 100, 1);
}

export function chiffreNomme(code: string): Chiffre | undefined {
  return CHIFFRES.find((chiffre) => chiffre.code === code);
}
