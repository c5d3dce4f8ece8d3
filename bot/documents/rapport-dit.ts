// The numbers of a report said in French, the same in all its documents: « 1 234 », « 45,3 % », « +12 % par rapport à 2024 ».
import { longDate } from '#bot/forms/dates.ts';
import type { Key } from './ecrit.ts';
import { sayNumber } from './graphiques/textes.ts';
import type { Cellule, Chiffre, Colonne, Nature, Nombre, Rapport } from './rapport.ts';

/** What is not known. */
export const INCONNU = '–';

const change = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

/** Shares stand under one another: all have the same digits. */
const tenths = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const sayers: { readonly [N in Nature]: (value: number) => string } = {
  nombre: (value) => sayNumber(value),
  heures: (value) => sayNumber(value, 'h'),
  part: (value) => `${tenths.format(value * 100)}\u202f%`,
  evolution: (value) => `${change.format(value * 100)}\u202f%`,
};

export function sayNombre(nombre: Nombre, nature: Nature): string {
  if (nombre === null) return INCONNU;
  return typeof nombre === 'number' ? sayers[nature](nombre) : `<\u00a0${sayers[nature](nombre.moinsDe)}`;
}

export function sayCellule(cellule: Cellule, { nature }: Pick<Colonne, 'nature'>): string {
  if (typeof cellule === 'string') return cellule;
  return sayNombre(cellule, nature === 'texte' ? 'nombre' : nature);
}

type Compared = Pick<Chiffre, 'valeur' | 'compare' | 'nature'>;

/** A change from 1; undefined where one of both is not told, where there was nothing before, or of a share, which changes by points. */
export function evolutionOf({ valeur, compare, nature }: Compared): number | undefined {
  if (typeof valeur !== 'number' || typeof compare !== 'number') return undefined;
  return nature === 'part' || compare === 0 ? undefined : valeur / compare - 1;
}

/** « +12,5 % », of a share « +3,2 points »; nothing where there is no change to tell. */
export function sayEvolution(chiffre: Compared): string {
  const { valeur, compare, nature } = chiffre;
  const evolution = evolutionOf(chiffre);
  if (evolution !== undefined) return sayers.evolution(evolution);
  if (nature !== 'part' || typeof valeur !== 'number' || typeof compare !== 'number') return '';
  const points = Math.round((valeur - compare) * 1000) / 10;
  return `${change.format(points)}\u00a0point${Math.abs(points) < 2 ? '' : 's'}`;
}

/** « +12,5 % (980 en 2024) »; nothing where nothing is compared. */
export function sayComparaison(chiffre: Chiffre, { comparaison }: Pick<Rapport, 'comparaison'>): string {
  if (comparaison === undefined || chiffre.compare === undefined) return '';
  const before = `${sayNombre(chiffre.compare, chiffre.nature)} pour ${comparaison}`;
  const evolution = sayEvolution(chiffre);
  return evolution === '' ? before : `${evolution} (${before})`;
}

/** Whose figures, when, which, against what, and where they come from: a line each. */
export function sayContexte(rapport: Rapport): readonly string[] {
  const { filtres, comparaison } = rapport;
  return [
    `${rapport.perimetre} · ${rapport.periode}`,
    ...(filtres.length === 0 ? [] : [`Filtres : ${filtres.join(' ; ')}`]),
    ...(comparaison === undefined ? [] : [`Comparaison avec ${comparaison}`]),
    saySource(rapport),
  ];
}

export function saySource({ source, date }: Pick<Rapport, 'source' | 'date'>): string {
  return `Source : ${source}, au ${longDate(date)}`;
}

export const EXPLICATION = 'Comment est-ce calculé ?';

/** Key figures as they are framed: the change first under each, then its detail. */
export function keysOf(rapport: Rapport): readonly Key[] {
  return rapport.chiffres.map((chiffre) => ({
    label: chiffre.label,
    value: sayNombre(chiffre.valeur, chiffre.nature),
    notes: [sayComparaison(chiffre, rapport), chiffre.detail ?? ''].filter((note) => note !== ''),
  }));
}
