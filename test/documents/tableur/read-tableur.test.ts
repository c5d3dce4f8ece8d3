// What a file is, told by its content and not by its name: read, or refused with a sentence.
import { describe, expect, test } from 'vitest';
import { MOST_BYTES } from '#bot/documents/tableur/limites.ts';
import { archiveOf } from '#test/support/archives.ts';
import { odsOf, type Rows, xlsxOf } from '#test/support/classeurs.ts';
import { refusDe, tableauDe } from '#test/support/tableaux.ts';

const PEOPLE: Rows = [
  ['Nom', 'Prénom', 'Ville'],
  ['Le Goff', 'Hélène', 'Quimper'],
  ['d’Almeida', 'Paul', 'Brest'],
];
const csv = (rows: Rows, mark = ';') => Buffer.from(rows.map((row) => row.join(mark)).join('\n'));
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('a table is read from its content, whatever the file is called', () => {
  test.each([
    ['a workbook of Excel', xlsxOf({ sheets: [{ rows: PEOPLE }] }), 'photo.jpg'],
    ['an OpenDocument spreadsheet', odsOf([{ rows: PEOPLE }]), 'liste.xlsx'],
    ['a text', csv(PEOPLE), 'liste.ods'],
  ])('%s', async (_what, file, name) => {
    const { entetes, lignes, auDela, remarques } = await tableauDe(file, name);
    expect(entetes).toEqual(['Nom', 'Prénom', 'Ville']);
    expect(lignes).toEqual([
      { numero: 2, cellules: ['Le Goff', 'Hélène', 'Quimper'] },
      { numero: 3, cellules: ['d’Almeida', 'Paul', 'Brest'] },
    ]);
    expect([auDela, remarques]).toEqual([0, []]);
  });

  test('macros are neither run nor opened, which is said', async () => {
    const macros = { name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' };
    const { lignes, remarques } = await tableauDe(xlsxOf({ sheets: [{ rows: PEOPLE }], more: [macros] }));
    expect(lignes).toHaveLength(2);
    expect(remarques).toEqual([expect.stringContaining('n’ont pas été exécutées')]);
  });
});

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0];
const ole = (part: string) => Buffer.concat([bytes(OLE), Buffer.from(part, 'utf16le')]);
const MANIFEST =
  '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
const office = (name: string) =>
  archiveOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name, content: '<document/>' },
  ]);

describe('what is no spreadsheet is told what it is', () => {
  test.each([
    ['an old workbook', ole('Workbook'), 'l’ancien format .xls'],
    ['a workbook with a password', ole('EncryptedPackage'), 'mot de passe'],
    ['any other file of that time', ole('WordDocument'), 's’appelle « .xlsx », mais'],
    [
      'an OpenDocument with a password',
      odsOf([{ rows: PEOPLE }], [{ name: 'META-INF/manifest.xml', content: MANIFEST }]),
      'mot de passe',
    ],
    [
      'an archive with a password',
      archiveOf([{ name: 'content.xml', content: 'x', says: { flags: 1 } }]),
      'mot de passe',
    ],
    ['a program renamed', bytes('MZ', [0x90, 0, 3, 0]), 'est un programme'],
    ['a program of Linux', bytes([0x7f], 'ELF', [2, 1, 1, 0]), 'est un programme'],
    ['a script', bytes('#!/bin/sh\nrm -rf /'), 'est un programme'],
    ['a PDF', bytes('%PDF-1.7\n'), 'est un PDF'],
    ['a photo', bytes([0xff, 0xd8, 0xff, 0xe0, 0]), 'est une image'],
    ['a picture', bytes([0x89], 'PNG\r\n'), 'est une image'],
    ['a compressed file', bytes([0x1f, 0x8b, 8, 0]), 'est compressé'],
    ['an archive of something else', archiveOf([{ name: 'liste.xlsx', content: 'x' }]), 'est compressé'],
    ['a text of Word', office('word/document.xml'), 'est un document'],
    [
      'a text of LibreOffice',
      archiveOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
        { name: 'content.xml', content: '<a/>' },
      ]),
      'est un document',
    ],
    ['a binary workbook', office('xl/workbook.bin'), '(.xlsb)'],
    ['a workbook of Numbers', archiveOf([{ name: 'Index/Document.iwa', content: 'x' }]), 'Numbers'],
    ['a page called .xls', bytes('\ufeff <html><table><tr><td>Nom'), 'page web'],
    ['a workbook as XML', bytes('<?xml version="1.0"?><Workbook/>'), 'page web'],
    ['a rich text', bytes('{\\rtf1 Nom'), 'est un document'],
    ['bytes called .xlsx', bytes('Nom', [0], 'Prénom'), 's’appelle « .xlsx », mais'],
    ['nothing', bytes(''), 'est vide'],
    ['too many bytes', Buffer.alloc(MOST_BYTES + 1, 'a'), 'dépasse 10 Mo'],
  ])('%s', async (_what, file, said) => {
    expect(await refusDe(file)).toContain(said);
  });

  test('bytes that are called nothing known', async () => {
    expect(await refusDe(bytes([1, 2, 0]), 'notes.dat')).toMatch(/^Ce fichier n’est pas un tableur\./);
  });
});

describe('a file without people says what it lacks', () => {
  test.each([
    ['blank lines', bytes('\n \n\t\n'), 'aucune ligne'],
    ['an empty sheet', xlsxOf({ sheets: [{}] }), 'aucune ligne'],
    ['no sheet that is seen', xlsxOf({ sheets: [{ rows: PEOPLE, state: 'hidden' }] }), 'aucune ligne'],
    ['headers alone', csv([['Nom', 'Prénom']]), 'aucune ligne ne les suit'],
    [
      'no first name',
      csv([
        ['Nom', 'Ville'],
        ['Le Goff', 'Quimper'],
      ]),
      'La colonne « Prénom » manque. Colonnes vues : « Nom », « Ville ».',
    ],
    [
      'no header',
      csv([['Quimper', '29000']]),
      'Les colonnes « Nom » et « Prénom » manquent. Colonnes vues : « Quimper », « 29000 ».',
    ],
  ])('%s', async (_what, file, said) => {
    expect(await refusDe(file)).toContain(said);
  });
});
