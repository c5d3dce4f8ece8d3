// The mailbox as a whole: mail goes in by SMTP, comes out on 127.0.0.1, and what somebody else wrote stays harmless.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtpMailer } from '#bot/documents/mail.ts';
import { mailSchema } from '#bot/env.ts';
import type { Courriel } from '#bot/job-ports.ts';
import { type Mailbox, startMailbox } from '#local/mailbox/mailbox.ts';
import type { Letter, Summary } from '#local/mailbox/schemas.ts';

const data = mkdtempSync(join(tmpdir(), 'coopilote-boite-'));
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox({ data, port: 0 });
});
afterAll(async () => {
  await mailbox.close();
  rmSync(data, { recursive: true });
});

const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index & 0xff);
const courriel: Courriel = {
  id: 'courriel0001',
  to: 'aide@ccas.example',
  replyTo: 'lea@mediation.example',
  subject: 'Une fiche de suivi vous est adressée',
  text: 'Bonjour,\nà bientôt',
  html: '<p>Bonjour</p><script>alert(1)</script><img src="https://ailleurs.example/pixel.png">',
  attachment: { name: "l'été (1).pdf", type: 'application/pdf', bytes },
};

async function sent(): Promise<Summary> {
  const mailer = smtpMailer({ ...mailSchema.parse(mailbox.smtpUrl), clock: () => Date.UTC(2026, 10, 27) });
  expect(await mailer.send(courriel)).toEqual({ is: 'accepted' });
  const [last] = (await (await fetch(`${mailbox.pageUrl}/courriels`)).json()) as readonly Summary[];
  if (!last) throw new Error('nothing was received');
  return last;
}

const read = (path: string): Promise<Response> => fetch(`${mailbox.pageUrl}${path}`);

/** `fetch` would write its own. */
function statusFor(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${mailbox.pageUrl}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('a mailbox', () => {
  it('is on this machine alone', () => {
    for (const url of [mailbox.pageUrl, mailbox.smtpUrl]) expect(new URL(url).hostname).toBe('127.0.0.1');
  });

  it('shows what it received', async () => {
    const summary = await sent();
    expect(summary).toMatchObject({
      from: 'Coopilote <coopilote@mediation.example>',
      to: 'aide@ccas.example',
      subject: courriel.subject,
      date: '2026-11-27T00:00:00.000Z',
      attachments: 1,
    });
    const letter = (await (await read(`/courriels/${summary.id}`)).json()) as Letter;
    expect(letter).toMatchObject({
      replyTo: 'lea@mediation.example',
      hasHtml: true,
      attachments: [{ name: "l'été (1).pdf", type: 'application/pdf', size: 5000 }],
    });
    expect(letter.text.trimEnd()).toBe(courriel.text);
    expect(letter.headers).toContainEqual({ name: 'Return-Path', value: '<coopilote@mediation.example>' });
    expect(letter.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
  });

  it('gives an attachment byte for byte, under its name, never to be shown by itself', async () => {
    const { id } = await sent();
    const answer = await read(`/courriels/${id}/pieces/0`);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.pdf",
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('gives the source as text', async () => {
    const { id } = await sent();
    const answer = await read(`/courriels/${id}/source`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toMatch(/^Return-Path: .*\r\nDelivered-To: aide@ccas\.example\r\n/);
  });

  it('gives the HTML of others where it runs nothing and fetches nothing', async () => {
    const { id } = await sent();
    const answer = await read(`/courriels/${id}/html`);
    expect(await answer.text()).toContain('<p>Bonjour</p>');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; img-src data:;/);
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    '/courriels/inconnu',
    '/courriels/inconnu/html',
    '/courriels/..%2f..%2fcle-maitresse',
    '/../../cle-maitresse',
    '/index.ts',
    '/courriels/',
  ])('has nothing at %s', async (path) => {
    expect((await read(path)).status).toBe(404);
  });

  it.each(['pieces/1', 'pieces/-1', 'pieces/0x', 'autre'])(
    'has nothing more of a letter at %s',
    async (part) => {
      const { id } = await sent();
      expect((await read(`/courriels/${id}/${part}`)).status).toBe(404);
    },
  );

  it('answers nobody who came by another name, nor changes anything', async () => {
    expect(await statusFor('boite.ailleurs.example', '/courriels')).toBe(421);
    expect(await statusFor('localhost:8067', '/courriels')).toBe(200);
    expect((await fetch(`${mailbox.pageUrl}/courriels`, { method: 'POST' })).status).toBe(405);
  });
});
