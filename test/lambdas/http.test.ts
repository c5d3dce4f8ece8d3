// Between API Gateway's events and plain requests.
import { describe, expect, it } from 'vitest';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { httpEvent } from './events.ts';

describe('an event', () => {
  it('is a request: method, path without its query, headers in lower case', () => {
    const event = httpEvent({
      rawPath: '/mattermost/action',
      rawQueryString: 'a=1',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(fromEvent(event)).toEqual({
      method: 'POST',
      path: '/mattermost/action',
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(''),
      address: '192.0.2.1',
    });
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])(
    'from %s comes from nowhere: a proxy may be there',
    (sourceIp) => {
      const event = httpEvent({});
      const { http } = event.requestContext;
      const from = { ...event.requestContext, http: { ...http, sourceIp } };
      expect(fromEvent({ ...event, requestContext: from })).not.toHaveProperty('address');
    },
  );

  it.each([
    ['text', 'é 😀', false],
    ['base64', Buffer.from('é 😀').toString('base64'), true],
  ])('has its body as bytes, come as %s', (_as, body, isBase64Encoded) => {
    expect(Buffer.from(fromEvent(httpEvent({ body, isBase64Encoded })).body).toString('utf8')).toBe('é 😀');
  });

  it('may hold bytes that are no text', () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe, 0x80]);
    const event = httpEvent({ body: bytes.toString('base64'), isBase64Encoded: true });
    expect(Buffer.compare(Buffer.from(fromEvent(event).body), bytes)).toBe(0);
  });

  it('with cookies gives them to nobody: nothing of ours reads them', () => {
    const { headers } = fromEvent(httpEvent({ cookies: ['a=1', 'b=2'], headers: { host: 'bot' } }));
    expect(headers).toEqual({ host: 'bot' });
  });

  it('with a header without value has it empty', () => {
    expect(fromEvent(httpEvent({ headers: { 'X-Vide': undefined } })).headers).toEqual({ 'x-vide': '' });
  });
});

it('answers as text', () => {
  const response = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"é":1}' };
  expect(toResult(response)).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"é":1}',
    isBase64Encoded: false,
  });
});
