// A report as an Excel workbook: what matters on the first sheet, then a sheet a table, each number typed, with what it means under it.
import type { Writable } from 'node:stream';
import type { Cellule, Chiffre, Colonne, Nature, Nombre, Partie, Rapport, Tableau } from './rapport.ts';
import { EXPLICATION, evolutionOf, sayContexte, sayEvolution, sayNombre } from './rapport-dit.ts';
import {
  type CelluleEcrite,
  type ColonneEcrite,
  type FeuilleEcrite,
  type Paragraphe,
  writeClasseur,
} from './tableur/classeur.ts';

export async function writeRapportXlsx(rapport: Rapport, to: Writable): Promise<void> {
  await writeClasseur(sheetsOf(rapport), to);
}

function* sheetsOf(rapport: Rapport): Iterable<FeuilleEcrite> {
  yield synthese(rapport);
  for (const partie of rapport.parties) {
    for (const tableau of partie.tableaux) yield feuille(rapport, partie, tableau);
  }
}

/** In French, whatever the language of the spreadsheet; spaces before the signs do not break. */
const FORMATS: { readonly [N in Nature]: string } = {
  nombre: '[$-40C]#,##0',
  heures: '[$-40C]#,##0.0"\u202fh"',
  part: '[$-40C]0.0"\u202f"%',
  evolution: '[$-40C]+0.0"\u202f"%;[$-40C]-0.0"\u202f"%;0"\u202f"%',
};

function synthese(rapport: Rapport): FeuilleEcrite {
  const { titre, chiffres, phrases, comparaison } = rapport;
  return {
    nom: 'Synthèse',
    titre: [titre, ...sayContexte(rapport)],
    colonnes: [
      { entete: 'Chiffre', largeur: 38 },
      { entete: 'Valeur', largeur: 14, chiffree: true },
      ...(comparaison === undefined
        ? []
        : [
            { entete: `Pour ${comparaison}`, largeur: 14, chiffree: true },
            { entete: 'Évolution', largeur: 14, chiffree: true },
          ]),
      { entete: 'Détail', largeur: 34, repliee: true },
      { entete: EXPLICATION, largeur: 64, repliee: true },
    ],
    lignes: chiffres.map((chiffre) => [
      chiffre.label,
      number(chiffre.valeur, chiffre.nature),
      ...(comparaison === undefined
        ? []
        : [number(chiffre.compare ?? null, chiffre.nature), evolution(chiffre)]),
      chiffre.detail ?? '',
      chiffre.explication,
    ]),
    apres: paragraphs(phrases),
  };
}

function evolution(chiffre: Chiffre): CelluleEcrite {
  const value = evolutionOf(chiffre);
  return value === undefined ? sayEvolution(chiffre) : { nombre: value, format: FORMATS.evolution };
}

/** Named by the table, which tells more than its part where there are several. */
function feuille(rapport: Rapport, partie: Partie, tableau: Tableau): FeuilleEcrite {
  const nom = partie.tableaux.length === 1 ? partie.titre : tableau.titre;
  const drawn = tableau.colonnes.findIndex(({ nature }) => nature === 'nombre');
  return {
    nom,
    titre: [tableau.titre, ...sayContexte(rapport)],
    colonnes: tableau.colonnes.map((colonne, at) => colonneEcrite(colonne, { barres: at === drawn })),
    lignes: tableau.lignes.map((ligne) =>
      ligne.map((cellule, at) => celluleEcrite(cellule, tableau.colonnes[at])),
    ),
    apres: [...paragraphs(partie.phrases), ...paragraphs(partie.explication, EXPLICATION)],
  };
}

function paragraphs(texts: readonly string[], title?: string): readonly Paragraphe[] {
  if (texts.length === 0) return [];
  const heading = title === undefined ? [] : [{ texte: title, titre: true }];
  return [{ texte: '' }, ...heading, ...texts.map((texte) => ({ texte }))];
}

const TEXT_WIDTH = 46;
const NUMBER_WIDTH = 18;

function colonneEcrite(
  { entete, nature }: Colonne,
  { barres }: Pick<ColonneEcrite, 'barres'>,
): ColonneEcrite {
  if (nature === 'texte') return { entete, largeur: TEXT_WIDTH };
  return { entete, largeur: NUMBER_WIDTH, chiffree: true, ...(barres && { barres }) };
}

function celluleEcrite(cellule: Cellule, colonne: Colonne | undefined): CelluleEcrite {
  if (typeof cellule === 'string') return cellule;
  return number(cellule, colonne === undefined || colonne.nature === 'texte' ? 'nombre' : colonne.nature);
}

/** Nothing where nothing is known: a dash would not be a number. */
function number(nombre: Nombre, nature: Nature): CelluleEcrite {
  if (nombre === null) return '';
  return typeof nombre === 'number' ? { nombre, format: FORMATS[nature] } : sayNombre(nombre, nature);
}
