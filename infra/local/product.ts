// The whole product on one machine: records, stream, handlers, and the chat it is used from.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyring } from '#bot/aws/keyring.ts';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps, Log } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { connect } from '#connect/connect.ts';
import { readConnexion } from '#connect/connexion-file.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import {
  jobsHandler,
  mattermostHandler,
  mattermostNotices,
  rappelsHandler,
  scheduleHandler,
} from '../../lambdas/doors.ts';
import { fileMasterKey, passingMasterKey } from '../../lambdas/file-master-key.ts';
import { newId } from '../../lambdas/runtime.ts';
import { type HttpHandler, type LocalDoor, serveHandler } from './http-events.ts';
import { type Mailbox, startMailbox } from './mailbox/mailbox.ts';
import { mediationSeed } from './mattermost/seed.ts';
import { type PocketMattermost, startPocketMattermost } from './mattermost/server.ts';
import type { PocketVersion } from './mattermost/versions.ts';
import { buildPage } from './page/build.ts';
import { eachQuarter } from './quarters.ts';
import { ticketKey } from './secrets.ts';
import { seedActivity } from './seed.ts';
import { type LocalStore, openStore } from './store.ts';

export interface ProductOptions {
  /** Folder of all that is kept. */
  readonly data: string;
  /** Of the chat page; the bot's own door takes the next one, the mailbox's page the one after. */
  readonly port: number;
  readonly version: PocketVersion;
  readonly seed: boolean;
  /** A connected real server instead of the pocket one. */
  readonly mattermost: boolean;
  readonly say: (line: string) => void;
  readonly log: Log;
}

export interface Product {
  /** Where to chat. */
  readonly url: string;
  /** Where the chat calls the bot. */
  readonly botUrl: string;
  readonly door: LocalDoor;
  readonly mailbox: Mailbox;
  readonly deps: Deps;
  /** The chat server of this machine; absent when a real one is served. */
  readonly pocket?: PocketMattermost;
  close(): Promise<void>;
}

/** How often the outbox is swept, in milliseconds. */
const SWEEP = 60_000;

export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const store = await openStore(options.data, options.say);
    closers.push(store.close);
    const deps = localDeps(store, options);
    closers.push(consume(store, deps));
    let handler: HttpHandler | undefined;
    const port = portAfter(options, 1);
    const door = await serveHandler({ port, handler: () => handler, onFailure: failureLog(options.log) });
    closers.push(door.close);
    const mailbox = await startMailbox({ data: options.data, port: portAfter(options, 2) });
    closers.push(mailbox.close);
    const chat = options.mattermost ? await connectedServer(options) : await pocketServer(options, door);
    const { pocket } = chat;
    if (pocket) closers.push(pocket.close);
    if (options.seed && !options.mattermost) await seedActivity(bulkDeps(store, options), options.say);
    handler = mattermostHandler(deps, chat.connexion);
    closers.push(remind(deps, chat.connexion));
    const { siteUrl, botUrl } = chat.connexion;
    return { url: siteUrl, botUrl, door, mailbox, deps, ...(pocket && { pocket }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** 0 stands for any free one. */
function portAfter({ port }: ProductOptions, count: number): number {
  return port === 0 ? 0 : port + count;
}

function failureLog(log: Log): (error: unknown) => void {
  return (error) =>
    log({ level: 'error', event: 'handler.failed', kind: error instanceof Error ? error.name : 'unknown' });
}

/** The same records and keys, with the patience of bulk writing. */
function bulkDeps(store: LocalStore, options: ProductOptions): Deps {
  return localDeps({ ...store, table: store.bulk }, options);
}

function localDeps(store: LocalStore, options: ProductOptions): Deps {
  const clock = Date.now;
  const masterKey = store.lasting ? fileMasterKey(join(options.data, 'cle-maitresse')) : passingMasterKey();
  return {
    table: store.table,
    keyring: keyring({ table: store.table, clock, keyOf: keyOf.dataKey, masterKey }),
    clock,
    newId,
    ticketKeys: [ticketKey(options.data)],
    communes: async () => communeMatcher(await loadCommunes()),
    log: options.log,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

/** The stream feeds the jobs; the sweeper passes now and then. */
function consume(store: LocalStore, deps: Deps): () => Promise<void> {
  store.follow({ name: 'outbox', handler: jobsHandler(deps) });
  const sweep = scheduleHandler(deps);
  const timer = setInterval(() => {
    sweep().catch(failureLog(deps.log));
  }, SWEEP);
  return async () => clearInterval(timer);
}

/** The messages of the morning, those that came while nothing was running included. */
function remind(deps: Deps, connexion: Connexion): () => Promise<void> {
  const tick = rappelsHandler({ ...deps, notifier: mattermostNotices(deps, connexion) });
  const stop = eachQuarter(() => {
    tick().catch(failureLog(deps.log));
  });
  return async () => stop();
}

interface Chat {
  readonly connexion: Connexion;
  readonly pocket?: PocketMattermost;
}

async function connectedServer({ data }: ProductOptions): Promise<Chat> {
  const connexion = await readConnexion(data);
  if (!connexion) throw new Error('Aucun Mattermost n’est relié : lancez d’abord « npm run connect ».');
  return { connexion };
}

/** A pocket Mattermost, provisioned by the very `connect` that provisions a real one. */
async function pocketServer(options: ProductOptions, door: LocalDoor): Promise<Chat> {
  const { data, version, port } = options;
  const pageDirectory = join(data, 'page');
  await buildPage(pageDirectory);
  const store = join(data, `mattermost-${version}.json`);
  const pocket = await startPocketMattermost({ version, port, store, pageDirectory, seed: mediationSeed });
  try {
    return { connexion: await provisioned(pocket, door, data), pocket };
  } catch (error) {
    await pocket.close();
    throw error;
  }
}

async function provisioned(pocket: PocketMattermost, door: LocalDoor, data: string): Promise<Connexion> {
  const dataDir = join(data, 'pocket');
  const lines: string[] = [];
  const code = await connect(
    {
      mode: 'connect',
      fix: true,
      url: pocket.url,
      botUrl: door.url,
      teams: [],
      dataDir,
      credentials: { login: 'admin', password: 'coopilote', mfaCode: '' },
      commands: CATALOGUE,
    },
    {
      say: (line) => lines.push(line),
      now: () => new Date(),
      newToken: () => newId(),
      lookup: async () => ['127.0.0.1'],
      picture: new Uint8Array(await readFile(new URL('../connect/picture.png', import.meta.url))),
    },
  );
  const connexion = await readConnexion(dataDir);
  if (code !== 0 || !connexion)
    throw new Error(`La messagerie locale n’a pas pu être préparée.\n${lines.join('\n')}`);
  return connexion;
}
