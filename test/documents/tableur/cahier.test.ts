// A list as a mediator keeps it, from its bytes to what is told before the import: titles, blank rows, everyday headers, a total.
import { expect, test } from 'vitest';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import { odsOf, type Rows, styled, xlsxOf } from '#test/support/classeurs.ts';
import { tableauDe } from '#test/support/tableaux.ts';
import { loadCommunes } from '../../../lambdas/communes.ts';

const context = { today: '2026-11-27', communes: communeMatcher(await loadCommunes()) };

const HEADERS = [
  'N°',
  'Civilité',
  'NOM',
  'Prénom',
  'Né(e) le',
  'Tél',
  'Portable',
  'CP',
  'Ville',
  'Mail',
  'Orienté par',
  'Remarques',
  'Vu le',
];
/** A day of birth as each kind of file has it. */
const rowsWith = (birth: Rows[number][number]): Rows => [
  ['PERMANENCE DU MARDI : usagers'],
  [],
  HEADERS,
  [
    1,
    'Mme',
    'LE GOFF',
    'Hélène',
    birth,
    298123456,
    '06.12.34.56.78',
    29000,
    'QUIMPER',
    'h.legoff@exemple.fr',
    'CCAS',
    'Vient avec sa sœur',
    '03/03/2026',
  ],
  [
    2,
    'M.',
    'D’ALMEIDA',
    'paul',
    1987,
    '',
    612345679,
    1000,
    'Bourg en Bresse',
    '',
    '',
    'Mot de passe : Soleil29',
    '',
  ],
  [],
  [3, 'Mme', 'LEGOFF', 'Helene', '', '', '', '', '', '', '', '', ''],
  [4, '', 'MARTIN', '', '', '', '', '', '', '', '', 'prénom à demander', ''],
  [5, 'M', 'TANGUY', 'Yann', '52', 'pas de tél', '', '', 'Saint-Denis', 'yann@', '', '', ''],
  ['', '', 'Total', 4],
];
const day: Rows[number][number] = {
  xml: '<table:table-cell office:value-type="date" office:date-value="1952-03-12"><text:p>12/03/52</text:p></table:table-cell>',
};

test.each([
  [
    'of Excel',
    xlsxOf({ sheets: [{ name: 'mardi', rows: rowsWith(styled(19_065, 1)) }], formats: ['dd/mm/yy'] }),
  ],
  ['of LibreOffice', odsOf([{ name: 'mardi', rows: rowsWith(day) }])],
  [
    'of text',
    Buffer.from(
      rowsWith('12/03/1952')
        .map((row) => row.join(';'))
        .join('\r\n'),
    ),
  ],
])('in a file %s', async (_kind, bytes) => {
  const tableau = await tableauDe(bytes);
  const rapport = rapportOf(tableau, personnesDe(tableau, context), [
    { id: 'b1', prenom: 'Paul', nom: 'd’Almeida', telephone: '+33612345679' },
  ]);

  expect(rapport.nouvelles.map(({ ligne, values }) => [ligne.numero, values])).toEqual([
    [
      4,
      {
        nom: 'Le Goff',
        prenom: 'Hélène',
        naissance: '1952',
        commune: { code: '29232', nom: 'Quimper (29)' },
        telephone: '+33298123456',
        email: 'h.legoff@exemple.fr',
        genre: 'feminin',
        prescripteur: 'CCAS',
        notes: 'Vient avec sa sœur',
      },
    ],
    [9, { nom: 'Tanguy', prenom: 'Yann', genre: 'masculin', sansTelephone: true }],
  ]);
  expect(rapport.nouvelles[1]?.ecarts.map(({ colonne }) => colonne).toSorted()).toEqual([
    'Mail',
    'Né(e) le',
    'Ville',
  ]);

  const doubles = rapport.doubles.map(({ personne, lignes, avec }) => [
    personne.ligne.numero,
    lignes,
    avec.map(({ fiche }) => fiche.id),
  ]);
  expect(doubles).toEqual([
    [5, [], ['b1']],
    [7, [4], []],
  ]);
  expect(rapport.doubles[0]?.personne.values).toMatchObject({
    naissance: '1987',
    telephone: '+33612345679',
    commune: { code: '01053' },
  });
  expect(rapport.doubles[0]?.personne.ecarts).toMatchObject([
    { colonne: 'Remarques', douteux: 'Mot de passe : Soleil29' },
  ]);

  expect(
    rapport.refusees.map(({ ligne, erreurs }) => [ligne.numero, erreurs.map(({ colonne }) => colonne)]),
  ).toEqual([
    [8, ['Prénom']],
    [10, ['Prénom']],
  ]);
  expect(
    rapport.colonnes.filter(({ lueComme }) => lueComme === undefined).map(({ entete }) => entete),
  ).toEqual(['N°', 'Vu le']);
  expect(rapport.colonnes.find(({ entete }) => entete === 'Portable')?.complete).toBe('Tél');
});
