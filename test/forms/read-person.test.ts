// Who an activity is for, as read from any client: chosen, nobody, or found by words on two further screens.
import { describe, expect, it } from 'vitest';
import { person } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswers, SEARCH } from '#bot/forms/raw.ts';
import { needsPersons, readAnswers } from '#bot/forms/read.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { context as nobody } from '#test/support/answers.ts';

const qui = person({ label: 'Bénéficiaire', anonymous: 'Anonyme' });
const asked: string[] = [];
const persons = annuaireDe({
  has: (code) => code === 'paul',
  label: () => 'Paul Dupont',
  search: (words) => {
    asked.push(words);
    return words.startsWith('dup') ? [{ code: 'paul', label: 'Paul Dupont' }] : [];
  },
});

const read = (raw: RawAnswers) => readAnswers({ qui }, raw, { ...nobody, persons });
const nothing = { values: {}, errors: {}, ask: {} };

describe('chosen at once', () => {
  it('somebody known is that person; nobody in particular, or nothing, is nobody', () => {
    expect(read({ qui: 'paul' }).values).toEqual({ qui: 'paul' });
    for (const qui of ['Anonyme', EMPTY, '']) expect(read({ qui })).toEqual(nothing);
    expect(read({})).toEqual(nothing);
  });

  it('a code of nobody’s is refused in one sentence, whoever it is of', () => {
    for (const code of ['karim-et-lui', 'nouveau.', '__proto__', 'x'.repeat(10_000)]) {
      expect(read({ qui: code }).errors).toEqual({ qui: 'Cette personne est introuvable.' });
    }
  });

  it('where no people are kept, looking for one finds nobody', () => {
    expect(readAnswers({ qui }, { qui: SEARCH }, nobody).errors).toEqual({
      qui: 'Cette personne est introuvable.',
    });
  });
});

describe('looked for', () => {
  it('asks for words, then which of those near, or nobody', () => {
    expect(read({ qui: SEARCH }).ask).toMatchObject({ 'qui.recherche': { kind: 'text', required: true } });
    const { ask } = read({ qui: SEARCH, 'qui.recherche': 'dup' });
    expect(ask).toMatchObject({
      'qui.choix': {
        kind: 'choice',
        options: [
          { code: 'paul', label: 'Paul Dupont' },
          { code: 'Anonyme', label: 'Anonyme' },
        ],
      },
    });
  });

  it('is whom was chosen', () => {
    const found = { qui: SEARCH, 'qui.recherche': 'dup' };
    expect(read({ ...found, 'qui.choix': 'paul' })).toEqual({ ...nothing, values: { qui: 'paul' } });
    expect(read({ ...found, 'qui.choix': 'Anonyme' })).toEqual(nothing);
  });

  it('asks which again when the choice is nobody’s', () => {
    const raw = { qui: SEARCH, 'qui.recherche': 'dup', 'qui.choix': 'karim-et-lui' };
    expect(read(raw)).toMatchObject({ values: {}, ask: { 'qui.choix': { required: true } } });
  });

  it('words that find nobody are typed again: the sentence stands beside them', () => {
    expect(read({ qui: SEARCH, 'qui.recherche': 'zzz' }).errors).toEqual({
      'qui.recherche': 'Personne ne correspond. Pour créer une fiche, écrivez le prénom et le nom.',
    });
  });

  it('reads no more words than a name has', () => {
    read({ qui: SEARCH, 'qui.recherche': `dup\u0000${'x'.repeat(10_000)}` });
    expect(asked.at(-1)).toBe(`dup${'x'.repeat(97)}`);
  });
});

describe('the people of whoever fills the form', () => {
  it('are read only where somebody is named or looked for', () => {
    for (const raw of [{}, { qui: 'Anonyme' }, { qui: EMPTY }, { autre: 'paul' }])
      expect(needsPersons({ qui }, raw)).toBe(false);
    for (const raw of [{ qui: 'paul' }, { qui: SEARCH }]) expect(needsPersons({ qui }, raw)).toBe(true);
    expect(needsPersons({}, { qui: 'paul' })).toBe(false);
  });
});
