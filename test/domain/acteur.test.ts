// Who may record what, employed by whom on a day; and the first use of the bot.
import { describe, expect, it } from 'vitest';
import { employeurLe, mayRecord } from '#bot/domain/acteur.ts';
import { accueilForm, newActeur, profilForm } from '#bot/domain/profil.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Form } from '#bot/forms/form.ts';

it.each([
  ['mediateur', 'mediation', true],
  ['mediateur', 'coordination', false],
  ['conseiller', 'mediation', true],
  ['conseiller', 'coordination', false],
  ['coordinateur', 'mediation', true],
  ['coordinateur', 'coordination', true],
] as const)('a %s and an activity of %s: %s', (role, metier, may) => {
  expect(mayRecord(role, { metier })).toBe(may);
});

describe('the employer of a day', () => {
  const employeurs = [
    { nom: 'Mairie', au: '2026-03-31' },
    { nom: 'Département', du: '2026-04-01', au: '2026-08-31' },
    { nom: 'Agglo', du: '2026-08-01' },
  ];

  it.each([
    ['before all dates', '2020-01-01', 'Mairie'],
    ['on a last day', '2026-03-31', 'Mairie'],
    ['on a first day', '2026-04-01', 'Département'],
    ['of two at once, the one begun last', '2026-08-15', 'Agglo'],
    ['today', '2026-11-19', 'Agglo'],
  ])('%s', (_when, date, nom) => {
    expect(employeurLe({ employeurs }, date)).toBe(nom);
  });

  it('is nobody where none is known', () => {
    expect(employeurLe({ employeurs: [] }, '2026-11-19')).toBeUndefined();
    expect(employeurLe({ employeurs: [{ nom: 'Agglo', du: '2026-08-01' }] }, '2026-07-31')).toBeUndefined();
  });
});

function broken(form: Form, values: Answers) {
  return form.rules.filter((rule) => !rule.holds(values, '2026-11-19')).map((rule) => rule.field);
}

const brest = { code: '29019', nom: 'Brest' };

describe('first use', () => {
  it.each([
    ['a mediator gives a place and its commune', { role: 'mediateur', nom: 'Mairie', commune: brest }, []],
    ['a mediator without a place', { role: 'mediateur' }, ['nom']],
    ['a place without its commune', { role: 'conseiller', nom: 'Mairie' }, ['commune']],
    ['a coordinator needs no place', { role: 'coordinateur' }, []],
    ['a coordinator may have one', { role: 'coordinateur', nom: 'Mairie', commune: brest }, []],
    ['a commune without a place', { role: 'coordinateur', commune: brest }, ['nom']],
  ])('%s', (_sentence, values, fields) => {
    expect(broken(accueilForm, values)).toEqual(fields);
  });

  it('makes a person with a favourite place', () => {
    const values = { role: 'conseiller', nom: 'Mairie', commune: brest };
    const acteur = newActeur({ id: 'mattermost.x', fuseau: 'Indian/Reunion', values, at: 36 });
    expect(acteur).toEqual({
      id: 'mattermost.x',
      role: 'conseiller',
      fuseau: 'Indian/Reunion',
      employeurs: [],
      lieux: [{ id: 'l10', nom: 'Mairie', commune: brest, creeLe: 36, favori: true, archive: false }],
    });
  });

  it('before any answer, a mediator without a place', () => {
    const acteur = newActeur({ id: 'mattermost.x', fuseau: 'Europe/Paris', emailScelle: 's' });
    expect(acteur).toMatchObject({ role: 'mediateur', lieux: [], emailScelle: 's' });
  });
});

it.each([
  ['dates in order', { structure: 'Agglo', structureDu: '2026-01-01', structureAu: '2026-01-01' }, []],
  [
    'the end before the start',
    { structure: 'Agglo', structureDu: '2026-02-01', structureAu: '2026-01-01' },
    ['structureAu'],
  ],
  ['dates of no structure', { structureDu: '2026-02-01' }, ['structure']],
  ['nothing said', {}, []],
])('profile: %s', (_sentence, values, fields) => {
  expect(broken(profilForm, values)).toEqual(fields);
});
