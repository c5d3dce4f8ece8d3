// Words of charts: nothing hidden or that could be run, lines that fit, numbers and moments as they are said in French.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentLabels } from '#bot/documents/graphiques/moments.ts';
import { sayMoment, sayNumber, widthOf, wrap } from '#bot/documents/graphiques/textes.ts';
import { tidy } from '#bot/documents/tidy.ts';

const MARK = /__(BEGIN|END)FUNCTION__/;

describe('a text', () => {
  it.each([
    ['__BEGINFUNCTION__process.exit(1)__ENDFUNCTION__', '_BEGINFUNCTION_process.exit(1)_ENDFUNCTION_'],
    ['__BEGIN__BEGINFUNCTION__FUNCTION__', '_BEGIN_BEGINFUNCTION_FUNCTION_'],
    ['_\u200b_BEGINFUNCTION_\u200b_', '_BEGINFUNCTION_'],
    [
      'Médiathèque\u202e\u0007 « Les\u00a0Ursulines »\r\nQuimper',
      'Médiathèque « Les\u00a0Ursulines » Quimper',
    ],
    ['  deux   espaces ', 'deux espaces'],
    ['moitié \ud83d', 'moitié'],
  ])('%j is drawn as %j', (typed, drawn) => {
    expect(tidy(typed).trim()).toBe(drawn);
  });

  it('never holds what is run as code, whatever it is made of', () => {
    const pieces = fc.constantFrom('__', '_', 'BEGIN', 'END', 'FUNCTION', '\u200b', '\u0000', ' ', '1', '"');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        expect(tidy(parts.join(''))).not.toMatch(MARK);
        for (const line of wrap(parts.join(''), { width: 60, size: 12, lines: 3 }))
          expect(line).not.toMatch(MARK);
      }),
    );
  });
});

describe('lines', () => {
  it('are cut between words', () => {
    const room = { width: 140, size: 12, lines: 3 };
    expect(wrap('Aide aux démarches administratives', room)).toEqual([
      'Aide aux démarches',
      'administratives',
    ]);
  });

  it('tell that the end is left out', () => {
    const lines = wrap('mot '.repeat(40), { width: 100, size: 12, lines: 2 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  it('cut a word that is longer than a line', () => {
    expect(wrap('anticonstitutionnellement', { width: 80, size: 12, lines: 9 }).join('')).toBe(
      'anticonstitutionnellement',
    );
  });

  it('fit, and lose nothing where there are enough of them', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 400 }), (list, width) => {
        const text = tidy(list.join(' '));
        const lines = wrap(text, { width, size: 12, lines: 1000 });
        for (const line of lines)
          expect([...line].length === 1 || widthOf(line, 12) <= width + 0.001).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(wrap(text, { width, size: 12, lines: 2 }).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 50 },
    );
  });
});

describe('numbers', () => {
  it.each([
    [1_234_567, undefined, '1\u202f234\u202f567'],
    [0, undefined, '0'],
    [12.34, '%', '12,3\u202f%'],
    [7.5, 'h', '7,5\u202fh'],
  ])('%d with %s is %j', (value, sign, said) => {
    expect(sayNumber(value, sign)).toBe(said);
  });
});

describe('moments', () => {
  it.each([
    ['2026-10', { said: 'oct.', within: '2026' }],
    ['2026-10-01', { said: '1', within: 'oct.' }],
    ['08', { said: 'août' }],
    ['2024', { said: '2024' }],
  ])('%s is %j', (moment, said) => {
    expect(sayMoment(moment)).toEqual(said);
  });

  it('say the year once', () => {
    expect(momentLabels(['2025-11', '2025-12', '2026-01'], 60)).toEqual([
      ['nov.', '2025'],
      ['déc.'],
      ['janv.', '2026'],
    ]);
  });

  it('are skipped by quarters of the year where they are many', () => {
    const labels = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'];
    expect(momentLabels(labels, 22)).toEqual([[''], [''], ['janv.', '2026'], [''], [''], ['avr.']]);
  });

  it('alone, are said whole', () => {
    expect(momentLabels(['2026-10'], 700)).toEqual([['oct.', '2026']]);
  });
});
