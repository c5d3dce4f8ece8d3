// A question written back: as words that are read to the same question (a button, a schedule), and as a title that says it whole.

import { typeCra } from '#bot/domain/cra/index.ts';
import { sayTerritoire, writeTerritoire } from '#bot/domain/territoire/quel.ts';
import { domaines } from '#bot/domain/vocabulary/domaines.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { StatsContext } from './contexte.ts';
import { type Comparaison, filtresOf, type NomFiltre, type Perimetre, type StatsQuery } from './query.ts';

/** `parseQuery(writeQuery(q))` is `q`, on the day it is written or any other. */
export function writeQuery(query: StatsQuery): string {
  const { perimetre, periode, filtres, comparaison, graphe } = query;
  return [
    writePerimetre(perimetre),
    named('periode', periode.label),
    ...filtresOf(query).map((name) => (filtres[name] ?? []).map((code) => named(name, code)).join(' ')),
    ...(comparaison ? [named('vs', writeComparaison(comparaison))] : []),
    ...(graphe === undefined ? [] : [named('graphique', graphe)]),
  ].join(' ');
}

/** What is named is found again without its own quotation marks. */
function named(name: string, value: string): string {
  return `${name}="${value.replace(/["«»]/g, ' ')}"`;
}

function writePerimetre(perimetre: Perimetre): string {
  switch (perimetre.is) {
    case 'moi':
      return 'moi';
    case 'equipe':
      return perimetre.id === undefined ? 'équipe' : named('equipe', perimetre.id);
    case 'territoire':
      return named('territoire', writeTerritoire(perimetre));
  }
}

function writeComparaison(comparaison: Comparaison): string {
  if (comparaison.is === 'periode') return comparaison.periode.label;
  const { perimetre } = comparaison;
  if (perimetre.is === 'territoire') return writeTerritoire(perimetre);
  return perimetre.is === 'equipe' && perimetre.id !== undefined ? `equipe ${perimetre.id}` : perimetre.is;
}

/** A question in words, for a title and a subtitle. No person who is followed is named. */
export interface QueryDite {
  /** « Mes chiffres », « Équipe Cornouaille », « Finistère (29) ». */
  readonly perimetre: string;
  /** « octobre 2026 » */
  readonly periode: string;
  /** « type : Atelier, Démarche » */
  readonly filtres: readonly string[];
  /** « comparé à 2025 » */
  readonly comparaison?: string;
}

export function sayQuery(query: StatsQuery, ctx: StatsContext): QueryDite {
  const { perimetre, periode, comparaison } = query;
  return {
    perimetre: sayPerimetre(perimetre, ctx),
    periode: periode.label,
    filtres: sayFiltres(query, filtresOf(query), ctx),
    ...(comparaison && { comparaison: sayComparaison(comparaison, ctx) }),
  };
}

/** « type : Atelier, Démarche », of each of these filters. */
export function sayFiltres(
  query: StatsQuery,
  noms: readonly NomFiltre[],
  ctx: StatsContext,
): readonly string[] {
  return noms.map((nom) => sayFiltre(nom, query, ctx));
}

export function sayPerimetre(perimetre: Perimetre, ctx: StatsContext): string {
  switch (perimetre.is) {
    case 'moi':
      return 'Mes chiffres';
    case 'equipe':
      return sayEquipe(perimetre.id, ctx);
    case 'territoire':
      return sayTerritoire(perimetre, ctx.territoires);
  }
}

function sayEquipe(id: string | undefined, { equipes }: StatsContext): string {
  const [first, ...more] = equipes.filter((equipe) => id === undefined || equipe.id === id);
  if (!first) return 'Équipe';
  return more.length === 0 ? `Équipe ${first.nom}` : 'Mes équipes';
}

function sayComparaison(comparaison: Comparaison, ctx: StatsContext): string {
  return comparaison.is === 'periode'
    ? `comparé à ${comparaison.periode.label}`
    : `comparé à ${sayPerimetre(comparaison.perimetre, ctx)}`;
}

const MOTS: Readonly<Record<NomFiltre, string>> = {
  lieu: 'lieu',
  type: 'type',
  commune: 'commune',
  departement: 'département',
  mediateur: 'médiateur',
  thematique: 'thématique',
  tag: 'tag',
  structure: 'structure',
  beneficiaire: 'bénéficiaire',
};

function sayFiltre(name: NomFiltre, { filtres }: StatsQuery, ctx: StatsContext): string {
  const codes = filtres[name] ?? [];
  const said = [...new Set(codes.map((code) => sayCode(name, code, ctx)))];
  return `${MOTS[name]} : ${said.join(', ') || 'aucun'}`;
}

const themes = [...thematiques, ...domaines];

function sayCode(name: NomFiltre, code: string, ctx: StatsContext): string {
  switch (name) {
    case 'lieu':
      return (
        [...ctx.lieux.map(({ id, label }) => ({ code: id, label })), ...typesLieu].find(
          (one) => one.code === code,
        )?.label ?? code
      );
    case 'type':
      return typeCra(code)?.bouton ?? code;
    case 'commune':
      return ctx.territoires.label(code) ?? code;
    case 'departement':
      return sayTerritoire({ niveau: 'departement', code }, ctx.territoires);
    case 'mediateur':
      return ctx.noms.get(code) ?? 'une personne de l’équipe';
    case 'thematique':
      return themes.find((one) => one.code === code)?.label ?? code;
    case 'beneficiaire':
      return 'une personne';
    case 'tag':
    case 'structure':
      return code;
  }
}
