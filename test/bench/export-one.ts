// `node export-one.ts xlsx 15000`: writes so many invented activities, then says how long it took and the most memory it had.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activites } from '#bot/documents/activites.ts';
import { writeActivitesCsv } from '#bot/documents/activites-csv.ts';
import { writeActivitesXlsx } from '#bot/documents/activites-xlsx.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Answers } from '#bot/forms/field.ts';

const [format = 'xlsx', rows = '15000'] = process.argv.slice(2);

const HOUR = 3_600_000;
const START = Date.UTC(2023, 10, 21);
const DURATIONS = [15, 30, 45, 60, 90, 120];

/** As many workshops and démarches as in the generated base: 7 and 40 in a hundred. */
function valuesOf(at: number): readonly [type: string, values: Answers] {
  const day = new Date(START + at * HOUR).toISOString().slice(0, 10);
  const common: Answers = {
    date: day,
    duree: DURATIONS[at % DURATIONS.length] ?? 30,
    lieu: { type: 'lieu_activite', lieu: `l${at % 5}` },
    materiel: ['ordinateur'],
    ...(at % 7 === 0 && { tags: 'Carsat, mardi numérique' }),
  };
  const person: Answers = {
    genre: 'feminin',
    trancheAge: 'soixante_dix_plus',
    situation: 'retraite',
    commune: { code: '29232', nom: 'Quimper (29)' },
    autonomie: 'autonome',
  };
  if (at % 14 === 0) {
    return ['atelier', { ...common, participants: 8, titre: 'Tablette', thematiques: ['email', 'sante'] }];
  }
  if (at % 5 < 2) {
    const demarches = [{ nom: 'Carte grise', etat: 'finalisee', domaine: 'transports_mobilite' }];
    return [
      'demarche',
      { ...common, ...person, domaines: ['logement'], demarches, redirection: 'aide_sociale' },
    ];
  }
  return ['individuel', { ...common, ...person, personne: `p${at}`, thematiques: ['email', 'sante'] }];
}

async function* activities(count: number): AsyncGenerator<Cra> {
  for (let at = 0; at < count; at += 1) {
    const [type, values] = valuesOf(at);
    const time = START + at * HOUR;
    yield {
      ...{ id: `${at}`.padStart(26, '0'), auteur: 'mattermost.lea', type, version: 1, values, rev: 1 },
      ...{ origine: 'formulaire', creeLe: time, modifieLe: time },
    };
  }
}

const lieu = { nom: 'Médiathèque des Ursulines', commune: { code: '29232', nom: 'Quimper (29)' } };
const activites: Activites = {
  cras: activities(Number(rows)),
  avec: ['notes'],
  reperes: {
    lieuDe: () => lieu,
    codePostalDe: () => '29000',
    jourDe: (ms) => new Date(ms).toISOString().slice(0, 10),
    personneDe: (id) => `Le Goff Hélène ${id}`,
  },
};

const folder = await mkdtemp(join(tmpdir(), 'coopilote-export-'));
const file = join(folder, 'activites');
try {
  const start = performance.now();
  await (format === 'csv' ? writeActivitesCsv : writeActivitesXlsx)(activites, createWriteStream(file));
  const ms = performance.now() - start;
  const { size: bytes } = await stat(file);
  console.log(JSON.stringify({ ms, mib: process.resourceUsage().maxRSS / 1024, bytes }));
} finally {
  await rm(folder, { recursive: true });
}
