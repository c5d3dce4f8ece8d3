// What every page of ours is made of: the same frame, readable on a phone and aloud, and headers that let nothing else in.
import { createHash } from 'node:crypto';
import type { HttpRequest, PageResponse } from '#bot/ports.ts';

export interface Page {
  readonly titre: string;
  /** HTML, ours or escaped. */
  readonly corps: string;
  readonly status?: number;
  /** A script of ours, run on the page. */
  readonly script?: string;
}

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 Arial,Helvetica,sans-serif;color:#161616;background:#fff}
header{border-bottom:1px solid #ddd;padding:1rem}
header p{margin:0;font-weight:700;color:#000091}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}
h2{font-size:1.125rem;margin:2rem 0 .5rem}
label{display:block;font-weight:700;margin-bottom:.25rem}
.aide{color:#666;margin:0 0 .5rem;font-size:.875rem}
input{font:inherit;width:100%;padding:.625rem .75rem;border:1px solid #666;border-bottom:2px solid #161616;background:#eee;border-radius:.25rem .25rem 0 0}
button,.bouton{font:inherit;font-weight:500;display:inline-block;margin-top:1rem;padding:.625rem 1.25rem;border:1px solid #000091;background:#000091;color:#f5f5fe;text-decoration:none;cursor:pointer}
button:hover,.bouton:hover{background:#1212ff}
button.second,.bouton.second{background:#fff;color:#000091}
button[disabled]{background:#e5e5e5;border-color:#e5e5e5;color:#666;cursor:default}
:focus-visible{outline:2px solid #0a76f6;outline-offset:2px}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin:.125rem .5rem 0 0;accent-color:#000091}
input[type=file]{background:#fff;border:0;padding:.625rem 0}
fieldset{border:1px solid #ddd;margin:1rem 0;padding:.5rem 1rem}
legend{font-weight:700;padding:0 .25rem}
.case{display:flex;margin:.625rem 0}
.case label{font-weight:400;margin:0}
.depot{border:2px dashed #929292;padding:1rem;margin:1rem 0}
.depot.dessus{border-color:#000091;background:#f5f5fe}
.espace{margin-bottom:1rem}
.boutons{display:flex;flex-wrap:wrap;gap:0 1rem}
.erreur{color:#ce0500;font-weight:700}
.avis{border-left:.25rem solid #000091;background:#f6f6f6;padding:.75rem 1rem;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.375rem .5rem;border-bottom:1px solid #ddd;vertical-align:top}
caption{text-align:left;font-weight:700;padding:.5rem 0}
.large{overflow-x:auto}
progress{width:100%;height:1rem;accent-color:#000091}
`;

/** Nothing is kept, framed, sent on or indexed; what a browser runs is ours, to the letter. */
export function html({ titre, corps, status = 200, script }: Page): PageResponse {
  const run = script === undefined ? '' : `<script>${script}</script>`;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`, "connect-src 'self'"]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    status,
    headers: {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
    },
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(titre)} – Coopilote</title><style>${STYLE}</style></head><body><header><p>Coopilote</p></header><main><h1>${escaped(titre)}</h1>${corps}</main>${run}</body></html>`,
  };
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file, shown by the browser or downloaded under its name. */
export function file(
  bytes: Uint8Array,
  {
    type,
    name,
    shown,
  }: { readonly type: string; readonly name: string; readonly shown: 'inline' | 'attachment' },
): PageResponse {
  return {
    status: 200,
    headers: {
      ...HEADERS,
      'content-type': type,
      'content-disposition': `${shown}; filename="${name}"`,
      'content-security-policy': "frame-ancestors 'none'",
    },
    body: bytes,
  };
}

export function answer(body: object, status = 200): PageResponse {
  return {
    status,
    headers: { ...HEADERS, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** After a form was sent: the same page asked for again, which a reload then repeats without harm. */
export function seeAgain(path: string): PageResponse {
  return { status: 303, headers: { ...HEADERS, location: path.split('/').at(-1) ?? '' }, body: '' };
}

/** Whether the page's script asks, rather than a person. */
export function isScript({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  return headers.accept?.startsWith('application/json') ?? false;
}

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'strict-transport-security': 'max-age=63072000',
} as const;

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** The same words for a link that never was, that was altered, that is too old, or that was closed. */
export const GONE: PageResponse = html({
  titre: 'Ce lien n’est plus valable',
  status: 404,
  corps:
    '<p>Il a expiré, il a été fermé, ou il n’est pas complet. Demandez-en un autre à qui vous l’a donné.</p>',
});

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
