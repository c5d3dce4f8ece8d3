// The day by which something is to be done, in words: « vendredi », « dans 2 semaines », « avant le 12 décembre »; alone, or at an end of a sentence.
import type { CivilDate } from '#bot/forms/calendar.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import { daysBetween, type ParsedDate, parseDate, sayDate } from '#bot/forms/dates.ts';
import { tidy } from '#bot/forms/words.ts';
import { PAST, readEcheance, UNKNOWN } from './echeance-words.ts';

const EMPTY = 'Indiquez une date, par exemple « vendredi », « dans 2 semaines » ou 12/12/2026.';
const FAR = 'Cette date est dans plus de cinq ans : vérifiez l’année.';
const FIVE_YEARS = 5 * 366;
const LONGEST = 60;

/** The whole text must be one day, today or later. */
export function parseEcheance(text: string, today: CivilDate): ParsedDate {
  const typed = text.length > 4 * LONGEST ? undefined : bare(text);
  if (typed === undefined || typed.length > LONGEST) return { error: UNKNOWN };
  if (typed === '') return { error: EMPTY };
  return inTime(readEcheance(typed, today, 'alone') ?? notAhead(typed, today), today);
}

/** « hier », « lundi dernier »: understood, and too late. */
function notAhead(typed: string, today: CivilDate): ParsedDate {
  const read = parseDate(typed, today);
  return { error: 'date' in read && read.date < today ? PAST : UNKNOWN };
}

/** What is to be done, and by when where it was said. */
export interface AFaire {
  readonly quoi: string;
  readonly le?: CivilDate;
  /** The words that said when. */
  readonly dit?: string;
}

/** Words of the longest date: « avant le vendredi 12 décembre 2026 au matin ». */
const MOST_WORDS = 8;

/** Where no day is understood, or what precedes it makes another sense of it, the text stays whole and undated. */
export function parseAFaire(text: string, today: CivilDate): AFaire {
  const line = cleanLine(text);
  const words = line.split(' ');
  return atEnd(words, today) ?? atBeginning(words, today) ?? { quoi: line };
}

function atEnd(words: readonly string[], today: CivilDate): AFaire | undefined {
  const hour = hourAtEnd(words);
  const rest = words.slice(0, words.length - hour.length);
  for (let size = Math.min(MOST_WORDS, rest.length); size > 0; size -= 1) {
    const before = rest.slice(0, -size);
    const le = dayIn(rest.slice(-size), today);
    if (le === undefined || LEADS_ON.test(bare(before.at(-1) ?? ''))) continue;
    if (before.length === 0) return found([], words, le);
    return found([...before.slice(0, -1), trimmedEnd(before.at(-1) ?? ''), ...hour], rest.slice(-size), le);
  }
  return undefined;
}

function atBeginning(words: readonly string[], today: CivilDate): AFaire | undefined {
  for (let size = Math.min(MOST_WORDS, words.length - 1); size > 0; size -= 1) {
    const [first = '', ...after] = words.slice(size);
    const le = dayIn(words.slice(0, size), today);
    if (le === undefined || GOES_ON.test(bare(first))) continue;
    return found([trimmedStart(first), ...after], words.slice(0, size), le);
  }
  return undefined;
}

/** A line that is a day and nothing else stays what is to be done, too. */
function found(others: readonly string[], said: readonly string[], le: CivilDate): AFaire {
  const dit = said.join(' ');
  return { quoi: others.filter((word) => word !== '').join(' ') || dit, le, dit: bare(dit) };
}

function dayIn(words: readonly string[], today: CivilDate): CivilDate | undefined {
  const read = readEcheance(bare(words.join(' ')), today, 'among-words');
  const day = read && inTime(read, today);
  return day && 'date' in day ? day.date : undefined;
}

function inTime(read: ParsedDate, today: CivilDate): ParsedDate {
  return 'date' in read && daysBetween(today, read.date) > FIVE_YEARS ? { error: FAR } : read;
}

/** « préparer l’atelier de vendredi », « lundi ou mardi », « chez Mme Avril »: no day by which something is to be done. */
const LEADS_ON =
  /^(?:d[eu]|des|l[ea]|les|une?|ce|cette|aux?|a|chez|en|et|ou|sur|sous|par|pour|pas|avant|apres|entre|depuis|jusqu'(?:a|au)|dans|mmes?|m|mrs?|mlle|dr|monsieur|madame|docteur)$/;
/** « dimanche de Pâques », « mardi et jeudi » */
const GOES_ON = /^(?:d[eu]|des|d'.*|et|ou|a|aux?|en|gras)$/;
const HOUR = /^(?:(?:a|vers) )?(?:\d{1,2} ?(?:h|heures?) ?(?:\d{2})?|\d{1,2}:\d{2}|midi)$/;
const MOST_HOUR_WORDS = 4;

/** « à 14 h 30 » after the day is kept with what is to be done: reminders have days only. */
function hourAtEnd(words: readonly string[]): readonly string[] {
  for (let size = Math.min(MOST_HOUR_WORDS, words.length); size > 0; size -= 1) {
    const last = words.slice(-size);
    if (HOUR.test(bare(last.join(' ')))) return last;
  }
  return [];
}

/** Tidied, without the punctuation around. */
function bare(text: string): string {
  return tidy(text).replace(/^[\s,;:.!?()«»"-]+|[\s,;:.!?()«»"-]+$/g, '');
}

function trimmedEnd(word: string): string {
  return word.replace(/[\s,;:(–—-]+$/, '');
}

function trimmedStart(word: string): string {
  return word.replace(/^[\s,;:)–—-]+/, '');
}

/** « en retard de 3 jours », « aujourd’hui », « vendredi 4 décembre » */
export function sayEcheance(le: CivilDate, today: CivilDate): string {
  const late = daysBetween(le, today);
  if (late <= 0) return sayDate(le, today);
  return late === 1 ? 'en retard d’un jour' : `en retard de ${late} jours`;
}
