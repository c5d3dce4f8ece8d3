// Between the bot and its Mattermost, a wire that a test can cut or slow: the server itself stays as it is.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `down` cuts the connection, `slow` answers after the milliseconds, a number is a status with no useful body. */
export type Weather = 'down' | { readonly slow: number } | number;

export interface Relay {
  readonly url: string;
  /** What happens from now on to requests whose path holds this text; `undefined` mends it. */
  set(path: string, weather: Weather | undefined): void;
  close(): Promise<void>;
}

export async function startRelay(target: string): Promise<Relay> {
  const weathers = new Map<string, Weather>();
  const server = createServer((request, response) => {
    const weather = [...weathers].find(([path]) => request.url?.includes(path))?.[1];
    void pass({ request, response, target, weather }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set: (path, weather) => {
      if (weather === undefined) weathers.delete(path);
      else weathers.set(path, weather);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly weather: Weather | undefined;
}

async function pass({ request, response, target, weather }: Passing): Promise<void> {
  const body = await bodyOf(request);
  if (weather === 'down') {
    response.destroy();
    return;
  }
  if (typeof weather === 'number') {
    response.writeHead(weather, { 'content-type': 'application/json' }).end('{}');
    return;
  }
  if (weather) await new Promise((resolve) => setTimeout(resolve, weather.slow));
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const method = request.method ?? 'GET';
  const answer = await fetch(`${target}${request.url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(body.length > 0 && method !== 'GET' && { body: new Uint8Array(body) }),
  });
  const text = await answer.text();
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'text/plain',
    'x-version-id': answer.headers.get('x-version-id') ?? '',
  });
  response.end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
