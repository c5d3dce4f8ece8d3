// The readers that others are made of: a text, a doubtful text, a whole number, a choice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { choice, longText, text } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswers } from '#bot/forms/raw.ts';
import { GONE, readChoice, readInteger, readText } from '#bot/forms/reading.ts';
import { context } from '#test/support/answers.ts';

const source = (raw: RawAnswers) => ({ name: 'champ', raw, context });
const typed = (champ: string) => source({ champ });
const absent = { absent: true };

describe('a text', () => {
  const titre = text({ label: 'Titre', maxLength: 10 });

  it('is cleaned, on one line', () => {
    expect(readText(titre, typed('  a\n\u200bb '))).toEqual({ value: 'a b' });
  });

  it.each([{}, { champ: '' }, { champ: ' \u200b ' }, { champ: EMPTY }, { champ: ['a'] }, { champ: true }])(
    'is absent: %j',
    (raw) => {
      expect(readText(titre, source(raw))).toEqual(absent);
    },
  );

  it('is measured once cleaned, and refused with both lengths', () => {
    expect(readText(titre, typed(` ${'x'.repeat(10)} `))).toEqual({ value: 'x'.repeat(10) });
    expect(readText(titre, typed('x'.repeat(11)))).toEqual({
      error: 'Ce texte a 11 caractères : raccourcissez-le à 10 au plus.',
    });
  });

  it('follows its schema: its sentence, or its own form of the value', () => {
    const email = text({ label: 'E-mail', maxLength: 50, schema: z.email('Adresse incomplète.') });
    const small = text({
      label: 'Mot',
      maxLength: 50,
      schema: z.string().transform((word) => word.toLowerCase()),
    });
    expect(readText(email, typed('lea@'))).toEqual({ error: 'Adresse incomplète.' });
    expect(readText(email, typed('lea@exemple.fr'))).toEqual({ value: 'lea@exemple.fr' });
    expect(readText(small, typed('MOT'))).toEqual({ value: 'mot' });
  });

  it('of several lines keeps them', () => {
    const notes = longText({ label: 'Notes', maxLength: 100 });
    expect(readText(notes, typed('un\r\n\r\n\r\n\r\ndeux '))).toEqual({ value: 'un\n\ndeux' });
  });
});

describe('a doubtful text', () => {
  const doubt = (said: string) => (said.includes('secret') ? 'Ce texte semble tenir un secret.' : undefined);
  const notes = longText({ label: 'Notes', maxLength: 100, doubt });

  it('asks, on a screen of its own, in the words of the doubt', () => {
    const read = readText(notes, typed('un secret'));
    expect(read).toEqual({
      ask: {
        'champ.doute': choice({
          label: 'Notes',
          help: 'Ce texte semble tenir un secret.',
          required: true,
          missing: 'Dites si ce texte doit être gardé.',
          options: [
            { code: 'garder', label: 'Enregistrer quand même' },
            { code: 'retirer', label: 'Enregistrer sans ce texte' },
          ],
        }),
      },
    });
  });

  it('is kept, or left out, as its author says', () => {
    expect(readText(notes, source({ champ: 'un secret', 'champ.doute': 'garder' }))).toEqual({
      value: 'un secret',
    });
    expect(readText(notes, source({ champ: 'un secret', 'champ.doute': 'retirer' }))).toEqual(absent);
  });

  it('that raises no doubt any more is not asked about, whatever was answered', () => {
    expect(readText(notes, source({ champ: 'rien', 'champ.doute': 'retirer' }))).toEqual({ value: 'rien' });
  });
});

describe('a whole number', () => {
  it.each([
    ['8', 8],
    [' 8 ', 8],
    ['1 200', 1200],
    ['1\u202f200', 1200],
    ['+8', 8],
    ['007', 7],
    ['-0', 0],
    ['0', 0],
    ['10000', 10_000],
  ])('%j is %d', (said, value) => {
    expect(readInteger(said, 0, 10_000)).toStrictEqual({ value });
  });

  it.each(['huit', '8,5', '8.5', '1e3', '0x10', '--8', '8 personnes', '٨'])('%j is refused', (said) => {
    expect(readInteger(said, 0, 10_000)).toEqual({ error: 'Écrivez un nombre entier, par exemple 8.' });
  });

  it('says its bounds as people write numbers', () => {
    expect(readInteger('-1', 0, 10_000)).toEqual({ error: 'Ce nombre ne peut pas être négatif.' });
    expect(readInteger('0', 1, 10_000)).toEqual({ error: 'Indiquez au moins 1.' });
    expect(readInteger('10001', 0, 10_000)).toEqual({ error: 'Indiquez au plus 10\u202f000.' });
    expect(readInteger('9'.repeat(400), 0, 10_000)).toEqual({ error: 'Indiquez au plus 10\u202f000.' });
  });

  it('is never out of its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.nat(), (said, min, width) => {
        const read = readInteger(said, min, min + width);
        if (!('value' in read)) return;
        expect(Number.isInteger(read.value)).toBe(true);
        expect(read.value).toBeGreaterThanOrEqual(min);
        expect(read.value).toBeLessThanOrEqual(min + width);
      }),
    );
  });
});

describe('a choice', () => {
  const niveau = choice({
    label: 'Niveau',
    options: [
      { code: 'a', label: 'A' },
      { code: 'ancien', label: 'Ancien', retired: true },
    ],
  });

  it('is read, a retired option included: a record being changed may hold it', () => {
    expect(readChoice(niveau, typed('a'))).toEqual({ value: 'a' });
    expect(readChoice(niveau, typed('ancien'))).toEqual({ value: 'ancien' });
  });

  it('that does not exist is refused', () => {
    expect(readChoice(niveau, typed('z'))).toEqual({ error: GONE });
    expect(readChoice(niveau, typed('A'))).toEqual({ error: GONE });
    expect(readChoice(niveau, typed('toString'))).toEqual({ error: GONE });
  });

  it('of nothing is nothing', () => {
    expect(readChoice(niveau, typed(EMPTY))).toEqual(absent);
  });
});
