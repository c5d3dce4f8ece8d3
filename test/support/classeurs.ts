// Small workbooks of both kinds, made of rows or of raw XML, as programs and attackers make them.
import { archiveOf, type Part } from './archives.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A text, a number, or raw XML for whatever else a cell may be. */
export type Cell = string | number | { readonly xml: string };
export type Rows = readonly (readonly Cell[])[];

export interface Sheet {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows?: Rows;
  /** What stands between `<sheetData>` and `</sheetData>`, instead of rows. */
  readonly data?: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904?: boolean;
  /** Formats of the styles 1, 2…; the style 0 has none. */
  readonly formats?: readonly string[];
  readonly shared?: readonly string[];
  readonly more?: readonly Part[];
}

export function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function xlsxCell(cell: Cell): string {
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell !== 'string') return cell.xml;
  return cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** A number in the style of that rank. */
export const styled = (value: number, style: number): Cell => ({
  xml: `<c s="${style}"><v>${value}</v></c>`,
});

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (all: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

export function xlsxOf({ sheets, date1904, formats = [], shared = [], more = [] }: Workbook): Uint8Array {
  const named = sheets.map(({ name, state }, index) => {
    const hidden = state ? ` state="${state}"` : '';
    return `<sheet name="${escaped(name ?? `Feuil${index + 1}`)}" sheetId="${index + 1}"${hidden} r:id="s${index + 1}"/>`;
  });
  const system = date1904 ? '<workbookPr date1904="1"/>' : '';
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${system}<sheets>${named.join('')}</sheets></workbook>`;
  const fmts = formats.map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${escaped(code)}"/>`);
  const xfs = formats.map((_, at) => `<xf numFmtId="${at + 164}"/>`);
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts>${fmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`;
  const targets = sheets.map((_, index) =>
    relation(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  return archiveOf([
    { name: '[Content_Types].xml', content: `<Types xmlns="${PACKAGE}/content-types"/>` },
    { name: '_rels/.rels', content: relations([relation('r', 'officeDocument', 'xl/workbook.xml')]) },
    { name: 'xl/workbook.xml', content: workbook },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...targets,
        relation('t', 'sharedStrings', '/xl/sharedStrings.xml'),
        relation('y', 'styles', 'styles.xml'),
      ]),
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}">${shared.map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    },
    { name: 'xl/styles.xml', content: styles },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet),
    })),
    ...more,
  ]);
}

function sheetXml({ rows = [], data }: Sheet): string {
  const written = rows.map((row, at) => `<row r="${at + 1}">${row.map(xlsxCell).join('')}</row>`).join('');
  return `<worksheet xmlns="${MAIN}"><sheetData>${data ?? written}</sheetData></worksheet>`;
}

function odsCell(cell: Cell): string {
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  if (typeof cell !== 'string') return cell.xml;
  const lines = cell.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
  return cell === ''
    ? '<table:table-cell/>'
    : `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
}

export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

export function odsOf(sheets: readonly Sheet[], more: readonly Part[] = []): Uint8Array {
  const tables = sheets.map(({ name = 'Feuille1', state, rows = [], data }) => {
    const written = rows.map((row) => `<table:table-row>${row.map(odsCell).join('')}</table:table-row>`);
    return `<table:table table:name="${escaped(name)}" table:style-name="${state ? 'off' : 'on'}">${data ?? written.join('')}</table:table>`;
  });
  const urn = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  const spaces = ['office', 'table', 'text', 'style'].map(urn).join(' ');
  const style = (name: string, display: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
  const content = `<office:document-content ${spaces}><office:automatic-styles>${style('on', true)}${style('off', false)}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`;
  return archiveOf([{ name: 'mimetype', content: ODS_TYPE }, { name: 'content.xml', content }, ...more]);
}
