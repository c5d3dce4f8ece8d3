// Who may already be there under nearly the same name.
import { describe, expect, it, test } from 'vitest';
import { doublonsDe, type Identite } from '#bot/domain/beneficiaire/doublons.ts';
import { foule } from '#test/support/foule.ts';

const helene: Identite = {
  id: 'b1',
  prenom: 'Hélène',
  nom: 'Le Goff',
  annee: 1952,
  telephone: '+33612345678',
  email: 'helene@exemple.fr',
};

const typed = (more: Partial<Identite>) => ({ prenom: 'Zoé', nom: 'Xantia', ...more });
const suspected = (more: Partial<Identite>) => doublonsDe(typed(more), [helene]).map(({ sur }) => sur);

describe('two matches are a suspicion', () => {
  test.each<[string, Partial<Identite>, readonly string[]]>([
    ['the same names', { prenom: 'Hélène', nom: 'Le Goff' }, ['nom', 'prenom']],
    ['without accents, case, spaces', { prenom: 'HELENE', nom: 'LEGOFF' }, ['nom', 'prenom']],
    ['as they sound', { prenom: 'Elene', nom: 'Le Gof' }, ['nom', 'prenom']],
    ['one a little different', { prenom: 'Hélèna', nom: 'Le Goff' }, ['nom', 'prenom']],
    ['the other way round', { prenom: 'Le Goff', nom: 'Hélène' }, ['nom', 'prenom']],
    ['a name and the phone', { nom: 'Le Goff', telephone: '+33612345678' }, ['nom', 'telephone']],
    ['a first name and the e-mail', { prenom: 'Hélène', email: 'Helene@Exemple.FR' }, ['prenom', 'email']],
    [
      'the phone and the e-mail',
      { telephone: '+33612345678', email: 'helene@exemple.fr' },
      ['telephone', 'email'],
    ],
  ])('%s', (_what, more, sur) => {
    expect(suspected(more)).toEqual([sur]);
  });

  test.each<[string, Partial<Identite>]>([
    ['nothing', {}],
    ['a name alone', { nom: 'Le Goff' }],
    ['the phone alone: a couple has one', { telephone: '+33612345678' }],
    ['two names that are only alike', { prenom: 'Helenka', nom: 'Le Goffarin' }],
    ['the same year', { nom: 'Le Goff', annee: 1952 }],
  ])('%s is none', (_what, more) => {
    expect(suspected(more)).toEqual([]);
  });
});

it('never suspects somebody of being themselves', () => {
  expect(doublonsDe(helene, [helene])).toEqual([]);
});

it('says when the names are the other way round', () => {
  expect(doublonsDe(typed({ prenom: 'Le Goff', nom: 'Hélène' }), [helene])[0]?.inverse).toBe(true);
  expect(doublonsDe(typed({ prenom: 'Hélène', nom: 'Le Goff' }), [helene])[0]?.inverse).toBe(false);
});

it('puts the likeliest first', () => {
  const others: readonly Identite[] = [
    { ...helene, id: 'other-year', annee: 1990 },
    { ...helene, id: 'sound', nom: 'Le Gof' },
    { ...helene, id: 'same' },
  ];
  const found = doublonsDe({ prenom: 'Hélène', nom: 'Le Goff', annee: 1952 }, others);
  expect(found.map(({ fiche }) => fiche.id)).toEqual(['same', 'sound', 'other-year']);
});

it('suspects few people of a crowd where nobody is twice', () => {
  const crowd = foule(1_000, 11);
  const suspicions = crowd.slice(0, 100).flatMap((entree) => doublonsDe(entree, crowd));
  expect(suspicions.length).toBeLessThan(10);
});
