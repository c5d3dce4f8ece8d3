// Which styles of a workbook show a number as a day: nothing else tells a day from a number.
import type { Archive } from './archive.ts';
import { localName, readWholeXml } from './xml.ts';

/** Formats that need no declaration: days, days with hours, hours, in Western and Eastern forms. */
const BUILT_IN = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, ...range(27, 36), ...range(50, 58)];

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

type Part = { readonly format: number; readonly isDay: boolean } | { readonly style: number };

/** By style, in the order of the workbook. */
export async function readDateStyles(archive: Archive, styles: string): Promise<readonly boolean[]> {
  const inside = { cells: false };
  const parts = await readWholeXml<Part>(archive, styles, (emit) => ({
    open: (name, { numFmtId = '', formatCode = '' }) => {
      const local = localName(name);
      if (local === 'cellXfs') inside.cells = true;
      if (local === 'numFmt') emit({ format: Number(numFmtId), isDay: showsDay(formatCode) });
      if (local === 'xf' && inside.cells) emit({ style: Number(numFmtId) });
    },
    close: (name) => {
      if (localName(name) === 'cellXfs') inside.cells = false;
    },
  }));
  const declared = new Map(parts.flatMap((part) => ('format' in part ? [[part.format, part.isDay]] : [])));
  return parts.flatMap((part) =>
    'style' in part ? [declared.get(part.style) ?? BUILT_IN.includes(part.style)] : [],
  );
}

/** Texts in quotes, colours and conditions in brackets, characters kept as they are: none of them is a day. */
const NOT_FORMAT = /"[^"]*"|\[[^\]]*\]|\\.|[_*]./g;

/** « dd/mm/yyyy », « jj/mm/aaaa », « [$-40C]d mmmm yyyy;@ » */
function showsDay(format: string): boolean {
  const [first = ''] = format.replace(NOT_FORMAT, '').split(';');
  return !/general|standard/i.test(first) && /[dmyhsj]|aa/i.test(first);
}
