// The report as a page shows it: no longer than a page, whatever the file holds; and the rows to be put right, whole.
import { describe, expect, it } from 'vitest';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import { rowsToRevise, sayRapport, sayRessemblances } from '#bot/domain/beneficiaire/rapport-dit.ts';
import { MOST_COUNTED, type Tableau } from '#bot/domain/beneficiaire/tableau.ts';

const CONTEXT = { today: '2026-11-27', communes: () => ({ near: [] }) };
const PAUL: Entree = { id: 'b1', prenom: 'Paul', nom: 'Martin', annee: 1952, commune: 'Quimper (29)' };
const table = (rows: readonly (readonly string[])[], more: Partial<Tableau> = {}): Tableau => ({
  entetes: ['Nom', 'Prénom', 'Téléphone', 'Portable', 'x'.repeat(30_000)],
  lignes: rows.map((cellules, at) => ({ numero: at + 2, cellules })),
  auDela: 0,
  remarques: ['Une remarque.'],
  ...more,
});
const read = (tableau: Tableau) => rapportOf(tableau, personnesDe(tableau, CONTEXT), [PAUL]);

const TABLE = table([
  ['', 'Zoé'],
  ['Martin', 'Paul', '06 12'],
  ['Le Goff', 'Hélène'],
  ['LE GOFF', 'Hélène'],
]);
const dit = sayRapport(read(TABLE), TABLE);

describe('the report', () => {
  it('says what is left out: which row, which column, why, without what was read', () => {
    expect(dit.ecarts).toMatchObject({
      lignes: [
        { numero: 2, colonne: 'Nom', raison: 'Veuillez renseigner un nom.', refusee: true },
        { numero: 3, colonne: 'Téléphone', refusee: false },
      ],
      autres: 0,
    });
    expect(JSON.stringify(dit.ecarts)).not.toMatch(/Zoé|Martin/);
  });

  it('says who looks like whom', () => {
    expect(dit.doubles.lignes).toEqual([
      { numero: 3, nom: 'Paul Martin', personnes: ['b1'], lignes: [] },
      { numero: 5, nom: 'Hélène Le Goff', personnes: [], lignes: [4] },
    ]);
  });

  it.each([
    ['as they are now', { ...PAUL, annee: 1953 }, ['Paul Martin · 1953 · Quimper (29)', 'la ligne 4']],
    [
      'with the colleague who follows them',
      { ...PAUL, par: 'Karim' },
      ['Paul Martin · 1952 · Quimper (29) · suivie par Karim', 'la ligne 4'],
    ],
    ['and not once they are not seen', undefined, ['la ligne 4']],
  ])('names those who are alike %s', (_how, now, said) => {
    const known = new Map(now ? [[now.id, now]] : []);
    expect(sayRessemblances({ personnes: ['b1'], lignes: [4] }, known)).toEqual(said);
  });

  it('names nobody where nobody alike is seen', () => {
    const said = sayRessemblances({ personnes: ['b1'], lignes: [] }, new Map());
    expect(said).toEqual(['une fiche que vous ne voyez plus']);
  });

  it('holds titles no longer than a line, and as many lines as are looked at', () => {
    const long = table(
      Array.from({ length: 400 }, () => ['', 'Zoé']),
      { feuille: 'y'.repeat(500), auDela: 12 },
    );
    const said = sayRapport(read(long), long);
    expect(said.colonnes.at(-1)?.entete).toHaveLength(61);
    expect(said.feuille).toHaveLength(61);
    expect([said.ecarts.lignes.length, said.ecarts.autres]).toEqual([100, 300]);
    expect(said.remarques[1]).toContain('12 autres ne le sont pas');
    expect(JSON.stringify(said).length).toBeLessThan(30_000);
  });

  it('counts no further than anybody cares', () => {
    const endless = table([['A', 'B']], { auDela: MOST_COUNTED });
    expect(sayRapport(read(endless), endless).remarques[1]).toMatch(/plus de 50\s000 autres/);
  });
});

it('rows to be put right are those refused and those of which something is left out, in the order of the file', () => {
  expect(
    rowsToRevise(read(TABLE)).map(({ ligne, raisons }) => [ligne.numero, raisons[0], raisons.length]),
  ).toEqual([
    [2, 'Ligne 2 refusée.', 2],
    [3, 'Ligne 3 reprise en partie.', 2],
  ]);
});
