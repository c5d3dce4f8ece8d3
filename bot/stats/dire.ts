// Figures and charts in words: values with their units, changes, tables; and a chart as what draws it asks for it.

import type { ChiffreDit } from './chiffres.ts';
import type { Graphe } from './graphe.ts';
import { PAS } from './protection.ts';
import type { Serie, Series } from './series.ts';

/** What is too small to be told. */
const PETIT = `< ${PAS}`;

const number = (n: number): string => n.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

/** « 124 », « 41,5 h », « 12 % », « < 5 »: beside its label, a count needs no unit. */
export function sayValeur({
  chiffre,
  valeur,
  petit,
}: Pick<ChiffreDit, 'chiffre' | 'valeur' | 'petit'>): string {
  const { unite } = chiffre;
  const said = petit ? PETIT : number(valeur);
  return typeof unite === 'string' && unite !== 'par_personne' ? `${said} ${unite}` : said;
}

/** The same of what it is beside; nothing where there is none. */
export function sayAvant({ chiffre, avant, avantPetit: petit }: ChiffreDit): string {
  return avant === undefined ? '' : sayValeur({ chiffre, valeur: avant, ...(petit && { petit }) });
}

/** « +12 % », « −3 points »; nothing where there was nothing before. */
export function sayEvolution({ chiffre, evolution }: ChiffreDit): string {
  if (evolution === undefined) return '';
  const sign = evolution > 0 ? '+' : evolution < 0 ? '−' : '';
  const size = number(Math.abs(evolution));
  if (chiffre.unite === '%') return `${sign}${size} ${Math.abs(evolution) < 2 ? 'point' : 'points'}`;
  return `${sign}${size} %`;
}

const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A label as it is read: a month or a day is one of a course. */
export function sayLabel({ forme }: Pick<Graphe, 'forme'>, label: string): string {
  if (forme !== 'periode') return label;
  const isMonth = label.length === 7;
  return (isMonth ? MONTH : DAY).format(Date.parse(isMonth ? `${label}-01` : label));
}

export interface Ligne {
  readonly label: string;
  readonly valeurs: readonly string[];
  /** In percents: of the answers, and of all accompaniments where several answers are possible. */
  readonly reponses?: string;
  readonly total?: string;
}

/** The numbers of a chart, in words, row after row. */
export function lignesOf(
  graphe: Pick<Graphe, 'forme' | 'sign'>,
  { labels, series, parts }: Series,
): readonly Ligne[] {
  const sign = graphe.sign === undefined ? '' : ` ${graphe.sign}`;
  return labels.map((label, row) => {
    const { reponses, total } = parts[row] ?? {};
    return {
      label: sayLabel(graphe, label),
      valeurs: series.map((one) => `${sayNumber(one, row)}${sign}`),
      ...(reponses !== undefined && { reponses: `${number(reponses)} %` }),
      ...(total !== undefined && { total: `${number(total)} %` }),
    };
  });
}

function sayNumber({ values, protege }: Serie, row: number): string {
  const n = values[row] ?? 0;
  return protege && n < PAS ? PETIT : number(n);
}
