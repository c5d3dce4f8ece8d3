// Periods in words: what is understood, what is refused and how, what is taken out of a command, and the laws of labels.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriode, takePeriode } from '#bot/domain/periodes.ts';
import { dayNumber, daysInMonth, fromDayNumber, isCivilDate } from '#bot/forms/calendar.ts';
import { formatDate, MONTHS } from '#bot/forms/dates.ts';

// A Sunday.
const TODAY = '2026-11-22';
const today = fc.integer({ min: dayNumber('2002-01-01'), max: dayNumber('2098-12-31') }).map(fromDayNumber);

/** « from to », or the sentence. */
function read(text: string, now = TODAY): string {
  const parsed = parsePeriode(text, now);
  return 'periode' in parsed ? `${parsed.periode.from} ${parsed.periode.to}` : parsed.error;
}

describe('a period is understood', () => {
  test.each([
    ['aujourd’hui', '2026-11-22 2026-11-22'],
    ['hier', '2026-11-21 2026-11-21'],
    ['lundi', '2026-11-16 2026-11-16'],
    ['le 15', '2026-11-15 2026-11-15'],
    ['16/11/2026', '2026-11-16 2026-11-16'],
    ['semaine', '2026-11-16 2026-11-22'],
    ['cette semaine', '2026-11-16 2026-11-22'],
    ['semaine dernière', '2026-11-09 2026-11-15'],
    ['la semaine passée', '2026-11-09 2026-11-15'],
    ['semaine du 3 mars 2026', '2026-03-02 2026-03-08'],
    ['mois', '2026-11-01 2026-11-30'],
    ['ce mois-ci', '2026-11-01 2026-11-30'],
    ['MOIS DERNIER', '2026-10-01 2026-10-31'],
    ['le mois dernier', '2026-10-01 2026-10-31'],
    ['trimestre', '2026-10-01 2026-12-31'],
    ['trimestre dernier', '2026-07-01 2026-09-30'],
    ['T3 2025', '2025-07-01 2025-09-30'],
    ['t3-2025', '2025-07-01 2025-09-30'],
    ['2025 T3', '2025-07-01 2025-09-30'],
    ['3e trimestre 2025', '2025-07-01 2025-09-30'],
    ['T3', '2026-07-01 2026-09-30'],
    ['S1 2025', '2025-01-01 2025-06-30'],
    ['2025', '2025-01-01 2025-12-31'],
    ['en 2025', '2025-01-01 2025-12-31'],
    ['année', '2026-01-01 2026-12-31'],
    ['année dernière', '2025-01-01 2025-12-31'],
    ['l’an dernier', '2025-01-01 2025-12-31'],
    ['mars', '2026-03-01 2026-03-31'],
    ['févr.', '2026-02-01 2026-02-28'],
    ['mars 2025', '2025-03-01 2025-03-31'],
    ['mois de mars 2025', '2025-03-01 2025-03-31'],
    ['03/2025', '2025-03-01 2025-03-31'],
    ['2025-03', '2025-03-01 2025-03-31'],
    ['du 1/3 au 15/4', '2026-03-01 2026-04-15'],
    ['du 1er mars au 15 avril 2025', '2025-03-01 2025-04-15'],
    ['du 1/3/25 au 15/4/25', '2025-03-01 2025-04-15'],
    ['2025-03-01 – 2025-04-15', '2025-03-01 2025-04-15'],
    ['du 1er au 15 mars', '2026-03-01 2026-03-15'],
    ['du 1 au 15', '2026-11-01 2026-11-15'],
    ['du 3 mars au 15', '2026-03-03 2026-03-15'],
    ['de mars à mai', '2026-03-01 2026-05-31'],
    ['du lundi au vendredi', '2026-11-16 2026-11-20'],
    ['depuis le 1er mars', '2026-03-01 2026-11-22'],
    ['depuis mars', '2026-03-01 2026-11-22'],
    ['depuis 2024', '2024-01-01 2026-11-22'],
    ['30 derniers jours', '2026-10-24 2026-11-22'],
    ['les 7 derniers jours', '2026-11-16 2026-11-22'],
    ['3 derniers mois', '2026-08-23 2026-11-22'],
    ['2 dernières semaines', '2026-11-09 2026-11-22'],
    ['tout', '2000-01-01 2027-12-31'],
    ['\u200fm\u200bois\u00a0\u202fdernier\r\n', '2026-10-01 2026-10-31'],
  ])('« %s » is %s', (typed, days) => {
    expect(read(typed)).toBe(days);
  });

  test.each([
    ['a month still to come is last year’s', 'décembre', '2025-12-01 2025-12-31'],
    ['a quarter that has begun is this year’s', 'T4', '2026-10-01 2026-12-31'],
    ['a range goes over the new year', 'du 15/12 au 15/1', '2025-12-15 2026-01-15'],
    ['a range of three days is not a year and three days', 'du 10/3 au 12/3', '2026-03-10 2026-03-12'],
    ['a beginning without year comes before its end', 'du 1/3 au 15/4/2024', '2024-03-01 2024-04-15'],
    ['an end of the coming week is the coming one', 'du 20/11 au 25/11', '2026-11-20 2026-11-25'],
  ])('%s: « %s »', (_, typed, days) => {
    expect(read(typed)).toBe(days);
  });

  test('in January, the month, the quarter and the week before are those of last year', () => {
    expect(read('mois dernier', '2026-01-02')).toBe('2025-12-01 2025-12-31');
    expect(read('trimestre dernier', '2026-01-02')).toBe('2025-10-01 2025-12-31');
    expect(read('semaine', '2026-01-02')).toBe('2025-12-29 2026-01-04');
  });
});

describe('a period is refused with a sentence', () => {
  const unknown =
    'Cette période n’est pas comprise : écrivez par exemple « mois dernier », « T3 2025 » ou « du 1/3 au 15/4 ».';
  test.each([
    ['', 'Indiquez une période, par exemple « mois dernier », « T3 2025 » ou « du 1/3 au 15/4 ».'],
    ['T5', 'Les trimestres vont de T1 à T4.'],
    ['S3 2025', 'Les semestres vont de S1 à S2.'],
    ['février 30', 'Le 30/02/2026 n’existe pas : février 2026 s’arrête au 28.'],
    ['30 février', 'Le 30/02/2026 n’existe pas : février 2026 s’arrête au 28.'],
    ['mars 25', 'Écrivez le jour avant le mois, « 25 mars », ou l’année en quatre chiffres, « mars 2025 ».'],
    ['13/2025', 'Le mois 13 n’existe pas : les mois vont de 1 à 12.'],
    ['du 31/2 au 15/4', 'Le 31/02/2026 n’existe pas : février 2026 s’arrête au 28.'],
    [
      'du 15/4/2025 au 1/3/2025',
      'La période est à l’envers : elle commence le 15/04/2025 et finit le 01/03/2025.',
    ],
    ['du 1/1/1926 au 1/1/2026', 'Une période doit être comprise entre les années 2000 et 2100.'],
    ['du 1/1/2000 au 1/1/2100', 'Une période ne peut pas dépasser 30 ans.'],
    ['1789', 'Une période doit être comprise entre les années 2000 et 2100.'],
    ['9999 derniers mois', 'Une période doit être comprise entre les années 2000 et 2100.'],
    ['0 derniers jours', 'Une période a au moins un jour : écrivez par exemple « 30 derniers jours ».'],
    ['15', unknown],
    ['bientôt', unknown],
    ['🎉', unknown],
    ['الشهر', unknown],
    ['mois\n'.repeat(10_000), unknown],
  ])('case %#: %j', (typed, error) => {
    expect(read(typed)).toBe(error);
  });

  test.each([
    ['trimestr', 'trimestre'],
    ['mios', 'mois'],
    ['moi dernier', 'mois dernier'],
    ['fevirer', 'février'],
  ])('« %s »: the nearest is « %s »', (typed, near) => {
    expect(parsePeriode(typed, TODAY)).toMatchObject({ nearest: near });
  });
});

describe('a period is taken out of the words of a command', () => {
  test.each([
    ['at the start', 'mois dernier atelier', 'octobre 2026', 'atelier'],
    ['at the end', 'atelier T3 2025', 'T3 2025', 'atelier'],
    [
      'inside',
      'atelier du 1/3 au 15/4 type=individuel',
      'du 01/03/2026 au 15/04/2026',
      'atelier type=individuel',
    ],
    ['the longest there is', 'mars 2025', 'mars 2025', ''],
    ['the first of two', 'mars avril', 'mars 2026', 'avril'],
    ['beside a number, which may be anything', '8 mois', 'novembre 2026', '8'],
    ['never out of a filter', 'lieu=mars type=atelier', undefined, 'lieu=mars type=atelier'],
    ['none where there is none', 'atelier 8', undefined, 'atelier 8'],
  ])('%s: « %s »', (...[, typed, label, rest]) => {
    const taken = takePeriode(typed.split(' '), TODAY);
    expect(taken.periode?.label).toBe(label);
    expect(taken.rest.join(' ')).toBe(rest);
    expect(taken.error).toBeUndefined();
  });

  test('a period that cannot be is said, and leaves the rest', () => {
    expect(takePeriode(['atelier', 'T5'], TODAY)).toEqual({
      error: 'Les trimestres vont de T1 à T4.',
      rest: ['atelier'],
    });
  });

  test('no words, or ten thousand', () => {
    expect(takePeriode([], TODAY)).toEqual({ rest: [] });
    const many = Array<string>(10_000).fill('mois');
    expect(takePeriode(many, TODAY)).toEqual({ rest: many });
  });
});

describe('laws', () => {
  const day = fc.integer({ min: dayNumber('2001-01-01'), max: dayNumber('2099-12-31') }).map(fromDayNumber);
  const typed = fc.oneof(
    fc.constantFrom(
      'hier',
      'semaine',
      'semaine dernière',
      'mois',
      'mois dernier',
      'trimestre',
      'trimestre dernier',
      'semestre',
      'année',
      'année dernière',
      'lundi',
      '30 derniers jours',
      '12 derniers mois',
      'du 15/12 au 15/1',
      'de mars à mai',
      'depuis mars',
      'T2',
    ),
    fc.constantFrom(...MONTHS),
    fc.integer({ min: 2000, max: 2099 }).map(String),
    fc
      .tuple(
        fc.constantFrom(...MONTHS, 'T1', 'T2', 'T3', 'T4', 'S1', 'S2'),
        fc.integer({ min: 2000, max: 2099 }),
      )
      .map(([part, year]) => `${part} ${year}`),
    fc.tuple(day, fc.nat({ max: 9000 })).map(([from, days]) => {
      const to = fromDayNumber(Math.min(dayNumber(from) + days, dayNumber('2100-12-31')));
      return `du ${formatDate(from)} au ${formatDate(to)}`;
    }),
    day.map((date) => `semaine du ${formatDate(date)}`),
  );

  test('a period begins before it ends, with real days', () => {
    fc.assert(
      fc.property(typed, today, (text, now) => {
        const parsed = parsePeriode(text, now);
        expect(parsed).toHaveProperty('periode');
        if (!('periode' in parsed)) return;
        expect(parsed.periode.from <= parsed.periode.to).toBe(true);
        expect(isCivilDate(parsed.periode.from) && isCivilDate(parsed.periode.to)).toBe(true);
      }),
    );
  });

  test('a label is read back as the same period, then and later', () => {
    fc.assert(
      fc.property(typed, today, today, (text, now, later) => {
        const parsed = parsePeriode(text, now);
        const label = 'periode' in parsed ? parsed.periode.label : '';
        expect(parsePeriode(label, later)).toEqual(parsed);
      }),
    );
    expect(parsePeriode('tout', TODAY)).toMatchObject({ periode: { label: 'tout' } });
  });

  test('a named month holds each of its days, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2000, max: 2099 }), (month, year) => {
        const prefix = `${year}-${String(month).padStart(2, '0')}`;
        expect(read(`${MONTHS[month - 1]} ${year}`)).toBe(
          `${prefix}-01 ${prefix}-${daysInMonth(year, month)}`,
        );
      }),
    );
  });

  test('what is named without year has begun, less than a year ago', () => {
    const named = fc.constantFrom(...MONTHS, 'T1', 'T2', 'T3', 'T4', 'S1', 'S2');
    fc.assert(
      fc.property(named, today, (text, now) => {
        const from = read(text, now).slice(0, 10);
        expect(from <= now && dayNumber(now) - dayNumber(from) < 366).toBe(true);
      }),
    );
  });

  test('taking a period loses no other word', () => {
    const other = fc.constantFrom('atelier', 'lieu=mars', 'médiathèque', 'type=individuel');
    fc.assert(
      fc.property(
        fc.array(other, { maxLength: 3 }),
        typed,
        fc.array(other, { maxLength: 3 }),
        (before, text, after) => {
          const taken = takePeriode([...before, ...text.split(' '), ...after], TODAY);
          expect(taken).toMatchObject({ ...parsePeriode(text, TODAY), rest: [...before, ...after] });
        },
      ),
    );
  });

  test('any text is answered by a period or one sentence', () => {
    const piece = fc.constantFrom(
      'du',
      'au',
      '1/3',
      'mars',
      '2025',
      'T3',
      'depuis',
      'derniers',
      '30',
      'jours',
      'le',
      'semaine',
    );
    const anything = fc.oneof(
      fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 100 }),
    );
    fc.assert(
      fc.property(anything, today, (text, now) => {
        const parsed = parsePeriode(text, now);
        if ('error' in parsed) expect(parsed.error).toMatch(/^[A-ZÀ-Ý][^\n]*\.$/u);
        else expect(parsed.periode.from <= parsed.periode.to).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
