// What every measure works on: DynamoDB Local in memory with a year of activity in it, a Mattermost that answers at once, and Léa.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import { keyring } from '#bot/aws/keyring.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { createTable } from '#local/create-table.ts';
import { type DynamoLocal, startDynamoLocal } from '#local/dynamodb.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import { seedActivity } from '#local/seed.ts';
import { type Billed, billedTable } from '#test/support/billed-table.ts';
import { type Gesturer, mattermostId } from '#test/support/gestures.ts';
import { someWorld } from '#test/support/monde.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { mattermostHandler } from '../../lambdas/doors.ts';
import { fileMasterKey } from '../../lambdas/file-master-key.ts';
import { newId } from '../../lambdas/runtime.ts';

export type Handler = ReturnType<typeof mattermostHandler>;

export interface Stage {
  /** The handler of a process that has just started: nothing kept in memory yet. */
  readonly newHandler: () => Handler;
  /** The same, with what DynamoDB would bill counted: slower, so never timed. */
  readonly newBilledHandler: () => Handler;
  /** What those handlers work with, to prepare what a measure needs. */
  readonly deps: Deps;
  /** Somebody with a year of activity. */
  readonly lea: Gesturer;
  /** Somebody whom the bot has never seen. */
  readonly newcomer: () => Gesturer;
  /** What the bot sent to Mattermost since the last call. */
  readonly sent: () => Promise<readonly unknown[]>;
  /** Capacity billed to the counting handlers since the last call. */
  readonly takeUnits: () => readonly Billed[];
  /** The environment of a handler deployed here. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const TABLE = 'coopilote';
const TICKET_KEY = { id: 'banc', secret: 'banc-de-mesure-banc-de-mesure-banc-de-mesure' };

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'coopilote-bench-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const mattermost = await startMattermost();
    closers.push(mattermost.close);
    const dynamo = await startDynamoLocal();
    closers.push(dynamo.close);
    return { ...(await furnish({ folder, dynamo, mattermost })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface QuickMattermost {
  readonly url: string;
  close(): Promise<void>;
}

async function startMattermost(): Promise<QuickMattermost> {
  const child = fork(new URL('./quick-mattermost.ts', import.meta.url));
  const ended = once(child, 'exit');
  const [port] = await Promise.race([once(child, 'message'), ended.then(() => [undefined])]);
  if (typeof port !== 'number') throw new Error('the process in the place of Mattermost did not start');
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

interface Parts {
  readonly folder: string;
  readonly dynamo: DynamoLocal;
  readonly mattermost: QuickMattermost;
}

async function furnish({ folder, dynamo, mattermost }: Parts): Promise<Omit<Stage, 'close'>> {
  const { endpoint, region, credentials } = dynamo;
  const client = dynamoClient({ endpoint, region, credentials });
  await createTable(client, TABLE);
  let units: Billed[] = [];
  const onBilled = (one: Billed): number => units.push(one);
  const plainTable = dynamoTable({ client, tableName: TABLE });
  const masterKey = join(folder, 'cle-maitresse');
  const depsOn = (timeout: number): Deps =>
    depsOf(dynamoTable({ client, tableName: TABLE, timeout }), masterKey);
  await seedActivity(depsOn(60_000), () => undefined);
  const lea = gesturer(mediationSeed.users.find(({ username }) => username === 'lea')?.id ?? '');
  const connexion = connexionTo(mattermost.url, lea);
  const connexionFile = join(folder, 'connexion.json');
  await writeFile(connexionFile, JSON.stringify(connexion));
  return {
    newHandler: () => mattermostHandler(depsOn(2000), connexion),
    newBilledHandler: () =>
      mattermostHandler(depsOf(billedTable(plainTable, onBilled, plainTable), masterKey), connexion),
    deps: depsOn(60_000),
    lea,
    newcomer: () => ({ ...lea, userId: mattermostId() }),
    sent: async () => (await fetch(`${mattermost.url}/asked`)).json() as Promise<unknown[]>,
    takeUnits: () => {
      const taken = units;
      units = [];
      return taken;
    },
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      COOPILOTE_TABLE: TABLE,
      COOPILOTE_TICKET_KEYS: `${TICKET_KEY.id}:${TICKET_KEY.secret}`,
      COOPILOTE_MASTER_KEY_FILE: masterKey,
      COOPILOTE_CONNEXION_FILE: connexionFile,
    },
  };
}

function depsOf(table: Deps['table'], masterKey: string): Deps {
  const clock = Date.now;
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: fileMasterKey(masterKey) }),
    clock,
    newId,
    ...someWorld,
    ticketKeys: [TICKET_KEY],
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log: (line) => {
      if (line.level === 'error') throw new Error(`the bot logged ${JSON.stringify(line)}`);
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

function gesturer(userId: string): Gesturer {
  const [teamId, channelId, commandToken] = [mattermostId(), mattermostId(), mattermostId()];
  return { userId, teamId, channelId, commandToken };
}

function connexionTo(url: string, { teamId, commandToken }: Gesturer): Connexion {
  return {
    version: 1,
    url,
    siteUrl: url,
    serverVersion: '11.6.0.1.2.false',
    botUrl: 'https://bot.exemple.fr',
    bot: { id: mattermostId(), username: 'coopilote', token: mattermostId() },
    teams: [{ id: teamId, name: 'mediation', commandTokens: [commandToken] }],
    ephemeral: true,
    connectedAt: '2026-11-01T08:00:00.000Z',
    changes: { settings: [], ephemeralRight: true },
  };
}
