// The page of a link sent to a recipient, through its door: nothing before the password, nothing after it is closed, the same words for all that is not.
import { beforeEach, describe, expect, it } from 'vitest';
import { signLink } from '#bot/conversations/lien.ts';
import type { Envoi } from '#bot/domain/beneficiaire/envoi.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { pagesDoor } from '#bot/pages/door.ts';
import type { PageResponse } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { changeEnvoi } from '#bot/storage/envois.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { mergeBeneficiaires } from '#bot/storage/fusions.ts';
import { readJournal } from '#bot/storage/journal.ts';
import { memoryTable } from '#local/memory-table.ts';
import { envoiKept, leaving, MOT_DE_PASSE, type Poste, posteOn, prepared } from '#test/support/envois.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { readPdf } from '#test/support/pdf-reading.ts';

const DAY = 24 * 3_600_000;

let at: Poste;
beforeEach(() => {
  at = posteOn(memoryTable());
});

interface Asked {
  readonly method?: string;
  readonly typed?: string;
  readonly type?: string;
}

/** What a browser gets of that path. */
function visit(
  path: string,
  { method, typed, type = 'application/x-www-form-urlencoded' }: Asked = {},
): Promise<PageResponse> {
  const body = typed === undefined ? '' : new URLSearchParams({ 'mot-de-passe': typed }).toString();
  return pagesDoor(at.deps)({
    method: method ?? (typed === undefined ? 'GET' : 'POST'),
    path,
    headers: typed === undefined ? {} : { 'content-type': type },
    body: new TextEncoder().encode(body),
  });
}

function pathOf(
  page: string,
  { personne, id }: Pick<Envoi, 'personne' | 'id'>,
  until = at.lea.clock() + 7 * DAY,
): string {
  return `/pages/${page}/${signLink({ page, data: { personne, envoi: id }, until, nonce: id }, at.deps.ticketKeys)}`;
}

const pageText = ({ body }: PageResponse) => Buffer.from(body).toString();

/** A link that left, and its path as the letter has it. */
async function sent(): Promise<{ readonly of: Pick<Envoi, 'personne' | 'id'>; readonly path: string }> {
  const of = await leaving(at, { voie: 'lien' });
  for (let round = 0; round < 3; round += 1) await sweepJobs(JOB_RUNS, at.deps);
  const [letter] = await at.mail.received();
  const path = /\/pages\/fiche\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  return { of, path };
}

describe('the link of a letter', () => {
  it('asks for the password, whoever follows it: a scanner opens nothing and nothing is counted', async () => {
    const { of, path } = await sent();
    for (const method of ['GET', 'HEAD', 'GET', 'POST']) {
      const page = await visit(path, { method });
      expect(page.status).toBe(200);
      expect(pageText(page)).toContain('Mot de passe');
      expect(pageText(page)).not.toMatch(/Kervo|Léa|Quimper/);
    }
    expect(await envoiKept(of, at)).toMatchObject({ ouvertures: [], erreurs: 0 });
    expect(await readJournal(at.lea.acteur, at.lea)).toEqual([]);
  });

  it.each([
    ['as it was said', MOT_DE_PASSE],
    ['in capitals, with spaces', MOT_DE_PASSE.toUpperCase().replaceAll('-', ' ')],
    ['with a line end and accents', `  ${MOT_DE_PASSE.replace('bodufi', 'bôdufi')}\n`],
  ])('opens to the password %s: that alone is an opening', async (_how, typed) => {
    const { of, path } = await sent();
    const page = await visit(path, { typed });
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    const { drawn } = await readPdf(page.body as Uint8Array);
    expect(drawn.join(' ')).toContain('Kervoëlen');
    expect(await envoiKept(of, at)).toMatchObject({ ouvertures: [at.lea.clock()], erreurs: 0 });
    const [entry, ...others] = await readJournal(at.lea.acteur, at.lea);
    expect(entry).toEqual({ quoi: 'ouverture', personne: of.personne, quand: at.lea.clock() });
    expect(others).toEqual([]);
  });

  it('opens as often as it is asked, for seven days', async () => {
    const { of, path } = await sent();
    for (const days of [0, 3, 3.9]) {
      at.lea.pass(days * DAY);
      expect((await visit(path, { typed: MOT_DE_PASSE })).status).toBe(200);
    }
    expect((await envoiKept(of, at)).ouvertures).toHaveLength(3);
    at.lea.pass(0.2 * DAY);
    expect((await visit(path, { typed: MOT_DE_PASSE })).status).toBe(404);
    expect((await visit(path)).status).toBe(404);
  });

  it('says that a password is wrong, near the field, and closes after ten', async () => {
    const { path } = await sent();
    for (let n = 0; n < 10; n += 1) {
      const page = await visit(path, { typed: `bodufi ${n}` });
      expect(page.status).toBe(403);
      expect(pageText(page)).toMatch(/role="alert">Ce n’est pas le bon mot de passe/);
      expect(pageText(page)).toContain('aria-describedby="aide erreur"');
    }
    expect((await visit(path, { typed: MOT_DE_PASSE })).status).toBe(404);
  });

  it.each([
    ['a password in a body of another type', { typed: MOT_DE_PASSE, type: 'application/json' }],
    ['a password in a body too long', { typed: MOT_DE_PASSE.padEnd(5000) }],
  ])('%s is no password, and no error', async (_what, asked) => {
    const { of, path } = await sent();
    expect(pageText(await visit(path, asked))).toContain('Mot de passe');
    expect((await envoiKept(of, at)).erreurs).toBe(0);
  });
});

it('looks into nothing larger than a request of Lambda, and says so', async () => {
  const { path } = await sent();
  const page = await pagesDoor(at.deps)({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new Uint8Array(6 * 1024 * 1024 + 1),
  });
  expect(page.status).toBe(422);
  expect(pageText(page)).toContain('trop lourd');
});

describe('a link that opens nothing says the same, whatever the reason', () => {
  const gone = async (path: string, asked?: Asked) => {
    const page = await visit(path, asked);
    expect(page.status).toBe(404);
    return pageText(page);
  };

  it('altered, of another page, expired, closed, of a person erased, of nobody', async () => {
    const { of, path } = await sent();
    const texts = [
      await gone(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`),
      await gone(path.replace('/fiche/', '/apercu/')),
      await gone(pathOf('fiche', of, at.lea.clock() - 1)),
      await gone(pathOf('fiche', { personne: 'personne', id: of.id })),
      await gone(pathOf('fiche', { personne: of.personne, id: 'aucun' })),
      await gone('/pages/fiche/'),
      await gone('/pages/inconnue/k.x.y'),
      await gone('/pages/__proto__/k.x.y'),
      await gone(path, { method: 'DELETE' }),
    ];
    await changeEnvoi(of, { apply: (now) => ({ ...now, revoqueLe: at.lea.clock() }) }, at.lea);
    texts.push(await gone(path, { typed: MOT_DE_PASSE }));
    const erased = await leaving(at, { voie: 'lien', etat: 'prepare' });
    await sweepJobs(JOB_RUNS, at.deps);
    expect((await visit(pathOf('fiche', erased))).status).toBe(200);
    await eraseBeneficiaire({ acteur: at.lea.acteur, id: erased.personne }, at.lea);
    texts.push(await gone(pathOf('fiche', erased), { typed: MOT_DE_PASSE }));
    expect(new Set(texts).size).toBe(1);
  });

  it('of somebody who objects to being followed', async () => {
    const { of, path } = await sent();
    const object = { acteur: at.lea.acteur, id: of.personne, geste: 'o' };
    await changeBeneficiaire({ ...object, apply: (now) => now && { ...now, opposeeLe: 1 } }, at.lea);
    await gone(path, { typed: MOT_DE_PASSE });
  });

  it('of somebody whom its sender sees no longer', async () => {
    const { of, path } = await sent();
    expect((await visit(path)).status).toBe(200);
    const handed = { acteur: at.lea.acteur, id: of.personne, geste: 'p' };
    const proprietaire = 'mattermost.autre';
    await changeBeneficiaire({ ...handed, apply: (now) => now && { ...now, proprietaire } }, at.lea);
    await gone(path, { typed: MOT_DE_PASSE });
  });

  it('of somebody who objects once her sheet was merged into another', async () => {
    const { of, path } = await sent();
    const [merged, kept] = [of.personne, (await prepared(at)).personne];
    const { acteur } = at.lea;
    await mergeBeneficiaires({ acteur, gardee: kept, fondue: merged, geste: 'm' }, at.lea);
    expect((await visit(path)).status).toBe(200);
    const object = { acteur, id: kept, geste: 'o' };
    await changeBeneficiaire({ ...object, apply: (now) => now && { ...now, opposeeLe: 1 } }, at.lea);
    await gone(path, { typed: MOT_DE_PASSE });
  });

  it('what was only prepared has no page of its own', async () => {
    await gone(pathOf('fiche', await prepared(at, { voie: 'lien' })));
  });
});

describe('the preview', () => {
  it('shows the very file that leaves, to whoever presses', async () => {
    const of = await prepared(at);
    const path = pathOf('apercu', of);
    expect(pageText(await visit(path))).toContain('Voir le fichier');
    const seen = await visit(path, { method: 'POST' });
    expect(seen.headers['content-type']).toBe('application/pdf');
    const { lea } = at;
    await changeEnvoi(of, { apply: (now) => ({ ...now, etat: 'a_envoyer' }) }, lea);
    const { envoi: job } = JOB_RUNS;
    const sur = { personne: of.personne, envoi: of.id };
    await job({ id: 'j', sorte: 'envoi', acteur: lea.acteur, sur, essais: 1, quand: 0, rev: 1 }, at.deps);
    const [letter] = await at.mail.received();
    expect(Buffer.from(letter?.attachment?.bytes ?? [])).toEqual(Buffer.from(seen.body as Uint8Array));
  });

  it('of a link asks for its password, as the recipient’s page will', async () => {
    const path = pathOf('apercu', await prepared(at, { voie: 'lien' }));
    expect(pageText(await visit(path))).toContain('Mot de passe');
    expect((await visit(path, { typed: 'faux' })).status).toBe(403);
    expect((await visit(path, { typed: MOT_DE_PASSE })).headers['content-type']).toBe('application/pdf');
  });

  it('shows nothing any more to who may no longer send it', async () => {
    const of = await prepared(at);
    await visit(pathOf('apercu', of), { method: 'POST' });
    const object = { acteur: at.lea.acteur, id: of.personne, geste: 'o' };
    await changeBeneficiaire({ ...object, apply: (now) => now && { ...now, opposeeLe: 1 } }, at.lea);
    for (const method of ['GET', 'POST'])
      expect((await visit(pathOf('apercu', of), { method })).status).toBe(404);
  });

  it('is over once it left, was thrown away, or after a day', async () => {
    const [left, old] = [await leaving(at), await prepared(at)];
    expect((await visit(pathOf('apercu', left), { method: 'POST' })).status).toBe(404);
    at.lea.pass(DAY);
    expect((await visit(pathOf('apercu', old), { method: 'POST' })).status).toBe(404);
  });
});

describe('every answer', () => {
  it('is kept by nobody, framed by nobody, and tells nobody where it was read', async () => {
    const { path } = await sent();
    for (const page of [
      await visit(path),
      await visit(path, { typed: MOT_DE_PASSE }),
      await visit('/pages/x/y'),
    ]) {
      expect(page.headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  it('of a door that fails gives a reference and nothing else; the log has its kind', async () => {
    const { path } = await sent();
    const table = faultyTable(at.lea.sound, { get: { probability: 1, faults: ['unavailable'] } });
    const page = await pagesDoor({ ...at.deps, table })({
      method: 'GET',
      path,
      headers: {},
      body: new Uint8Array(),
    });
    expect(page.status).toBe(503);
    expect(pageText(page)).toMatch(/référence à qui vous a envoyé le lien : \w{8}\./);
    expect(at.lea.logged.at(-1)).toMatchObject({
      level: 'error',
      event: 'page.failed',
      kind: 'TableUnavailable',
    });
    expect(JSON.stringify(at.lea.logged)).not.toMatch(/Kervo|bodufi|ccas/);
  });
});
