// The page of an export: one's own people and nobody else's, in files that bring the same people back once they are imported.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#bot/forms/field.ts';
import { Throttled } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { findImport } from '#bot/storage/imports.ts';
import { readJournal } from '#bot/storage/journal.ts';
import { acceptPartage, proposePartage } from '#bot/storage/partages.ts';
import { entreeActions, readRepertoire } from '#bot/storage/repertoire.ts';
import { samplePeople } from '#local/seed-people.ts';
import { fichesOf } from '#test/support/fiches.ts';
import { type Guichet, guichet, texteDe } from '#test/support/pages.ts';
import { suivies } from '#test/support/suivies.ts';
import { tableauDe } from '#test/support/tableaux.ts';
import { loadCommunes } from '../../lambdas/communes.ts';

const KARIM = samplePeople.find(({ username }) => username === 'karim')?.acteur.id ?? '';
const AWA = { prenom: 'Awa', nom: 'Le Bihan', notes: 'le mardi' };

async function followed(
  people: Readonly<Record<string, Answers>>,
): Promise<Guichet & { readonly address: string }> {
  const desk = await guichet();
  await suivies(desk.bot, people);
  return { ...desk, address: await desk.lien('/beneficiaire exporter') };
}

async function namesIn(body: string | Uint8Array, name = 'x.xlsx'): Promise<readonly string[]> {
  const { lignes } = await tableauDe(body as Uint8Array, name);
  return lignes.map(({ cellules }) => `${cellules[1]} ${cellules[0]}`);
}

describe('the file', () => {
  it('is in the order of names, in the format asked for; it is logged, with how many and no name', async () => {
    const { envoie, address, bot } = await followed({
      p1: { prenom: 'Zoé', nom: 'Élie' },
      p2: AWA,
      p3: { prenom: 'Ana', nom: 'Élie' },
    });
    const xlsx = await envoie(address, { format: 'xlsx' });
    expect(xlsx.headers['content-disposition']).toBe('attachment; filename="beneficiaires.xlsx"');
    expect(await namesIn(xlsx.body)).toEqual(['Ana Élie', 'Zoé Élie', 'Awa Le Bihan']);
    const csv = await envoie(address, { format: 'csv' });
    expect(csv.headers['content-disposition']).toBe('attachment; filename="beneficiaires.csv"');
    expect(await namesIn(csv.body, 'x.csv')).toEqual(['Ana Élie', 'Zoé Élie', 'Awa Le Bihan']);
    const logged = await readJournal(bot.acteur.id, bot.deps);
    expect(logged).toMatchObject([
      { quoi: 'export', qui: bot.acteur.id, combien: 3 },
      { quoi: 'export', combien: 3 },
    ]);
    expect(JSON.stringify(await bot.type('/beneficiaire journal'))).toContain(
      'export dans un fichier · 3 personnes',
    );
  });

  it('holds neither who objects, nor whom colleagues share, nor anybody else', async () => {
    const { envoie, address, bot } = await followed({ p1: { prenom: 'Paul', nom: 'Martin' }, p2: AWA });
    const { deps, acteur } = bot;
    const oppose = (now: Parameters<Parameters<typeof changeBeneficiaire>[0]['apply']>[0]) =>
      now && { ...now, opposeeLe: 1 };
    await changeBeneficiaire({ acteur: acteur.id, id: 'p1', geste: 'o', apply: oppose }, deps);
    const sheet = {
      id: 'k1',
      proprietaire: KARIM,
      version: 1,
      values: { prenom: 'De', nom: 'Karim' },
      creeLe: 0,
      modifieLe: 0,
      rev: 0,
    };
    await changeBeneficiaire({ acteur: KARIM, id: 'k1', geste: 'g', apply: () => sheet }, deps);
    const side = { acteur: acteur.id, sorte: 'liste', avec: KARIM } as const;
    await proposePartage(side, 'p', deps);
    await acceptPartage({ ...side, acteur: KARIM, avec: acteur.id }, deps);
    expect(await namesIn((await envoie(address, { format: 'xlsx' })).body)).toEqual(['Awa Le Bihan']);
    expect(await readJournal(acteur.id, deps)).toMatchObject([{ quoi: 'export', combien: 1 }]);
  });

  it('too large to be given is given in several, which together hold everybody once', async () => {
    const long = { notes: 'x'.repeat(300_000), nom: 'Martin' };
    const people = Array.from({ length: 16 }, (_, n) => [`p${n}`, { ...long, prenom: `P${n}` }] as const);
    const { envoie, address, bot } = await followed(Object.fromEntries(people));
    const offered = texteDe(await envoie(address, { format: 'csv' }));
    expect(offered).toMatch(/Fichier 1 sur 2\s+Fichier 2 sur 2/);
    expect(await readJournal(bot.acteur.id, bot.deps)).toEqual([]);
    const names: string[] = [];
    for (const partie of ['1', '2']) {
      const { body, headers } = await envoie(address, { format: 'csv', partie, parties: '2' });
      expect(headers['content-disposition']).toBe(`attachment; filename="beneficiaires-${partie}-sur-2.csv"`);
      names.push(...(await namesIn(body, 'x.csv')));
    }
    expect([names.length, new Set(names).size]).toEqual([16, 16]);
  });

  it('of more people than one import reads is offered in several', async () => {
    const { bot, lien, envoie } = await guichet();
    const changes = Array.from({ length: 5001 }, (_, n) => {
      const personne = `p${n}`;
      return { personne, entree: { id: personne, prenom: 'P', nom: `N${n}` } };
    });
    const { keyring, table } = bot.deps;
    await table.write(await entreeActions(bot.acteur.id, changes, { read: [], keyring }));
    const page = await envoie(await lien('/beneficiaire exporter'), { format: 'xlsx' });
    expect(texteDe(page)).toMatch(/Fichier 1 sur 2\s+Fichier 2 sur 2/);
  });
});

describe('the page', () => {
  it('says how many they are, and gives nothing before it is asked', async () => {
    const { ouvre, address, bot } = await followed({ p2: AWA });
    const page = await ouvre(address);
    expect(texteDe(page)).toContain('Vous suivez 1 personne.');
    expect(texteDe(page)).not.toContain('Le Bihan');
    expect(await readJournal(bot.acteur.id, bot.deps)).toEqual([]);
  });

  it('offers nothing to whoever follows nobody, and takes no other format', async () => {
    const nobody = await followed({});
    expect(texteDe(await nobody.envoie(nobody.address, { format: 'xlsx' }))).toContain(
      'Vous ne suivez encore personne.',
    );
    const somebody = await followed({ p2: AWA });
    for (const fields of [
      { format: 'exe' },
      { format: 'csv', partie: '0' },
      { format: 'csv', parties: '1e9' },
    ])
      expect((await somebody.envoie(somebody.address, fields)).headers['content-type']).toContain(
        'text/html',
      );
  });

  it('says so when the store fails in the middle, and half a file is given to nobody', async () => {
    let reads = 0;
    const desk = await guichet((deps) => ({
      ...deps,
      table: {
        ...deps.table,
        get: (keys) => {
          if (keys.some(({ sk }) => sk === 'ID')) reads += 1;
          return reads === 3 ? Promise.reject(new Throttled('Le Bihan')) : deps.table.get(keys);
        },
      },
    }));
    await suivies(desk.bot, { p2: AWA });
    const address = await desk.lien('/beneficiaire exporter');
    reads = 2;
    const failed = await desk.envoie(address, { format: 'xlsx' });
    expect([failed.status, typeof failed.body]).toEqual([503, 'string']);
    expect(await readJournal(desk.bot.acteur.id, desk.bot.deps)).toEqual([]);
  });
});

describe('exported, erased, imported', () => {
  it('they are the same people, field for field', async () => {
    const communes = [...(await loadCommunes())].filter((_, at) => at % 900 === 0);
    const fiches = fc.array(fichesOf(communes), { minLength: 1, maxLength: 4 });
    const formats = fc.constantFrom('xlsx' as const, 'csv' as const);
    await fc.assert(
      fc.asyncProperty(fiches, formats, async (all, format) => {
        const desk = await followed(Object.fromEntries(all.map((values, n) => [`p${n}`, values])));
        const { body } = await desk.envoie(desk.address, { format });
        const { acteur, deps } = desk.bot;
        for (const n of all.keys()) await eraseBeneficiaire({ acteur: acteur.id, id: `p${n}` }, deps);
        expect(await readRepertoire(acteur.id, deps)).toEqual([]);
        const importer = await desk.lien('/beneficiaire importer');
        await desk.depose(importer, body as Uint8Array, { nom: `x.${format}` });
        await desk.travaille();
        const { id = '' } = (await findImport(acteur.id, deps)) ?? {};
        const agreed = { action: 'accepter', import: id, nouvelles: 'oui', doubles: 'creer', douteux: 'oui' };
        await desk.envoie(importer, agreed);
        await desk.travaille();
        const people = await readRepertoire(acteur.id, deps);
        const sheets = await Promise.all(people.map((one) => findBeneficiaire(acteur.id, one.id, deps)));
        expect(sorted(sheets.flatMap((sheet) => (sheet ? [sheet.values] : [])))).toEqual(sorted(all));
      }),
      { numRuns: 15 },
    );
  });
});

const sorted = (all: readonly Answers[]): readonly string[] =>
  all
    .map((values) => JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted();
