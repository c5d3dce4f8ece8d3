// Activities as a text file: all of them in one table, the columns of mediation first.
import type { Writable } from 'node:stream';
import { colonnesDeCras } from '#bot/domain/cra/colonnes.ts';
import type { Activites } from './activites.ts';
import { writeCsv } from './tableur/write-csv.ts';

export async function writeActivitesCsv({ cras, ...demande }: Activites, to: Writable): Promise<void> {
  const colonnes = colonnesDeCras(['mediation', 'coordination'], demande);
  const rows = async function* () {
    for await (const cra of cras) yield colonnes.map(({ cell }) => cell(cra));
  };
  await writeCsv({ entetes: colonnes.map(({ entete }) => entete), lignes: rows() }, to);
}
