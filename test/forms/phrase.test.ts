// Words after a command: what is exact is understood, what is doubtful is left over, nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { readPhrase } from '#bot/forms/phrase.ts';
import { words } from '#bot/forms/words.ts';

const quimper = { code: '29232', nom: 'Quimper' };
const context: FormContext = {
  today: '2026-11-19',
  places: [
    { id: 'p1', label: 'Médiathèque des Ursulines', commune: quimper },
    { id: 'p2', label: 'Mairie de Brest', commune: { code: '29019', nom: 'Brest' } },
    { id: 'p3', label: 'Mairie de Landerneau', synonyms: ['annexe'] },
    { id: 'p5', label: 'CCAS' },
    { id: 'p6', label: 'Centre Max Jacob' },
    { id: 'p4', label: 'Cyberbase', archived: true },
  ],
  communes: (text) =>
    words(text).join(' ') === 'douarnenez' ? { found: { code: '29046', nom: 'Douarnenez' } } : { near: [] },
  usage: {},
};

function read(id: string, text: string) {
  const type = typesCra.find((t) => t.id === id);
  if (!type) throw new Error(id);
  return readPhrase(text, fieldsOf(type.form), context);
}

const mediatheque = { type: 'lieu_activite', lieu: 'p1', commune: quimper };

describe('a phrase', () => {
  it.each([
    [
      'a bare number is minutes where no count is required',
      'individuel',
      '45 email',
      { duree: 45, thematiques: ['email'] },
    ],
    ['a bare number is people where people are required', 'atelier', '8', { participants: 8 }],
    ['a number with a unit is a duration then', 'atelier', '8 1h30', { participants: 8, duree: 90 }],
    ['so it is in two words', 'atelier', '8 45 min', { participants: 8, duree: 45 }],
    [
      'a number with its own word does not end a duration',
      'atelier',
      '2h 12 personnes',
      { duree: 120, participants: 12 },
    ],
    ['visits are people', 'acces-libre', '12', { nombre: 12 }],
    [
      'a passing question is first its length',
      'ponctuelle',
      '10 mail',
      { duree: 10, thematiques: ['email'] },
    ],
    ['people are counted with their word', 'ponctuelle', '2 personnes 10', { nombre: 2, duree: 10 }],
    [
      'a missed appointment has its planned length',
      'rdv-non-honore',
      'lapin 1h',
      { motif: 'absence', dureePrevue: 60 },
    ],
    ['hours may be words', 'individuel', 'une heure', { duree: 60 }],
    ['hours may have a comma', 'individuel', '1,5 h', { duree: 90 }],
    ['yesterday is a date', 'individuel', 'hier', { date: '2026-11-18' }],
    ['a day and month is a date', 'individuel', '12/10', { date: '2026-10-12' }],
    ['a day’s name is a date', 'individuel', 'lundi', { date: '2026-11-16' }],
    ['on the phone is a distance', 'individuel', 'au téléphone', { lieu: { type: 'a_distance' } }],
    ['a phone is equipment', 'individuel', 'le téléphone', { materiel: ['telephone'] }],
    [
      'several themes add up in the order of the list',
      'individuel',
      'santé, mail',
      { thematiques: ['email', 'sante'] },
    ],
    [
      'plurals, accents and case do not matter',
      'individuel',
      'COURRIELS ordinateurs',
      { thematiques: ['email'], materiel: ['ordinateur'] },
    ],
    ['little words before are part of it', 'individuel', 'sur la tablette', { materiel: ['tablette'] }],
    ['a place is found by its name', 'individuel', 'à la médiathèque des ursulines', { lieu: mediatheque }],
    [
      'a place is found by one word of its name that no other has',
      'individuel',
      'médiathèque',
      { lieu: mediatheque },
    ],
    ['a place is found by some words of its name', 'individuel', 'les ursulines', { lieu: mediatheque }],
    [
      'even short ones',
      'individuel',
      '1h max jacob',
      { duree: 60, lieu: { type: 'lieu_activite', lieu: 'p6' } },
    ],
    ['a kind of place', 'individuel', 'à distance', { lieu: { type: 'a_distance' } }],
    [
      'a home, in one’s own commune',
      'individuel',
      'domicile Quimper',
      { lieu: { type: 'domicile', commune: quimper } },
    ],
    [
      'a home, in a commune of the list',
      'individuel',
      'domicile à Douarnenez',
      { lieu: { type: 'domicile', commune: { code: '29046', nom: 'Douarnenez' } } },
    ],
    ['a home whose commune is still to be asked', 'individuel', 'domicile', { lieu: { type: 'domicile' } }],
    [
      'what a required field names wins over an optional one',
      'individuel',
      'santé',
      { thematiques: ['sante'] },
    ],
    [
      'domains of a démarche',
      'demarche',
      '30 caf impôts',
      { duree: 30, domaines: ['famille_scolarite', 'argent_impots'] },
    ],
    [
      'one’s own place wins over a kind of structure',
      'individuel',
      'ccas',
      { lieu: { type: 'lieu_activite', lieu: 'p5' } },
    ],
    [
      'counters of a workshop',
      'atelier',
      '8 personnes 5 femmes 3 hommes',
      { participants: 8, genre: { feminin: 5, masculin: 3 } },
    ],
  ])('%s', (_sentence, id, text, values) => {
    expect(read(id, text)).toEqual({ values, leftovers: [] });
  });

  it.each([
    [
      'unknown words, neighbours together',
      'individuel',
      '45 mme dupont mail',
      ['mme dupont'],
      ['duree', 'thematiques'],
    ],
    ['a word that two places have', 'individuel', 'mairie', ['mairie'], []],
    ['an archived place', 'individuel', 'cyberbase', ['cyberbase'], []],
    ['two lengths that contradict each other', 'individuel', '45 30', ['45 30'], []],
    [
      'two places that contradict each other',
      'individuel',
      'médiathèque mail visio',
      ['médiathèque', 'visio'],
      ['thematiques'],
    ],
    [
      'no equipment together with some',
      'individuel',
      'pas de matériel tablette',
      ['pas de matériel tablette'],
      [],
    ],
    ['tomorrow', 'individuel', 'demain', ['demain'], []],
    ['a length that cannot be', 'individuel', '25h', ['25h'], []],
    ['nobody', 'acces-libre', '0', ['0'], []],
    ['an age that is no length', 'individuel', '70+ mail', ['70+'], ['thematiques']],
    ['an emoji', 'individuel', '😀 mail', ['😀'], ['thematiques']],
  ])('leaves over %s', (_sentence, id, text, leftovers, names) => {
    const phrase = read(id, text);
    expect(phrase.leftovers).toEqual(leftovers);
    expect(Object.keys(phrase.values).sort()).toEqual([...names].sort());
  });

  it.each(requiredOptions())('understands every name of %s.%s.%s', (id, name, code, option) => {
    for (const word of [option.label, code.replaceAll('_', ' '), ...(option.synonyms ?? [])]) {
      const { values, leftovers } = read(id, word);
      expect([word, [values[name]].flat(), leftovers]).toEqual([word, [code], []]);
    }
  });

  it('reads nothing in nothing', () => {
    expect(read('individuel', '  ,; ')).toEqual({ values: {}, leftovers: [] });
  });

  it('keeps all of a text of ten thousand words', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `mot${i}`).join(' ');
    expect(read('individuel', text)).toEqual({ values: {}, leftovers: [text] });
  });

  it('never loses a word: each is understood or left over, in order', () => {
    const known = ['mail', 'ordi', 'hier', '45 min', 'médiathèque', 'visio', 'bureautique', 'femme', 'rsa'];
    const stranger = fc.stringMatching(/^zq[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...typesCra.map((type) => type.id)),
        fc.array(fc.oneof(fc.constantFrom(...known), stranger), { maxLength: 12 }),
        (id, parts) => {
          const { leftovers } = read(id, parts.join(' '));
          const left = leftovers.join(' ').split(' ').filter(Boolean);
          const typed = parts.join(' ').split(' ').filter(Boolean);
          expect(typed.filter((word) => word.startsWith('zq'))).toEqual(
            left.filter((word) => word.startsWith('zq')),
          );
          expect(isSubsequence(left, typed)).toBe(true);
        },
      ),
    );
  });

  it('understands nothing that is not there: without answers, all is left over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...typesCra.map((type) => type.id)),
        fc.string({ maxLength: 60 }),
        (id, text) => {
          const { values, leftovers } = read(id, text);
          if (Object.keys(values).length > 0) return;
          expect(words(leftovers.join(' ')).join('')).toEqual(words(text).join(''));
        },
      ),
    );
  });

  it('is the same whatever the case', () => {
    const parts = fc.array(fc.constantFrom('mail', 'ordi', 'hier', '45 min', 'médiathèque', 'inconnu'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, (typed) => {
        const text = typed.join(' ');
        expect(read('individuel', text.toUpperCase()).values).toEqual(read('individuel', text).values);
      }),
    );
  });
});

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length;
}

/** The options that a first screen asks for, but « Autre », which says nothing by itself. */
function requiredOptions() {
  return typesCra.flatMap(({ id, form }) =>
    Object.entries(fieldsOf(form)).flatMap(([name, field]) => {
      if (!field.required || (field.kind !== 'choice' && field.kind !== 'choices')) return [];
      const named = field.options.filter(({ code }) => code !== 'autre');
      return named.map((option) => [id, name, option.code, option] as const);
    }),
  );
}
