// What was recorded, said back in French.
import { describe, expect, it } from 'vitest';
import type { FormContext } from '#bot/forms/context.ts';
import {
  choice,
  choices,
  commune,
  counters,
  date,
  duration,
  type Field,
  longText,
  number,
  person,
  place,
  records,
  text,
  type Value,
  yesNo,
} from '#bot/forms/field.ts';
import { labelOf, sayValue, summarize } from '#bot/forms/summary.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { context as someone } from '#test/support/answers.ts';

const context: FormContext = {
  ...someone,
  places: [...someone.places, { id: 'p9', label: 'Ancien local', archived: true }],
  persons: annuaireDe({ has: () => true, label: (id) => `Mme ${id}` }),
};
const options = [
  { code: 'a', label: 'Achats' },
  { code: 'b', label: 'Banque' },
];
const quimper = { code: '29232', nom: 'Quimper (29)' };
const label = 'Champ';
const lieu = place({
  label,
  types: [
    { code: 'ici', label: 'Lieu d’activité', asks: 'place' },
    { code: 'domicile', label: 'À domicile', asks: 'commune' },
  ],
});
const columns = { nom: text({ label: 'Nom', maxLength: 9 }), etat: choice({ label: 'État', options }) };
const gens = number({ label, min: 0, max: 99_999, units: ['personne'] });

describe('a value', () => {
  it.each<[string, Field, Value]>([
    ['Carsat', text({ label, maxLength: 9 }), 'Carsat'],
    ['un\ndeux', longText({ label, maxLength: 9 }), 'un\ndeux'],
    ['12\u202f000', number({ label, min: 0, max: 99_999 }), 12_000],
    ['0 personne', gens, 0],
    ['1 personne', gens, 1],
    ['2 personnes', gens, 2],
    ['aujourd’hui', date({ label, daysBack: 9, daysAhead: 9 }), '2026-11-19'],
    ['lundi 16 novembre', date({ label, daysBack: 9, daysAhead: 9 }), '2026-11-16'],
    ['1 h 05', duration({ label, choices: [30] }), 65],
    ['Banque', choice({ label, options }), 'b'],
    ['Achats, Banque', choices({ label, options }), ['a', 'b']],
    [
      'Social, santé ; Banque',
      choices({ label, options: [...options, { code: 's', label: 'Social, santé' }] }),
      ['s', 'b'],
    ],
    ['oui', yesNo({ label, text: 'Deux personnes' }), true],
    ['Mme D.', person({ label, anonymous: 'Anonyme' }), 'D.'],
    ['Médiathèque', lieu, { type: 'ici', lieu: 'p1' }],
    ['Ancien local', lieu, { type: 'ici', lieu: 'p9' }],
    ['À domicile : Quimper (29)', lieu, { type: 'domicile', commune: quimper }],
    ['Quimper (29)', commune({ label }), quimper],
    ['Achats : 2, Banque : 1', counters({ label, options, max: 9 }), { b: 1, a: 2 }],
    [
      'CAF · Banque ; Impôts',
      records({ label, columns, rows: 3, key: 'nom' }),
      [{ nom: 'CAF', etat: 'b' }, { nom: 'Impôts' }],
    ],
  ])('reads « %s »', (said, field, value) => {
    expect(sayValue(field, value, context)).toBe(said);
  });

  it('of another time still reads', () => {
    expect(labelOf(options, 'disparu')).toBe('disparu');
    expect(sayValue(lieu, { type: 'camion' }, context)).toBe('camion');
    expect(sayValue(lieu, { type: 'ici', lieu: 'perdu' }, context)).toBe('un ancien lieu');
    const { persons: _none, ...alone } = context;
    expect(sayValue(person({ label, anonymous: 'Anonyme' }), 'D.', alone)).toBe('une personne suivie');
  });
});

it('is said in the order of the form, whatever the order of answers, without what is empty', () => {
  const fields = {
    duree: duration({ label: 'Durée', choices: [30] }),
    note: text({ label: 'Note', maxLength: 9 }),
    avis: choice({ label: 'Avis', full: 'Avis de la personne', options }),
  };
  expect(summarize(fields, { avis: 'a', inconnu: 'x', duree: 30 }, context)).toEqual([
    { name: 'duree', label: 'Durée', text: '30 min' },
    { name: 'avis', label: 'Avis', text: 'Achats' },
  ]);
});
