// Files made to hurt whoever opens them: each gets a sentence, soon, and never grows in memory as it says.
import { describe, expect, it, test } from 'vitest';
import { MOST_PARTS, MOST_UNPACKED } from '#bot/documents/tableur/limites.ts';
import { MOST_COUNTED, MOST_ROWS } from '#bot/domain/beneficiaire/tableau.ts';
import { archiveOf, type Part } from '#test/support/archives.ts';
import { odsOf, type Sheet, xlsxOf } from '#test/support/classeurs.ts';
import { cellulesDe, refusDe, tableauDe } from '#test/support/tableaux.ts';

const ABIME = 'Ce fichier est abîmé';
const LOURD = 'Ce fichier est trop volumineux une fois ouvert';

const HEADERS = ['Nom', 'Prénom'];
const SHEET: Sheet = { rows: [HEADERS, ['Le Goff', 'Hélène']] };
const xlsx = (data: string) => xlsxOf({ sheets: [{ data }] });
const ods = (data: string) => odsOf([{ data }]);
const withParts = (...more: readonly Part[]) => xlsxOf({ sheets: [SHEET], more });
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row>${HEADERS.map(inline).join('')}</row>`;
const odsCell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const ODS_HEAD = `<table:table-row>${HEADERS.map((header) => odsCell(header)).join('')}</table:table-row>`;

/** Packs to a thousandth of its size. */
const spaces = Buffer.alloc(MOST_UNPACKED + 1, ' ');
const bomb = (says?: Part['says']): Part => ({
  name: 'xl/media/bomb.xml',
  content: spaces,
  ...(says && { says }),
});

describe('zip bombs', () => {
  it('is refused for what it says that it weighs, before anything is opened', async () => {
    expect(await refusDe(withParts(bomb()))).toContain(LOURD);
  });

  test.each([
    ['ten bytes', 10],
    ['nothing', 0],
  ])('is stopped where it said that it ends: at %s', async (_what, size) => {
    const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData>'), spaces]);
    const parts = [
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: sheet, says: { size } },
    ];
    expect(await refusDe(archiveOf(parts))).toContain(ABIME);
  });

  it('counts parts that share their bytes as many times as they are told', async () => {
    const half = Buffer.alloc(MOST_UNPACKED / 8, ' ');
    const parts = Array.from({ length: 9 }, (_, at) => ({
      name: `xl/${at}.xml`,
      content: at === 0 ? half : '',
      says: { size: half.length },
      sameAs: 0,
    }));
    expect(await refusDe(archiveOf(parts))).toContain(LOURD);
  });

  it('opens no archive that is inside', async () => {
    const nested = archiveOf([{ name: 'a', content: spaces }]);
    expect(await refusDe(archiveOf([{ name: 'content.xml', content: nested }]))).toContain(ABIME);
    expect(await tableauDe(withParts({ name: 'xl/embeddings/a.zip', content: nested }))).toBeDefined();
  });
});

describe('archives that are not what they say', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'more parts than any workbook',
      withParts(...Array.from({ length: MOST_PARTS }, (_, at) => ({ name: `xl/${at}`, content: '' }))),
      LOURD,
    ],
    ['two parts of one name', withParts({ name: 'xl/workbook.xml', content: '<workbook/>' }), ABIME],
    [
      'a part that was altered',
      archiveOf([{ name: 'content.xml', content: '<a/>', says: { crc: 1 } }]),
      ABIME,
    ],
    ['a part outside of it', withParts({ name: '../../etc/passwd', content: 'x' }), ABIME],
    [
      'no workbook',
      archiveOf([
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/a', content: '' },
      ]),
      ABIME,
    ],
    ['half of it', withParts().subarray(0, 900), ABIME],
    ['its first bytes', withParts().subarray(0, 4), ABIME],
  ])('%s', async (_what, file, said) => {
    expect(await refusDe(file)).toContain(said);
  });
});

const LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

describe('XML that is more than a table', () => {
  test.each<[string, Uint8Array]>([
    ['entities of its own', archiveOf([{ name: 'content.xml', content: `${LAUGHS}<a>&b;</a>` }])],
    ['an entity that nobody declared', xlsx(`<row>${inline('&xxe;')}</row>`)],
    [
      'a file of the machine',
      archiveOf([{ name: 'content.xml', content: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><a/>' }]),
    ],
    ['elements ten thousand deep', ods('<table:table-row>'.repeat(10_000))],
    [
      'a thousand attributes',
      xlsx(`<row ${Array.from({ length: 1_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    ],
    ['what is not XML', xlsx('<row><<<')],
    [
      'what is not UTF-8',
      archiveOf([{ name: 'content.xml', content: Buffer.from([0x3c, 0x61, 0xff, 0xff, 0x2f, 0x3e]) }]),
    ],
    ['nothing', archiveOf([{ name: 'content.xml', content: '' }])],
  ])('%s', async (_what, file) => {
    expect(await refusDe(file)).toContain(ABIME);
  });
});

describe('parts without end', () => {
  test.each<[string, string]>([
    ['a comment', `<!--${'a'.repeat(3_000_000)}--><a/>`],
    ['declarations', `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(200_000)}]><a/>`],
    ['an attribute', `<a b="${'a'.repeat(3_000_000)}"/>`],
    ['a text', `<a>${'a'.repeat(3_000_000)}</a>`],
    ['a name', `<${'a'.repeat(3_000_000)}/>`],
  ])('%s is not waited for', async (_what, content) => {
    expect(await refusDe(archiveOf([{ name: 'content.xml', content }]))).toContain(ABIME);
  });

  it('elements are counted, in as many sheets as a part is given for', async () => {
    const sheet = (id: number) => `<Relationship Id="s${id}" Type="a/worksheet" Target="s.xml"/>`;
    const ids = Array.from({ length: 10 }, (_, at) => at);
    const file = archiveOf([
      { name: '[Content_Types].xml', content: '<a/>' },
      {
        name: '_rels/.rels',
        content: '<a><Relationship Id="r" Type="a/officeDocument" Target="xl/w.xml"/></a>',
      },
      {
        name: 'xl/w.xml',
        content: `<a>${ids.map((id) => `<sheet name="${id}" r:id="s${id}"/>`).join('')}</a>`,
      },
      { name: 'xl/_rels/w.xml.rels', content: `<a>${ids.map(sheet).join('')}</a>` },
      { name: 'xl/s.xml', content: `<a><sheetData>${'<row/>'.repeat(500_000)}</sheetData></a>` },
    ]);
    expect(await refusDe(file)).toContain(LOURD);
  });

  it('no more than some sheets are looked at', async () => {
    const others: Sheet[] = Array.from({ length: 30 }, () => ({ rows: [['Ville']] }));
    expect(await refusDe(xlsxOf({ sheets: [...others, SHEET] }))).toMatch(/Seules les 20 premières feuilles/);
    expect(await refusDe(odsOf([...others, SHEET]))).toMatch(/Seules les 20 premières feuilles/);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  '« %s » names nothing',
  async (name) => {
    const odd = `<${name} ${name}="1"><table:table-row ${name}="2">${odsCell('x', ` ${name}="3"`)}</table:table-row></${name}>`;
    expect(await cellulesDe(ods(ODS_HEAD + odd))).toEqual([['x']]);
    const row = `<${name} ${name}="1"/><row ${name}="2"><c ${name}="3" t="${name}"><v>x</v></c></row>`;
    expect(await cellulesDe(xlsx(HEAD + row))).toEqual([['x']]);
  },
);

describe('tables without end', () => {
  it('a million columns of Excel are not made', async () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(MOST_ROWS);
    const { lignes, remarques } = await tableauDe(xlsx(HEAD + wide));
    expect(lignes.every(({ cellules }) => cellules.length === 100)).toBe(true);
    expect(remarques).toHaveLength(1);
  });

  it('a million columns of OpenDocument are not made', async () => {
    const wide = odsCell('x', ' table:number-columns-repeated="1000000"');
    const { lignes, remarques } = await tableauDe(
      ods(`${ODS_HEAD}<table:table-row>${wide}</table:table-row>`),
    );
    expect(lignes.map(({ cellules }) => cellules.length)).toEqual([100]);
    expect(remarques).toHaveLength(1);
  });

  it('a million rows of OpenDocument are counted', async () => {
    const row = `<table:table-row table:number-rows-repeated="1000000">${odsCell('x')}</table:table-row>`;
    const { lignes, auDela } = await tableauDe(ods(ODS_HEAD + row));
    expect([lignes.length, lignes.at(-1)?.numero, auDela]).toEqual([MOST_ROWS, MOST_ROWS + 1, MOST_COUNTED]);
  });

  test.each(['-1', '0', 'x', '1e9', '99999999999999999999'])(
    'rows repeated « %s » times are read',
    async (times) => {
      const row = `<table:table-row table:number-rows-repeated="${times}">${odsCell('x')}</table:table-row>`;
      expect((await tableauDe(ods(ODS_HEAD + row))).lignes.length).toBeLessThanOrEqual(MOST_ROWS);
    },
  );

  test.each(['0', '-5', 'NaN', '1', '1e999', ''])(
    'a row numbered « %s » follows the one before',
    async (r) => {
      const { lignes } = await tableauDe(xlsx(`${HEAD}<row r="${r}">${inline('x')}</row>`));
      expect(lignes.map(({ numero }) => numero)).toEqual([2]);
    },
  );

  it('refers to nothing that is not there', async () => {
    const cells = ['-1', '99', '1e9', 'x', ''].map((v) => `<c t="s" s="${v}"><v>${v}</v></c>`).join('');
    const file = xlsxOf({
      sheets: [{ data: `${HEAD}<row>${inline('x')}${cells}</row>` }],
      shared: ['<t>a</t>'],
    });
    expect(await cellulesDe(file)).toEqual([['x']]);
  });
});

describe('texts without end', () => {
  const FILE = 'Nom;Prénom\nLe Goff;Hélène\n';
  test.each<[string, string, string]>([
    ['a quote that never ends', `${FILE}"${'x;y\n'.repeat(500_000)}`, 'Un guillemet ouvert à la ligne 3'],
    ['one letter', 'x'.repeat(3_000_000), 'manquent'],
    ['marks', ';'.repeat(3_000_000), 'manquent'],
    ['quotes', '"'.repeat(3_000_001), 'guillemet'],
    [
      'lines, each wider',
      Array.from({ length: 2_000 }, (_, at) => 'x;'.repeat(at / 2)).join('\n'),
      'manquent',
    ],
  ])('%s', async (_what, text, said) => {
    expect(await refusDe(Buffer.from(text))).toContain(said);
  });

  test.each<[string, string, readonly string[]]>([
    ['lines without a word', '\n'.repeat(1_000_000), []],
    ['a line of marks', ';'.repeat(1_000_000), []],
    [
      'a cell at the end of a line of marks',
      `${';'.repeat(1_000_000)}x`,
      ['Les colonnes au-delà de la 100e n’ont pas été lues.'],
    ],
    ['a long text', 'x'.repeat(1_000_000), ['Les textes de plus de 32\u202f767 caractères ont été coupés.']],
  ])('%s is passed over', async (_what, text, remarques) => {
    expect((await tableauDe(Buffer.from(FILE + text))).remarques).toEqual(remarques);
  });

  it('lines beyond those that are read are counted, however wide', async () => {
    const { lignes, auDela } = await tableauDe(Buffer.from(FILE + 'a\na;b;c\n'.repeat(100_000)));
    expect([lignes.length, auDela]).toEqual([MOST_ROWS, MOST_COUNTED]);
  });
});
