// Excel's workbooks (.xlsx, .xlsm): which sheets are seen, and what their cells refer to. Macros are in a part that nobody opens.
import type { Archive } from './archive.ts';
import type { Classeur, Feuille } from './feuilles.ts';
import { ABIME, Illisible } from './illisible.ts';
import type { System } from './nombres.ts';
import { readSharedTexts, readSheet } from './xlsx-feuille.ts';
import { readDateStyles } from './xlsx-styles.ts';
import { localName, readWholeXml } from './xml.ts';

const MACROS =
  'Ce classeur contient des macros : elles n’ont pas été exécutées, seules les cellules ont été lues.';

export async function openXlsx(archive: Archive): Promise<Classeur> {
  const workbook = (await relationsOf('', archive)).find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined) throw new Illisible(ABIME);
  const relations = await relationsOf(workbook, archive);
  const { sheets, system } = await readWorkbook(archive, workbook);
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.target;
  const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
  const shared = {
    texts: texts === undefined ? [] : await readSharedTexts(archive, texts),
    dates: styles === undefined ? [] : await readDateStyles(archive, styles),
    system,
  };
  const parts = sheets.flatMap(({ nom, id }) => {
    const sheet = relations.find((relation) => relation.id === id && relation.type === 'worksheet');
    return sheet ? [{ nom, part: sheet.target }] : [];
  });
  async function* feuilles(): AsyncGenerator<Feuille> {
    for (const { nom, part } of parts) yield { nom, lignes: readSheet(archive, part, shared) };
  }
  const macros = archive.names.some((name) => name.endsWith('vbaProject.bin'));
  return { feuilles: feuilles(), remarques: macros ? [MACROS] : [] };
}

interface Relation {
  readonly id: string;
  /** The last word of its address: « worksheet ». */
  readonly type: string;
  /** From the root of the archive. */
  readonly target: string;
}

/** Of a part, or of the whole when its path is empty. */
function relationsOf(path: string, archive: Archive): Promise<readonly Relation[]> {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const relations = `${folder}_rels/${path.slice(cut)}.rels`;
  return readWholeXml<Relation>(archive, relations, (emit) => ({
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (localName(name) !== 'Relationship') return;
      emit({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) });
    },
  }));
}

function resolved(folder: string, target: string): string {
  const parts = (target.startsWith('/') ? target : folder + target).split('/');
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

interface Workbook {
  readonly sheets: readonly { readonly nom: string; readonly id: string }[];
  readonly system: System;
}

/** Sheets that are hidden hold lists and sums, not people. */
async function readWorkbook(archive: Archive, part: string): Promise<Workbook> {
  const items = await readWholeXml<Workbook['sheets'][number] | System>(archive, part, (emit) => ({
    open: (name, attributes) => {
      const { date1904 = '', name: nom = '', state = '' } = attributes;
      const local = localName(name);
      if (local === 'workbookPr' && ['1', 'true'].includes(date1904)) emit('1904');
      if (local === 'sheet' && !/hidden/i.test(state)) emit({ nom, id: idIn(attributes) });
    },
  }));
  return {
    sheets: items.filter((item) => typeof item !== 'string'),
    system: items.includes('1904') ? '1904' : '1900',
  };
}

/** « r:id », whatever the prefix. */
function idIn(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}
