// The page of an import, asked as browsers ask it: whole or in parts, twice, in two windows, too late, by somebody else, with anything for a file.
import { beforeEach, describe, expect, it, test } from 'vitest';
import { writeBeneficiaires } from '#bot/documents/tableur/write-beneficiaires.ts';
import { type PageResponse, TableUnavailable } from '#bot/ports.ts';
import { findImport } from '#bot/storage/imports.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { addressIn, type Guichet, guichet, texteDe } from '#test/support/pages.ts';
import { suivies } from '#test/support/suivies.ts';
import { tableauDe } from '#test/support/tableaux.ts';

const CSV = Buffer.from(
  'Nom;Prénom;Tél;Ville\nMartin;Paul;06 12;Quimper\nLe Goff;Hélène;;Rennes\nLe Bihan;Awa;;\n;Zoé;;\n',
);
const JSON_ASKED = { accept: 'application/json' };

let desk: Guichet;
let address: string;
beforeEach(async () => {
  desk = await guichet();
  await suivies(desk.bot, { p1: { prenom: 'Paul', nom: 'Martin', naissance: '1952' } });
  address = await desk.lien('/beneficiaire importer');
});

const people = async () =>
  (await readRepertoire(desk.bot.acteur.id, desk.bot.deps)).map(({ nom }) => nom).toSorted();
const current = async () => (await findImport(desk.bot.acteur.id, desk.bot.deps)) ?? expect.fail('no import');
const jsonOf = ({ body }: PageResponse) => JSON.parse(String(body));
const page = async () => texteDe(await desk.ouvre(address));

/** Dropped and read. */
async function read(bytes: Uint8Array = CSV): Promise<void> {
  await desk.depose(address, bytes);
  await desk.travaille();
}

async function agree(fields: Readonly<Record<string, string>> = { nouvelles: 'oui' }): Promise<PageResponse> {
  return desk.envoie(address, { action: 'accepter', import: (await current()).id, ...fields });
}

describe('from the drop to the end', () => {
  it('a form without script drops the file, and each page says where it stands', async () => {
    expect(await page()).toContain('Déposez la liste des personnes que vous suivez.');
    const dropped = await desk.depose(address, CSV);
    expect(dropped.status).toBe(303);
    expect(dropped.headers.location).toBe(address.split('/').at(-1));
    expect(await page()).toContain('en cours de lecture');
    await desk.travaille();
    const report = await page();
    expect(report).toContain('Rien n’est encore ajouté');
    expect(report).toMatch(/2 personnes nouvelles.*1 personne peut-être déjà là.*1 ligne refusée/);
    expect(report).toMatch(/2 Tél Ce numéro n’est pas valide/);
    expect(report).toMatch(/5 Nom Ligne refusée\. Veuillez renseigner un nom\./);
    expect(report).toContain('Ville Nom commune');
    expect(await people()).toEqual(['Martin']);
    expect((await agree()).status).toBe(303);
    expect(await page()).toContain('0 ligne faite sur 3.');
    await desk.travaille();
    expect(await page()).toContain('2 personnes ajoutées, 1 ligne laissée de côté.');
    expect(await people()).toEqual(['Le Bihan', 'Le Goff', 'Martin']);
    expect(desk.shop.notices).toHaveLength(1);
  });

  it('its script is told where it stands, and the text to say aloud', async () => {
    const asked = async () => jsonOf(await desk.ouvre(address, JSON_ASKED));
    expect(await asked()).toMatchObject({ etat: 'attendu' });
    await desk.depose(address, CSV, { script: true });
    expect(await asked()).toMatchObject({ etat: 'depose' });
    await desk.travaille();
    expect(await asked()).toMatchObject({ etat: 'lu' });
    await agree();
    expect(await asked()).toEqual({ etat: 'accepte', fait: 0, total: 3, dit: '0 ligne faite sur 3.' });
  });

  it('the script drops in parts, which are one file whatever is sent twice', async () => {
    const parts = [CSV.subarray(0, 30), CSV.subarray(30, 60), CSV.subarray(60)];
    for (const [partie, bytes] of [
      ...parts.entries(),
      [1, parts[1] ?? CSV] as const,
      [2, parts[2] ?? CSV] as const,
    ]) {
      const sent = await desk.depose(address, bytes, { partie, parties: 3, script: true });
      expect(jsonOf(sent)).toEqual({});
    }
    await desk.travaille();
    expect(await current()).toMatchObject({ etat: 'lu', comptes: { nouvelles: 2, doubles: 1, refusees: 1 } });
  });

  it('names nobody before it is asked, nor in the address', async () => {
    await read();
    expect(await page()).not.toMatch(/Paul|Martin|Le Goff/);
    const doubles = await desk.envoie(address, { action: 'doubles' });
    expect(texteDe(doubles)).toMatch(/2 Paul Martin Paul Martin · 1952/);
    expect(address).not.toMatch(/Paul|Martin/);
  });

  it('gives back the rows to be put right, which can be dropped again', async () => {
    await read();
    const file = await desk.envoie(address, { action: 'revoir' });
    expect(file.headers['content-disposition']).toBe('attachment; filename="lignes-a-revoir.xlsx"');
    const { entetes, lignes } = await tableauDe(file.body as Uint8Array);
    expect(entetes).toEqual(['Nom', 'Prénom', 'Tél', 'Ville', 'Raison']);
    expect(lignes.map(({ cellules }) => cellules[0])).toEqual(['Martin', '']);
    await agree();
    await desk.travaille();
    expect((await desk.envoie(address, { action: 'revoir' })).status).toBe(200);
  });

  it('completes who is surely there, where it is asked', async () => {
    await read(Buffer.from('Nom;Prénom;Mél\nMARTIN;Paul;p@exemple.fr\n'));
    await agree({ doubles: 'completer' });
    await desk.travaille();
    expect(await page()).toContain('1 fiche complétée');
    expect(await readRepertoire(desk.bot.acteur.id, desk.bot.deps)).toMatchObject([
      { id: 'p1', annee: 1952, email: 'p@exemple.fr' },
    ]);
  });

  it('that does not advance is said not to be forgotten', async () => {
    let now = desk.bot.deps.clock();
    desk = await guichet((deps) => ({ ...deps, clock: () => now }));
    address = await desk.lien('/beneficiaire importer');
    await desk.depose(address, CSV);
    expect(await page()).not.toContain('Rien n’avance');
    now += 11 * 60 * 1000;
    expect(await page()).toContain('Rien n’avance depuis un moment. Le travail reprend de lui-même');
  });

  it('adds nothing where nothing is ticked, or wanted', async () => {
    await read();
    const nothing = await agree({});
    expect([nothing.status, texteDe(nothing)]).toEqual([
      422,
      expect.stringContaining('Cochez ce qui doit être ajouté'),
    ]);
    await desk.envoie(address, { action: 'jeter', import: (await current()).id });
    expect(await page()).toContain('Rien n’a été ajouté, et ce qui avait été lu est effacé.');
    await agree();
    await desk.travaille();
    expect(await people()).toEqual(['Martin']);
    expect(await desk.shop.deps.files.read(`imports/${(await current()).plan}/0`)).toBeUndefined();
  });

  it('gives a template that can be filled', async () => {
    const { body } = await desk.envoie(address, { action: 'modele' });
    expect(body).toHaveLength((await writeBeneficiaires([], () => undefined)).length);
  });
});

describe('whatever is dropped is answered with a sentence', () => {
  const zeros = (bytes: number) => new Uint8Array(bytes);
  test.each([
    ['a program', Buffer.from('MZ\x90\x00'), 'liste.xlsx', 'Ce fichier est un programme'],
    ['nothing', zeros(0), 'liste.csv', 'Ce fichier est vide.'],
    ['zeros', zeros(1000), 'liste.ods', 'son contenu n’est pas celui d’un tableur'],
    [
      'another kind of list',
      Buffer.from('Date;Montant\n1;2\n'),
      'liste.csv',
      'Les colonnes « Nom » et « Prénom » manquent',
    ],
  ])('%s', async (_what, bytes, nom, sentence) => {
    await desk.depose(address, bytes, { nom });
    await desk.travaille();
    const said = await desk.ouvre(address);
    expect(texteDe(said)).toContain(sentence);
    expect(String(said.body)).toContain('aria-invalid="true"');
    // And another may be dropped there at once.
    await desk.depose(address, CSV, { depot: 'e'.repeat(26) });
    await desk.travaille();
    expect(await current()).toMatchObject({ etat: 'lu' });
  });

  test.each([
    ['a part too large', 4_000_001, {}, 'dépasse 4 Mo'],
    ['more parts than a file has', 10, { partie: 0, parties: 5 }, 'n’est pas arrivé'],
    ['a part of no file', 10, { partie: 2, parties: 2 }, 'n’est pas arrivé'],
    ['a dropping of another shape', 10, { depot: '../../x' }, 'n’est pas arrivé'],
  ])('%s', async (_what, bytes, more, sentence) => {
    const page = await desk.depose(address, zeros(bytes), more);
    expect([page.status, texteDe(page)]).toEqual([422, expect.stringContaining(sentence)]);
    const script = await desk.depose(address, zeros(bytes), { ...more, script: true });
    expect([script.status, jsonOf(script).erreur]).toEqual([422, expect.stringContaining(sentence)]);
    expect(await findImport(desk.bot.acteur.id, desk.bot.deps)).toBeUndefined();
  });

  it('a form that is broken, empty, or of another kind', async () => {
    for (const fields of [{}, { action: 'rien' }, { action: 'toString' }]) {
      const { status } = await desk.envoie(address, fields);
      expect([303, 422]).toContain(status);
    }
    expect(await people()).toEqual(['Martin']);
  });
});

describe('the same thing twice', () => {
  it('a file sent twice is one import', async () => {
    await Promise.all([desk.depose(address, CSV), desk.depose(address, CSV)]);
    await desk.travaille();
    const { id } = await current();
    await desk.depose(address, CSV);
    expect((await current()).id).toBe(id);
  });

  it('an agreement given twice, or in two windows, writes once', async () => {
    await read();
    await Promise.all([agree(), agree(), agree({ nouvelles: 'oui', doubles: 'creer' })]);
    await desk.travaille();
    await agree();
    await desk.travaille();
    expect((await people()).filter((nom) => nom === 'Le Goff')).toHaveLength(1);
    expect(desk.shop.notices).toHaveLength(1);
  });

  it('an agreement to a file that another has replaced is given to neither', async () => {
    await read();
    const { id } = await current();
    await desk.depose(address, Buffer.from('Nom;Prénom\nAutre;Liste\n'), { depot: 'e'.repeat(26) });
    await desk.travaille();
    await desk.envoie(address, { action: 'accepter', import: id, nouvelles: 'oui' });
    await desk.travaille();
    expect(await people()).toEqual(['Martin']);
    expect(await page()).toContain('1 personne nouvelle');
  });

  it('another link waits for the import that is being written, and each page shows its own', async () => {
    const other = await desk.lien('/beneficiaire importer');
    await read();
    await agree();
    const refused = await desk.depose(other, CSV, { depot: 'e'.repeat(26), script: true });
    expect(jsonOf(refused).erreur).toContain('Un autre import est en cours');
    expect(texteDe(await desk.ouvre(other))).toContain('Déposez la liste');
    await desk.travaille();
    expect(await page()).toContain('2 personnes ajoutées');
  });
});

describe('a link', () => {
  it('is good for an hour, for one page, for whoever it was made for', async () => {
    await read();
    const other = await guichet();
    expect((await other.ouvre(address)).status).toBe(200);
    expect(texteDe(await other.ouvre(address))).toContain('Déposez la liste');
    for (const wrong of [`${address}x`, address.replace('/importer/', '/exporter/'), address.slice(0, -3)])
      expect(texteDe(await desk.ouvre(wrong))).toContain('Ce lien n’est plus valable');
    const late = await guichet((deps) => ({ ...deps, clock: () => desk.bot.deps.clock() + 3_600_000 }));
    expect((await late.ouvre(address)).status).toBe(404);
    expect((await late.depose(address, CSV, { script: true })).status).toBe(404);
  });

  it('brings back to what waits for an agreement', async () => {
    await read();
    const said = JSON.stringify(await desk.bot.type('/beneficiaire importer'));
    expect(said).toContain('attend votre accord (2 personnes nouvelles)');
    expect(texteDe(await desk.ouvre(addressIn(said)))).toContain('Ce que contient votre fichier');
  });

  it('lets nothing be kept, framed, indexed or sent on, and runs no script but ours', async () => {
    const { headers } = await desk.ouvre(address);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers['content-security-policy']).toMatch(/default-src 'none';.*script-src 'sha256-/);
  });
});

it('says so when the store is down, and goes on from there', async () => {
  let down = false;
  desk = await guichet((deps) => ({
    ...deps,
    table: {
      ...deps.table,
      write: (actions, token) =>
        down ? Promise.reject(new TableUnavailable('Martin')) : deps.table.write(actions, token),
    },
  }));
  address = await desk.lien('/beneficiaire importer');
  down = true;
  const failed = await desk.depose(address, CSV, { script: true });
  expect([failed.status, texteDe(failed)]).toEqual([
    503,
    expect.stringContaining('Réessayez dans un instant'),
  ]);
  down = false;
  await read();
  down = true;
  expect((await agree()).status).toBe(503);
  down = false;
  await agree();
  await desk.travaille();
  expect(await page()).toContain('3 personnes ajoutées');
  expect(JSON.stringify(desk.bot.logs)).not.toContain('Martin');
});
