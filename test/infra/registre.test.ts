// The register of processing says what the code keeps: every kind of record, every folder of files, every field of every form, and how long.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allForms } from '#bot/commands/forms.ts';
import { FICHIERS, REGISTRE } from '#bot/commands/registre.data.ts';
import { champs, keepingIn, registreMarkdown, sayGarde } from '#bot/commands/registre.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { memoryBot } from '#test/support/memory-bot.ts';
import { filled } from '../../bin/registre/filled.ts';
import { ownFiles } from './own-files.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const doc = (name: string) => readFileSync(join(ROOT, 'docs', 'rgpd', name), 'utf8');

it('is what the code would write in it (otherwise: npm run registre)', () => {
  expect(doc('registre.md')).toBe(filled(doc('registre.md'), registreMarkdown()));
});

it('has a line for every key of the table', () => {
  expect(Object.keys(REGISTRE).toSorted()).toEqual(Object.keys(keyOf).toSorted());
});

it('has a line for every folder of files', () => {
  const named = ownFiles()
    .filter(({ path, text }) => path.startsWith('bot/storage/') && /files\.create|keepSealed/.test(text))
    .flatMap(({ text }) => foldersIn(text));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(FICHIERS).toSorted());
});

/** As a template begins, or by the constant that begins it. */
function foldersIn(text: string): readonly string[] {
  const plain = [...text.matchAll(/`([a-z-]+)\/\$\{/g)].map(([, folder = '']) => folder);
  const named = [...text.matchAll(/`\$\{([A-Z]+)\}\/\$\{/g)].map(
    ([, name = '']) => new RegExp(`const ${name} = '([a-z-]+)'`).exec(text)?.[1] ?? name,
  );
  return [...plain, ...named];
}

it('has every field of every form, with the way that the form says it is kept', () => {
  const known = champs();
  for (const form of allForms()) {
    for (const [name, field] of Object.entries(fieldsOf(form))) {
      const garde = keepingIn(form, name, field);
      const found = known.filter((one) => one.label === (field.full ?? field.label) && one.garde === garde);
      expect(found.map(({ formulaires }) => formulaires.includes(form.titre))).toEqual([true]);
    }
  }
});

it('says of a profile and of a place what is truly readable in the table', async () => {
  const lea = await memoryBot();
  const profil = { role: 'mediateur', fuseau: 'Europe/Paris', rappels: 'jamais' };
  await lea.send(await lea.type('/profil'), {
    ...profil,
    structure: 'Quillivica',
    email: 'quillivicb@exemple.fr',
  });
  await lea.send(await lea.type('/lieux ajouter'), { nom: 'Quillivicc', commune: 'Quimper' });
  const { items } = await lea.deps.table.query({ pk: `M#${lea.acteur.id}`, limit: 50 });
  const isReadable = (word: string) => JSON.stringify(items).includes(word);
  const isSaid = (form: string, name: string) => {
    const found = allForms().find(({ id }) => id === form);
    const field = found && fieldsOf(found)[name];
    return found && field ? keepingIn(found, name, field) === 'clear' : undefined;
  };
  expect([isReadable('Quillivica'), isReadable('quillivicb'), isReadable('Quillivicc')]).toEqual([
    isSaid('profil', 'structure'),
    isSaid('profil', 'email'),
    isSaid('lieu', 'nom'),
  ]);
});

it('writes no entity that is not stored under one of those keys', () => {
  const clear = ownFiles().filter(({ path }) => /^bot\/(storage|aws)\//.test(path));
  const composed = clear.filter(
    ({ path, text }) => !/(keys|indexes)\.ts$/.test(path) && /pk: [`']/.test(text),
  );
  expect(composed.map(({ path }) => path)).toEqual([]);
});

describe('durations', () => {
  it.each([
    [10 * 60_000, '10 minutes'],
    [24 * 3_600_000, '1 jour'],
    [7 * 24 * 3_600_000, '7 jours'],
    [365 * 24 * 3_600_000, '1 an'],
    [10 * 366 * 24 * 3_600_000, '10 ans'],
    ['tant que', 'tant que'],
  ])('%s is said « %s »', (garde, said) => {
    expect(sayGarde({ garde })).toBe(said);
  });
});

it.each(['aipd.md', 'notice.md'])('%s says the same durations as the code', (name) => {
  const text = doc(name);
  for (const key of ['conversation', 'supprime', 'acces'] as const)
    expect(text).toContain(sayGarde(REGISTRE[key]));
  expect(text).toMatch(/35 jours/);
  expect(text).toMatch(/un an/);
});
