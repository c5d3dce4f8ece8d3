// What a list offers to somebody: own places, own habits, what is kept already, and nothing where that is allowed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormContext } from '#bot/forms/context.ts';
import {
  choice,
  choices,
  duration,
  type Field,
  longText,
  type PlaceType,
  type PlaceValue,
  place,
} from '#bot/forms/field.ts';
import { offeredOptions, placeChoices } from '#bot/forms/options.ts';
import { EMPTY, OTHER } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { context as someone } from '#test/support/answers.ts';

const quimper = { code: '29232', nom: 'Quimper' };
const brest = { code: '29019', nom: 'Brest' };

interface Habits {
  readonly usage?: Readonly<Record<string, number>>;
  readonly current?: unknown;
}

const offered = (field: Field, { usage = {}, current }: Habits = {}) =>
  offeredOptions('champ', field, { context: { ...someone, usage: { champ: usage } }, current });
const codes = (field: Field, habits?: Habits) => offered(field, habits)?.map(({ code }) => code);

const letters = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ code: `c${i}`, label: `Choix ${i}` }));

describe('a list of options', () => {
  it('offers nothing first, or last among several, unless something is required', () => {
    const options = letters(2);
    expect(offered(choice({ label: 'Un', options }))?.at(0)).toEqual({ code: EMPTY, label: 'Non renseigné' });
    expect(codes(choices({ label: 'Des', options }))).toEqual(['c0', 'c1', EMPTY]);
    expect(codes(choice({ label: 'Un', required: true, options }))).toEqual(['c0', 'c1']);
    expect(codes(choices({ label: 'Des', required: true, options }))).toEqual(['c0', 'c1']);
  });

  it('shows examples after the label', () => {
    const options = [{ code: 'sante', label: 'Santé', examples: 'Ameli, Doctolib' }];
    expect(offered(choice({ label: 'Un', required: true, options }))).toEqual([
      { code: 'sante', label: 'Santé : Ameli, Doctolib' },
    ]);
  });

  it('no longer offers a retired option, except to who has it', () => {
    const options = [...letters(1), { code: 'ancien', label: 'Ancien', retired: true }];
    expect(codes(choice({ label: 'Un', required: true, options }))).toEqual(['c0']);
    expect(codes(choice({ label: 'Un', required: true, options }), { current: 'ancien' })).toEqual([
      'c0',
      'ancien',
    ]);
    expect(codes(choices({ label: 'Des', required: true, options }), { current: ['ancien'] })).toEqual([
      'c0',
      'ancien',
    ]);
  });

  it('keeps the order that people know while it is short', () => {
    const field = choice({ label: 'Un', required: true, options: letters(8) });
    expect(codes(field, { usage: { c7: 50 } })?.at(0)).toBe('c0');
  });

  it('puts one’s own most used first when it is long, the others as they were', () => {
    const field = choices({ label: 'Des', required: true, options: letters(9) });
    expect(codes(field, { usage: { c7: 5, c3: 9 } })).toEqual([
      'c3',
      'c7',
      'c0',
      'c1',
      'c2',
      'c4',
      'c5',
      'c6',
      'c8',
    ]);
  });

  it('is of no use to the other kinds', () => {
    expect(offered(longText({ label: 'Notes', maxLength: 9 }))).toBeUndefined();
    expect(offered(duration({ label: 'Durée', choices: [30], free: true }))).toBeUndefined();
  });
});

describe('a list of durations', () => {
  const duree = duration({ label: 'Durée', required: true, choices: [15, 30, 60, 90] });

  it('reads as people say them, « Autre » last', () => {
    expect(offered(duree)?.map(({ label }) => label)).toEqual(['15 min', '30 min', '1 h', '1 h 30', 'Autre']);
    expect(codes(duration({ ...duree, required: false }))?.at(0)).toBe(EMPTY);
  });

  it('has those that one uses more than five times, in their place', () => {
    expect(codes(duree, { usage: { 45: 6, 50: 5 } })).toEqual(['15', '30', '45', '60', '90', OTHER]);
  });

  it('makes a radio of eight at most: the most used are kept', () => {
    const usage = { 20: 6, 40: 9, 50: 8, 70: 7 };
    expect(codes(duree, { usage })).toEqual(['15', '30', '40', '50', '60', '70', '90', OTHER]);
    fc.assert(
      fc.property(fc.dictionary(fc.nat({ max: 1440 }).map(String), fc.nat({ max: 30 })), (any) => {
        expect(codes(duree, { usage: any })?.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('holds the one that is kept already, usual or not', () => {
    expect(codes(duree, { current: 105 })).toContain('105');
    expect(codes(duree, { current: 30 })?.filter((code) => code === '30')).toHaveLength(1);
  });
});

const types: readonly PlaceType[] = [
  { code: 'lieu_activite', label: 'Lieu d’activité', asks: 'place' },
  { code: 'domicile', label: 'À domicile', asks: 'commune', nearby: true },
  { code: 'a_distance', label: 'À distance' },
  { code: 'autre', label: 'Autre lieu', asks: 'commune' },
];
const lieu = place({ label: 'Lieu', required: true, types });
const at: FormContext = {
  ...someone,
  places: [
    { id: 'p1', label: 'Médiathèque', commune: quimper },
    { id: 'p2', label: 'Ancien local', commune: brest, archived: true },
    { id: 'p3', label: 'Camion' },
  ],
};
const labels = (current?: PlaceValue) => placeChoices(lieu, at, current).map(({ label }) => label);

describe('a list of places', () => {
  it('has one’s own, then each type; communes known are offered where one goes', () => {
    expect(labels()).toEqual([
      'Médiathèque',
      'Camion',
      'À domicile : Quimper',
      'À domicile, autre commune…',
      'À distance',
      'Autre lieu…',
    ]);
  });

  it('still has an archived place for what was done there', () => {
    expect(labels({ type: 'lieu_activite', lieu: 'p2', commune: brest })).toContain('Ancien local');
  });

  it('still has the commune that is kept, of its own type alone', () => {
    const douarnenez = { code: '29046', nom: 'Douarnenez' };
    const kept = labels({ type: 'autre', commune: douarnenez });
    expect(kept).toContain('Autre lieu : Douarnenez');
    expect(kept).not.toContain('Autre lieu : Quimper');
  });

  it('offers at most three communes, each once', () => {
    const communes = Array.from({ length: 6 }, (_, i) => ({ code: `c${i % 5}`, nom: `Ville ${i % 5}` }));
    const places = communes.map((commune, i) => ({ id: `p${i}`, label: `Lieu ${i}`, commune }));
    const offered = placeChoices(lieu, { ...at, places }).filter(({ label }) =>
      label.startsWith('À domicile :'),
    );
    expect(offered.map(({ label }) => label)).toEqual([
      'À domicile : Ville 0',
      'À domicile : Ville 1',
      'À domicile : Ville 2',
    ]);
  });

  it('offers nothing where a place is optional', () => {
    expect(placeChoices(place({ label: 'Lieu', types }), at).at(0)?.code).toBe(EMPTY);
  });

  it('is read back as the value of what was chosen', () => {
    for (const { code, value } of placeChoices(lieu, at)) {
      const read = readAnswers({ lieu }, { lieu: code }, at);
      expect(value ? read.values : Object.keys(read.ask)).toEqual(value ? { lieu: value } : ['lieu.commune']);
    }
  });
});
