// The pocket Mattermost: one HTTP server on this machine that speaks the part of the API and WebSocket which bots and clients use.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileBlobs, memoryBlobs } from './blobs.ts';
import { membersOf } from './channels.ts';
import { type ConfigPatch, patchConfig } from './config.ts';
import { AppError, unknownPath } from './errors.ts';
import { createHub } from './hub.ts';
import { answerPage } from './pages.ts';
import type { Answer, Pocket } from './pocket.ts';
import { answerRoute, findRoute, isOurs, tokenOf, userOf } from './router.ts';
import { type PocketSeed, seedState } from './seed.ts';
import { newId, type State } from './state.ts';
import { fileSaver, loadState, noSaver, type Saver } from './store.ts';
import { versionId } from './system.ts';
import { type PocketVersion, versions } from './versions.ts';

export interface PocketOptions {
  readonly version: PocketVersion;
  /** What a new server starts with; a stored state is taken up instead. */
  readonly seed: PocketSeed;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** File of the state; without it everything is forgotten at the end. */
  readonly store?: string;
  readonly clock?: () => number;
  /** Directory of the web page's files. */
  readonly pageDirectory?: string;
  /** Patience with integrations, otherwise `OutgoingIntegrationRequestsTimeout`. */
  readonly integrationTimeoutMs?: number;
}

export interface PocketMattermost {
  readonly url: string;
  readonly version: PocketVersion;
  /** What the server remembers now; replaced, never changed in place. */
  readonly state: Readonly<State>;
  /** What an administrator does in the System Console. */
  configure(patch: ConfigPatch): void;
  /** Writes the state and ends every connection. */
  close(): Promise<void>;
}

export async function startPocketMattermost(options: PocketOptions): Promise<PocketMattermost> {
  const pocket = openPocket(options);
  const saver = options.store ? fileSaver(options.store, pocket.state) : noSaver;
  const server = createServer((request, response) => {
    void serve({ pocket, saver, pageDirectory: options.pageDirectory }, request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const known = request.url?.split('?')[0] === '/api/v4/websocket';
    if (known && isOurs(pocket, request)) pocket.hub.upgrade(request, socket, head);
    else socket.destroy();
  });
  const url = await listen(server, options.port ?? 0);
  const configure = (patch: ConfigPatch) => {
    pocket.state.config = patchConfig(pocket.state.config, patch);
    saver.changed();
  };
  configure({ ServiceSettings: { SiteURL: url } });
  const close = () => stop(pocket, saver, server);
  return { url, version: options.version, state: pocket.state, configure, close };
}

function openPocket(options: PocketOptions): Pocket {
  const clock = options.clock ?? Date.now;
  const rules = versions[options.version];
  const state = (options.store && loadState(options.store)) || seedState(options.seed, clock());
  const pocket: Pocket = {
    version: options.version,
    rules,
    state,
    clock,
    blobs: options.store ? fileBlobs(`${options.store}.files`) : memoryBlobs(),
    hub: createHub({
      clock,
      version: () => versionId(pocket),
      userOf: (token) => userOf(pocket, token)?.id,
      tokenOf,
      readersOf: (channelId) => membersOf(pocket, channelId),
    }),
    ...(options.integrationTimeoutMs === undefined
      ? {}
      : { integrationTimeoutMs: options.integrationTimeoutMs }),
  };
  return pocket;
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function stop(pocket: Pocket, saver: Saver, server: Server): Promise<void> {
  saver.flush();
  pocket.hub.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Serving {
  readonly pocket: Pocket;
  readonly saver: Saver;
  readonly pageDirectory: string | undefined;
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, type, body, headers } = await answer(serving, request);
  if (request.method !== 'GET') serving.saver.changed();
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Every answer of the API carries the server's version, errors included; only unknown paths do not. */
async function answer({ pocket, pageDirectory }: Serving, request: IncomingMessage): Promise<Answer> {
  if (!isOurs(pocket, request)) return { status: 421, type: 'text/plain', body: '', headers: {} };
  const path = decodePath(request.url ?? '/');
  const match = findRoute(pocket, request.method ?? 'GET', path);
  if (!match) {
    if (!/^\/(api|hooks)\//.test(path)) return answerPage(pageDirectory, path);
    return { status: 404, type: 'application/json', body: JSON.stringify(unknownPath(path)), headers: {} };
  }
  const requestId = newId();
  const headers = { 'x-request-id': requestId, 'x-version-id': versionId(pocket) };
  try {
    const given = await answerRoute(pocket, match, request);
    return { ...given, headers: { ...headers, ...given.headers } };
  } catch (error) {
    const told = error instanceof AppError ? error : new AppError('api.context.500.app_error');
    if (told !== error && !request.errored) console.error(error);
    return {
      status: told.status,
      type: 'application/json',
      body: JSON.stringify(told.body(requestId)),
      headers,
    };
  }
}

function decodePath(url: string): string {
  const path = url.split('?')[0] ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
