// A QuickChart server asked over HTTP: what it is sent, and whatever else it may answer than a picture.
import { afterEach, describe, expect, it } from 'vitest';
import { openDessinateur } from '#bot/documents/dessinateur.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { askQuickChart } from '#bot/documents/quickchart.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

const request = requestOf(EXEMPLES.une);
const png = Buffer.from('\u0089PNG\r\n\u001a\nsuite', 'latin1');

let server: ScriptedServer | undefined;
afterEach(async () => server?.close());

async function answering(script: Script): Promise<string> {
  server = await startScriptedServer(script);
  return server.url;
}

async function codeOf(script: Script): Promise<unknown> {
  const url = await answering(script);
  return askQuickChart(request, { url, patience: 300 }).then(
    () => 'drawn',
    (error: { code?: unknown }) => error.code,
  );
}

describe('the server', () => {
  it('is asked what its own client would ask, and its picture is taken', async () => {
    const url = await answering(() => ({ status: 200, body: png }));
    expect(Buffer.from(await askQuickChart(request, { url }))).toEqual(png);
    const [asked] = server?.asked ?? [];
    expect(asked).toMatchObject({
      method: 'POST',
      path: '/chart',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(asked?.text ?? '')).toEqual(request);
  });

  it('is told who asks where it must be', async () => {
    const url = await answering(() => ({ status: 200, body: png }));
    await askQuickChart(request, { url, sign: (body) => ({ 'x-signature': String(body.length) }) });
    expect(server?.asked[0]?.headers['x-signature']).toBe(String(server?.asked[0]?.text.length));
  });

  it.each<[string, Script, string]>([
    [
      'an error, which is a picture too',
      () => ({ status: 500, body: png, headers: { 'x-quickchart-error': 'Mme' } }),
      'server-500',
    ],
    ['a refusal', () => ({ status: 429, body: '' }), 'server-429'],
    ['a page', () => ({ status: 200, body: '<html>' }), 'no-picture'],
    ['nothing', () => ({ status: 204 }), 'no-picture'],
    ['without end', () => ({ status: 200, body: Buffer.alloc(6_000_000, png) }), 'no-picture'],
    [
      'another address',
      () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }),
      'network',
    ],
    ['never', () => 'hang', 'late'],
    ['by hanging up', () => 'drop', 'network'],
  ])('may answer %s', async (_, script, code) => {
    expect(await codeOf(script)).toBe(code);
  });

  it('may not be there', async () => {
    const failed = askQuickChart(request, { url: 'http://127.0.0.1:1' });
    await expect(failed).rejects.toMatchObject({ name: 'NotDrawn', code: 'network' });
  });
});

describe('who draws', () => {
  it('is the server that is named', async () => {
    const url = await answering(() => ({ status: 200, body: png }));
    const dessinateur = openDessinateur({ quickchart: { url } });
    expect(Buffer.from(await dessinateur.drawChart(request))).toEqual(png);
    await dessinateur.close();
  });

  it('is ourselves where none is', async () => {
    const dessinateur = openDessinateur();
    const drawn = await dessinateur.drawChart(request);
    expect(Buffer.from(drawn).subarray(0, 8)).toEqual(png.subarray(0, 8));
    await dessinateur.close();
  });
});
