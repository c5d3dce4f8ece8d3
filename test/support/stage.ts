// The product as it runs, for journeys: the real handler behind HTTP events, a chat provisioned by `connect`, a fresh table.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { MasterKey } from '#bot/aws/data-keys.ts';
import { keyring } from '#bot/aws/keyring.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { JobDeps, Notifier } from '#bot/job-ports.ts';
import { isPage, pagesDoor } from '#bot/pages/door.ts';
import type { Deps, Log, Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { type HttpHandler, serveHandler } from '#local/http-events.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { drawnAsPixel } from '#test/support/dessin.ts';
import { loadCommunes, loadPostcodes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { newId } from '../../lambdas/runtime.ts';
import { quarterHandler } from '../../lambdas/work.ts';
import { freshTable } from './dynamo.ts';
import { fakeMailer } from './fake-mailer.ts';
import { type FaultPlan, faultyTable } from './faulty-table.ts';
import type { Chat } from './lea.ts';
import type { MailBench } from './mail-weather.ts';
import { mattermostWorld } from './mattermost-world.ts';
import { someWorld } from './monde.ts';
import { minuteOnAws } from './passages.ts';
import type { Relay } from './relay.ts';
import { slackWorld } from './slack/world.ts';
import { memoryFiles } from './travaux.ts';
import { under } from './under-rights.ts';

/** A Wednesday in March, ten in the morning in Paris; ahead of any real clock, so that no record is swept away as expired. */
export const MERCREDI = Date.parse('2040-03-14T09:00:00Z');

export const MINUTE = 60_000;
/** A job may ask for another, which may ask for another. */
const ROUNDS = 3;
export const DAY = 24 * 60 * MINUTE;

/** The chats that journeys are walked in. */
export type Version = PocketVersion | 'Slack';

export interface StageOptions {
  readonly version: Version;
  /** The time zone that the chat knows of a person. */
  readonly fuseaux?: Readonly<Record<string, string>>;
  /** Whether the bot may post ephemerals: what `connect` gives, unless an administrator took it back. */
  readonly ephemeral?: boolean;
}

/** A chat with the bot in it: what each must give to a stage. */
export interface World {
  readonly chat: Chat;
  /** Between the bot and the chat: slow or down on demand. */
  readonly relay: Relay;
  /** The body on which a dialog closes. */
  readonly closes: string;
  handler(deps: Deps): HttpHandler;
  notifier(deps: Deps): Notifier;
  /** The same request again, as the chat would send it, its readable part altered. */
  again(event: APIGatewayProxyEventV2, alter: (body: string) => string): APIGatewayProxyEventV2;
  close(): Promise<void>;
}

export interface Stage extends Pick<World, 'chat' | 'relay' | 'closes'> {
  readonly version: Version;
  readonly deps: Deps;
  readonly jobDeps: JobDeps;
  /** Where the bot's mail arrives, or not. */
  readonly mail: MailBench;
  readonly logs: readonly Parameters<Log>[0][];
  /** Now, for the bot: stands still until moved. */
  now(): number;
  moveTo(time: string | number): void;
  wait(milliseconds: number): void;
  /** Sends again to the handler the last request that it received, as it was or with its body altered. Gives the answer's body. */
  redeliver(alter?: (body: string) => string): Promise<string>;
  /** The handler will do all its work on the next request, and the chat will get no proper answer. */
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

/** Starts everything; the people of the chat are strangers to the bot until something makes them known. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { table } = await freshTable();
  const control: Control = { now: MERCREDI, table, last: undefined, losesAnswer: false };
  const logs: Parameters<Log>[0][] = [];
  let handler: HttpHandler | undefined;
  const door = await serveHandler({ handler: () => handler && supervised(handler, control) });
  const masterKey = passingMasterKey();
  const deps = depsOf(control, { logs, masterKey, publicUrl: door.url });
  const at = { botUrl: door.url, now: () => control.now };
  const world =
    options.version === 'Slack'
      ? await slackWorld(options, at)
      : await mattermostWorld({ ...options, version: options.version }, at);
  const bare = world.handler(under('mattermost', deps, masterKey));
  const mail = fakeMailer();
  const jobDeps: JobDeps = {
    ...deps,
    files: memoryFiles(deps),
    mailer: mail.mailer,
    notifier: world.notifier(deps),
    postcodes: loadPostcodes,
    drawChart: drawnAsPixel,
  };
  handler = doorsOf(bare, under('pages', jobDeps, masterKey));
  const minute = minuteOnAws(jobDeps, masterKey);
  return {
    ...world,
    version: options.version,
    deps,
    logs,
    now: () => control.now,
    moveTo: (time) => {
      control.now = typeof time === 'number' ? time : Date.parse(time);
    },
    wait: (milliseconds) => {
      control.now += milliseconds;
    },
    redeliver: async (alter = (body) => body) => {
      if (!control.last) throw new Error('the handler has received nothing yet');
      const answer = await bare(world.again(control.last, alter));
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
    tick: quarterHandler(under('quarter', jobDeps, masterKey)),
    trouble: (plan) => {
      control.table = faultyTable(table, plan);
      return () => {
        control.table = table;
      };
    },
    close: async () => {
      await door.close();
      await world.relay.close();
      await world.close();
    },
  };
}

interface Made {
  readonly logs: Parameters<Log>[0][];
  readonly masterKey: MasterKey;
  readonly publicUrl: string;
}

function depsOf(control: Control, { logs, masterKey, publicUrl }: Made): Deps {
  const table: Table = {
    get: (keys) => control.table.get(keys),
    query: (range) => control.table.query(range),
    write: (actions, token) => control.table.write(actions, token),
  };
  const clock = (): number => control.now;
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey }),
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

/** What a chat gets of a Lambda that ran out of time after its work: an error, and no body of ours. */
function supervised(handler: HttpHandler, control: Control): HttpHandler {
  return async (event) => {
    control.last = event;
    const answer = await handler(event);
    if (!control.losesAnswer) return answer;
    control.losesAnswer = false;
    return { statusCode: 504, body: '' };
  };
}
