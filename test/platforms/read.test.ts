// Every shape in which clients send a value, and every way in which they say nothing.
import { describe, expect, it } from 'vitest';
import * as make from '#bot/forms/field.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import { flatten, readSubmission } from '#bot/platforms/read.ts';

const options = ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, label: code }));
const fields = {
  nom: make.text({ label: 'Nom', maxLength: 80 }),
  nombre: make.number({ label: 'Nombre', min: 0, max: 9 }),
  date: make.date({ label: 'Date', daysBack: 9, daysAhead: 0 }),
  motif: make.choice({ label: 'Motif', options }),
  themes: make.choices({ label: 'Thèmes', options }),
  suivi: make.yesNo({ label: 'Suivi', text: 'Oui' }),
  genre: make.counters({ label: 'Genre', options, max: 9 }),
  demarches: make.records({
    label: 'Démarches',
    rows: 3,
    key: 'nom',
    columns: {
      nom: make.text({ label: 'Nom', maxLength: 80 }),
      etat: make.choice({ label: 'État', options }),
    },
  }),
};

function read(sent: Readonly<Record<string, unknown>>) {
  const submission = flatten(sent);
  if (!submission) throw new Error('too long');
  return readSubmission(submission, fields);
}

describe('nothing', () => {
  const names = [
    'nom',
    'nombre',
    'date',
    'motif',
    'themes',
    'themes__1',
    'suivi',
    'genre__a',
    'demarches__0__nom',
  ];

  it.each([[undefined], [null], [''], [[]], [[null]], [['']], [EMPTY], [[EMPTY]], [{}], [{ label: 'x' }]])(
    'may be said %j',
    (value) => {
      expect(read(Object.fromEntries(names.map((name) => [name, value])))).toEqual({});
    },
  );

  it('is an unticked box', () => {
    expect(read({ suivi: false })).toEqual({});
    expect(read({ suivi: 'false' })).toEqual({});
  });
});

describe('a value', () => {
  it('may be a text or what it is', () => {
    expect(read({ nombre: 7, suivi: true })).toEqual({ nombre: '7', suivi: true });
    expect(read({ nombre: '7', suivi: 'true' })).toEqual({ nombre: '7', suivi: true });
  });

  it('may come with its label', () => {
    expect(read({ motif: { label: 'A', value: 'a' } })).toEqual({ motif: 'a' });
    expect(read({ themes: [{ label: 'A', value: 'a' }, 'b'] })).toEqual({ themes: ['a', 'b'] });
  });

  it('is otherwise left as it was typed', () => {
    expect(read({ nom: ' É,\n_vide ' })).toEqual({ nom: ' É,\n_vide ' });
    expect(read({ date: '31/02' })).toEqual({ date: '31/02' });
  });
});

describe('choices', () => {
  it.each([
    ['an array, from the web', { themes: ['a', 'c'] }],
    ['one text, from a phone', { themes: 'a,c' }],
    ['one text with spaces', { themes: 'a, c' }],
    [
      'several selects, from an old client',
      { themes__1: 'a', themes__2: 'c', themes__3: '', themes__4: EMPTY },
    ],
    ['the same twice', { themes__1: 'a', themes__2: 'c', themes__3: 'a' }],
    ['a select left empty between two', { themes__1: 'a', themes__2: '', themes__4: 'c' }],
    ['a nothing among them', { themes: ['a', EMPTY, 'c'] }],
  ])('may be %s', (_case, sent) => {
    expect(read(sent)).toEqual({ themes: ['a', 'c'] });
  });
});

describe('parts', () => {
  it('are gathered by counter', () => {
    expect(read({ genre__a: '3', genre__b: '', genre__d: 1, genre__z: '9' })).toEqual({
      genre: { a: '3', d: '1' },
    });
  });

  it('are gathered by row, empty ones left out', () => {
    const sent = {
      demarches__0__nom: '',
      demarches__1__nom: 'carte grise',
      demarches__1__etat: 'a',
      demarches__3__etat: 'b',
    };
    expect(read(sent)).toEqual({ demarches: [{ nom: 'carte grise', etat: 'a' }, { etat: 'b' }] });
  });
});

describe('what was not asked', () => {
  it('is not read, whatever it is called', () => {
    const sent = JSON.parse('{"__proto__":"x","constructor":"y","query":"z","autre":"t"}');
    expect(read(sent)).toEqual({});
  });
});

describe('a value too long for any field', () => {
  it('is cut, and still too long for its field to accept', () => {
    const sent = flatten({ nom: 'court', notes: 'x'.repeat(100_001) });
    expect(sent?.get('nom')).toEqual(['court']);
    expect(sent?.get('notes')).toEqual(['x'.repeat(10_000)]);
    expect(flatten({ themes: Array.from({ length: 1_001 }, () => 'x'.repeat(100)) })?.get('themes')).toEqual(
      Array.from({ length: 100 }, () => 'x'.repeat(100)),
    );
  });

  it('is refused with the others when they are too much for a record', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`champ${i}`, 'x'.repeat(9_000)]));
    expect(flatten(many(4))).toBeDefined();
    expect(flatten(many(5))).toBeUndefined();
  });
});
