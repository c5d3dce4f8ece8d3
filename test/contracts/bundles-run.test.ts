// The bundles as they are deployed, alone in a folder, each answering a real event on DynamoDB Local: nothing is missing beside them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { signLink } from '#bot/conversations/lien.ts';
import { SIGNATURE_HEADER, signBody } from '#bot/conversations/signed-body.ts';
import { DESSIN } from '#bot/documents/graphiques/chart-request.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { writeBeneficiaires } from '#bot/documents/tableur/write-beneficiaires.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { JOB_KINDS } from '#bot/jobs/kinds.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Item, Key } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { findImport } from '#bot/storage/imports.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { outboxOf } from '#bot/storage/outbox.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { fromMemory } from '#local/stream-event.ts';
import { type FreshTable, freshTable } from '#test/support/dynamo.ts';
import { commandEvent, mattermostId, submitEvent } from '#test/support/gestures.ts';
import { type Lambda, startLambda } from '#test/support/lambda.ts';
import { multipart } from '#test/support/pages.ts';
import { type S3Server, startS3Server } from '#test/support/s3-server.ts';
import { type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';
import { SLACK, slackCommandEvent, slackConnexionTo } from '#test/support/slack/events.ts';
import { tableauDe } from '#test/support/tableaux.ts';
import { bundleLambdas } from '../../infra/bundle.ts';

const lea = {
  userId: mattermostId(),
  teamId: mattermostId(),
  channelId: mattermostId(),
  commandToken: mattermostId(),
};
const acteur = `mattermost.${lea.userId}`;

const SECRET = 's'.repeat(40);
const BUCKET = 'fichiers-de-coopilote';

let folder: string;
let fresh: FreshTable;
let mattermost: ScriptedServer;
let slack: ScriptedServer;
let files: S3Server;
let lambda: Lambda | undefined;

beforeAll(async () => {
  // Far from the repository: neither its modules nor its data can be found from here.
  folder = mkdtempSync(join(tmpdir(), 'coopilote-bundles-'));
  await bundleLambdas(folder);
  fresh = await freshTable();
  files = await startS3Server(BUCKET);
  const headers = { 'x-version-id': '11.6.0.1.2.false' };
  mattermost = await startScriptedServer(() => ({ status: 200, headers, body: { id: lea.channelId } }));
  writeFileSync(join(folder, 'connexion.json'), JSON.stringify(connexionTo(mattermost.url)));
  const said = { view: { id: 'V1' }, user: { id: SLACK.userId }, channel: { id: 'D1' }, ts: '1.1' };
  slack = await startScriptedServer(() => ({ status: 200, headers: {}, body: { ok: true, ...said } }));
  writeFileSync(join(folder, 'connexion-slack.json'), JSON.stringify(slackConnexionTo(slack.url)));
  // Every handler is bundled at once, maybe on a busy machine.
}, 240_000);
afterEach(async () => {
  await lambda?.close();
  lambda = undefined;
});
afterAll(async () => {
  await mattermost?.close();
  await slack?.close();
  await files?.close();
  rmSync(folder, { recursive: true });
});

function connexionTo(url: string): Connexion {
  return {
    version: 1,
    url,
    siteUrl: url,
    serverVersion: '11.6.0.1.2.false',
    botUrl: 'https://bot.exemple.fr',
    bot: { id: mattermostId(), username: 'coopilote', token: mattermostId() },
    teams: [{ id: lea.teamId, name: 'mediation', commandTokens: [lea.commandToken] }],
    ephemeral: true,
    connectedAt: '2026-11-01T08:00:00.000Z',
    changes: { settings: [], ephemeralRight: true },
  };
}

async function start(name: string, connexion = 'connexion.json'): Promise<Lambda> {
  const { endpoint, region, credentials } = fresh.connection;
  lambda = await startLambda({
    bundle: join(folder, name, 'index.mjs'),
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_S3: files.endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      COOPILOTE_TABLE: fresh.tableName,
      COOPILOTE_TICKET_KEYS: `essai:${SECRET}`,
      COOPILOTE_MASTER_KEY_FILE: join(folder, 'cle-maitresse'),
      COOPILOTE_CONNEXION_FILE: join(folder, connexion),
      COOPILOTE_FILES: BUCKET,
      COOPILOTE_QUEUES: JOB_KINDS.map((kind) => `${kind}=${files.endpoint}/${kind}`).join(','),
    },
  });
  return lambda;
}

function openedDialog(): { readonly dialog: { readonly callback_id: string; readonly state: string } } {
  const asked = mattermost.asked.findLast(({ path }) => path === '/api/v4/actions/dialogs/open');
  return JSON.parse(asked?.text ?? '{}');
}

test('the handler of Mattermost answers a command, then finds a commune in the list beside it', async () => {
  const { invoke } = await start('mattermost');
  const answer = await invoke(commandEvent(lea, '/cra individuel 45 email'));
  expect(answer).toMatchObject({ statusCode: 200, body: '{}' });
  const { callback_id, state } = openedDialog().dialog;
  const submission = { role: 'mediateur', nom: 'Médiathèque', commune: '29000' };
  const next = await invoke(submitEvent(lea, { callback_id, state, submission }));
  expect(next).toMatchObject({ statusCode: 200, body: expect.stringContaining('CRA individuel') });
  const stored = await findActeur(acteur, fresh);
  expect(stored?.acteur.lieux).toMatchObject([{ nom: 'Médiathèque', commune: { code: '29232' } }]);
});

test('the page of a link that is none says so, with a way out', async () => {
  const { invoke } = await start('pages');
  const { headers, requestContext } = commandEvent(lea, '/cra');
  const rawPath = '/pages/fiche/k1.invente.rien';
  const answer = await invoke({
    rawPath,
    headers,
    requestContext: { http: { ...requestContext.http, method: 'GET' } },
  });
  expect(answer).toMatchObject({ statusCode: 404, body: expect.stringContaining('Demandez-en un autre') });
});

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

test('a workbook dropped on the page is read by the job, once the page has given a template', async () => {
  const pages = await start('pages');
  const link = { page: 'importer', data: { acteur, lien: 'l1' }, until: Date.now() + 60_000, nonce: 'n' };
  const rawPath = `/pages/importer/${signLink(link, [{ id: 'essai', secret: SECRET }])}`;
  const post = (type: string, body: Uint8Array): Promise<unknown> =>
    pages.invoke({
      rawPath,
      headers: { 'content-type': type, accept: 'application/json' },
      requestContext: { http: { method: 'POST' } },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    });
  const form = 'application/x-www-form-urlencoded';
  const template = (await post(form, Buffer.from('action=modele'))) as Answer;
  expect(template).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  await expect(tableauDe(Buffer.from(template.body, 'base64'))).rejects.toThrow('aucune ligne ne les suit');

  const bytes = await writeBeneficiaires([{ values: { prenom: 'Awa', nom: 'Le Bihan' } }], () => undefined);
  const fields = { depot: 'd'.repeat(26), partie: 0, parties: 1 };
  const { type, body } = await multipart(fields, { nom: 'liste.xlsx', bytes });
  expect(await post(type, body)).toMatchObject({ statusCode: 200 });
  await pages.close();

  const dropped =
    (await findImport(acteur, { ...fresh, clock: Date.now })) ?? expect.fail('nothing was dropped');
  const [job] = await fresh.table.get([keyOf.job(acteur, `import-${dropped.id}-lire`)]);
  if (!job) throw new Error('nothing is asked of jobs');
  const jobs = await start('jobs');
  expect(await jobs.invoke(queued(job))).toEqual({ batchItemFailures: [] });
  expect(await findImport(acteur, { ...fresh, clock: Date.now })).toMatchObject({
    etat: 'lu',
    comptes: { nouvelles: 1 },
  });
});

/** A job as its queue hands it over. */
const queued = ({ pk, sk }: Key) => ({ Records: [{ messageId: 'm1', body: JSON.stringify({ pk, sk }) }] });

test('the door of charts draws, with the font and the canvas beside it', async () => {
  const { invoke } = await start('charts');
  const body = JSON.stringify(requestOf(EXEMPLES.thematiques));
  const keys = [{ id: 'essai', secret: SECRET }] as const;
  const signature = signBody(body, { purpose: DESSIN, keys, now: Date.now() });
  const { requestContext } = commandEvent(lea, '/cra');
  const answer = await invoke({
    rawPath: '/chart',
    headers: { [SIGNATURE_HEADER]: signature, 'content-type': 'application/json' },
    requestContext: { http: { ...requestContext.http, method: 'POST' } },
    body,
  });
  expect(answer).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'image/png' },
    isBase64Encoded: true,
    body: expect.stringMatching(/^iVBORw0KGgo.{20000}/),
  });
});

test('a command that nobody signed is refused', async () => {
  const { invoke } = await start('mattermost');
  const stranger = { ...lea, commandToken: mattermostId() };
  expect(await invoke(commandEvent(stranger, '/cra'))).toMatchObject({ statusCode: 401 });
});

test('the handler of Slack, with Bolt in it, opens a window for a signed command, and refuses another', async () => {
  const { invoke } = await start('slack', 'connexion-slack.json');
  expect(await invoke(slackCommandEvent('/cra individuel 45 email'))).toMatchObject({
    statusCode: 200,
    body: '',
  });
  const asked = slack.asked.findLast(({ path }) => path === '/api/views.open');
  expect(new URLSearchParams(asked?.text).get('view')).toContain('Bienvenue');
  expect(await invoke(slackCommandEvent('/cra', 'f'.repeat(32)))).toMatchObject({
    statusCode: 401,
    body: '',
  });
});

/** A person was taken off an activity since deleted: an entry of their history remains to be removed. */
async function leftBehind(
  id: string,
  at: number,
): Promise<{ readonly outbox: Item; readonly passage: Item }> {
  const cra: Cra = {
    id,
    auteur: acteur,
    type: 'individuel',
    version: 1,
    values: { date: '2026-11-02', personne: `personne-${id}` },
    origine: 'formulaire',
    creeLe: at,
    modifieLe: at,
    rev: 1,
  };
  const [action] = outboxOf(acteur, { before: cra, after: undefined }, at);
  if (!action || !('put' in action)) throw new Error('a deletion that concerns nobody');
  const passage = { ...keyOf.passage(`personne-${id}`, { date: '2026-11-02', cra: id }), entity: 'passage' };
  await fresh.table.write([action, { put: passage }]);
  return { outbox: action.put, passage };
}

test('the consumer of the stream carries out the outbox', async () => {
  const { outbox, passage } = await leftBehind('flux', Date.now());
  const { pk, sk } = outbox;
  const change = { keys: marshall({ pk, sk }), after: marshall(outbox) };
  const { invoke } = await start('outbox');
  const answer = await invoke({ Records: [fromMemory(change, { sequence: 1, at: new Date() })] });
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await fresh.table.get([outbox, passage])).toEqual([]);
});

test('the runner of jobs lets alone what is none', async () => {
  const { outbox } = await leftBehind('travaux', Date.now());
  const { pk, sk } = outbox;
  const { invoke } = await start('jobs');
  expect(await invoke(queued({ pk, sk: 'J#absent' }))).toEqual({ batchItemFailures: [] });
  expect(await fresh.table.get([outbox])).toHaveLength(1);
  await fresh.table.write([{ delete: { pk, sk } }]);
});

test('the passage of every minute takes up what the stream left behind', async () => {
  const { outbox, passage } = await leftBehind('horaire', Date.now() - 60 * 60 * 1000);
  const { invoke, said } = await start('minute');
  const answer = await invoke({});
  expect(answer).toBeNull();
  expect(said()).toContain('"event":"outbox.swept","done":1');
  expect(await fresh.table.get([outbox, passage])).toEqual([]);
});

test('what runs jobs tells people in the Slack that is connected', async () => {
  const sur = { quoi: 'envoye', reference: 'k7m2', personne: 'p1' };
  const about = {
    id: 'n1',
    sorte: 'nouvelle',
    acteur: `slack.${SLACK.teamId}.${SLACK.userId}`,
    sur,
  } as const;
  await fresh.table.write([putJob(about, Date.now)]);
  const { invoke } = await start('jobs', 'connexion-slack.json');
  await invoke(queued(keyOf.job(about.acteur, about.id)));
  const asked = slack.asked.findLast(({ path }) => path === '/api/chat.postMessage');
  const post = new URLSearchParams(asked?.text);
  expect(post.get('channel')).toBe('D1');
  expect(post.get('text')).toContain('L’envoi réf. k7m2 est parti');
});

test('a handler whose environment is incomplete says which variable is missing, and nothing else', async () => {
  const file = join(folder, 'mattermost', 'index.mjs');
  lambda = await startLambda({ bundle: file, env: { COOPILOTE_TABLE: 'coopilote' } });
  await expect(lambda.invoke({})).rejects.toThrow(
    'environment: check COOPILOTE_TICKET_KEYS, COOPILOTE_MASTER_KEY_FILE',
  );
});
