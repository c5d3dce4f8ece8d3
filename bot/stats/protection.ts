// Figures of a territory such that nobody is recognised in them: each month of each counter blurred once for all, sums rounded, what is small hidden.
import { hash } from 'node:crypto';
import type { Chiffre } from './chiffre.ts';
import { type Counters, isNothing, sumOf } from './compteurs.ts';
import { of } from './nombres.ts';
import type { Resultat } from './resultat.ts';

/** Numbers are told by so many; what is below is « < 5 ». */
export const PAS = 5;
/** With fewer of them, a month is not told. */
export const MEDIATEURS = 3;

/**
 * What is added to the number of a cell: any whole number, as likely below as above, the same each time for the same cell. Because no
 * number is impossible, whatever was answered could have been answered of other activities too: nothing that is added or subtracted
 * determines a cell. Because it is the same each time, asking again tells nothing more. Because it is a month's, and longer periods are
 * sums, neither do other ranges of months.
 */
export type Bruit = (cellule: string) => number;

/** A third of cells as they are; then half as likely at each step away. The secret (any text) tells which. */
export function bruitDe(secret: string): Bruit {
  return (cellule) => {
    // Of what comes out, a few bits are told, through a number rounded: nobody can lengthen or repeat it.
    const drawn = hash('sha256', `${secret} ${cellule}`, 'buffer');
    const third = drawn.readUInt32LE(0) % 3;
    return third === 0 ? 0 : (third === 1 ? -1 : 1) * (1 + Math.clz32(drawn.readUInt32LE(4)));
  };
}

/** Of a territory, with or without a filter (`departement 29 type=atelier`); undefined where too few mediators worked, in every month. */
export function protege(resultat: Resultat, territoire: string, bruit: Bruit): Resultat | undefined {
  const told = resultat.mois.filter(({ mediateurs = 0 }) => mediateurs >= MEDIATEURS);
  if (told.length === 0) return undefined;
  const blur = (when: string, counters: Counters) => blurred(counters, `${territoire} ${when}`, bruit);
  const mois = told.map(({ month, c }) => ({ month, c: atLeastThree(blur(month, tellable(c))) }));
  const c = rounded(sumOf(mois.map((one) => one.c)));
  return {
    protege: true,
    mois: mois.map((one) => ({ ...one, c: rounded(one.c) })),
    c,
    personnes: rounded(blur(daysOf(resultat), resultat.personnes)),
    nouveaux: of(c, 'nouveaux'),
    mots: {},
    mediateurs: roundedNumber(Math.max(...mois.map((one) => of(one.c, 'mediateurs'))), PAS),
  };
}

/** Distinct people do not add up: a period's are a cell. Months at its ends where nothing was done make no other one of it. */
function daysOf({ mois }: Resultat): string {
  const active = mois.filter(({ c }) => !isNothing(c)).map(({ month }) => month);
  return `${active[0]} ${active.at(-1)}`;
}

/** Days, and two dimensions crossed, are too fine. */
function tellable(c: Counters): Counters {
  return Object.fromEntries(Object.entries(c).filter(([name]) => !/^jour\.|>/.test(name)));
}

const isMinutes = (name: string): boolean => /^minutes\b/.test(name);
const HOUR = 60;

/** What nobody did stays nothing. Minutes are blurred by the hour: to the minute, one activity would show. */
function blurred(counters: Counters, at: string, bruit: Bruit): Counters {
  const cells = Object.entries(counters).map(([name, n]) => {
    const size = isMinutes(name) ? HOUR : 1;
    return [name, size * (enUnites(n, size) + bruit(`${at} ${name}`))] as const;
  });
  return Object.fromEntries(cells);
}

function enUnites(n: number, size: number): number {
  return Math.max(1, Math.round(n / size));
}

/** Averages are a share of these, and less than three were not told. */
function atLeastThree(c: Counters): Counters {
  return { ...c, mediateurs: Math.max(MEDIATEURS, of(c, 'mediateurs')) };
}

/** `mediateurs`, summed over months, is never told as it is. */
function rounded(counters: Counters): Counters {
  const cells = Object.entries(counters).map(([name, n]) => {
    if (name === 'mediateurs') return [name, n] as const;
    return [name, roundedNumber(n, isMinutes(name) ? PAS * HOUR : PAS)] as const;
  });
  return Object.fromEntries(cells.filter(([, n]) => n !== 0));
}

function roundedNumber(n: number, step: number): number {
  return n < step ? 0 : Math.round(n / step) * step;
}

/** Whether a number of that result is told as « < 5 ». */
export function estPetit(
  { protege: isProtected }: Pick<Resultat, 'protege'>,
  { unite }: Pick<Chiffre, 'unite'>,
  n: number,
): boolean {
  return isProtected === true && n < PAS && unite !== '%' && unite !== 'par_personne';
}
