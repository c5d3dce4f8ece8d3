// Durations as people type them: what is understood, what is refused and how, and that writing then reading changes nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '#bot/forms/durations.ts';

describe('a duration is understood', () => {
  test.each([
    ['45', 45],
    ['105', 105],
    ['45 min', 45],
    ['45mn', 45],
    ["45'", 45],
    ['45′', 45],
    ['90 MINUTES', 90],
    ['quarante-cinq minutes', 45],
    ['vingt et une minutes', 21],
    ['1h', 60],
    ['24h', 1440],
    ['2 heures', 120],
    ['une heure', 60],
    ['1 h 30', 90],
    ['1\u202fh\u00a030', 90],
    ['1h45', 105],
    ['1h5', 65],
    ['1:30', 90],
    ['1 h 30 min', 90],
    ['une heure trente', 90],
    ['2 heures et 15 minutes', 135],
    ['1,5 h', 90],
    ['1.5h', 90],
    ['0,25 heure', 15],
    ['3/4 h', 45],
    ['¾ h', 45],
    ['1/2 heure', 30],
    ['3/4 d’heure', 45],
    ['1 h 1/2', 90],
    ['une demi-heure', 30],
    ['demi heure', 30],
    ['un quart d’heure', 15],
    ['trois quarts d’heure', 45],
    ['2 heures et quart', 135],
    ['une heure et demie', 90],
    ['4\u200b5 m\u200din\r\n', 45],
  ])('« %s » is %i minutes', (typed, minutes) => {
    expect(parseDuration(typed)).toEqual({ minutes });
  });
});

describe('a duration is refused with a sentence', () => {
  const unknown = 'Cette durée n’est pas comprise : écrivez par exemple 45, 1h30 ou « une heure ».';
  const notPositive = 'La durée doit être d’au moins 1 minute.';
  const tooLong = 'La durée ne peut pas dépasser 24 heures.';
  test.each([
    ['', 'Indiquez une durée, par exemple 45, 1h30 ou « une heure ».'],
    ['0', notPositive],
    ['0h00', notPositive],
    ['-5', notPositive],
    ['−5 min', notPositive],
    ['25h', tooLong],
    ['24h01', tooLong],
    ['1441', tooLong],
    ['9'.repeat(50), tooLong],
    ['1h75', '« 1h75 » n’est pas une durée : après les heures, les minutes vont de 0 à 59.'],
    ['1,5', 'Précisez l’unité de la durée : « 1,5 h », ou le nombre de minutes sans virgule.'],
    ['45 minutes environ', unknown],
    ['longtemps', unknown],
    ['1/0 h', unknown],
    ['⏱️', unknown],
    ['٤٥', unknown],
    ['45\n'.repeat(10_000), unknown],
  ])('case %#: %j', (typed, error) => {
    expect(parseDuration(typed)).toEqual({ error });
  });
});

test.each([
  [1, '1 min'],
  [45, '45 min'],
  [60, '1 h'],
  [65, '1 h 05'],
  [90, '1 h 30'],
  [1440, '24 h'],
])('%i minutes are written « %s »', (minutes, written) => {
  expect(formatDuration(minutes)).toBe(written);
});

test('every duration that is written is read back', () => {
  for (let minutes = 1; minutes <= 1440; minutes++) {
    expect(parseDuration(formatDuration(minutes))).toEqual({ minutes });
    expect(parseDuration(String(minutes))).toEqual({ minutes });
  }
});

test('any text is answered by minutes of a day or by one sentence', () => {
  const piece = fc.constantFrom(
    '1',
    '30',
    ' ',
    'h',
    'min',
    '/',
    ',',
    'quart',
    'demi',
    'une',
    'heure',
    'et',
    '-',
    '½',
    'é',
  );
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const parsed = parseDuration(text);
      if ('error' in parsed) expect(parsed.error).toMatch(/^[A-ZÀ-Ý«][^\n]*\.$/u);
      else
        expect(Number.isInteger(parsed.minutes) && parsed.minutes >= 1 && parsed.minutes <= 1440).toBe(true);
    }),
  );
});
