// The door of our own pages: from an HTTP request to the page that its signed address names.
import { readLink } from '#bot/conversations/lien.ts';
import type { TicketData } from '#bot/conversations/ticket.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { type HttpRequest, type PageResponse, Refus } from '#bot/ports.ts';
import { documentPage } from './document.ts';
import { exporterPage } from './exporter.ts';
import { apercuPage, fichePage } from './fiche.ts';
import { importerPage } from './importer.ts';
import { answer, escaped, GONE, html, isScript } from './page.ts';
import { remettrePage } from './remettre.ts';

/** A request whose address was verified. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HttpRequest['headers'];
  readonly body: Uint8Array;
  /** A field of a form sent; undefined where none was. */
  readonly form: (name: string) => string | undefined;
}

export type PageRun = (request: PageRequest, data: TicketData, deps: JobDeps) => Promise<PageResponse>;

export const PAGES: Readonly<Record<string, PageRun>> = {
  fiche: fichePage,
  apercu: apercuPage,
  importer: importerPage,
  exporter: exporterPage,
  document: documentPage,
  remettre: remettrePage,
};

const ADDRESS = /^\/pages\/([a-z]+)\/([\w.-]{1,4000})$/;
/** In bytes: a form of ours holds a password. */
const LARGEST_FORM = 4096;

/** Whether a path is of this door. */
export function isPage(path: string): boolean {
  return path.startsWith('/pages/');
}

/** Never throws: what fails is logged with a reference, which the page gives. */
export function pagesDoor(deps: JobDeps): (request: HttpRequest) => Promise<PageResponse> {
  return async (request) => {
    try {
      return await open(request, deps);
    } catch (error) {
      if (error instanceof Refus) return refused(error.message, request);
      const reference = deps.newId().slice(-8);
      const kind = error instanceof Error ? error.name : 'unknown';
      deps.log({ level: 'error', event: 'page.failed', kind, reference });
      return failed(reference);
    }
  };
}

async function open(request: HttpRequest, deps: JobDeps): Promise<PageResponse> {
  const [, page = '', token = ''] = ADDRESS.exec(request.path) ?? [];
  const run = Object.hasOwn(PAGES, page) ? PAGES[page] : undefined;
  const data = run && readLink(token, { page, keys: deps.ticketKeys, now: deps.clock() });
  if (!run || !data) return GONE;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return GONE;
  return run({ ...request, form: (name) => formField(request, name) }, data, deps);
}

function formField({ method, headers, body }: HttpRequest, name: string): string | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (method !== 'POST' || !isForm || body.byteLength > LARGEST_FORM) return undefined;
  return new URLSearchParams(new TextDecoder().decode(body)).get(name) ?? undefined;
}

function refused(sentence: string, request: HttpRequest): PageResponse {
  if (isScript(request)) return answer({ erreur: sentence }, REFUSED);
  return html({
    titre: 'Ce n’est pas possible',
    status: REFUSED,
    corps: `<p>${escaped(sentence)}</p><form method="get"><button type="submit">Revenir</button></form>`,
  });
}

const REFUSED = 422;

function failed(reference: string): PageResponse {
  return html({
    titre: 'Cette page n’a pas pu s’ouvrir',
    status: 503,
    corps: `<p>Réessayez dans un instant. Si cela continue, donnez cette référence à qui vous a envoyé le lien : ${reference}.</p>`,
  });
}
