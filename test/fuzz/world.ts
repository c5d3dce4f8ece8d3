// A world to throw bodies at: every door over one table in memory, with people in it whose names must never come out.

import { createBot } from '#bot/bot.ts';
import { signLink } from '#bot/conversations/lien.ts';
import { SIGNATURE_HEADER, signBody } from '#bot/conversations/signed-body.ts';
import { DESSIN } from '#bot/documents/graphiques/chart-request.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { pagesDoor } from '#bot/pages/door.ts';
import { graphiquesDoor } from '#bot/pages/graphiques.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { HttpRequest, Log, PageResponse, Table } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { keepGraphique } from '#bot/storage/graphiques.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { connexion } from '#test/platforms/mattermost/scene.ts';
import { atelier } from '#test/support/travaux.ts';
import { measured } from '../../lambdas/measured.ts';
import { jobsHandler, outboxHandler } from '../../lambdas/work.ts';
import { ACTEUR, knownStage, NOW } from '../bad-input/stage.ts';

/** Whom Léa follows, and whom a colleague follows: in no log, and the second in no answer to her. */
export const SUIVIE = 'Quillivicsuivie';
export const AUTRUI = 'Quillivicautrui';

const COLLEGUE = `mattermost.${'k'.repeat(26)}`;
const KEPT = { version: 1, creeLe: 0, modifieLe: 0, rev: 0 };

export interface World {
  readonly chat: (request: HttpRequest) => Promise<PageResponse>;
  readonly pages: (request: HttpRequest) => Promise<PageResponse>;
  readonly charts: (request: HttpRequest) => Promise<PageResponse>;
  readonly outbox: ReturnType<typeof outboxHandler>;
  readonly jobs: ReturnType<typeof jobsHandler>;
  /** Lines logged since the last call. */
  readonly takeLogs: () => readonly Parameters<Log>[0][];
  /** Tickets of Léa's: a form, a button, a menu; and one of somebody else's. */
  readonly tickets: readonly string[];
  /** Paths of ours that are truly signed. */
  readonly paths: readonly string[];
  /** A chart asked for as our handlers do. */
  readonly chart: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  readonly table: Table;
}

export async function openWorld(): Promise<World> {
  const stage = await knownStage();
  let lines: Parameters<Log>[0][] = [];
  const log: Log = (line) => lines.push(line);
  const { deps: jobDeps } = atelier({ ...stage.deps, log });
  // As many addresses as bodies: what is refused again and again is tried elsewhere.
  const drawn = async () => new Uint8Array([0x89, 0x50]);
  await follow(ACTEUR, SUIVIE, jobDeps);
  await follow(COLLEGUE, AUTRUI, jobDeps);
  const chat = mattermostDoor({
    bot: measured(createBot(jobDeps), jobDeps),
    connexion: connexion({ serverVersion: '11.6.0.' }),
    client: stage.client,
    addresses: addressBook(jobDeps),
    clock: jobDeps.clock,
    log,
  });
  const chartBody = JSON.stringify(requestOf(EXEMPLES.une));
  const signature = signBody(chartBody, { purpose: DESSIN, keys: jobDeps.ticketKeys, now: NOW });
  return {
    chat,
    pages: pagesDoor(jobDeps),
    charts: graphiquesDoor({
      ...jobDeps,
      renderer: { draw: drawn },
      dessinateur: { drawChart: drawn },
      cadence: { most: Number.MAX_SAFE_INTEGER, within: 1 },
    }),
    outbox: outboxHandler(jobDeps),
    jobs: jobsHandler(jobDeps),
    takeLogs: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
    tickets: await ticketsOf(stage),
    paths: await pathsOf(jobDeps),
    chart: {
      body: chartBody,
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature },
    },
    table: jobDeps.table,
  };
}

async function follow(acteur: string, nom: string, deps: JobDeps): Promise<void> {
  const sheet = { ...KEPT, id: nom.toLowerCase(), proprietaire: acteur, values: { prenom: 'Awa', nom } };
  await changeBeneficiaire({ acteur, id: sheet.id, geste: nom, apply: () => sheet }, deps);
}

/** Of every screen and message that her commands show. */
async function ticketsOf(stage: Awaited<ReturnType<typeof knownStage>>): Promise<readonly string[]> {
  const tickets: string[] = [];
  for (const typed of ['/cra', '/historique', '/beneficiaire', '/rappels', '/partage', '/lieux']) {
    const { attachments = [] } = await stage.command(typed);
    for (const { actions = [] } of attachments)
      tickets.push(...actions.map(({ integration }) => integration.context.ticket));
  }
  for (const typed of ['/cra individuel', '/cra atelier 8', '/profil', '/lieux ajouter'])
    tickets.push((await stage.open(typed)).state);
  return tickets;
}

async function pathsOf(deps: JobDeps): Promise<readonly string[]> {
  const of = { personne: SUIVIE.toLowerCase(), envoi: 'e1', acteur: ACTEUR, lien: 'l1', format: 'csv' };
  const links = ['fiche', 'apercu', 'importer', 'exporter', 'remettre'].map(
    (page) =>
      `/pages/${page}/${signLink({ page, data: of, until: NOW + 1e9, nonce: page }, deps.ticketKeys)}`,
  );
  const chart = await keepGraphique(ACTEUR, EXEMPLES.une, { ...deps, publicUrl: '' });
  return [...links, chart];
}
