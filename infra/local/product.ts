// The whole product on one machine: records, stream, handlers, pages, and the chat it is used from.
import { quickchartSchema } from '#bot/env.ts';
import { isPage, pagesDoor } from '#bot/pages/door.ts';
import { isGraphiques } from '#bot/pages/graphiques.ts';
import type { Deps, Log } from '#bot/ports.ts';
import { type Graphiques, openGraphiques } from '../../lambdas/graphiques.ts';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { type Chat, type ChatOptions, openChat } from './chat.ts';
import { type HttpHandler, type LocalDoor, serveHandler } from './http-events.ts';
import { type LocalJobDeps, localDeps, localJobDeps } from './local-deps.ts';
import { type Mailbox, startMailbox } from './mailbox/mailbox.ts';
import type { PocketMattermost } from './mattermost/server.ts';
import { seedActivity } from './seed.ts';
import { type LocalStore, openStore } from './store.ts';
import { failureLog, startWork } from './work.ts';

export interface ProductOptions extends ChatOptions {
  readonly seed: boolean;
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

export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const store = await openStore(options.data, options.say);
    closers.push(store.close);
    let handler: HttpHandler | undefined;
    const port = portAfter(options, 1);
    // Port 0 gives back any free one, so that the chat is told the door's address.
    const door = await serveHandler({ port, handler: () => handler, onFailure: failureLog(options.log) });
    closers.push(door.close);
    const mailbox = await startMailbox({ data: options.data, port: portAfter(options, 2) });
    closers.push(mailbox.close);
    const chat = await openChat(options, door.url);
    const { connexion, pocket } = chat;
    if (pocket) closers.push(pocket.close);
    const deps = await depsOf(store, options, { chat, mailbox });
    closers.push(startWork(store, deps));
    if (options.seed && pocket) await seed(store, options);
    const graphiques = openGraphiques(deps, quickchartEnv());
    closers.push(graphiques.close);
    handler = doorsOf(deps, chat, graphiques);
    return {
      url: chat.url,
      botUrl: connexion.botUrl,
      door,
      mailbox,
      deps,
      ...(pocket && { pocket }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** 0 stands for any free one. */
function portAfter({ port }: ProductOptions, count: number): number {
  return port === 0 ? 0 : port + count;
}

function depsOf(
  store: LocalStore,
  { data, log }: ProductOptions,
  { chat: { connexion }, mailbox: { smtpUrl } }: { readonly chat: Chat; readonly mailbox: Mailbox },
): Promise<LocalJobDeps> {
  const deps = localDeps(store, { data, log, publicUrl: connexion.botUrl });
  return localJobDeps(deps, { data, smtpUrl, connexion });
}

/** With the patience of bulk writing. */
function seed(store: LocalStore, { data, log, say }: ProductOptions): Promise<void> {
  return seedActivity(localDeps({ ...store, table: store.bulk }, { data, log, publicUrl: '' }), say);
}

/** The one setting of a handler that is the same on one machine. */
function quickchartEnv(): Parameters<typeof openGraphiques>[1] {
  return { QUICKCHART_URL: quickchartSchema.optional().parse(process.env.QUICKCHART_URL || undefined) };
}

/** One address for the chat's calls, for pages and for charts, as one gateway has. */
function doorsOf(deps: LocalJobDeps, { handler }: Chat, graphiques: Graphiques): HttpHandler {
  const chat = handler(deps);
  const pages = pagesDoor(deps);
  return async (event) => {
    if (isGraphiques(event.rawPath)) return graphiques.door(event);
    return isPage(event.rawPath) ? toResult(await pages(fromEvent(event))) : chat(event);
  };
}
