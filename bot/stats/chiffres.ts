// The figures of a result, and their change beside another.
import type { Chiffre } from './chiffre.ts';
import { CHIFFRES } from './chiffres.data.ts';
import { rounded } from './nombres.ts';
import { estPetit } from './protection.ts';
import type { Resultat } from './resultat.ts';

export interface ChiffreDit {
  readonly chiffre: Chiffre;
  readonly valeur: number;
  /** Too small to be told as it is (`protection.ts`). */
  readonly petit?: true;
  readonly avant?: number;
  readonly avantPetit?: true;
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
    const now = valeur ?? 0;
    const petit = estPetit(resultat, chiffre, now);
    const dit = { chiffre, valeur: now, ...(petit && { petit }) };
    return [avant && before !== undefined ? besideAnother(dit, avant, before) : dit];
  });
}

function besideAnother(dit: ChiffreDit, resultat: Resultat, avant: number): ChiffreDit {
  const avantPetit = estPetit(resultat, dit.chiffre, avant);
  const evolution = dit.petit || avantPetit ? undefined : evolutionOf(dit.chiffre, dit.valeur, avant);
  return { ...dit, avant, ...(avantPetit && { avantPetit }), ...(evolution !== undefined && { evolution }) };
}

function evolutionOf({ unite }: Chiffre, valeur: number, avant: number): number | undefined {
  if (unite === '%') return rounded(valeur - avant, 1);
  return avant === 0 ? undefined : rounded(((valeur - avant) / avant) * 100, 1);
}

export function chiffreNomme(code: string): Chiffre | undefined {
  return CHIFFRES.find((chiffre) => chiffre.code === code);
}
