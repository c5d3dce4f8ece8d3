// The product as it runs, for journeys: the real handler behind HTTP events, a pocket Mattermost provisioned by `connect`, a fresh table.

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { keyring } from '#bot/aws/keyring.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { isPage, pagesDoor } from '#bot/pages/door.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps, Log, Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { type HttpHandler, serveHandler } from '#local/http-events.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { drawnAsPixel } from '#test/support/dessin.ts';
import { loadCommunes, loadPostcodes } from '../../lambdas/communes.ts';
import { mattermostHandler, mattermostNotices } from '../../lambdas/doors.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { newId } from '../../lambdas/runtime.ts';
import { minuteHandler, quarterHandler } from '../../lambdas/work.ts';
import { connectStage } from './connect-stage.ts';
import { freshTable } from './dynamo.ts';
import { fakeMailer } from './fake-mailer.ts';
import { type FaultPlan, faultyTable } from './faulty-table.ts';
import type { MailBench } from './mail-weather.ts';
import { someWorld } from './monde.ts';
import { startPocket } from './pocket.ts';
import { type Relay, startRelay } from './relay.ts';
import { memoryFiles } from './travaux.ts';

/** A Wednesday in March, ten in the morning in Paris; ahead of any real clock, so that no record is swept away as expired. */
export const MERCREDI = Date.parse('2040-03-14T09:00:00Z');

export const MINUTE = 60_000;
/** A job may ask for another, which may ask for another. */
const ROUNDS = 3;
export const DAY = 24 * 60 * MINUTE;

export interface StageOptions {
  readonly version: PocketVersion;
  /** The time zone that the chat knows of a person. */
  readonly fuseaux?: Readonly<Record<string, string>>;
  /** Whether the bot may post ephemerals: what `connect` gives, unless an administrator took it back. */
  readonly ephemeral?: boolean;
}

export interface Stage {
  readonly version: PocketVersion;
  readonly pocket: PocketMattermost;
  readonly deps: Deps;
  readonly jobDeps: JobDeps;
  /** Where the bot's mail arrives, or not. */
  readonly mail: MailBench;
  readonly logs: readonly Parameters<Log>[0][];
  /** Between the bot and Mattermost: slow or down on demand. */
  readonly relay: Relay;
  /** Now, for the bot: stands still until moved. */
  now(): number;
  moveTo(time: string | number): void;
  wait(milliseconds: number): void;
  /** Sends again to the handler the last request that it received, as it was or with its body altered. Gives the answer's body. */
  redeliver(alter?: (body: string) => string): Promise<string>;
  /** The handler will do all its work on the next request, and Mattermost will get no proper answer. */
  loseNextAnswer(): void;
  /** What the stream and the passage of every minute do: the outbox, jobs whose time has come, and the jobs that these ask for. */
  minute(): Promise<void>;
  /** The passage of every quarter of an hour: the messages of the mornings that have come. */
  tick(): Promise<void>;
  /** Whatever the bot asks of its table goes wrong as planned, until the function given back is called. */
  trouble(plan: FaultPlan): () => void;
  close(): Promise<void>;
}

interface Control {
  now: number;
  table: Table;
  last: APIGatewayProxyEventV2 | undefined;
  losesAnswer: boolean;
}

/** Starts everything; the people of the pocket server are strangers to the bot until something makes them known. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { table } = await freshTable();
  const pocket = await startPocket({ version: options.version, seed: seedFor(options) });
  const control: Control = { now: MERCREDI, table, last: undefined, losesAnswer: false };
  const logs: Parameters<Log>[0][] = [];
  let handler: HttpHandler | undefined;
  const door = await serveHandler({ handler: () => handler && supervised(handler, control) });
  const deps = depsOf(control, logs, door.url);
  const relay = await startRelay(pocket.url);
  const connexion = await connected(pocket, door.url);
  const relayed = { ...connexion, url: relay.url, ephemeral: options.ephemeral ?? true };
  const bare = mattermostHandler(deps, relayed);
  const mail = fakeMailer();
  const jobDeps: JobDeps = {
    ...deps,
    files: memoryFiles(deps),
    mailer: mail.mailer,
    notifier: mattermostNotices(deps, relayed),
    postcodes: loadPostcodes,
    drawChart: drawnAsPixel,
  };
  handler = doorsOf(bare, jobDeps);
  const minute = minuteHandler(jobDeps);
  return {
    version: options.version,
    pocket,
    deps,
    logs,
    relay,
    now: () => control.now,
    moveTo: (time) => {
      control.now = typeof time === 'number' ? time : Date.parse(time);
    },
    wait: (milliseconds) => {
      control.now += milliseconds;
    },
    redeliver: async (alter = (body) => body) => {
      if (!control.last) throw new Error('the handler has received nothing yet');
      const { body = '', isBase64Encoded } = control.last;
      const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
      const answer = await bare({ ...control.last, body: alter(text), isBase64Encoded: false });
      return answer.body ?? '';
    },
    loseNextAnswer: () => {
      control.losesAnswer = true;
    },
    mail,
    jobDeps,
    minute: async () => {
      for (let round = 0; round < ROUNDS; round += 1) await minute();
    },
    tick: quarterHandler(jobDeps),
    trouble: (plan) => {
      control.table = faultyTable(table, plan);
      return () => {
        control.table = table;
      };
    },
    close: async () => {
      await door.close();
      await relay.close();
      await pocket.close();
    },
  };
}

function seedFor({ fuseaux = {} }: StageOptions) {
  const users = mediationSeed.users.map((user) => {
    const timezone = fuseaux[user.username];
    return { ...user, ...(timezone && { timezone }) };
  });
  return { ...mediationSeed, users };
}

function depsOf(control: Control, logs: Parameters<Log>[0][], publicUrl: string): Deps {
  const table: Table = {
    get: (keys) => control.table.get(keys),
    query: (range) => control.table.query(range),
    write: (actions, token) => control.table.write(actions, token),
  };
  const clock = (): number => control.now;
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: passingMasterKey() }),
    clock,
    newId,
    ...someWorld,
    publicUrl,
    ticketKeys: [{ id: 'k1', secret: 'secret-des-parcours-numero-un' }],
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log: (line) => logs.push(line),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

/** One address for the chat's calls and for pages, as one gateway has. */
function doorsOf(chat: HttpHandler, deps: JobDeps): HttpHandler {
  const pages = pagesDoor(deps);
  return async (event) => (isPage(event.rawPath) ? toResult(await pages(fromEvent(event))) : chat(event));
}

/** What Mattermost gets of a Lambda that ran out of time after its work: an error, and no body of ours. */
function supervised(handler: HttpHandler, control: Control): HttpHandler {
  return async (event) => {
    control.last = event;
    const answer = await handler(event);
    if (!control.losesAnswer) return answer;
    control.losesAnswer = false;
    return { statusCode: 504, body: '' };
  };
}

async function connected(pocket: PocketMattermost, botUrl: string): Promise<Connexion> {
  const stage = await connectStage(pocket.url);
  const credentials = { login: 'admin', password: 'coopilote', mfaCode: '' };
  const told = await stage.run({ botUrl, fix: true, credentials });
  if (told.code !== 0) throw new Error(told.text);
  const connexion = await stage.connexion();
  await stage.close();
  return connexion;
}
