// The rules of each type, as a person meets them: what is refused, beside which field, in which words.
import { describe, expect, it } from 'vitest';
import { typeCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { context } from '#test/support/answers.ts';

const SOMME = 'La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes.';

function formOf(id: string) {
  const type = typeCra(id);
  if (!type) throw new Error(id);
  return type.form;
}

function broken(id: string, values: Answers) {
  return formOf(id)
    .rules.filter((rule) => !rule.holds(values, '2026-11-19'))
    .map(({ field, message }) => `${field} : ${message}`);
}

describe('rules across fields', () => {
  it.each<[string, string, Answers, readonly string[]]>([
    [
      'a workshop has somebody',
      'atelier',
      { participants: 0 },
      ['participants : Veuillez renseigner au moins un bénéficiaire.'],
    ],
    [
      'nothing said of anybody is nobody',
      'atelier',
      {},
      ['participants : Veuillez renseigner au moins un bénéficiaire.'],
    ],
    ['names alone are enough', 'atelier', { personnes: ['a'] }, []],
    [
      'those who are named are not among the anonymous ones that are counted',
      'atelier',
      { participants: 1, personnes: ['a', 'b', 'c'], genre: { feminin: 2 } },
      [`genre : ${SOMME}`],
    ],
    [
      'the same person twice is not two',
      'individuel',
      { aDeux: true, personne: 'a', deuxieme: 'a' },
      ['deuxieme : C’est la même personne : choisissez l’autre, ou « Anonyme ».'],
    ],
    ['two people are two', 'demarche', { aDeux: true, personne: 'a', deuxieme: 'b' }, []],
    ['counters may equal the total', 'atelier', { participants: 8, genre: { feminin: 5, masculin: 3 } }, []],
    ['counters may leave a remainder', 'atelier', { participants: 8, genre: { feminin: 5 } }, []],
    [
      'genders never exceed the total',
      'atelier',
      { participants: 8, genre: { feminin: 6, masculin: 3 } },
      [`genre : ${SOMME}`],
    ],
    [
      'ages never exceed the total',
      'atelier',
      { participants: 1, trancheAge: { moins_de_douze: 2 } },
      [`trancheAge : ${SOMME}`],
    ],
    [
      'situations never exceed the total',
      'atelier',
      { participants: 1, situation: { retraite: 2 } },
      [`situation : ${SOMME}`],
    ],
    [
      'communes never exceed the total, a row without a number being one',
      'atelier',
      { participants: 3, communes: [{ commune: 'Brest', nombre: '3' }, { commune: 'Quimper' }] },
      [`communes : ${SOMME}`],
    ],
    [
      'people met before are among those who came',
      'atelier',
      { participants: 3, dejaAccompagnes: 4 },
      [
        'dejaAccompagnes : Le nombre de bénéficiaires déjà accompagnés dépasse le total des bénéficiaires anonymes.',
      ],
    ],
    ['a redirection alone says where somebody is sent', 'individuel', { redirection: 'administration' }, []],
    [
      'a redirection goes with coming again',
      'individuel',
      { suite: 'individuel', redirection: 'administration' },
      [],
    ],
    [
      'a redirection contradicts no follow-up',
      'individuel',
      { suite: 'aucune', redirection: 'administration' },
      ['suite : Une structure est indiquée : choisissez « Autre structure », ou effacez la structure.'],
    ],
    [
      'so does the name of a structure',
      'demarche',
      { suite: 'aucune', structureNom: 'CCAS' },
      ['suite : Une structure est indiquée : choisissez « Autre structure », ou effacez la structure.'],
    ],
    [
      '« Autre » with words',
      'animation',
      { typeAnimation: 'autre', typeAnimationAutre: 'Jury', thematiques: ['soutien_rh'] },
      [],
    ],
    [
      '« Autre » without words',
      'animation',
      { typeAnimation: 'autre', thematiques: ['autre', 'soutien_rh'] },
      [
        'typeAnimationAutre : Vous avez choisi « Autre » : précisez.',
        'thematiqueAutre : Vous avez choisi « Autre » : précisez.',
      ],
    ],
    [
      'an event of another type, by another organiser',
      'evenement',
      { typeEvenement: 'autre', organisateurs: ['autre'] },
      [
        'typeEvenementAutre : Vous avez choisi « Autre » : précisez.',
        'organisateurAutre : Vous avez choisi « Autre » : précisez.',
      ],
    ],
    [
      'each partner has a type',
      'partenariat',
      { natures: ['subvention'], partenaires: [{ nom: 'CAF' }] },
      ['partenaires : Veuillez renseigner le type de chaque structure partenaire.'],
    ],
    [
      'a partner of another type is described',
      'partenariat',
      { natures: ['subvention'], partenaires: [{ nom: 'CAF', type: 'autre' }] },
      ['partenaires : Une structure est de type « Autre » : précisez.'],
    ],
  ])('%s', (_sentence, id, values, expected) => {
    expect(broken(id, values)).toEqual(expected);
  });
});

describe('one field at a time', () => {
  it.each<[string, string, RawAnswers, string]>([
    [
      'no equipment excludes some',
      'individuel',
      { materiel: ['aucun', 'tablette'] },
      '« Pas de matériel » ne va avec aucun autre choix.',
    ],
    [
      'tomorrow is refused',
      'individuel',
      { date: '2026-11-20' },
      'Cette date est dans le futur : indiquez aujourd’hui ou un jour passé.',
    ],
    [
      'two years ago is refused',
      'individuel',
      { date: '2024-11-19' },
      'Indiquez une date à partir du 18/11/2025.',
    ],
    [
      'an event may be announced a year ahead, no more',
      'evenement',
      { date: '2028-01-01' },
      'Indiquez une date jusqu’au 20/11/2027.',
    ],
    [
      'a theme is needed',
      'individuel',
      { thematiques: '_vide' },
      'Veuillez renseigner au moins une thématique.',
    ],
    ['a domain is needed', 'demarche', {}, 'Veuillez renseigner au moins un domaine.'],
    ['a place is needed', 'ponctuelle', {}, 'Veuillez renseigner un lieu d’accompagnement.'],
    ['free access has at least one visit', 'acces-libre', { nombre: '0' }, 'Indiquez au moins 1.'],
    [
      'a workshop has at most ten thousand people',
      'atelier',
      { participants: '10001' },
      'Indiquez au plus 10\u202f000.',
    ],
    [
      'a NIR in the notes',
      'individuel',
      { notes: 'son n° est 2 84 05 88 888 888 07' },
      'Retirez le numéro de sécurité sociale : il ne doit pas être conservé ici.',
    ],
    [
      'a card number in a title',
      'atelier',
      { titre: '4970 1000 0000 0055' },
      'Retirez le numéro de carte bancaire : il ne doit pas être conservé ici.',
    ],
    [
      'notes of 3,001 characters',
      'individuel',
      { notes: 'a'.repeat(3001) },
      'Ce texte a 3\u202f001 caractères : raccourcissez-le à 3\u202f000 au plus.',
    ],
    [
      'a partnership has a partner',
      'partenariat',
      {},
      'Veuillez renseigner au moins une structure partenaire.',
    ],
  ])('%s', (_sentence, id, raw, message) => {
    const { errors } = readAnswers(fieldsOf(formOf(id)), raw, context);
    expect(Object.values(errors)).toContain(message);
  });

  it('an event may be announced', () => {
    const { errors } = readAnswers(fieldsOf(formOf('evenement')), { date: '2027-03-01' }, context);
    expect(errors.date).toBeUndefined();
  });
});
