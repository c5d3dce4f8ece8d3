// The words of a chart made ready for whoever draws it: nothing hidden or that could be run, lines of a known width, French numbers and dates.
import { tidy } from '../tidy.ts';

const NARROW = /[iljtfrI1'’.,:;!|()[\] ·\u00a0\u202f-]/;
const WIDE = /[mwMWÆŒœ%@—…]|\p{Lu}|\p{Extended_Pictographic}|[\u1100-\uffff]/u;

/** About how wide it is, in sizes of its font; other servers have fonts wider than ours. */
function widthIn(text: string): number {
  return Array.from(text, (letter) => {
    if (NARROW.test(letter)) return 0.36;
    return WIDE.test(letter) ? 0.86 : 0.6;
  }).reduce((sum, one) => sum + one, 0);
}

export function widthOf(text: string, size: number): number {
  return widthIn(text) * size;
}

export interface Room {
  readonly width: number;
  readonly size: number;
  readonly lines: number;
}

/** Cut where words end; what is over the last line is left out, and shown to be. */
export function wrap(text: string, { width, size, lines }: Room): string[] {
  const most = width / size;
  const broken: string[] = [];
  for (const word of tidy(text)
    .split(' ')
    .flatMap((one) => pieces(one, most))) {
    const last = broken.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthIn(longer) > most) broken.push(word);
    else broken[broken.length - 1] = longer;
  }
  if (broken.length <= lines) return broken;
  return [...broken.slice(0, lines - 1), shortened(broken[lines - 1] ?? '', most)];
}

/** A word longer than a line is cut anywhere. */
function pieces(word: string, most: number): string[] {
  const cut: string[] = [''];
  for (const letter of word) {
    const last = cut.at(-1) ?? '';
    if (last !== '' && widthIn(last + letter) > most) cut.push(letter);
    else cut[cut.length - 1] = last + letter;
  }
  return cut;
}

function shortened(line: string, most: number): string {
  const letters = [...line];
  while (letters.length > 1 && widthIn(`${letters.join('')}…`) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** What has one line: the name of a series, a unit. `width` is what it may take at 12 points. */
export function shortName(name: string, width = 300): string {
  return wrap(name, { width, size: 12, lines: 1 }).join('');
}

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 1 234,5 », « 62 % » */
export function sayNumber(value: number, sign?: string): string {
  return sign === undefined ? number.format(value) : `${number.format(value)}\u202f${sign}`;
}

const ABBREVIATED: readonly string[] = [
  ...['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin'],
  ...['juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
];

/** A moment under its column, and what is above it said once: the year of months, the month of days. */
export interface Moment {
  readonly said: string;
  readonly within?: string;
}

export function sayMoment(moment: string): Moment {
  const [first = '', month, day] = moment.split('-');
  if (month === undefined) return { said: first.length === 4 ? first : monthName(first) };
  if (day === undefined) return { said: monthName(month), within: first };
  return { said: String(Number(day)), within: monthName(month) };
}

function monthName(month: string): string {
  return ABBREVIATED[Number(month) - 1] ?? '';
}
