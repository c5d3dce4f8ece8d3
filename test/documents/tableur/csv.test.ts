// Text files as programs and people save them: any encoding, any mark, any end of line.
import { describe, expect, it, test } from 'vitest';
import { cellulesDe, tableauDe } from '#test/support/tableaux.ts';

const LINES = 'Nom;Prénom;Notes\nLe Goff;Hélène;« l’été », 3 œufs à 2 €';
const CELLS = [['Le Goff', 'Hélène', '« l’été », 3 œufs à 2 €']];

/** Each character in its byte of Windows-1252. */
function windows(text: string): Buffer {
  const codes: Readonly<Record<string, number>> = { '’': 0x92, œ: 0x9c, '€': 0x80 };
  return Buffer.from([...text].map((character) => codes[character] ?? character.charCodeAt(0)));
}
function utf16be(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
}

test.each([
  ['UTF-8', Buffer.from(LINES)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${LINES}`)],
  ['Windows-1252', windows(LINES)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${LINES}`, 'utf16le')],
  ['UTF-16, big end first', utf16be(LINES)],
])('is read in %s', async (_encoding, bytes) => {
  expect(await cellulesDe(bytes)).toEqual(CELLS);
});

test.each([
  ['semicolons', ';'],
  ['commas', ','],
  ['tabs', '\t'],
  ['bars', '|'],
])('is cut at %s', async (_what, mark) => {
  const rows = [
    ['Nom', 'Prénom', 'Notes'],
    ['Le Goff', 'Hélène', '"a, b; c | d\te"'],
  ];
  const text = rows.map((row) => row.join(mark)).join('\n');
  expect(await cellulesDe(Buffer.from(text))).toEqual([['Le Goff', 'Hélène', 'a, b; c | d\te']]);
});

test.each([
  ['of Unix', '\n'],
  ['of Windows', '\r\n'],
  ['of old', '\r'],
])('lines end with those %s', async (_what, end) => {
  const text = ['Nom;Prénom', '', 'a;b', 'c;d', ''].join(end);
  const { lignes } = await tableauDe(Buffer.from(text));
  expect(lignes.map(({ numero }) => numero)).toEqual([3, 4]);
});

describe('quotes', () => {
  test.each([
    [
      'hold marks, quotes and line ends',
      '"a;b";"dit ""Nini""";"une\r\ndeux"',
      ['a;b', 'dit "Nini"', 'une\r\ndeux'],
    ],
    ['hold nothing', '"";"b";""', ['', 'b']],
    ['inside a cell are its own', 'a"b;c "d";e', ['a"b', 'c "d"', 'e']],
    ['may be followed by letters', '"Le" Goff;b;c', ['Le Goff', 'b', 'c']],
  ])('%s', async (_what, line, cells) => {
    expect(await cellulesDe(Buffer.from(`Nom;Prénom;Notes\n${line}\n`))).toEqual([cells]);
  });
});

it('rows are as wide as they are', async () => {
  const text = 'Nom;Prénom;Ville\na;b\na;b;c;d\n;\n;;;;\n';
  const { entetes, lignes } = await tableauDe(Buffer.from(text));
  expect(entetes).toEqual(['Nom', 'Prénom', 'Ville', '']);
  expect(lignes.map(({ cellules }) => cellules)).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c', 'd'],
  ]);
});

it('the mark is that of the headers, whatever there is more of elsewhere', async () => {
  const text = 'Liste, pour le mardi, le jeudi, le samedi\nNom;Prénom\nLe Goff, dite, Nini, ici;Hélène\n';
  expect(await cellulesDe(Buffer.from(text))).toEqual([['Le Goff, dite, Nini, ici', 'Hélène']]);
});

it('one column needs no mark', async () => {
  expect(await cellulesDe(Buffer.from('Nom complet\nLE GOFF, Hélène\n'))).toEqual([['LE GOFF, Hélène']]);
});

it('a line that names the mark is a title', async () => {
  expect(await cellulesDe(Buffer.from('sep=;\r\nNom;Prénom\r\na;b'))).toEqual([['a', 'b']]);
});

it('an apostrophe that disarms a formula is not of the text', async () => {
  const line = "'=1+1;''@a;'-;'a";
  expect(await cellulesDe(Buffer.from(`Nom;Prénom;Ville;Notes\n${line}`))).toEqual([
    ['=1+1', "'@a", '-', "'a"],
  ]);
});
