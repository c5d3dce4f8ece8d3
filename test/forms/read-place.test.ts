// A place or a commune: taken at its code where it was offered, searched where it was typed, asked where it is missing.
import { describe, expect, it, vi } from 'vitest';
import type { CommuneMatch, FormContext } from '#bot/forms/context.ts';
import { choice, commune, type PlaceType, place } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswers } from '#bot/forms/raw.ts';
import { readCommune, readPlace } from '#bot/forms/read-place.ts';
import { GONE } from '#bot/forms/reading.ts';

const quimper = { code: '29232', nom: 'Quimper (29)' };
const saintDenis = [
  { code: '93066', nom: 'Saint-Denis (93)' },
  { code: '97411', nom: 'Saint-Denis (974)' },
];
const types: readonly PlaceType[] = [
  { code: 'lieu_activite', label: 'Lieu d’activité', asks: 'place' },
  { code: 'domicile', label: 'À domicile', asks: 'commune', nearby: true },
  { code: 'a_distance', label: 'À distance' },
];

function search(typed: string): CommuneMatch {
  const known = [quimper, ...saintDenis];
  const found = known.find(({ code, nom }) => code === typed || nom.startsWith(`${typed} (`));
  if (typed === 'Saint-Denis') return { candidates: saintDenis };
  if (found) return { found };
  return { near: typed === 'Kemper' ? [quimper, ...saintDenis, quimper] : [] };
}

const context: FormContext = {
  today: '2026-11-19',
  places: [
    { id: 'p1', label: 'Médiathèque', commune: quimper },
    { id: 'p2', label: 'Ancienne mairie', archived: true },
  ],
  communes: search,
  usage: {},
};

const lieu = place({ label: 'Lieu', types });
const readLieu = (raw: RawAnswers) => readPlace(lieu, { name: 'lieu', raw, context });
const asked = {
  ask: {
    'lieu.commune': commune({
      label: 'Commune',
      required: true,
      help: 'Nom ou code postal',
      missing: 'Indiquez la commune.',
    }),
  },
};

describe('a place', () => {
  it.each([
    ['one’s own', 'lieu.p1', { type: 'lieu_activite', lieu: 'p1', commune: quimper }],
    ['a type that asks nothing', 'a_distance', { type: 'a_distance' }],
    [
      'a type in a commune known from one’s own places',
      'domicile.29232',
      { type: 'domicile', commune: quimper },
    ],
    ['a type in a commune known by its code', 'domicile.97411', { type: 'domicile', commune: saintDenis[1] }],
    ['one’s own, archived since', 'lieu.p2', { type: 'lieu_activite', lieu: 'p2' }],
  ])('%s is read', (_what, code, value) => {
    expect(readLieu({ lieu: code })).toEqual({ value });
  });

  it('offered is read without searching anything', () => {
    const communes = vi.fn(search);
    readPlace(lieu, { name: 'lieu', raw: { lieu: 'domicile.29232' }, context: { ...context, communes } });
    expect(communes).not.toHaveBeenCalled();
  });

  it.each([{}, { lieu: '' }, { lieu: EMPTY }])('is absent: %j', (raw) => {
    expect(readLieu(raw)).toEqual({ absent: true });
  });

  it('that asks a commune asks it, on a screen of its own', () => {
    expect(readLieu({ lieu: 'domicile' })).toEqual(asked);
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': ' ' })).toEqual(asked);
  });

  it('takes the commune typed there', () => {
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': 'Quimper' })).toEqual({
      value: { type: 'domicile', commune: quimper },
    });
  });

  it('asks which, among communes of the same name, then takes the one chosen', () => {
    // Told apart from a code that was typed, which may be a postcode.
    const options = [
      ...saintDenis.map(({ code, nom }) => ({ code: `insee-${code}`, label: nom })),
      { code: 'insee-autre', label: 'Une autre commune…' },
    ];
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': 'Saint-Denis' })).toEqual({
      ask: {
        'lieu.commune': choice({
          label: 'Quelle commune ?',
          required: true,
          options,
          missing: 'Choisissez la commune.',
        }),
      },
    });
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': 'insee-97411' })).toEqual({
      value: { type: 'domicile', commune: saintDenis[1] },
    });
  });

  it('asks again for another commune than those of that name, as often as needed', () => {
    const other = { lieu: 'domicile', 'lieu.commune': 'insee-autre' };
    expect(readLieu(other)).toMatchObject({
      ask: { 'lieu.commune.autre': { kind: 'commune', label: 'Commune' } },
    });
    expect(readLieu({ ...other, 'lieu.commune.autre': 'Quimper' })).toEqual({
      value: { type: 'domicile', commune: quimper },
    });
    expect(readLieu({ ...other, 'lieu.commune.autre': 'insee-autre' })).toMatchObject({
      ask: { 'lieu.commune.autre.autre': { kind: 'commune' } },
    });
    expect(readLieu({ ...other, 'lieu.commune.autre': 'Xyz' })).toMatchObject({ at: 'lieu.commune.autre' });
  });

  it('says what is near an unknown commune, three at most, beside the box where it was typed', () => {
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': 'Kemper' })).toEqual({
      error: 'Commune introuvable. Vouliez-vous dire : Quimper (29), Saint-Denis (93), Saint-Denis (974) ?',
      at: 'lieu.commune',
    });
    expect(readLieu({ lieu: 'domicile', 'lieu.commune': 'Xyz' })).toEqual({
      error: 'Commune introuvable : écrivez son nom ou son code postal.',
      at: 'lieu.commune',
    });
  });

  it('that no longer exists is refused', () => {
    expect(readLieu({ lieu: 'lieu.p9' })).toEqual({
      error: 'Ce lieu n’existe plus : choisissez-en un autre.',
    });
    expect(readLieu({ lieu: 'camion' })).toEqual({ error: GONE });
    expect(readLieu({ lieu: 'a_distance.29232' })).toEqual({ error: GONE });
  });
});

describe('a commune', () => {
  const read = (raw: RawAnswers) =>
    readCommune(commune({ label: 'Commune' }), { name: 'commune', raw, context });

  it('is found by its name', () => {
    expect(read({ commune: 'Quimper' })).toEqual({ value: quimper });
  });

  it('is absent', () => {
    expect(read({})).toEqual({ absent: true });
    expect(read({ commune: ' \u200b' })).toEqual({ absent: true });
  });

  it('is chosen among those of its name, on a screen of its own', () => {
    expect(read({ commune: 'Saint-Denis' })).toMatchObject({
      ask: { 'commune.choix': { kind: 'choice', label: 'Quelle commune ?' } },
    });
    expect(read({ commune: 'Saint-Denis', 'commune.choix': 'insee-93066' })).toEqual({
      value: saintDenis[0],
    });
  });

  it('is another than those of its name', () => {
    const other = { commune: 'Saint-Denis', 'commune.choix': 'insee-autre' };
    expect(read(other)).toMatchObject({ ask: { 'commune.choix.autre': { kind: 'commune' } } });
    expect(read({ ...other, 'commune.choix.autre': 'Quimper' })).toEqual({ value: quimper });
  });

  it('unknown is refused where it was typed', () => {
    expect(read({ commune: 'Xyz' })).toEqual({
      error: 'Commune introuvable : écrivez son nom ou son code postal.',
      at: 'commune',
    });
  });
});
