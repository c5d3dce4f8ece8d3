// What is told before anything is written.
import { describe, expect, it, test } from 'vitest';
import type { Identite } from '#bot/domain/beneficiaire/doublons.ts';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { identiteOf, rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';

const TABLE: Tableau = {
  entetes: ['N°', 'Nom', 'Prénon', 'Téléphone', 'Portable', 'Tranche d’âge', '', ''],
  lignes: [
    { numero: 4, cellules: ['1', 'Le Goff', 'Hélène', '', '06 12 34 56 78'] },
    { numero: 5, cellules: ['2', 'Martin', 'Paul', '', '', '', '', 'note à part'] },
    { numero: 6, cellules: ['3', 'LEGOFF', 'Helene', '02 98 12 34 56'] },
    { numero: 8, cellules: ['4', 'Hélène', 'Le Goff', '06'] },
    { numero: 9, cellules: ['5', 'Total'] },
  ],
  auDela: 12,
  remarques: ['Une remarque.'],
};
const known: Identite = { id: 'b1', prenom: 'Paul', nom: 'Martin', annee: 1952 };

const context = { today: '2026-11-27', communes: () => ({ near: [] }) };
const lues = personnesDe(TABLE, context);
const rapport = rapportOf(TABLE, lues, [known, { id: 'b2', prenom: 'Zoé', nom: 'Xantia' }]);

describe('people', () => {
  it('are new, or may be there already: in the file, in the base', () => {
    expect(rapport.nouvelles.map(({ ligne }) => ligne.numero)).toEqual([4]);
    const doubles = rapport.doubles.map(({ personne, lignes, avec }) => [
      personne.ligne.numero,
      lignes,
      avec.map(({ fiche, sur }) => [fiche.id, sur]),
    ]);
    expect(doubles).toEqual([
      [5, [], [['b1', ['nom', 'prenom']]]],
      [6, [4], []],
      [8, [4, 6], []],
    ]);
  });

  it('that cannot be imported are told with their rows', () => {
    expect(rapport.refusees).toMatchObject([{ ligne: { numero: 9 }, erreurs: [{ champ: 'prenom' }] }]);
  });

  it('are all told of, each once', () => {
    const told = [
      ...rapport.nouvelles,
      ...rapport.doubles.map(({ personne }) => personne),
      ...rapport.refusees,
    ].map(({ ligne }) => ligne.numero);
    expect(told.toSorted((a, b) => a - b)).toEqual(TABLE.lignes.map(({ numero }) => numero));
  });
});

test('columns are told as they are used, in the order of the file', () => {
  expect(rapport.colonnes).toEqual([
    { entete: 'N°', approchee: false },
    { entete: 'Nom', lueComme: 'Nom', approchee: false },
    { entete: 'Prénon', lueComme: 'Prénom', approchee: true },
    { entete: 'Téléphone', lueComme: 'Téléphone', approchee: false },
    { entete: 'Portable', lueComme: 'Téléphone', approchee: false, complete: 'Téléphone' },
    { entete: 'Tranche d’âge', approchee: false },
    { entete: 'colonne H', approchee: false },
  ]);
});

test('what was not read of the file is told', () => {
  expect([rapport.auDela, rapport.remarques]).toEqual([12, ['Une remarque.']]);
});

test('columns without a header are called as spreadsheets call them', () => {
  const cellules = ['a', 'b', ...Array<string>(26).fill('x')];
  const entetes = ['Nom', 'Prénom', ...Array<string>(26).fill('')];
  const wide: Tableau = { entetes, lignes: [{ numero: 2, cellules }], auDela: 0, remarques: [] };
  const said = rapportOf(wide, personnesDe(wide, context), []).colonnes.map(({ entete }) => entete);
  expect(said.slice(2, 4)).toEqual(['colonne C', 'colonne D']);
  expect(said.slice(-3)).toEqual(['colonne Z', 'colonne AA', 'colonne AB']);
});

test('what tells people apart is taken out of a sheet', () => {
  const values = {
    prenom: 'Paul',
    nom: 'Martin',
    naissance: '12/03/1952',
    email: 'a@b.fr',
    genre: 'masculin',
  };
  expect(identiteOf(values)).toEqual({ prenom: 'Paul', nom: 'Martin', annee: 1952, email: 'a@b.fr' });
});
