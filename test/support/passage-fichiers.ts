// A list of people that passes through a bot: dropped on its page, told of, agreed to, taken away again; and all that is kept and told of it meanwhile.
import { pagesDoor } from '#bot/pages/door.ts';
import type { Deps, HttpRequest, PageResponse } from '#bot/ports.ts';
import { findImport, type Import } from '#bot/storage/imports.ts';
import { multipart } from './pages.ts';
import { atelier, travaux } from './travaux.ts';

/** Where each page is reached. */
interface Liens {
  readonly importer: string;
  readonly exporter: string;
}

export interface Passage {
  readonly fin: Import | undefined;
  /** The file that was taken away. */
  readonly exporte: string;
  /** Every file kept, whenever it was, and every message told. */
  readonly traces: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** All that it holds is agreed to. */
export async function passeUneListe(
  acteur: string,
  { liens, nom, texte }: { readonly liens: Liens; readonly nom: string; readonly texte: string },
  deps: Deps,
): Promise<Passage> {
  const shop = atelier(deps);
  const kept: string[] = [];
  const create: typeof shop.deps.files.create = (name, bytes, until) => {
    kept.push(name, Buffer.from(bytes).toString('latin1'));
    return shop.deps.files.create(name, bytes, until);
  };
  const jobDeps = { ...shop.deps, files: { ...shop.deps.files, create } };
  const door = pagesDoor(jobDeps);
  const ask = (address: string, request: Partial<HttpRequest>): Promise<PageResponse> =>
    door({
      method: 'POST',
      path: new URL(address).pathname,
      headers: FORM,
      body: new Uint8Array(),
      ...request,
    });
  const send = (address: string, fields: Readonly<Record<string, string>>) =>
    ask(address, { body: Buffer.from(new URLSearchParams(fields).toString()) });
  const parts = { depot: 'd'.repeat(26), partie: 0, parties: 1 };
  const { type, body } = await multipart(parts, { nom, bytes: Buffer.from(texte) });
  await ask(liens.importer, { headers: { 'content-type': type }, body });
  await travaux(jobDeps, [acteur]);
  await ask(liens.importer, { method: 'GET', headers: {} });
  const read = await findImport(acteur, deps);
  const accord = { action: 'accepter', import: read?.id ?? '', nouvelles: 'oui', doubles: 'creer' };
  await send(liens.importer, accord);
  await travaux(jobDeps, [acteur]);
  const given = await send(liens.exporter, { format: 'csv' });
  return {
    fin: await findImport(acteur, deps),
    exporte: Buffer.from(given.body).toString(),
    traces: kept.join('\n') + JSON.stringify(shop.notices),
  };
}
