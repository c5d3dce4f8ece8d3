// Activities as an Excel workbook: a sheet for mediation, another for coordination where there is some, as La Coop has two files.
import type { Writable } from 'node:stream';
import { type ColonneDeCra, colonnesDeCras } from '#bot/domain/cra/colonnes.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Metier } from '#bot/domain/cra/groupes.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { type Activites, colonneEcrite } from './activites.ts';
import { type FeuilleEcrite, writeClasseur } from './tableur/classeur.ts';

export async function writeActivitesXlsx(activites: Activites, to: Writable): Promise<void> {
  await writeClasseur(sheetsOf(activites), to);
}

/** Coordination waits, in memory, for the first sheet to end: a coordinator has some hundreds a year. */
async function* sheetsOf({ cras, ...demande }: Activites): AsyncIterable<FeuilleEcrite> {
  const waiting: Cra[] = [];
  yield sheetOf('mediation', colonnesDeCras(['mediation'], demande), putAside(cras, waiting));
  if (waiting.length > 0) yield sheetOf('coordination', colonnesDeCras(['coordination'], demande), waiting);
}

const NAMES: Readonly<Record<Metier, string>> = {
  mediation: 'Activités',
  coordination: 'Activités de coordination',
};

/** One row an activity: its « Participants » add up to accompaniments. */
function sheetOf(metier: Metier, colonnes: readonly ColonneDeCra[], cras: Activites['cras']): FeuilleEcrite {
  return { nom: NAMES[metier], colonnes: colonnes.map(colonneEcrite), lignes: rowsOf(cras, colonnes) };
}

async function* putAside(cras: Activites['cras'], waiting: Cra[]): AsyncIterable<Cra> {
  for await (const cra of cras) {
    if (typeCra(cra.type)?.metier === 'coordination') waiting.push(cra);
    else yield cra;
  }
}

async function* rowsOf(cras: Activites['cras'], colonnes: readonly ColonneDeCra[]) {
  for await (const cra of cras) yield colonnes.map(({ cell }) => cell(cra));
}
