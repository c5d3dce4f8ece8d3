// The mailbox over HTTP: its page, the letters as data, and, apart, what somebody else wrote: HTML, attachments, sources.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpHandler } from '#local/http-events.ts';
import type { Letters, Opened } from './letters.ts';
import { bytesOf, letterOf, nameOf } from './view.ts';

const PAGE: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/main.js': ['main.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
};

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** No script, nothing fetched from anywhere; a link that is pressed opens elsewhere, as a mail program does. */
const LETTER_POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

type Answer = APIGatewayProxyStructuredResultV2;

/** `directory` has the page's files. */
export function mailboxDoor(letters: Letters, directory: string): HttpHandler {
  return async ({ rawPath, headers, requestContext }) => {
    // A page of another site may reach this machine by a name of its own.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')) return bare(421);
    if (requestContext.http.method !== 'GET') return bare(405);
    const [file, type] = PAGE[rawPath] ?? [];
    if (file && type) return answer(await readFile(join(directory, file)), type, PAGE_POLICY);
    if (rawPath === '/courriels') return json(letters.list());
    const [, id = '', part = ''] = /^\/courriels\/([a-z0-9]+)(\/.*)?$/.exec(rawPath) ?? [];
    const opened = await letters.open(id);
    return (opened && partOf({ ...opened, id }, part)) ?? bare(404);
  };
}

function partOf({ id, email, source }: Opened & { readonly id: string }, part: string): Answer | undefined {
  if (part === '') return json(letterOf(id, email));
  if (part === '/source') return answer(source, 'text/plain; charset=utf-8', LETTER_POLICY);
  if (part === '/html') {
    const html = Buffer.from(`<!doctype html><base target="_blank">${email.html ?? ''}`);
    return answer(html, 'text/html; charset=utf-8', LETTER_POLICY);
  }
  const index = Number(/^\/pieces\/(\d+)$/.exec(part)?.[1] ?? -1);
  const attachment = email.attachments[index];
  if (!attachment) return undefined;
  const name = encodeURIComponent(nameOf(attachment, index)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const found = answer(bytesOf(attachment), attachment.mimeType, LETTER_POLICY);
  return {
    ...found,
    headers: { ...found.headers, 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  };
}

function answer(body: Buffer, type: string, policy: string): Answer {
  return {
    statusCode: 200,
    headers: { ...ALWAYS, 'content-type': type, 'content-security-policy': policy },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

function json(value: unknown): Answer {
  return answer(Buffer.from(JSON.stringify(value)), 'application/json', PAGE_POLICY);
}

function bare(statusCode: number): Answer {
  return { statusCode, headers: ALWAYS, body: '' };
}
