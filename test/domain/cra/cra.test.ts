// A CRA made into another type, copied, or carried over to a newer form: what is known stays, nothing is invented.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertCra, copyOf, craTitre, thematiquesOf, withThematiques } from '#bot/domain/cra/cra.ts';
import { typeCra, typesCra } from '#bot/domain/cra/index.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import { statutLaCoop } from '#bot/domain/vocabulary/personne.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { answersTo, isWithin } from '#test/support/answers.ts';

function type(id: string): TypeCra {
  const found = typeCra(id);
  if (!found) throw new Error(id);
  return found;
}

const PEOPLE = ['personne', 'deuxieme', 'personnes'];

const anId = fc.constantFrom(...typesCra.map(({ id }) => id));
const anIdWithAnswers = anId.chain((id) =>
  answersTo(fieldsOf(type(id).form)).map((values) => ({ id, values })),
);

describe('another type', () => {
  it('keeps what both know', () => {
    const values = {
      date: '2026-11-19',
      duree: 45,
      thematiques: ['email'],
      notes: 'Calme.',
      posture: 'faire_avec',
    };
    expect(convertCra(values, type('individuel'), type('ponctuelle'))).toEqual({
      date: '2026-11-19',
      duree: 45,
      thematiques: ['email'],
      notes: 'Calme.',
    });
  });

  it('loses themes where a démarche has domains, and keeps those', () => {
    const values = {
      duree: 45,
      thematiques: ['email', 'aide_aux_demarches_administratives'],
      domaines: ['logement'],
    };
    expect(convertCra(values, type('individuel'), type('demarche'))).toEqual({
      duree: 45,
      domaines: ['logement'],
    });
  });

  it('makes of a démarche an activity with the 19th theme', () => {
    const values = { duree: 45, domaines: ['logement'] };
    const themes = { ...values, thematiques: ['aide_aux_demarches_administratives'] };
    expect(convertCra(values, type('demarche'), type('individuel'))).toEqual(themes);
  });

  it('does not take the themes of coordination for those of mediation', () => {
    expect(convertCra({ thematiques: ['soutien_rh'] }, type('animation'), type('individuel'))).toEqual({});
  });

  it('never invents an answer, but the theme that a démarche is', () => {
    fc.assert(
      fc.property(anIdWithAnswers, anId, ({ id, values }, to) => {
        for (const [name, value] of Object.entries(convertCra(values, type(id), type(to)))) {
          expect(Object.keys(fieldsOf(type(to).form))).toContain(name);
          if (name === 'thematiques' && id === 'demarche') continue;
          // Whom it names may stand in another place.
          if (PEOPLE.includes(name)) continue;
          expect(isWithin(value, values[name])).toBe(true);
        }
      }),
    );
  });

  it.each<[string, string, Answers, string, Answers]>([
    [
      'a room has a line for both',
      'individuel',
      { personne: 'a', deuxieme: 'b' },
      'atelier',
      { personnes: ['a', 'b'] },
    ],
    [
      'two of a room are received together',
      'atelier',
      { personnes: ['a', 'b', 'c'] },
      'demarche',
      { personne: 'a', deuxieme: 'b' },
    ],
    ['a place stays a place', 'individuel', { deuxieme: 'b' }, 'demarche', { deuxieme: 'b' }],
    [
      'an appointment is of one',
      'individuel',
      { personne: 'a', deuxieme: 'b' },
      'rdv-non-honore',
      { personne: 'a' },
    ],
    ['a type that names nobody names nobody', 'individuel', { personne: 'a' }, 'ponctuelle', {}],
  ])('whom it names stays named: %s', (_sentence, from, values, to, expected) => {
    expect(convertCra(values, type(from), type(to))).toEqual(expected);
  });

  it('into the same type changes nothing', () => {
    fc.assert(
      fc.property(anIdWithAnswers, ({ id, values }) => {
        expect(convertCra(values, type(id), type(id))).toEqual(values);
      }),
    );
  });
});

describe('a copy', () => {
  it('is of today, without what told of that day', () => {
    const values = {
      date: '2026-11-02',
      duree: 45,
      notes: 'Calme.',
      ressenti: 'espoir',
      ressentiMot: 'oui',
      aFaire: 'CAF',
    };
    expect(copyOf(values, '2026-11-19')).toEqual({ date: '2026-11-19', duree: 45 });
  });

  it('invents nothing else', () => {
    fc.assert(
      fc.property(anIdWithAnswers, ({ values }) => {
        const { date, ...rest } = copyOf(values, '2026-11-19');
        expect(date).toBe('2026-11-19');
        expect(values).toMatchObject(rest);
      }),
    );
  });
});

it('has a title, even of a type unknown to this version', () => {
  expect(craTitre({ type: 'atelier' })).toBe('Atelier collectif');
  expect(craTitre({ type: 'disparu' })).toBe('Compte rendu d’activité');
});

it.each([
  ['themes ticked', { thematiques: ['email'] }, ['email']],
  [
    'a domain is a démarche, ticked or not',
    { thematiques: ['email'], domaines: ['logement'] },
    ['email', 'aide_aux_demarches_administratives'],
  ],
  [
    'a named démarche is one too',
    { demarches: [{ nom: 'carte grise' }] },
    ['aide_aux_demarches_administratives'],
  ],
  [
    'it counts once',
    { thematiques: ['aide_aux_demarches_administratives'], domaines: ['logement'] },
    ['aide_aux_demarches_administratives'],
  ],
  ['none', {}, []],
])('themes that count: %s', (_sentence, values, themes) => {
  expect(thematiquesOf(values)).toEqual(themes);
});

it.each([
  ['recherche_emploi', 'sans_emploi'],
  ['fin_etudes', 'sans_emploi'],
  ['formation', 'scolarise'],
  ['etudiant', 'scolarise'],
  ['retraite', 'retraite'],
  ['en_emploi', 'en_emploi'],
  ['non_communique', 'non_communique'],
  [undefined, 'non_communique'],
])('La Coop’s statut of %s is %s', (situation, statut) => {
  expect(statutLaCoop(situation)).toBe(statut);
});

it.each([
  [
    'a domain said alone ticks the 19th theme',
    'individuel',
    { domaines: ['logement'] },
    ['aide_aux_demarches_administratives'],
  ],
  ['themes said stay as they are', 'individuel', { thematiques: ['email'] }, ['email']],
  ['a démarche has no themes', 'demarche', { domaines: ['logement'] }, undefined],
  ['no theme comes from nothing', 'individuel', {}, undefined],
])('%s', (_sentence, id, values, themes) => {
  expect(withThematiques(values, type(id))).toEqual({ ...values, ...(themes && { thematiques: themes }) });
});
