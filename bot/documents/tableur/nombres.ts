// Numbers and days of spreadsheets as the texts that a person would read or type.
import { dayNumber, fromDayNumber } from '#bot/forms/calendar.ts';

/** Digits that a spreadsheet keeps of a number. */
const DIGITS = 15;

/** « 612345678 », « 1952 », « 3,5 »: never « 6.12345678E8 » nor « 1952.0 ». */
export function sayNumber(value: number): string {
  return String(Number(value.toPrecision(DIGITS))).replace('.', ',');
}

/** Where the two ways to count days begin: day 0. */
const ORIGINS = { '1900': dayNumber('1899-12-31'), '1904': dayNumber('1904-01-01') } as const;
export type System = keyof typeof ORIGINS;

/** 29 February 1900, which the system of 1900 counts and calendars do not. */
const NO_DAY = 60;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** « 1952-03-12 », « 1952-03-12 14:30 » */
export function sayDay(serial: number, system: System): string {
  if (serial < 0 || serial > LAST_DAY) return sayNumber(serial);
  const minutes = Math.round((serial % 1) * 24 * 60);
  const days = Math.floor(serial) + (minutes === 24 * 60 ? 1 : 0);
  const counted = system === '1900' && days >= NO_DAY ? days - 1 : days;
  const time = sayTime(minutes % (24 * 60));
  if (days === 0) return time;
  const day = fromDayNumber(ORIGINS[system] + counted);
  return time === MIDNIGHT ? day : `${day} ${time}`;
}

const MIDNIGHT = '00:00';

function sayTime(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A day as formats that write it out have it: « 1952-03-12T14:30:00 ». */
export function sayIso(iso: string): string {
  const [, day = '', hours = '00', minutes = '00'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso) ?? [];
  const time = `${hours}:${minutes}`;
  return time === MIDNIGHT ? day : `${day} ${time}`;
}
