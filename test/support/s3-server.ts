// The few answers of S3 that files need, on 127.0.0.1: objects with their metadata, « only if there is none », and their names.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3Server {
  readonly endpoint: string;
  close(): Promise<void>;
}

interface Kept {
  readonly bytes: Buffer;
  readonly until: string;
}

export async function startS3Server(bucket: string): Promise<S3Server> {
  const objects = new Map<string, Kept>();
  const server = createServer((request, response) => void answer(request, response, { bucket, objects }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

interface Bucket {
  readonly bucket: string;
  readonly objects: Map<string, Kept>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, objects }: Bucket,
): Promise<void> {
  const { method, headers } = request;
  const bytes = await buffer(request);
  const [, asked, key = ''] = /^\/([^/?]+)\/?([^?]*)/.exec(decodeURI(request.url ?? '')) ?? [];
  const kept = objects.get(key);
  const query = new URL(request.url ?? '', 'http://s3').searchParams;
  if (asked !== bucket) return refuse(response, 404, 'NoSuchBucket');
  if (method === 'PUT') {
    if (kept && headers['if-none-match'] === '*') return refuse(response, 412, 'PreconditionFailed');
    objects.set(key, { bytes, until: String(headers['x-amz-meta-until']) });
  }
  if (method === 'DELETE') objects.delete(key);
  if (method === 'GET' && query.get('list-type') === '2') return list(response, query, [...objects.keys()]);
  if (method !== 'GET') return void response.writeHead(method === 'PUT' ? 200 : 204).end();
  if (!kept) return refuse(response, 404, 'NoSuchKey');
  response
    .writeHead(200, { 'x-amz-meta-until': kept.until, 'content-length': kept.bytes.length })
    .end(kept.bytes);
}

/** Names in their order, a few a page so that reading all takes several. */
const PAGE = 10;

function list(response: ServerResponse, query: URLSearchParams, all: readonly string[]): void {
  const [prefix, from] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
  const names = all.filter((name) => name.startsWith(prefix) && name > from).toSorted();
  const page = names.slice(0, PAGE);
  const more = names.length > PAGE;
  const contents = page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${next}</ListBucketResult>`,
  );
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}
