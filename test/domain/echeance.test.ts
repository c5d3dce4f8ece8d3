// By when something is to be done: the words that are understood, those that are left alone, and what holds of any text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAFaire, parseEcheance, sayEcheance } from '#bot/domain/echeance.ts';
import { dayNumber, fromDayNumber, isCivilDate, weekday } from '#bot/forms/calendar.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import { addDays, daysBetween, formatDate, sayDate, WEEKDAYS } from '#bot/forms/dates.ts';
import { fold } from '#bot/forms/words.ts';

// A Thursday.
const TODAY = '2026-11-19';
const today = fc.integer({ min: dayNumber('1905-01-01'), max: dayNumber('2190-12-31') }).map(fromDayNumber);
const ahead = fc.integer({ min: 0, max: 1800 });
/** Words of which none is a day's, and after any of which a day stands. */
const quoi = fc
  .array(fc.constantFrom('rappeler', 'Carsat', 'dossier', 'été', 'l’ordinateur', '😀', 'CNI', 'n° 12.'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));

describe('a day alone', () => {
  test.each([
    ['aujourd’hui', TODAY],
    ['ce soir', TODAY],
    ['cet après-midi', TODAY],
    ['demain', '2026-11-20'],
    ['demain matin', '2026-11-20'],
    ['après-demain', '2026-11-21'],
    ['vendredi', '2026-11-20'],
    ['Vendredi prochain', '2026-11-20'],
    ['le vendredi', '2026-11-20'],
    ['jeudi', '2026-11-26'],
    ['lundi en huit', '2026-11-30'],
    ['lundi en quinze', '2026-12-07'],
    ['mardi de la semaine prochaine', '2026-11-24'],
    ['dans 3 jours', '2026-11-22'],
    ['dans 2 semaines', '2026-12-03'],
    ['dans un mois', '2026-12-19'],
    ['dans quinze jours', '2026-12-04'],
    ['dans 1 an', '2027-11-19'],
    ['d’ici deux semaines', '2026-12-03'],
    ['sous 8 jours', '2026-11-27'],
    ['la semaine prochaine', '2026-11-23'],
    ['semaine prochaine', '2026-11-23'],
    ['le mois prochain', '2026-12-01'],
    ['fin du mois', '2026-11-30'],
    ['à la fin du mois', '2026-11-30'],
    ['fin du mois prochain', '2026-12-31'],
    ['fin de l’année', '2026-12-31'],
    ['fin janvier', '2027-01-31'],
    ['début février', '2027-02-01'],
    ['mi-décembre', '2026-12-15'],
    ['en janvier', '2027-01-01'],
    ['janvier 2028', '2028-01-01'],
    ['le 12', '2026-12-12'],
    ['12', '2026-12-12'],
    ['le 19', TODAY],
    ['le 31', '2026-12-31'],
    ['le 1er', '2026-12-01'],
    ['le 12/12', '2026-12-12'],
    ['12/12', '2026-12-12'],
    ['12.12', '2026-12-12'],
    ['le 12 décembre', '2026-12-12'],
    ['12 dec', '2026-12-12'],
    ['12/12/2026', '2026-12-12'],
    ['12/12/26', '2026-12-12'],
    ['2026-12-12', '2026-12-12'],
    ['samedi 12', '2026-12-12'],
    ['samedi 12 décembre', '2026-12-12'],
    ['le 3/4', '2027-04-03'],
    ['29 février 2028', '2028-02-29'],
    ['pour vendredi', '2026-11-20'],
    ['avant le 12/12', '2026-12-12'],
    ['d’ici la fin du mois', '2026-11-30'],
    ['au plus tard lundi', '2026-11-23'],
    [' (vendredi). ', '2026-11-20'],
  ])('« %s » is %s', (typed, date) => {
    expect(parseEcheance(typed, TODAY)).toEqual({ date });
  });

  const unknown =
    'Cette date n’est pas comprise : écrivez par exemple « vendredi », « dans 2 semaines » ou 12/12/2026.';
  const past = 'Cette date est passée : indiquez aujourd’hui ou un jour à venir.';
  test.each([
    ['', 'Indiquez une date, par exemple « vendredi », « dans 2 semaines » ou 12/12/2026.'],
    ['bientôt', unknown],
    ['dans longtemps', unknown],
    ['dans zut jours', unknown],
    ['hier', past],
    ['lundi dernier', past],
    ['il y a 3 jours', past],
    ['🎉', unknown],
    ['x'.repeat(100_000), unknown],
    ['12/12/2020', past],
    ['le 12/11', past],
    ['18 novembre', past],
    ['mi-novembre', past],
    ['en novembre', past],
    ['31/02', 'Le 31/02/2026 n’existe pas : février 2026 s’arrête au 28.'],
    ['12/13/2026', 'Le mois 13 n’existe pas : écrivez le jour, puis le mois, puis l’année.'],
    ['le 32', 'Le 32 n’est pas un jour du mois : écrivez par exemple « le 15 ».'],
    ['mardi 12 décembre', 'Le 12 décembre 2026 est un samedi, pas un mardi : vérifiez la date.'],
    ['12/12/2126', 'Cette date est dans plus de cinq ans : vérifiez l’année.'],
    ['dans 900 ans', expect.stringMatching(/cinq ans|2199/)],
  ])('case %#: %j is refused', (typed, error) => {
    expect(parseEcheance(typed, TODAY)).toEqual({ error });
  });

  test('around the new year, a day just past is not next year’s, but for one whose name says so', () => {
    expect(parseEcheance('28/12', '2027-01-05')).toEqual({ error: past });
    expect(parseEcheance('mardi 28/12', '2027-01-05')).toEqual({ date: '2027-12-28' });
    expect(parseEcheance('le 3/1', '2026-12-28')).toEqual({ date: '2027-01-03' });
  });
});

describe('among words', () => {
  test.each([
    ['rappeler la CAF vendredi', 'rappeler la CAF', '2026-11-20'],
    ['rappeler la CAF, vendredi.', 'rappeler la CAF', '2026-11-20'],
    ['rappeler la CAF (vendredi)', 'rappeler la CAF', '2026-11-20'],
    ['envoyer le dossier avant le 12 décembre', 'envoyer le dossier', '2026-12-12'],
    ['envoyer le dossier d’ici la fin du mois', 'envoyer le dossier', '2026-11-30'],
    ['imprimer pour lundi en huit', 'imprimer', '2026-11-30'],
    ['voir la carte grise en janvier', 'voir la carte grise', '2027-01-01'],
    ['faire un point le mois prochain', 'faire un point', '2026-12-01'],
    ['demain rappeler Mme Dupont', 'rappeler Mme Dupont', '2026-11-20'],
    ['vendredi : rappeler la CAF', 'rappeler la CAF', '2026-11-20'],
    ['d’ici vendredi, envoyer', 'envoyer', '2026-11-20'],
    ['le 12 décembre, rappeler', 'rappeler', '2026-12-12'],
    ['appeler le CCAS vendredi à 14 h 30', 'appeler le CCAS à 14 h 30', '2026-11-20'],
    ['appeler le CCAS lundi 14h', 'appeler le CCAS 14h', '2026-11-23'],
    ['vendredi', 'vendredi', '2026-11-20'],
    ['vendredi à 14h', 'vendredi à 14h', '2026-11-20'],
  ])('« %s »', (typed, what, le) => {
    expect(parseAFaire(typed, TODAY)).toMatchObject({ quoi: what, le });
  });

  test.each([
    'rappeler la CAF',
    'préparer l’atelier de vendredi',
    'atelier du mardi',
    'lundi ou mardi',
    'de lundi à vendredi',
    'fermé depuis lundi',
    'pas avant vendredi',
    'permanence le lundi',
    'prendre rendez-vous chez Mme Avril',
    'facture de janvier',
    'facture janvier',
    'acheter des chaises pour 12',
    'prendre la 3/4',
    'dimanche de Pâques : fermer',
    'mardi gras : crêpes',
    'rappeler hier',
    'rappeler le 12/11',
    'rappeler le 31/02',
    'rappeler le 12/12/2020',
    'voir vendredi 13',
    'tenir dans 900 ans',
  ])('« %s » is left whole, without a day', (typed) => {
    expect(parseAFaire(typed, TODAY)).toEqual({ quoi: typed });
  });
});

describe('a day is said', () => {
  test.each([
    [TODAY, 'aujourd’hui'],
    ['2026-11-18', 'en retard d’un jour'],
    ['2026-11-16', 'en retard de 3 jours'],
    ['2026-11-20', 'demain'],
    ['2026-12-04', 'vendredi 4 décembre'],
    ['2027-03-01', '1er mars 2027'],
  ])('%s: %s', (le, said) => {
    expect(sayEcheance(le, TODAY)).toBe(said);
  });
});

describe('laws', () => {
  test('what is said of a day is read back, alone and at either end of a sentence', () => {
    fc.assert(
      fc.property(today, ahead, quoi, (now, days, what) => {
        const le = addDays(now, days);
        for (const said of [sayDate(le, now), formatDate(le)]) {
          expect(parseEcheance(said, now)).toEqual({ date: le });
          expect(parseAFaire(`${what} ${said}`, now)).toMatchObject({ quoi: what, le });
          expect(parseAFaire(`${said} : ${what}`, now)).toMatchObject({ quoi: what, le });
          expect(parseAFaire(`${what} pour ${said}`, now)).toMatchObject({ quoi: what, le });
        }
      }),
    );
  });

  test('a day of the week is within the coming seven, never today', () => {
    fc.assert(
      fc.property(today, fc.constantFrom(...WEEKDAYS), (now, name) => {
        const parsed = parseEcheance(name, now);
        if (!('date' in parsed)) throw new Error(parsed.error);
        expect(weekday(parsed.date)).toBe(WEEKDAYS.indexOf(name));
        expect(daysBetween(now, parsed.date)).toBeGreaterThan(0);
        expect(daysBetween(now, parsed.date)).toBeLessThanOrEqual(7);
      }),
    );
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'le la en dans fin du mois 12 12/12 31/2 1er 3 jours avant d’ici pour vendredi huit mai 2026 prochain à 14h de'.split(
            ' ',
          ),
        ),
        { maxLength: 9 },
      )
      .map((some) => some.join(' ')),
  );

  test('any text is one real day, today or later, or one sentence', () => {
    fc.assert(
      fc.property(words, today, (typed, now) => {
        const parsed = parseEcheance(typed, now);
        if ('error' in parsed) expect(parsed.error).toMatch(/^[A-ZÀ-Ý][^\n]*\.$/u);
        else expect(isCivilDate(parsed.date) && parsed.date >= now).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  /** Its letters and digits, in no order. */
  const signs = (text: string) => [...fold(text).replaceAll(' ', '')].toSorted().join('');

  test('no word is lost: without a day the text is whole, with one each word is in one part or the other', () => {
    fc.assert(
      fc.property(words, today, (typed, now) => {
        const line = cleanLine(typed);
        const { quoi: what, le, dit = '' } = parseAFaire(typed, now);
        if (le === undefined) expect({ what, dit }).toEqual({ what: line, dit: '' });
        else {
          expect(le >= now).toBe(true);
          expect(signs(what === line ? what : what + dit)).toBe(signs(line));
        }
      }),
      { numRuns: 300 },
    );
  });
});
