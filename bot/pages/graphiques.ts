// The door of charts: `POST /chart` as QuickChart's, for our own handlers alone, and the signed addresses that the chat shows pictures from.
import { type Cadence, cadenceOf } from '#bot/conversations/cadence.ts';
import { isBodySigned, SIGNATURE_HEADER } from '#bot/conversations/signed-body.ts';
import type { Renderer } from '#bot/documents/dessin.ts';
import type { Dessinateur } from '#bot/documents/dessinateur.ts';
import { graphiqueSchema } from '#bot/documents/graphique.ts';
import { DESSIN, readChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { NotDrawn } from '#bot/documents/graphiques/not-drawn.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { HttpRequest, PageResponse } from '#bot/ports.ts';
import { findGraphique, GRAPHIQUES, pictureOf } from '#bot/storage/graphiques.ts';
import { patient } from './insistance.ts';
import { file, GONE } from './page.ts';

export type GraphiquesDeps = Pick<
  JobDeps,
  'table' | 'keyring' | 'files' | 'clock' | 'newId' | 'ticketKeys' | 'log'
> & {
  /** What is posted is drawn here. */
  readonly renderer: Pick<Renderer, 'draw'>;
  /** What an address shows is drawn here, or where a setting says. */
  readonly dessinateur: Pick<Dessinateur, 'drawChart'>;
  readonly cadence?: Cadence;
};

export const CHART = '/chart';

/** As QuickChart: in bytes. */
const LARGEST = 100_000;
/** A process draws about ten a second. */
const CADENCE: Cadence = { most: 240, within: 60_000 };

export function isGraphiques(path: string): boolean {
  return path === CHART || path.startsWith(GRAPHIQUES);
}

/** Never throws: what fails is logged, and said in words. */
export function graphiquesDoor(deps: GraphiquesDeps): (request: HttpRequest) => Promise<PageResponse> {
  const mayDraw = cadenceOf(deps.cadence ?? CADENCE, deps.clock);
  return patient(async (request) => {
    try {
      return await (request.path === CHART ? post(request, deps, mayDraw) : get(request, deps, mayDraw));
    } catch (error) {
      return failed(error, deps);
    }
  }, deps);
}

async function post(
  { method, headers, body }: HttpRequest,
  { renderer, ticketKeys: keys, clock }: GraphiquesDeps,
  mayDraw: () => boolean,
): Promise<PageResponse> {
  if (method !== 'POST') return said(405, 'Un graphique se demande par POST.', { allow: 'POST' });
  if (!isJson(headers['content-type'])) return said(415, 'Un graphique se demande en JSON.');
  if (body.byteLength > LARGEST) return said(413, 'Cette demande de graphique est trop longue.');
  if (!isBodySigned(body, headers[SIGNATURE_HEADER], { purpose: DESSIN, keys, now: clock() }))
    return said(401, 'Cette demande n’est pas signée, ou ne l’est plus.');
  const read = readChartRequest(parsed(body));
  if ('refused' in read) return said(400, read.refused, { 'x-quickchart-error': 'refused' });
  if (!mayDraw()) return tooMany();
  return picture(await renderer.draw(read.drawing), 'no-store');
}

async function get(
  { method, path }: HttpRequest,
  deps: GraphiquesDeps,
  mayDraw: () => boolean,
): Promise<PageResponse> {
  if (!['GET', 'HEAD'].includes(method)) return GONE;
  const stored = await findGraphique(path, deps);
  if (!stored) return GONE;
  const draw = async (): Promise<Uint8Array> => {
    if (!mayDraw()) throw new NotDrawn('busy');
    return deps.dessinateur.drawChart(requestOf(graphiqueSchema.parse(stored.graphique)));
  };
  const png = await pictureOf(stored, draw, deps);
  const left = Math.floor((stored.until - deps.clock()) / 1000);
  // It never changes, and is not for whoever shares a cache with the person.
  const shown = picture(png, `private, max-age=${left}, immutable`);
  return method === 'HEAD' ? { ...shown, body: '' } : shown;
}

function isJson(type = ''): boolean {
  return /^application\/json\s*(;|$)/i.test(type);
}

/** Undefined, which is refused like any other thing, where it is not JSON. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function picture(png: Uint8Array, caching: string): PageResponse {
  const { headers, ...rest } = file(png, { type: 'image/png', name: 'graphique.png', shown: 'inline' });
  // A chat shows it in its own pages.
  return {
    ...rest,
    headers: { ...headers, 'cache-control': caching, 'cross-origin-resource-policy': 'cross-origin' },
  };
}

function failed(error: unknown, { log, newId }: GraphiquesDeps): PageResponse {
  if (error instanceof NotDrawn && error.code === 'busy') return tooMany();
  const reference = newId().slice(-8);
  const code = error instanceof NotDrawn ? error.code : 'defect';
  const kind = error instanceof Error ? error.name : 'unknown';
  log({ level: 'error', event: 'chart.failed', kind, code, reference });
  return said(500, `Ce graphique n’a pas pu être dessiné (référence ${reference}).`, {
    'x-quickchart-error': code,
  });
}

function tooMany(): PageResponse {
  return said(429, 'Trop de graphiques sont demandés en ce moment. Réessayez dans une minute.', {
    'retry-after': '60',
  });
}

function said(status: number, sentence: string, headers: PageResponse['headers'] = {}): PageResponse {
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      ...headers,
    },
    body: `${sentence}\n`,
  };
}
