// The events of one machine are those that AWS documents for an HTTP API, payload 2.0; its answers are those of API Gateway.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalDoor, serveHandler } from '#local/http-events.ts';

let door: LocalDoor | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

interface Served {
  readonly url: string;
  readonly events: readonly APIGatewayProxyEventV2[];
  readonly failures: readonly unknown[];
}

async function serve(
  answer: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> = async () => ({
    statusCode: 200,
  }),
): Promise<Served> {
  const events: APIGatewayProxyEventV2[] = [];
  const failures: unknown[] = [];
  door = await serveHandler({
    handler: () => (event) => {
      events.push(event);
      return answer(event);
    },
    onFailure: (error) => failures.push(error),
  });
  return { url: door.url, events, failures };
}

const text = expect.any(String);

describe('an event', () => {
  it('has the shape that AWS documents', async () => {
    const { url, events } = await serve();
    await fetch(`${url}/mattermost/dialog?a=1&b=x%20y&a=2`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Cookie: 'un=1; deux=2',
        'X-Essai': 'Oui',
        'user-agent': 'essai/1',
      },
      body: '{"é":1}',
    });
    expect(events).toEqual([
      {
        version: '2.0',
        routeKey: '$default',
        rawPath: '/mattermost/dialog',
        rawQueryString: 'a=1&b=x%20y&a=2',
        cookies: ['un=1', 'deux=2'],
        headers: expect.objectContaining({
          'content-type': 'application/json',
          'x-essai': 'Oui',
          host: new URL(url).host,
        }),
        queryStringParameters: { a: '1,2', b: 'x y' },
        requestContext: {
          accountId: expect.stringMatching(/^\d{12}$/),
          apiId: text,
          domainName: new URL(url).host,
          domainPrefix: text,
          http: {
            method: 'POST',
            path: '/mattermost/dialog',
            protocol: 'HTTP/1.1',
            sourceIp: '127.0.0.1',
            userAgent: 'essai/1',
          },
          requestId: text,
          routeKey: '$default',
          stage: '$default',
          time: expect.stringMatching(/^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} \+0000$/),
          timeEpoch: expect.any(Number),
        },
        body: '{"é":1}',
        isBase64Encoded: false,
      },
    ]);
    expect(events[0]?.headers).not.toHaveProperty('cookie');
  });

  it('of a request without query, cookies or body has none', async () => {
    const { url, events } = await serve();
    await fetch(`${url}/`);
    expect(events[0]).toMatchObject({ rawPath: '/', rawQueryString: '', isBase64Encoded: false });
    for (const name of ['cookies', 'queryStringParameters', 'body'])
      expect(events[0]).not.toHaveProperty(name);
  });

  it('keeps a path as it was asked', async () => {
    const { url, events } = await serve();
    await fetch(`${url}//ailleurs/a%20b`);
    expect(events[0]).toMatchObject({ rawPath: '//ailleurs/a%20b' });
  });

  it.each([
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['application/octet-stream', true],
  ])('has a body of %s in base64: %s', async (type, isBase64Encoded) => {
    const { url, events } = await serve();
    await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: 'é=1' });
    const body = isBase64Encoded ? Buffer.from('é=1').toString('base64') : 'é=1';
    expect(events[0]).toMatchObject({ body, isBase64Encoded });
  });

  it('is each another one', async () => {
    const { url, events } = await serve();
    await Promise.all([fetch(url), fetch(url), fetch(url)]);
    expect(new Set(events.map(({ requestContext }) => requestContext.requestId)).size).toBe(3);
  });
});

describe('an answer', () => {
  it('is the one of the handler, its base64 undone', async () => {
    const body = Buffer.from([0xff, 0x00]).toString('base64');
    const { url } = await serve(async () => ({
      statusCode: 201,
      headers: { 'x-a': 'b' },
      body,
      isBase64Encoded: true,
    }));
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('x-a')]).toEqual([201, 'b']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0xff, 0x00]));
  });

  it('is 500 of a handler that fails, its failure told to us alone', async () => {
    const { url, failures } = await serve(() => Promise.reject(new Error('Mme D.')));
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(failures).toHaveLength(1);
  });

  it('is 503 while there is no handler yet', async () => {
    door = await serveHandler({ handler: () => undefined });
    expect((await fetch(door.url)).status).toBe(503);
  });

  it('is 413 beyond ten megabytes, which never reach the handler', async () => {
    const { url, events } = await serve();
    const answer = await fetch(url, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
    expect(events).toEqual([]);
  });
});

it('a door on a taken port says so', async () => {
  const { url } = await serve();
  await expect(
    serveHandler({ port: Number(new URL(url).port), handler: () => undefined }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
