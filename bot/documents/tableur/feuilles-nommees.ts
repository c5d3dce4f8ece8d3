// What sheets are called: names that every spreadsheet takes, and no two the same.

/** As spreadsheets have it. */
const LONGEST = 31;
const REFUSED = /[*?:/\\[\]\p{C}]/gu;

export function sheetName(title: string, taken: readonly string[]): string {
  const tidy = title
    .replace(REFUSED, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '');
  const name = tidy === '' ? 'Feuille' : tidy;
  const isTaken = (one: string) => taken.some((known) => known.toLowerCase() === one.toLowerCase());
  const numbered = Array.from({ length: taken.length + 1 }, (_, at) => (at === 0 ? '' : ` (${at + 1})`));
  const tried = numbered.map((number) => `${cut(name, LONGEST - number.length)}${number}`);
  return tried.find((one) => !isTaken(one)) ?? name;
}

/** Whole characters, and no space at the end. */
function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trim()}…`;
}
