// Our own pages in tests: a door on a table in memory, asked as browsers ask it; and the same behind HTTP, for a real one.
import { pagesDoor } from '#bot/pages/door.ts';
import type { Deps, HttpRequest, PageResponse } from '#bot/ports.ts';
import { type LocalDoor, serveHandler } from '#local/http-events.ts';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { type MemoryBot, memoryBot } from './memory-bot.ts';
import { type Atelier, atelier, travaux } from './travaux.ts';

export interface Guichet {
  readonly bot: MemoryBot;
  readonly shop: Atelier;
  /** The first address in what a command answers. */
  lien(command: string): Promise<string>;
  /** What a browser gets at that address. */
  ouvre(address: string, headers?: HttpRequest['headers']): Promise<PageResponse>;
  /** Sends a form of the page. */
  envoie(address: string, fields: Readonly<Record<string, string>>): Promise<PageResponse>;
  /** Drops a file as a browser without script does, or a part of it as the page's script does. */
  depose(address: string, bytes: Uint8Array, more?: Depot): Promise<PageResponse>;
  /** The jobs that are due. */
  travaille(): Promise<void>;
}

export interface Depot {
  readonly nom?: string;
  readonly depot?: string;
  readonly partie?: number;
  readonly parties?: number;
  readonly script?: boolean;
}

/** The page's script says so. */
const SCRIPT = { accept: 'application/json' };

export async function guichet(change?: (deps: Deps) => Deps, shopOf = atelier): Promise<Guichet> {
  const bot = await memoryBot('lea', change);
  const shop = shopOf(bot.deps);
  const door = pagesDoor(shop.deps);
  const ask = (address: string, request: Partial<HttpRequest>) =>
    door({ method: 'GET', path: pathOf(address), headers: {}, body: new Uint8Array(), ...request });
  return {
    bot,
    shop,
    lien: async (command) => addressIn(JSON.stringify(await bot.type(command))),
    ouvre: (address, headers = {}) => ask(address, { headers }),
    envoie: (address, fields) =>
      ask(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(new URLSearchParams(fields).toString()),
      }),
    depose: async (address, bytes, { nom = 'liste.csv', depot = 'd'.repeat(26), ...more } = {}) => {
      const { partie = 0, parties = 1, script = false } = more;
      const { type, body } = await multipart({ depot, partie, parties }, { nom, bytes });
      return ask(address, {
        method: 'POST',
        headers: { 'content-type': type, ...(script && SCRIPT) },
        body,
      });
    },
    travaille: () => travaux(shop.deps, [bot.acteur.id]),
  };
}

function pathOf(address: string): string {
  return new URL(address, 'https://bot.exemple.fr').pathname;
}

/** The first of them. */
export function addressIn(text: string): string {
  const [address] = /https?:\/\/[^\s)"\\]+\/pages\/[^\s)"\\]+/.exec(text) ?? [];
  if (address === undefined) throw new Error(`no address in ${text}`);
  return address;
}

/** A form with a file in it, as browsers send one. */
export async function multipart(
  fields: Readonly<Record<string, string | number>>,
  { nom, bytes }: { readonly nom: string; readonly bytes: Uint8Array },
): Promise<{ readonly type: string; readonly body: Uint8Array }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('fichier', new Blob([new Uint8Array(bytes)]), nom);
  const sent = new Response(form);
  return {
    type: sent.headers.get('content-type') ?? '',
    body: new Uint8Array(await sent.arrayBuffer()),
  };
}

/** The door behind HTTP, for a browser. Jobs are done as soon as asked for, as on a machine. */
export async function serveGuichet({ shop, travaille }: Guichet): Promise<LocalDoor> {
  const door = pagesDoor(shop.deps);
  let working = Promise.resolve();
  return serveHandler({
    handler: () => async (event) => {
      const answer = toResult(await door(fromEvent(event)));
      working = working.then(travaille);
      return answer;
    },
  });
}

/** What a page says, without its tags. */
export function texteDe({ body }: PageResponse): string {
  return String(body)
    .replace(/<(script|style)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
}
