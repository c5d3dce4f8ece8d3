// Dates as people type them, and the laws of the calendar.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, dayNumber, fromDayNumber, isCivilDate, weekday } from '#bot/forms/calendar.ts';
import { addDays, daysBetween, formatDate, longDate, parseDate, sayDate, todayIn } from '#bot/forms/dates.ts';

// A Sunday.
const TODAY = '2026-11-22';
const anyDate = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(fromDayNumber);
const today = fc.integer({ min: dayNumber('1905-01-01'), max: dayNumber('2190-12-31') }).map(fromDayNumber);

describe('a date is understood', () => {
  test.each([
    ['16/11/2026', '2026-11-16'],
    ['3/4', '2026-04-03'],
    ['3/4/25', '2025-04-03'],
    ['03.04.2025', '2025-04-03'],
    ['03-04-2025', '2025-04-03'],
    ['3 4 2025', '2025-04-03'],
    ['2026-03-01', '2026-03-01'],
    ['29/02/2024', '2024-02-29'],
    ['aujourd’hui', TODAY],
    ["Aujourd'hui", TODAY],
    ['aujourdhui', TODAY],
    ['auj', TODAY],
    ['hier', '2026-11-21'],
    ['hier soir', '2026-11-21'],
    ['avant-hier', '2026-11-20'],
    ['avant‑hier', '2026-11-20'],
    ['demain', '2026-11-23'],
    ['lundi', '2026-11-16'],
    ['lundi dernier', '2026-11-16'],
    ['samedi', '2026-11-21'],
    ['il y a 3 jours', '2026-11-19'],
    ['il y a une semaine', '2026-11-15'],
    ['il y a quinze jours', '2026-11-07'],
    ['il y a un mois', '2026-10-22'],
    ['il y a 1 an', '2025-11-22'],
    ['le 15', '2026-11-15'],
    ['15', '2026-11-15'],
    ['15 mars', '2026-03-15'],
    ['15 MARS', '2026-03-15'],
    ['1er mars 2025', '2025-03-01'],
    ['1ᵉʳ mars 2025', '2025-03-01'],
    ['16 nov.', '2026-11-16'],
    ['14 fevrier', '2026-02-14'],
    ['14 fe\u0301vrier', '2026-02-14'],
    ['lundi 16 novembre', '2026-11-16'],
    ['le lundi 16/11', '2026-11-16'],
    ['lundi 16', '2026-11-16'],
  ])('« %s » is %s', (typed, date) => {
    expect(parseDate(typed, TODAY)).toEqual({ date });
  });

  test.each([
    ['a day later in the year is last year’s', '24/12', '2025-12-24'],
    ['a day of the coming week stays ahead, for the field to refuse aloud', '23/11', '2026-11-23'],
    ['the name of today is a week ago', 'dimanche', '2026-11-15'],
    ['a day of the month still to come is the month before’s', 'le 30', '2026-10-30'],
    ['a day the month before has not either is the one before', 'le 31', '2026-10-31'],
    ['the day’s name tells the year ahead', 'mercredi 23 décembre', '2026-12-23'],
    ['zero-width and bidi characters count for nothing', '\u200fh\u200bie\u2060r\u200e', '2026-11-21'],
    ['non-breaking spaces and line ends are spaces', ' 15\u00a0mars\u202f2025\r\n', '2025-03-15'],
  ])('%s', (_, typed, date) => {
    expect(parseDate(typed, TODAY)).toEqual({ date });
  });

  test('in the first days of January, the coming week reaches over the new year', () => {
    expect(parseDate('3/1', '2026-12-28')).toEqual({ date: '2027-01-03' });
    expect(parseDate('30/12', '2027-01-02')).toEqual({ date: '2026-12-30' });
  });
});

describe('a date is refused with a sentence', () => {
  const unknown = 'Cette date n’est pas comprise : écrivez par exemple 16/11/2026, « hier » ou « lundi ».';
  test.each([
    ['', 'Indiquez une date, par exemple 16/11/2026 ou « hier ».'],
    ['\u200b \u00a0', 'Indiquez une date, par exemple 16/11/2026 ou « hier ».'],
    ['31/02', 'Le 31/02/2026 n’existe pas : février 2026 s’arrête au 28.'],
    ['29/02/2025', 'Le 29/02/2025 n’existe pas : février 2025 s’arrête au 28.'],
    ['0/4/2026', 'Le 00/04/2026 n’existe pas : avril 2026 s’arrête au 30.'],
    ['12/13/2026', 'Le mois 13 n’existe pas : écrivez le jour, puis le mois, puis l’année.'],
    ['le 32', 'Le 32 n’est pas un jour du mois : écrivez par exemple « le 15 ».'],
    ['mardi 16 novembre', 'Le 16 novembre 2026 est un lundi, pas un mardi : vérifiez la date.'],
    ['01/01/1800', 'L’année doit être comprise entre 1900 et 2199.'],
    ['bientôt', unknown],
    ['hier ou lundi', unknown],
    ['16/11/2026 à 10h', unknown],
    ['il y a longtemps', unknown],
    ['il y a zut jours', unknown],
    ['🎉', unknown],
    ['أمس', unknown],
    ['constructor', unknown],
    ['hier\n'.repeat(10_000), unknown],
    ['\u200b'.repeat(100_000), unknown],
  ])('case %#: %j', (typed, error) => {
    expect(parseDate(typed, TODAY)).toEqual({ error });
  });
});

describe('today', () => {
  test.each([
    [
      'La Réunion is already tomorrow in the evening of Paris',
      'Indian/Reunion 2026-11-22T20:30:00Z',
      '2026-11-23',
    ],
    [
      'Guadeloupe is still yesterday in the morning of Paris',
      'America/Guadeloupe 2026-11-22T03:59:00Z',
      '2026-11-21',
    ],
    ['Guadeloupe begins its day at four', 'America/Guadeloupe 2026-11-22T04:00:00Z', '2026-11-22'],
    ['Paris, before the hour goes back', 'Europe/Paris 2026-10-24T21:59:59Z', '2026-10-24'],
    ['Paris, the night it does', 'Europe/Paris 2026-10-24T22:00:00Z', '2026-10-25'],
    ['Paris, the evening after', 'Europe/Paris 2026-10-25T22:59:59Z', '2026-10-25'],
    ['Paris, the night the hour goes forward', 'Europe/Paris 2026-03-28T23:00:00Z', '2026-03-29'],
  ])('%s', (_, place, date) => {
    const [zone = '', instant = ''] = place.split(' ');
    expect(todayIn(zone, Date.parse(instant))).toBe(date);
  });
});

describe('a date is said', () => {
  test.each([
    [TODAY, 'aujourd’hui'],
    ['2026-11-21', 'hier'],
    ['2026-11-23', 'demain'],
    ['2026-11-16', 'lundi 16 novembre'],
    ['2026-03-01', 'dimanche 1er mars'],
    ['2025-03-03', '3 mars 2025'],
  ])('%s: %s', (date, said) => {
    expect(sayDate(date, TODAY)).toBe(said);
  });
});

describe('laws', () => {
  test('what is written is read back, whatever the day', () => {
    fc.assert(
      fc.property(anyDate, today, (date, now) => {
        expect(parseDate(formatDate(date), now)).toEqual({ date });
        expect(parseDate(longDate(date), now)).toEqual({ date });
        expect(parseDate(date, now)).toEqual({ date });
      }),
    );
  });

  test('what is said is read back', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: -800, max: 800 }), (now, days) => {
        const date = addDays(now, days);
        expect(parseDate(sayDate(date, now), now)).toEqual({ date });
      }),
    );
  });

  test('the calendar agrees with the platform’s', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -30_000, max: 30_000 }), (date, days) => {
        const instant = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
        expect(addDays(date, days)).toBe(new Date(instant).toISOString().slice(0, 10));
        expect(weekday(addDays(date, days))).toBe((new Date(instant).getUTCDay() + 6) % 7);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test('a month later is a real day of the next month', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: -24, max: 24 }), (date, months) => {
        const later = addMonths(date, months);
        expect(isCivilDate(later)).toBe(true);
        expect(addMonths(`${later.slice(0, 8)}01`, -months)).toBe(`${date.slice(0, 8)}01`);
      }),
    );
  });

  test('any text is answered by one real date or one sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), today, (typed, now) => {
        const parsed = parseDate(typed, now);
        if ('date' in parsed) expect(isCivilDate(parsed.date)).toBe(true);
        else expect(parsed.error).toMatch(/^[A-ZÀ-Ý][^\n]*\.$/u);
      }),
    );
  });
});
