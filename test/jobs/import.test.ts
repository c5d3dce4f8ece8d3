// The import of a file, from the drop to its last word: told of before anything is written, nobody doubled, nothing of it in clear.
import { describe, expect, it } from 'vitest';
import { type JobDeps, NotTold } from '#bot/job-ports.ts';
import type { Table } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { startImport } from '#bot/storage/imports.ts';
import { readJournal } from '#bot/storage/journal.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { memoryTable } from '#local/memory-table.ts';
import {
  agree,
  csvOf,
  current,
  drop,
  expectOnce,
  LEASE,
  type Scene,
  scene,
  work,
} from '#test/support/imports.ts';

describe('a file', () => {
  it('is read and told of, then written once it is agreed to, then told to be done, by figures alone', async () => {
    const here = scene();
    await drop(here, csvOf(60, ';Zoé;\n'));
    await work(here);
    expect(await current(here)).toMatchObject({
      etat: 'lu',
      total: 60,
      comptes: { nouvelles: 60, doubles: 0, refusees: 1, incompletes: 0 },
    });
    expect(await readRepertoire(here.records.acteur, here.records)).toEqual([]);
    await agree(here);
    await work(here);
    await expectOnce(here, 60);
    expect(here.shop.notices).toMatchObject([
      {
        acteur: here.records.acteur,
        lasting: 'L’import est terminé : 60 personnes ajoutées.',
        blocks: [{ buttons: [{ label: 'Voir' }] }],
      },
    ]);
    expect(await readJournal(here.records.acteur, here.records)).toMatchObject([
      { quoi: 'import', qui: here.records.acteur, combien: 60 },
    ]);
  });

  it('that cannot be read is told of in a sentence, sealed as it may quote it', async () => {
    const here = scene();
    await drop(here, 'Madame Quillivic;Paul\nencore;elle\n');
    await work(here);
    const { etat, scelle = '' } = await current(here);
    expect(etat).toBe('illisible');
    expect(await here.records.keyring.open(scelle)).toContain('Colonnes vues : « Madame Quillivic »');
  });

  it('a part of which never came is asked for again', async () => {
    const here = scene();
    const { records, shop } = here;
    await startImport(
      { acteur: records.acteur, lien: 'l1', depot: 'd1', parties: 2, extension: '.csv' },
      shop.deps,
    );
    await work(here);
    expect(await records.keyring.open((await current(here)).scelle ?? '')).toContain('pas arrivé en entier');
  });

  it('dropped again once imported is all doubles, and doubles nobody', async () => {
    const here = scene();
    await drop(here, csvOf(30));
    await work(here);
    await agree(here);
    await work(here);
    await drop(here, csvOf(30), 'd2');
    await work(here);
    expect(await current(here)).toMatchObject({ comptes: { nouvelles: 0, doubles: 30, completables: 30 } });
    await agree(here, { doubles: 'completer' });
    await work(here);
    expect(await current(here)).toMatchObject({ bilan: { ajoutees: 0, completees: 0, laissees: 30 } });
    expect(await readRepertoire(here.records.acteur, here.records)).toHaveLength(30);
  });

  it('leaves out whoever was created since it was read', async () => {
    const here = scene();
    await drop(here, 'Nom;Prénom\nQuillivic;Paul\nLe Bihan;Awa\n');
    await work(here);
    const { acteur } = here.records;
    const values = { prenom: 'Paul', nom: 'Quillivic' };
    const sheet = { id: 'p', proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
    await changeBeneficiaire({ acteur, id: 'p', geste: 'g', apply: () => sheet }, here.records);
    await agree(here);
    await work(here);
    expect(await current(here)).toMatchObject({ bilan: { ajoutees: 1, laissees: 1 } });
    expect(await readRepertoire(acteur, here.records)).toHaveLength(2);
  });

  it('has what is doubtful only if it is said', async () => {
    for (const douteux of [false, true]) {
      const here = scene();
      await drop(here, 'Nom;Prénom;Notes\nQuillivic;Paul;mot de passe : Soleil29\n');
      await work(here);
      expect(await current(here)).toMatchObject({ comptes: { douteux: 1, incompletes: 1 } });
      await agree(here, { douteux });
      await work(here);
      const [paul] = await readRepertoire(here.records.acteur, here.records);
      const sheet = await findBeneficiaire(here.records.acteur, paul?.id ?? '', here.records);
      expect(sheet?.values.notes).toBe(douteux ? 'mot de passe : Soleil29' : undefined);
    }
  });
});

describe('its end', () => {
  async function done(notify: JobDeps['notifier']['notify']): Promise<Scene> {
    const here = scene();
    await drop(here, csvOf(3));
    await work(here);
    await agree(here);
    await work(here, { notifier: { notify } });
    here.records.pass(LEASE);
    await work(here);
    return here;
  }

  it('is told later where nothing was said', async () => {
    const here = await done(async () => {
      throw new NotTold();
    });
    expect(here.shop.notices).toHaveLength(1);
  });

  it('is not told again where it may have been', async () => {
    const here = await done(async () => {
      throw new Error('cut');
    });
    expect(here.shop.notices).toHaveLength(0);
    expect(await current(here)).toMatchObject({ etat: 'fini', averti: true });
  });
});

it('nothing that is read is in clear in a record, a file, a line of log or a notice', async () => {
  const written: string[] = [];
  const sound = memoryTable();
  const table: Table = {
    ...sound,
    write: (actions, token) => {
      written.push(JSON.stringify(actions));
      return sound.write(actions, token);
    },
  };
  const here = scene(table);
  const { files } = here.shop.deps;
  const spied: JobDeps['files'] = {
    ...files,
    create: (name, bytes, until) => {
      written.push(name, Buffer.from(bytes).toString('latin1'));
      return files.create(name, bytes, until);
    },
  };
  const all = { ...here, shop: { ...here.shop, deps: { ...here.shop.deps, files: spied } } };
  await drop(
    all,
    'Nom;Prénom;Téléphone;Mél;Notes;Bizarre Quillivik\nQuillivic;Solenn;0639981234;s@quillivic.fr;aime le Quillivoc\nQuillivic;Solenn;06 3\n;Quillivuc\n',
  );
  await work(all);
  await agree(all, { doubles: 'completer', douteux: true });
  await work(all);
  const whole = [...written, JSON.stringify([here.records.logged, here.shop.notices])].join('\n');
  const words = ['quilliv', 'solenn', '39981234', '0639981234'];
  const shapes = words.flatMap((word) => [word, Buffer.from(word).toString('base64').slice(0, -3)]);
  expect(written.length).toBeGreaterThan(10);
  for (const shape of shapes) expect(whole.toLowerCase()).not.toContain(shape.toLowerCase());
  expect(await readRepertoire(here.records.acteur, here.records)).toMatchObject([{ nom: 'Quillivic' }]);
});
