// Who draws for a handler, by its settings: itself, our own door with a signature, or another server without.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isBodySigned, SIGNATURE_HEADER } from '#bot/conversations/signed-body.ts';
import { DESSIN } from '#bot/documents/graphiques/chart-request.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';
import { dessinateurOf } from '../../lambdas/dessinateur.ts';

const signing = {
  ticketKeys: [{ id: 'k1', secret: 's'.repeat(32) }],
  clock: () => 1_800_000_000_000,
} as const;
const request = requestOf(EXEMPLES.une);
const png = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer(() => ({ status: 200, body: png }));
});
afterEach(() => server.close());

it('our own door is asked with a signature that it takes', async () => {
  const dessinateur = dessinateurOf({ QUICKCHART_URL: server.url }, { ...signing, publicUrl: server.url });
  await dessinateur.drawChart(request);
  const [asked] = server.asked;
  const signature = String(asked?.headers[SIGNATURE_HEADER]);
  const expected = { purpose: DESSIN, keys: signing.ticketKeys, now: signing.clock() };
  expect(isBodySigned(asked?.text ?? '', signature, expected)).toBe(true);
});

it('another server is shown no signature', async () => {
  const dessinateur = dessinateurOf(
    { QUICKCHART_URL: server.url },
    { ...signing, publicUrl: 'https://bot.exemple.fr' },
  );
  await dessinateur.drawChart(request);
  expect(server.asked[0]?.headers).not.toHaveProperty(SIGNATURE_HEADER);
});

it('nobody is asked where nobody is named', async () => {
  const dessinateur = dessinateurOf({ QUICKCHART_URL: undefined }, { ...signing, publicUrl: server.url });
  expect(Buffer.from(await dessinateur.drawChart(request)).subarray(0, 8)).toEqual(png);
  expect(server.asked).toEqual([]);
  await dessinateur.close();
});
