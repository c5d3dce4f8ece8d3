// A document as an accessible PDF: tagged and compliant with PDF/UA-1, in French, its fonts inside; under a password when there is one.
import type { Block, Ecrit, Section } from './ecrit.ts';
import { loadFonts } from './fonts.ts';
import { writeFacts } from './pdf/facts.ts';
import { writeKeys } from './pdf/keys.ts';
import { BOX } from './pdf/letters.ts';
import { openPages, PAGE_HEIGHT, type Pages, type Tag } from './pdf/pages.ts';
import {
  heightBeforeFigure,
  writeFigure,
  writeHeading,
  writeList,
  writeNotice,
  writeRemark,
  writeSubheading,
  writeText,
  writeTitle,
} from './pdf/prose.ts';
import { COLORS, INKS, PAGE, TEXT_WIDTH } from './pdf/style.ts';
import { writeTable } from './pdf/table.ts';

export interface PdfOptions {
  /** Asked of whoever opens the file, which is then encrypted (AES-256). */
  readonly password?: string;
}

/** The same document gives the same bytes, but under a password, which draws its keys. */
export async function renderPdf(ecrit: Ecrit, options: PdfOptions = {}): Promise<Uint8Array> {
  const pages = openPages(settingsOf(ecrit, options), await loadFonts());
  const { doc, root } = pages;
  doc.appendXML(PDF_UA);
  writeTitle(pages, ecrit.title, ecrit.subtitle);
  for (const section of ecrit.sections) writeSection(pages, section);
  if (pages.hasBoxes()) writeRemark(pages, root, BOXES);
  root.element.end();
  writeFooters(pages, ecrit.footer);
  doc.end();
  return Buffer.concat(await doc.toArray());
}

const BOXES = `${BOX} : un signe que ce document ne sait pas imprimer.`;

/** Says which rules the file keeps. pdfkit can say it too, but then adds a table of letters (CIDSet) that breaks them. */
const PDF_UA = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`;

const MAKER = 'Coopilote';

/** pdfkit copies it into the XML of the file as it is, where these letters mean something. */
const inXml = (title: string): string => title.replaceAll('&', 'et').replace(/[<>]/g, '');

function settingsOf({ title, date }: Ecrit, { password }: PdfOptions): PDFKit.PDFDocumentOptions {
  if (password === '') throw new Error('An empty password would protect nothing.');
  const day = new Date(`${date}T00:00:00Z`);
  return {
    // With this version alone, pdfkit encrypts with AES-256.
    pdfVersion: '1.7ext3',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    // None of its own: they would not be inside the file.
    font: '',
    info: { Title: inXml(title), Producer: MAKER, Creator: MAKER, CreationDate: day, ModDate: day },
    ...(password !== undefined && {
      userPassword: password,
      permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
    }),
  };
}

function writeSection(pages: Pages, { title, blocks }: Section): void {
  const tag = pages.tag(pages.root, 'Sect');
  if (!holdsFigure(pages, blocks)) pages.turn();
  if (title !== undefined) writeHeading(pages, tag, title);
  for (const block of blocks) writers[block.is](pages, tag, block as never);
}

/** A picture that comes first, or under a few texts, stays on their page. */
function holdsFigure(pages: Pages, blocks: readonly Block[]): boolean {
  const at = blocks.findIndex(({ is }) => is !== 'text');
  const figure = blocks[at];
  if (figure?.is !== 'figure') return true;
  const texts = blocks.slice(0, at).map((block) => (block.is === 'text' ? block.text : ''));
  const height = heightBeforeFigure(pages, texts, figure.png);
  return height <= pages.left() || height > PAGE_HEIGHT;
}

type Writers = {
  readonly [Is in Block['is']]: (pages: Pages, tag: Tag, block: Extract<Block, { is: Is }>) => void;
};

const writers: Writers = {
  text: (pages, tag, { text }) => writeText(pages, tag, text),
  remark: (pages, tag, { text }) => writeRemark(pages, tag, text),
  notice: (pages, tag, { text }) => writeNotice(pages, tag, text),
  heading: (pages, tag, { text }) => writeSubheading(pages, tag, text),
  keys: (pages, tag, { keys }) => writeKeys(pages, tag, keys),
  facts: (pages, tag, { facts }) => writeFacts(pages, tag, facts),
  list: (pages, tag, { items }) => writeList(pages, tag, items),
  table: writeTable,
  figure: writeFigure,
};

/** Written last, when it is known how many pages there are. */
function writeFooters(pages: Pages, footer: string): void {
  const { count } = pages.doc.bufferedPageRange();
  const y = PAGE.height - PAGE.footer;
  for (let at = 0; at < count; at += 1) {
    pages.doc.switchToPage(at);
    const number = `Page ${at + 1} sur ${count}`;
    const x = PAGE.left + TEXT_WIDTH - pages.widthOf(INKS.footer)(number);
    pages.decoration(() => {
      pages.doc.rect(PAGE.left, y - 6, TEXT_WIDTH, 0.5).fill(COLORS.rule);
      pages.line(pages.letters(footer).printed, INKS.footer, { x: PAGE.left, y });
      pages.line(number, INKS.footer, { x, y });
    });
  }
}
