// An HTTP server in the place of API Gateway: each request becomes the exact event of an HTTP API (payload 2.0), and back.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What API Gateway lets through, in bytes. */
const LARGEST = 10 * 1024 * 1024;

/** The types that API Gateway hands over as text; any other body comes in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml))/i;

export interface LocalDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a handler on 127.0.0.1. `handler` is asked for at each request, so that it may be made after its own address is known. */
export async function serveHandler(options: {
  readonly port?: number;
  readonly handler: () => HttpHandler | undefined;
  readonly onFailure?: (error: unknown) => void;
}): Promise<LocalDoor> {
  const server = createServer((request, response) => {
    void answer(request, response, options);
  });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly handler: () => HttpHandler | undefined; readonly onFailure?: (error: unknown) => void },
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) return end(response, 413, '{"message":"Request Entity Too Large"}');
  const handler = options.handler();
  if (!handler) return end(response, 503, '{"message":"Service Unavailable"}');
  try {
    send(response, await handler(eventOf(request, body)));
  } catch (error) {
    // What API Gateway says of a handler that fails.
    options.onFailure?.(error);
    end(response, 500, '{"message":"Internal Server Error"}');
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LARGEST) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** Headers in lower case, several of one name joined by commas, cookies apart; a form is not text for API Gateway. */
export function eventOf(request: IncomingMessage, body: Buffer): APIGatewayProxyEventV2 {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const { cookie, ...headers } = request.headers;
  const isText = TEXT.test(String(headers['content-type'] ?? ''));
  const now = new Date();
  const address = request.socket.remoteAddress ?? '127.0.0.1';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
    ...(query && { queryStringParameters: parametersOf(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: address,
        userAgent: String(headers['user-agent'] ?? ''),
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Several of one name are joined by commas, as headers are. */
function parametersOf(query: string): Readonly<Record<string, string>> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name).join(',')]));
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(at: Date): string {
  const [year, , day] = at.toISOString().slice(0, 10).split('-');
  return `${day}/${MONTHS[at.getUTCMonth()]}/${year}:${at.toISOString().slice(11, 19)} +0000`;
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  response.writeHead(result.statusCode ?? 200, Object.fromEntries(headers));
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}
