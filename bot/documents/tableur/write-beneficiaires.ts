// A mediator's people as a spreadsheet that can be imported again, here or, by its first ten columns, in La Coop.
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { type CodePostalDe, rowOfSheet } from '#bot/domain/beneficiaire/cellules-ecrites.ts';
import { colonnesEcrites } from '#bot/domain/beneficiaire/colonnes.ts';
import { BOM, csvLine } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

/** All at once, or as they are read from the base. */
export type Fiches = Iterable<Fiche> | AsyncIterable<Fiche>;
type Fiche = Pick<Beneficiaire, 'values'>;

/** In characters, of what is longer than its header. */
const LARGEURS: Readonly<Record<string, number>> = {
  nom: 20,
  prenom: 16,
  'commune.nom': 26,
  telephone: 16,
  email: 30,
  notes: 60,
  equipements: 32,
  prescripteur: 26,
};

const COLONNES = colonnesEcrites.map(({ cle, entete }) => ({ entete, largeur: LARGEURS[cle] }));

export function writeBeneficiaires(fiches: Fiches, codePostalDe: CodePostalDe): Promise<Uint8Array> {
  return writeXlsx({ nom: 'Bénéficiaires', colonnes: COLONNES, lignes: rowsOf(fiches, codePostalDe) });
}

export async function writeBeneficiairesCsv(fiches: Fiches, codePostalDe: CodePostalDe): Promise<Uint8Array> {
  const lines = [csvLine(COLONNES.map(({ entete }) => entete))];
  for await (const row of rowsOf(fiches, codePostalDe)) lines.push(csvLine(row));
  return Buffer.from(BOM + lines.join(''), 'utf8');
}

async function* rowsOf(fiches: Fiches, codePostalDe: CodePostalDe) {
  for await (const { values } of fiches) yield rowOfSheet(values, codePostalDe);
}
