// The columns that are written and those that are recognised.
import { describe, expect, it, test } from 'vitest';
import { colonnesEcrites, colonnesLues } from '#bot/domain/beneficiaire/colonnes.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { exportedColumns } from '#bot/forms/columns.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { fold } from '#bot/forms/words.ts';

const written = colonnesEcrites.map(({ entete }) => entete);

test('La Coop’s ten come first, in its order', () => {
  expect(written.slice(0, 10)).toEqual([
    'Nom',
    'Prénom',
    'Année de naissance',
    'Nom commune',
    'Code INSEE',
    'Code postal',
    'Téléphone',
    'E-mail',
    'Genre',
    'Notes',
  ]);
});

test('every field of the sheet has its column, by its full wording', () => {
  const told = new Set(colonnesEcrites.flatMap(({ champs }) => champs));
  expect([...told].toSorted()).toEqual(Object.keys(fieldsOf(beneficiaireForm)).toSorted());
  const headers = new Map(exportedColumns(beneficiaireForm).map(({ name, header }) => [name, header]));
  for (const { cle, entete } of colonnesEcrites.slice(10)) expect(entete).toBe(headers.get(cle));
});

describe('names', () => {
  test('no two columns are written alike', () => {
    const folded = written.map(fold);
    expect(folded).toHaveLength(new Set(folded).size);
    expect(folded).not.toContain('');
  });

  it('are of one column, but for the label of a box that says which date', () => {
    const byName = Map.groupBy(
      colonnesLues.flatMap(({ cle, entete, noms }) =>
        [entete, ...noms].map((nom) => ({ cle, nom: fold(nom) })),
      ),
      ({ nom }) => nom,
    );
    const shared = [...byName].filter(([, of]) => new Set(of.map(({ cle }) => cle)).size > 1);
    expect(shared.map(([nom]) => nom)).toEqual(['date de naissance']);
  });
});
