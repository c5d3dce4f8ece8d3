// Whoever is refused again and again is no longer answered for a while; nobody else is, nor who is not refused.
import { beforeEach, expect, it } from 'vitest';
import { patient } from '#bot/pages/insistance.ts';
import { html } from '#bot/pages/page.ts';
import type { HttpRequest } from '#bot/ports.ts';

let now: number;
let status: number;
let asked: number;
let door: ReturnType<typeof patient>;
beforeEach(() => {
  now = 1_800_000_000_000;
  status = 403;
  asked = 0;
  const behind = async () => {
    asked += 1;
    return html({ titre: 'Essai', corps: '', status });
  };
  door = patient(behind, { clock: () => now });
});

const request: HttpRequest = { method: 'POST', path: '/', headers: {}, body: new Uint8Array() };

async function times(count: number, address?: string): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1)
    seen.push((await door({ ...request, ...(address !== undefined && { address }) })).status);
  return seen;
}

it('answers no more after thirty refusals in a minute, then again', async () => {
  expect(await times(30, '192.0.2.1')).not.toContain(429);
  expect(await times(5, '192.0.2.1')).toEqual([429, 429, 429, 429, 429]);
  expect(asked, 'what is behind is not even asked').toBe(30);
  expect(await times(1, '192.0.2.2')).toEqual([403]);
  now += 60_001;
  expect(await times(1, '192.0.2.1')).toEqual([403]);
});

it('says so in French, for how long, with the headers of every page', async () => {
  await times(30, '192.0.2.1');
  const { headers, body } = await door({ ...request, address: '192.0.2.1' });
  expect(headers).toMatchObject({ 'retry-after': '60', 'cache-control': 'no-store' });
  expect(body).toContain('Attendez une minute');
});

it.each([200, 303, 429, 500, 503])('counts no answer %i, which is no refusal', async (other) => {
  status = other;
  expect(new Set(await times(40, '192.0.2.1'))).toEqual(new Set([other]));
});

it('never counts whoever is not known by an address', async () => {
  expect(await times(40)).not.toContain(429);
});

it.each([
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2:bbbb::9', true],
  ['2001:db8::1', '2001:0db8::2', false],
  ['2001:db8::1', '2001:db8::2', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
])('%s and %s are one network: %s', async (first, second, same) => {
  await times(30, first);
  expect(await times(1, second)).toEqual([same ? 429 : 403]);
});
