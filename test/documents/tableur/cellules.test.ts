// What the cells of workbooks hold, as the texts that a person would read.
import { describe, expect, it, test } from 'vitest';
import { type Cell, odsOf, styled, xlsxOf } from '#test/support/classeurs.ts';
import { cellulesDe } from '#test/support/tableaux.ts';

const HEADERS = ['Nom', 'Prénom', 'Notes'];

/** The cell, behind two names. */
async function inXlsx(
  cell: Cell,
  more: {
    readonly formats?: readonly string[];
    readonly date1904?: boolean;
    readonly shared?: readonly string[];
  } = {},
) {
  const [row] = await cellulesDe(xlsxOf({ sheets: [{ rows: [HEADERS, ['a', 'b', cell]] }], ...more }));
  return row?.[2] ?? '';
}
async function inOds(xml: string) {
  const [row] = await cellulesDe(odsOf([{ rows: [HEADERS, ['a', 'b', { xml }]] }]));
  return row?.[2] ?? '';
}

const xml = (content: string): Cell => ({ xml: content });

describe('Excel', () => {
  test.each<[string, Cell, string]>([
    ['a phone that lost its zero', 612345678, '612345678'],
    ['a number in powers of ten', xml('<c><v>6.12345678E8</v></c>'), '612345678'],
    ['a year with a decimal', xml('<c><v>1952.0</v></c>'), '1952'],
    ['a number with decimals', 3.5, '3,5'],
    ['a sum of decimals', xml('<c><v>0.30000000000000004</v></c>'), '0,3'],
    ['fifteen digits', xml('<c t="n"><v>190022A123456</v></c>'), '190022A123456'],
    ['a text', ' été ', ' été '],
    ['a text on two lines', 'une\ndeux', 'une\ndeux'],
    ['a text like a formula', '=1+1', '=1+1'],
    ['a formula, by its value', xml('<c><f>2+2</f><v>4</v></c>'), '4'],
    ['a formula that gives a text', xml('<c t="str"><f>A1</f><v>Quimper</v></c>'), 'Quimper'],
    ['a formula without a value', xml('<c t="str"><f>HYPERLINK("http://a","b")</f></c>'), ''],
    ['a mistake of a formula', xml('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'), ''],
    ['a box ticked', xml('<c t="b"><v>1</v></c>'), 'oui'],
    ['a box not ticked', xml('<c t="b"><v>0</v></c>'), 'non'],
    ['a day written out', xml('<c t="d"><v>1952-03-12T00:00:00</v></c>'), '1952-03-12'],
    [
      'runs of several looks',
      xml('<c t="inlineStr"><is><r><t>Le </t></r><r><rPr><b/></rPr><t>Goff</t></r></is></c>'),
      'Le Goff',
    ],
    [
      'a character written as its code',
      xml('<c t="inlineStr"><is><t>a_x0009_b_x005F_x0009_</t></is></c>'),
      'a\tb_x0009_',
    ],
    ['marks of XML', 'a & b < "c"', 'a & b < "c"'],
    ['names with a prefix', xml('<x:c xmlns:x="x" t="str"><x:v>a</x:v></x:c>'), 'a'],
  ])('%s', async (_what, cell, text) => {
    expect(await inXlsx(cell)).toBe(text);
  });

  test.each([
    ['a text', '<t>Quimper</t>', 'Quimper'],
    ['runs', '<r><t>Quim</t></r><r><t>per</t></r>', 'Quimper'],
    ['a text and how it is said', '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>', '東京'],
    ['a text in a block', '<t><![CDATA[a<b]]></t>', 'a<b'],
  ])('a shared text: %s', async (_what, shared, text) => {
    expect(await inXlsx(xml('<c t="s"><v>1</v></c>'), { shared: ['<t>autre</t>', shared] })).toBe(text);
  });

  test.each<[string, boolean, number, string]>([
    ['dd/mm/yyyy', false, 19_065, '1952-03-12'],
    ['dd/mm/yyyy', false, 1, '1900-01-01'],
    ['dd/mm/yyyy', false, 59, '1900-02-28'],
    ['dd/mm/yyyy', false, 61, '1900-03-01'],
    ['dd/mm/yyyy', false, 45_658, '2025-01-01'],
    ['dd/mm/yyyy', true, 17_603, '1952-03-12'],
    ['jj/mm/aaaa', false, 19_065, '1952-03-12'],
    ['[$-40C]d mmmm yyyy;@', false, 19_065, '1952-03-12'],
    ['dd/mm/yyyy hh:mm', false, 19_065.604_166_7, '1952-03-12 14:30'],
    ['hh:mm', false, 0.5, '12:00'],
    ['0" ans de dd"', false, 71, '71'],
    ['[Red]0', false, 71, '71'],
    ['#,##0.00\\d', false, 71, '71'],
    ['General', false, 19_065, '19065'],
    ['dd/mm/yyyy', false, -1, '-1'],
    ['dd/mm/yyyy', false, 9_999_999, '9999999'],
  ])('a number shown as « %s » (from 1904: %s), %d: %s', async (format, date1904, serial, text) => {
    expect(await inXlsx(styled(serial, 1), { formats: [format], date1904 })).toBe(text);
  });

  it('puts a cell where its reference says', async () => {
    const data =
      '<row r="1"><c r="B1" t="str"><v>Nom</v></c><c r="D1" t="str"><v>Prénom</v></c></row><row r="7"><c r="D7" t="str"><v>b</v></c><c r="B7" t="str"><v>a</v></c><c t="str"><v>c</v></c></row>';
    expect(await cellulesDe(xlsxOf({ sheets: [{ data }] }))).toEqual([['', 'a', 'c', 'b']]);
  });
});

const cell = (attributes: string, content: string) =>
  `<table:table-cell ${attributes}>${content}</table:table-cell>`;

describe('OpenDocument', () => {
  test.each([
    [
      'a phone that lost its zero',
      cell('office:value-type="float" office:value="612345678"', '<text:p>6 12 34 56 78</text:p>'),
      '612345678',
    ],
    [
      'a number in powers of ten',
      cell('office:value-type="float" office:value="6.12345678E8"', ''),
      '612345678',
    ],
    ['a number that is none', cell('office:value-type="float" office:value="x"', '<text:p>y</text:p>'), 'y'],
    [
      'a day',
      cell('office:value-type="date" office:date-value="1952-03-12"', '<text:p>12/03/52</text:p>'),
      '1952-03-12',
    ],
    [
      'a day and an hour',
      cell('office:value-type="date" office:date-value="1952-03-12T14:30:00"', ''),
      '1952-03-12 14:30',
    ],
    [
      'a day at midnight',
      cell('office:value-type="date" office:date-value="1952-03-12T00:00:00"', ''),
      '1952-03-12',
    ],
    [
      'a box ticked',
      cell('office:value-type="boolean" office:boolean-value="true"', '<text:p>VRAI</text:p>'),
      'oui',
    ],
    [
      'a formula, by its value',
      cell('table:formula="of:=2+2" office:value-type="float" office:value="4"', '<text:p>4</text:p>'),
      '4',
    ],
    [
      'a mistake of a formula',
      cell(
        'xmlns:calcext="c" calcext:value-type="error" office:value-type="string"',
        '<text:p>#N/A</text:p>',
      ),
      '',
    ],
    [
      'paragraphs',
      cell('office:value-type="string"', '\n <text:p>une</text:p>\n <text:p>deux</text:p>\n'),
      'une\ndeux',
    ],
    [
      'spaces, tabs, line ends',
      cell(
        'office:value-type="string"',
        '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>',
      ),
      'a   b\tc\nd',
    ],
    [
      'spaces without end',
      cell('office:value-type="string"', '<text:p>a<text:s text:c="999999999"/>b</text:p>'),
      `a${' '.repeat(100)}b`,
    ],
    [
      'several looks',
      cell('office:value-type="string"', '<text:p>Le <text:span>Goff</text:span></text:p>'),
      'Le Goff',
    ],
    [
      'a comment beside it',
      cell(
        'office:value-type="string"',
        '<office:annotation><text:p>vu</text:p></office:annotation><text:p>a</text:p>',
      ),
      'a',
    ],
    [
      'a merged cell',
      '<table:covered-table-cell office:value-type="string"><text:p>a</text:p></table:covered-table-cell>',
      'a',
    ],
  ])('%s', async (_what, content, text) => {
    expect(await inOds(content)).toBe(text);
  });

  it('repeats what is repeated', async () => {
    const two = cell('office:value-type="string" table:number-columns-repeated="2"', '<text:p>x</text:p>');
    const data = `<table:table-row>${HEADERS.map((header) => cell('office:value-type="string"', `<text:p>${header}</text:p>`)).join('')}</table:table-row><table:table-row table:number-rows-repeated="5"/><table:table-row table:number-rows-repeated="2">${cell('table:number-columns-repeated="1"', '')}${two}</table:table-row>`;
    expect(await cellulesDe(odsOf([{ data }]))).toEqual([
      ['', 'x', 'x'],
      ['', 'x', 'x'],
    ]);
  });
});
