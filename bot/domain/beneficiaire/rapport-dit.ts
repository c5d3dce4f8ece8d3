// The report of an import as it is shown: what a page holds of it, and the rows to be put right, whole.
import { cleanLine } from '#bot/forms/clean.ts';
import { nomComplet } from './beneficiaire.ts';
import type { Entree } from './entree.ts';
import type { Ecart } from './personnes.ts';
import type { ColonneDite, Rapport } from './rapport.ts';
import { type Ligne, MOST_COUNTED, MOST_ROWS, type Tableau } from './tableau.ts';

/** Lines of each list that a page shows: all of them are in the file of rows to be put right. */
const SHOWN = 100;
/** Of what a file calls its columns and sheets. */
const LONGEST_TITLE = 60;

export interface EcartDit extends Pick<Ecart, 'colonne' | 'raison'> {
  /** Of the row, as the spreadsheet shows it. */
  readonly numero: number;
  /** The whole row is left out, not the value alone. */
  readonly refusee: boolean;
}

export interface DoubleDit {
  readonly numero: number;
  readonly nom: string;
  /** Whom it looks like, by their ids: named when they are looked at, as they are then, to who sees them then. */
  readonly personnes: readonly string[];
  /** Rows of the file that it looks like. */
  readonly lignes: readonly number[];
}

/** Some of a list, and how many more there are. */
export interface Extrait<T> {
  readonly lignes: readonly T[];
  readonly autres: number;
}

export interface RapportDit {
  readonly feuille?: string;
  readonly colonnes: readonly ColonneDite[];
  readonly remarques: readonly string[];
  readonly ecarts: Extrait<EcartDit>;
  readonly doubles: Extrait<DoubleDit>;
}

export function sayRapport(rapport: Rapport<Entree>, { feuille }: Pick<Tableau, 'feuille'>): RapportDit {
  const { colonnes, auDela, remarques, doubles } = rapport;
  return {
    ...(feuille !== undefined && { feuille: shortened(feuille) }),
    colonnes: colonnes.map(saidColumn),
    remarques: [...remarques, ...(auDela > 0 ? [beyond(auDela)] : [])],
    ecarts: extract(ecartsOf(rapport), (ecart) => ecart),
    doubles: extract(doubles, sayDouble),
  };
}

function extract<T, U>(all: readonly T[], say: (one: T) => U): Extrait<U> {
  return { lignes: all.slice(0, SHOWN).map(say), autres: Math.max(0, all.length - SHOWN) };
}

function shortened(text: string): string {
  const line = cleanLine(text);
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE)}…` : line;
}

function saidColumn({ entete, complete, ...rest }: ColonneDite): ColonneDite {
  return {
    ...rest,
    entete: shortened(entete),
    ...(complete !== undefined && { complete: shortened(complete) }),
  };
}

function beyond(auDela: number): string {
  const more = auDela >= MOST_COUNTED ? `plus de ${count(MOST_COUNTED)}` : count(auDela);
  return `Les ${count(MOST_ROWS)} premières lignes sont lues ; ${more} autres ne le sont pas. Déposez-les dans un autre fichier, après celui-ci.`;
}

const count = (n: number): string => n.toLocaleString('fr-FR');

/** What is left out, in the order of the file. */
function ecartsOf({ refusees, nouvelles, doubles }: Rapport<Entree>): readonly EcartDit[] {
  const lues = [...nouvelles, ...doubles.map(({ personne }) => personne)];
  const all = [
    ...refusees.flatMap(({ ligne, erreurs }) => erreurs.map((ecart) => sayEcart(ligne, ecart, 'row'))),
    ...lues.flatMap(({ ligne, ecarts }) => ecarts.map((ecart) => sayEcart(ligne, ecart, 'value'))),
  ];
  return all.toSorted((a, b) => a.numero - b.numero);
}

function sayEcart({ numero }: Ligne, { colonne, raison }: Ecart, out: 'row' | 'value'): EcartDit {
  return { numero, colonne: shortened(colonne), raison, refusee: out === 'row' };
}

/** Suspects shown of one person. */
const SUSPECTS = 3;

function sayDouble({ personne, avec, lignes }: Rapport<Entree>['doubles'][number]): DoubleDit {
  const personnes = avec.slice(0, SUSPECTS).map(({ fiche }) => fiche.id);
  return {
    numero: personne.ligne.numero,
    nom: nomComplet(personne),
    personnes,
    lignes: lignes.slice(0, SUSPECTS - personnes.length),
  };
}

/** « Paul Martin · 1952 · Quimper (29) », « la ligne 12 »: among those whom the mediator may name now. */
export function sayRessemblances(
  { personnes, lignes }: Pick<DoubleDit, 'personnes' | 'lignes'>,
  annuaire: ReadonlyMap<string, Entree>,
): readonly string[] {
  const seen = personnes.flatMap((id) => annuaire.get(id) ?? []);
  const said = [...seen.map(sayEntree), ...lignes.map((numero) => `la ligne ${count(numero)}`)];
  return said.length > 0 ? said : ['une fiche que vous ne voyez plus'];
}

function sayEntree({ prenom, nom, annee, commune, par }: Entree): string {
  const followed = par === undefined ? undefined : `suivie par ${par}`;
  return [`${prenom} ${nom}`, annee, commune, followed].filter((part) => part !== undefined).join(' · ');
}

/** A row that is to be put right, and why. */
export interface LigneARevoir {
  readonly ligne: Ligne;
  readonly raisons: readonly string[];
}

/** Rows that are refused and rows of which something is left out, in the order of the file. */
export function rowsToRevise({ refusees, nouvelles, doubles }: Rapport<Entree>): readonly LigneARevoir[] {
  const lues = [...nouvelles, ...doubles.map(({ personne }) => personne)];
  return [
    ...refusees.map(({ ligne, erreurs }) => ({ ligne, raisons: saidReasons(ligne, 'refusée', erreurs) })),
    ...lues
      .filter(({ ecarts }) => ecarts.length > 0)
      .map(({ ligne, ecarts }) => ({ ligne, raisons: saidReasons(ligne, 'reprise en partie', ecarts) })),
  ].toSorted((a, b) => a.ligne.numero - b.ligne.numero);
}

function saidReasons({ numero }: Ligne, what: string, ecarts: readonly Ecart[]): readonly string[] {
  const said = ecarts.map(({ colonne, raison }) => `${shortened(colonne)} : ${raison}`);
  return [`Ligne ${count(numero)} ${what}.`, ...said];
}
