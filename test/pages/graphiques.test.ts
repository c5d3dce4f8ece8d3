// The door of charts: drawn for our own handlers that sign, shown at addresses that we signed, and nothing else to anybody.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { signLink } from '#bot/conversations/lien.ts';
import { SIGNATURE_HEADER, signBody } from '#bot/conversations/signed-body.ts';
import type { TicketKey } from '#bot/conversations/ticket.ts';
import { openRenderer } from '#bot/documents/dessin.ts';
import { openDessinateur } from '#bot/documents/dessinateur.ts';
import { DESSIN } from '#bot/documents/graphiques/chart-request.ts';
import { NotDrawn } from '#bot/documents/graphiques/not-drawn.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { type GraphiquesDeps, graphiquesDoor, isGraphiques } from '#bot/pages/graphiques.ts';
import type { HttpRequest, PageResponse } from '#bot/ports.ts';
import { keepGraphique } from '#bot/storage/graphiques.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Records, recordsOn } from '#test/support/records.ts';
import { memoryFiles } from '#test/support/travaux.ts';

const keys: readonly [TicketKey] = [{ id: 'k1', secret: 's'.repeat(32) }];
const MINUTE = 60_000;
const publicUrl = 'https://bot.exemple.fr';

const renderer = openRenderer();
const dessinateur = openDessinateur({ renderer });
afterAll(() => renderer.close());

let now: number;
let lines: object[];
let records: Records;
let deps: GraphiquesDeps & { readonly publicUrl: string };
beforeEach(() => {
  now = 1_800_000_000_000;
  lines = [];
  let ids = 0;
  const clock = () => now;
  records = recordsOn(memoryTable());
  deps = {
    table: records.table,
    keyring: records.keyring,
    clock,
    files: memoryFiles({ clock }),
    newId: () => `id${++ids}`.padEnd(26, '0'),
    ticketKeys: keys,
    log: (line) => lines.push(line),
    renderer,
    dessinateur,
    publicUrl,
  };
});

const isPng = ({ body }: PageResponse) => Buffer.from(body).subarray(1, 4).toString() === 'PNG';

function ask(change: Partial<HttpRequest>, given: GraphiquesDeps = deps): Promise<PageResponse> {
  return graphiquesDoor(given)({ method: 'GET', path: '/', headers: {}, body: new Uint8Array(), ...change });
}

describe('POST /chart', () => {
  const body = JSON.stringify(requestOf(EXEMPLES.une));
  const signed = (text: string, at = now) => signBody(text, { purpose: DESSIN, keys, now: at });
  const posted = (text: string, headers: HttpRequest['headers'] = { [SIGNATURE_HEADER]: signed(text) }) => ({
    method: 'POST',
    path: '/chart',
    headers: { 'content-type': 'application/json', ...headers },
    body: new TextEncoder().encode(text),
  });

  it('draws for whoever signs', async () => {
    const drawn = await ask(posted(body));
    expect(drawn).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/png', 'cache-control': 'no-store' },
    });
    expect(isPng(drawn)).toBe(true);
  });

  it('draws a configuration given as an object', async () => {
    const request = JSON.parse(body);
    const text = JSON.stringify({ ...request, chart: JSON.parse(request.chart) });
    expect(await ask(posted(text))).toMatchObject({ status: 200 });
  });

  it.each<[string, HttpRequest['headers']]>([
    ['nothing', {}],
    ['a word', { [SIGNATURE_HEADER]: 'oui' }],
    [
      'the signature of another body',
      { [SIGNATURE_HEADER]: signBody('{}', { purpose: DESSIN, keys, now: 1_800_000_000_000 }) },
    ],
    [
      'one that is too old',
      { [SIGNATURE_HEADER]: signBody(body, { purpose: DESSIN, keys, now: 1_799_999_000_000 }) },
    ],
    [
      'one for something else',
      { [SIGNATURE_HEADER]: signBody(body, { purpose: 'fiche', keys, now: 1_800_000_000_000 }) },
    ],
  ])('draws nothing for whoever has %s', async (_, headers) => {
    expect(await ask(posted(body, headers))).toMatchObject({ status: 401 });
  });

  it.each<[string, string, number, RegExp]>([
    ['JavaScript', JSON.stringify({ version: '4', chart: "{type:'bar'}" }), 400, /JavaScript/],
    ['no JSON', '{', 400, /la demande/],
    [
      'an unknown option',
      JSON.stringify({ version: '4', chart: { type: 'bar', data: { datasets: [] }, run: 1 } }),
      400,
      /./,
    ],
    ['too much', JSON.stringify({ chart: 'x'.repeat(100_000) }), 413, /trop longue/],
  ])('refuses %s with a sentence', async (_, text, status, sentence) => {
    const answer = await ask(posted(text));
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(answer.body).toMatch(sentence);
  });

  it('reads nothing that is not said to be JSON', async () => {
    const headers = { [SIGNATURE_HEADER]: signed(body), 'content-type': 'text/plain' };
    expect(await ask(posted(body, headers))).toMatchObject({ status: 415 });
  });

  it('is for POST alone', async () => {
    expect(await ask({ path: '/chart' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('draws so many a minute; strangers use up nothing', async () => {
    const door = graphiquesDoor({ ...deps, cadence: { most: 1, within: MINUTE } });
    const from = async (request: Partial<HttpRequest>) =>
      (await door({ method: 'GET', path: '/', headers: {}, body: new Uint8Array(), ...request })).status;
    expect(await from(posted(body, {}))).toBe(401);
    expect([await from(posted(body)), await from(posted(body))]).toEqual([200, 429]);
    now += MINUTE;
    expect(await from(posted(body))).toBe(200);
  });

  it.each([
    [new NotDrawn('late'), 500, 'late'],
    [new NotDrawn('busy'), 429, undefined],
    [new Error('Mme Dupont'), 500, 'defect'],
  ])('says of %s that it was not drawn, and nothing of what was in it', async (error, status, code) => {
    const broken = { draw: () => Promise.reject(error) };
    const answer = await ask(posted(body), { ...deps, renderer: broken });
    expect(answer.status).toBe(status);
    expect(answer.headers['x-quickchart-error']).toBe(code);
    expect(JSON.stringify([answer, lines])).not.toMatch(/Dupont|Ordinateur/);
  });
});

describe('an address shown in the chat', () => {
  const pathOf = (address: string) => address.slice(publicUrl.length);
  const kept = async () => pathOf(await keepGraphique(records.acteur, EXEMPLES.une, deps));

  it('is one that a chat takes for a picture', async () => {
    expect(await keepGraphique(records.acteur, EXEMPLES.une, deps)).toMatch(
      /^https:\/\/bot\.exemple\.fr\/graphiques\/[\w.-]+\.png$/,
    );
  });

  it('shows the picture as often as it is asked, without cookies, and draws it once', async () => {
    let drawn = 0;
    const counting: GraphiquesDeps = {
      ...deps,
      dessinateur: {
        drawChart: (request) => {
          drawn += 1;
          return dessinateur.drawChart(request);
        },
      },
    };
    const path = await kept();
    const shown = [
      await ask({ path }, counting),
      await ask({ path }, counting),
      await ask({ path }, counting),
    ];
    for (const one of shown) expect([one.status, isPng(one)]).toEqual([200, true]);
    expect(drawn).toBe(1);
  });

  it('keeps no word of it in clear', async () => {
    await kept();
    const { items } = await records.table.query({ pk: `G#${'id1'.padEnd(26, '0')}`, limit: 9 });
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(EXEMPLES.une.title);
  });

  it('may be kept by whoever looks, for as long as it lives', async () => {
    const path = await kept();
    now += 10 * MINUTE;
    const { headers } = await ask({ path });
    expect(headers).toMatchObject({
      'cache-control': 'private, max-age=1200, immutable',
      'content-type': 'image/png',
    });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('answers what looks at its size first', async () => {
    const path = await kept();
    expect(await ask({ path, method: 'HEAD' })).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-type': 'image/png' },
    });
  });

  it.each<[string, (path: string) => string]>([
    ['altered', (path) => path.replace('.png', 'a.png')],
    ['of another key', () => addressOf({ keys: [{ ...keys[0], secret: 'autre' }] })],
    ['of another purpose', () => addressOf({ page: 'fiche' })],
    ['without what it shows', () => addressOf({ data: {} })],
    ['of what was never kept', () => addressOf({})],
    ['of a name that leads elsewhere', () => addressOf({ data: { id: '../fiches/a' } })],
    ['of another kind', (path) => path.replace('.png', '.svg')],
    ['of nothing', () => '/graphiques/'],
    ['of nothing at all', () => '/graphiques/.png'],
  ])('%s shows nothing', async (_, alter) => {
    const answer = await ask({ path: alter(await kept()) });
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).not.toMatch(/<img/);
  });

  const addressOf = (
    change: Partial<Parameters<typeof signLink>[0]> & { readonly keys?: readonly [TicketKey] },
  ) => {
    const link = { page: 'graphique', data: { id: 'absent' }, until: now + MINUTE, nonce: 'n', ...change };
    return `/graphiques/${signLink(link, change.keys ?? keys)}.png`;
  };

  it('is over after half an hour, its picture too', async () => {
    const path = await kept();
    expect(await ask({ path })).toMatchObject({ status: 200 });
    now += 30 * MINUTE;
    expect(await ask({ path })).toMatchObject({ status: 404 });
  });

  it('takes nothing sent to it', async () => {
    expect(await ask({ path: await kept(), method: 'POST' })).toMatchObject({ status: 404 });
  });

  it('whose drawing failed is drawn at the next look', async () => {
    const path = await kept();
    const broken = { drawChart: () => Promise.reject(new NotDrawn('late')) };
    const failed = await ask({ path }, { ...deps, dessinateur: broken });
    expect(failed).toMatchObject({
      status: 500,
      body: expect.stringMatching(/^Ce graphique n’a pas pu être dessiné \(référence/),
    });
    expect(lines).toMatchObject([{ event: 'chart.failed', code: 'late' }]);
    expect(await ask({ path })).toMatchObject({ status: 200 });
  });
});

it('the door says which paths are its own', () => {
  expect(['/chart', '/graphiques/x.png', '/pages/fiche/x', '/charts'].map(isGraphiques)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
