// Filters typed after `/historique`: read where they exist, refused with what is near, OR inside one, AND between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_NAMES, matchesFilters, takeFilters } from '#bot/commands/filters.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers } from '#bot/forms/field.ts';
import { context as someone } from '#test/support/answers.ts';

const context: FormContext = {
  ...someone,
  places: [
    { id: 'p1', label: 'Médiathèque Jean-Moulin' },
    { id: 'p2', label: 'Médiathèque Sud' },
    { id: 'p3', label: 'Mairie de Mars', archived: true },
  ],
};

const take = (text: string) => takeFilters(text, context);

describe('filters', () => {
  it.each([
    ['type=atelier', { type: ['atelier'] }, ''],
    ['TYPE = Atelier', { type: ['atelier'] }, ''],
    ['mars type=atelier', { type: ['atelier'] }, 'mars'],
    ['type=atelier mars', { type: ['atelier'] }, 'mars'],
    ['type=accès libre semaine dernière', { type: ['acces-libre'] }, 'semaine dernière'],
    ['type=atelier,individuel', { type: ['atelier', 'individuel'] }, ''],
    ['type=atelier type=individuel', { type: ['atelier', 'individuel'] }, ''],
    ['types=atelier, individuel mars', { type: ['atelier', 'individuel'] }, 'mars'],
    ['lieu=sud', { lieu: ['p2'] }, ''],
    ['lieu=médiathèque', { lieu: ['p1', 'p2'] }, ''],
    ['lieu=mairie de mars', { lieu: ['p3'] }, ''],
    ['lieu=mairie mars', { lieu: ['p3'] }, 'mars'],
    ['lieu="Médiathèque Sud" mars', { lieu: ['p2'] }, 'mars'],
    ['lieu=« Médiathèque Sud » mars', { lieu: ['p2'] }, 'mars'],
    ['hier lieu=sud type=atelier', { lieu: ['p2'], type: ['atelier'] }, 'hier'],
    ['thématique=Prise en main du matériel', { thematique: ['prendre_en_main_du_materiel'] }, ''],
    ['thematique=email mars', { thematique: ['email'] }, 'mars'],
    ['commune=Pont-l’Abbé', { commune: ['pont l abbe'] }, ''],
    ['commune=Quimper mars', { commune: ['quimper'] }, 'mars'],
    ['tag="carsat mars"', { tag: ['carsat mars'] }, ''],
    ['mars', {}, 'mars'],
    ['', {}, ''],
  ])('%s', (text, filters, rest) => {
    expect(take(text)).toEqual({ filters, rest });
  });

  it.each([
    [
      'couleur=bleu',
      'Je ne connais pas le filtre « couleur ». Filtres : lieu=, type=, commune=, thematique=, tag=.',
    ],
    ['type=atelié', 'Je ne connais pas le type « atelié ». Voici ce qui s’en approche : Atelier.'],
    ['type=evenemant', 'Je ne connais pas le type « evenemant ». Voici ce qui s’en approche : Évènement.'],
    [
      'lieu=mediateque sud',
      'Je ne connais pas le lieu « mediateque sud ». Voici ce qui s’en approche : Médiathèque Sud.',
    ],
    ['thematique=xyzxyz', /^Je ne connais pas la thématique « xyzxyz »\./],
    ['tag=!!!', 'Le filtre tag= attend un mot.'],
    ['lieu=""', 'Le filtre lieu= attend un mot.'],
    ['commune=', 'Le filtre commune= attend un mot.'],
    [`tag=${'x'.repeat(101)}`, 'Le filtre tag= est trop long.'],
  ])('%s is refused', (text, sentence) => {
    expect(() => take(text)).toThrow(sentence);
  });

  it('knows every type by its name, every theme by its code and its label', () => {
    for (const { id, titre, bouton } of typesCra) {
      expect(take(`type=${bouton}`).filters).toEqual({ type: [id] });
      expect(take(`type=${id}`).filters).toEqual({ type: [id] });
      expect(take(`type=${titre}`).filters).toEqual({ type: [id] });
    }
    for (const { code, label } of thematiques) {
      expect(take(`thematique=${code}`).filters).toEqual({ thematique: [code] });
      expect(take(`thematique="${label}"`).filters).toEqual({ thematique: [code] });
    }
  });

  it('are taken or refused in words, whatever is typed', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('type', 'lieu', '=', ' ', '"', '«', 'mars', 'atelier'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          const { filters } = take(pieces.join(''));
          for (const codes of Object.values(filters)) expect(codes.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refus' });
        }
      }),
    );
  });
});

function craWith(values: Answers, type = 'individuel'): Cra {
  return {
    id: 'c',
    auteur: 'a',
    type,
    version: 1,
    values,
    origine: 'formulaire',
    creeLe: 0,
    modifieLe: 0,
    rev: 1,
  };
}

describe('a CRA', () => {
  const cra = craWith({
    lieu: { type: 'lieu_activite', lieu: 'p1', commune: { code: '29220', nom: 'Pont-l’Abbé (29)' } },
    thematiques: ['email', 'sante'],
    tags: 'Carsat, mardi numérique',
  });

  it.each([
    [{}, true],
    [{ type: ['individuel'] }, true],
    [{ type: ['atelier'] }, false],
    [{ type: ['atelier', 'individuel'] }, true],
    [{ lieu: ['p1'], type: ['individuel'] }, true],
    [{ lieu: ['p1'], type: ['atelier'] }, false],
    [{ lieu: ['p2', 'p1'] }, true],
    [{ thematique: ['sante'] }, true],
    [{ thematique: ['internet'] }, false],
    [{ commune: ['pont l abbe'] }, true],
    [{ commune: ['quimper'] }, false],
    [{ tag: ['mardi'] }, true],
    [{ tag: ['jeudi'] }, false],
  ])('with %j: %s', (filters, matches) => {
    expect(matchesFilters(cra, filters)).toBe(matches);
  });

  it('that says nothing of a filter does not match it', () => {
    for (const name of FILTER_NAMES) {
      if (name !== 'type') expect(matchesFilters(craWith({}), { [name]: ['x'] })).toBe(false);
    }
  });
});
