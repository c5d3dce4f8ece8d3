// A report as a text file: one table for all, a number a line, to be sorted, filtered and crossed.
import type { Writable } from 'node:stream';
import type { Cellule as CelluleEcrite } from '#bot/domain/beneficiaire/tableau.ts';
import type { Colonne, Nature, Nombre, Rapport, Tableau } from './rapport.ts';
import { sayCellule, sayNombre } from './rapport-dit.ts';
import { writeCsv } from './tableur/write-csv.ts';

const ENTETES = [
  'Partie',
  'Tableau',
  'Ligne',
  'Mesure',
  'Valeur',
  'Unité',
  'Périmètre',
  'Période',
  'Filtres',
];

export async function writeRapportCsv(rapport: Rapport, to: Writable): Promise<void> {
  await writeCsv({ entetes: ENTETES, lignes: rowsOf(rapport) }, to);
}

function* rowsOf(rapport: Rapport): Iterable<readonly CelluleEcrite[]> {
  const around = [rapport.perimetre, rapport.periode, rapport.filtres.join(' ; ')];
  for (const { label, valeur, nature, compare } of rapport.chiffres) {
    const head = ['Chiffres clés', 'Chiffres clés', label];
    yield [...head, 'Valeur', ...measured(valeur, nature), ...around];
    if (compare === undefined) continue;
    yield [...head, `Pour ${rapport.comparaison ?? 'comparaison'}`, ...measured(compare, nature), ...around];
  }
  for (const { titre, tableaux } of rapport.parties) {
    for (const tableau of tableaux) {
      for (const row of rowsOfTable(tableau)) yield [titre, tableau.titre, ...row, ...around];
    }
  }
}

/** The texts of a row say what its numbers are of. */
function* rowsOfTable({ colonnes, lignes }: Tableau): Iterable<readonly CelluleEcrite[]> {
  for (const ligne of lignes) {
    const texts = ligne.filter((_, at) => colonnes[at]?.nature === 'texte');
    const named = texts.map((cellule) => sayCellule(cellule, { nature: 'texte' })).join(' · ');
    for (const [at, { entete, nature }] of colonnes.entries()) {
      if (nature !== 'texte') yield [named, entete, ...measured(ligne[at], nature)];
    }
  }
}

const UNITES: { readonly [N in Nature]: string } = { nombre: '', heures: 'h', part: '%', evolution: '%' };

/** A share in hundreds, as it is said, with no more digits than it has. */
function measured(
  cellule: Nombre | string | undefined,
  nature: Exclude<Colonne['nature'], 'texte'>,
): readonly CelluleEcrite[] {
  if (cellule === undefined || cellule === null) return ['', UNITES[nature]];
  if (typeof cellule === 'string') return [cellule, UNITES[nature]];
  if (typeof cellule !== 'number') return [sayNombre(cellule, nature), ''];
  const scale = UNITES[nature] === '%' ? 100 : 1;
  return [Math.round(cellule * scale * 100) / 100, UNITES[nature]];
}
