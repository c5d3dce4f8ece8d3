// La Coop's own rules of counting (la-coop.md, 3.1 and 3.2), one activity each: what each of its figures comes to, and nothing beside.
import { describe, expect, it } from 'vitest';
import type { Answers } from '#bot/forms/field.ts';
import type { Counters } from '#bot/stats/compteurs.ts';
import { count } from '#bot/stats/count.ts';

const QUIMPER = { code: '29232', nom: 'Quimper (29)' };

describe('La Coop’s own rules', () => {
  it.each<[string, string, Answers, RegExp, Counters]>([
    [
      'a workshop of eight with two themes adds eight to each',
      'atelier',
      { participants: 8, thematiques: ['email', 'sante'] },
      /^thematiques/,
      { 'thematiques.email': 8, 'thematiques.sante': 8 },
    ],
    [
      'a démarche has the 19th theme, once, whatever its domains',
      'demarche',
      { domaines: ['logement', 'justice'] },
      /^(thematiques|domaines)/,
      {
        'thematiques.aide_aux_demarches_administratives': 1,
        'domaines.logement': 1,
        'domaines.justice': 1,
      },
    ],
    [
      'an individual one that names a domain has it too, ticked or not',
      'individuel',
      { thematiques: ['email'], domaines: ['logement'] },
      /^thematiques/,
      { 'thematiques.email': 1, 'thematiques.aide_aux_demarches_administratives': 1 },
    ],
    [
      'material counts for each participant',
      'atelier',
      { participants: 5, materiel: ['ordinateur', 'tablette'] },
      /^materiel/,
      { 'materiel.ordinateur': 5, 'materiel.tablette': 5 },
    ],
    [
      'so does the place: its kind, itself, its commune',
      'atelier',
      { participants: 5, lieu: { type: 'lieu_activite', lieu: 'p1', commune: QUIMPER } },
      /^lieu/,
      { 'lieu/type.lieu_activite': 5, 'lieu.p1': 5, 'lieu/commune.29232': 5 },
    ],
    ['29 minutes are under half an hour', 'individuel', { duree: 29 }, /^duree/, { 'duree.moins_de_30': 1 }],
    ['30 minutes are in the second range', 'individuel', { duree: 30 }, /^duree/, { 'duree.de_30_a_60': 1 }],
    ['59 minutes too', 'individuel', { duree: 59 }, /^duree/, { 'duree.de_30_a_60': 1 }],
    ['an hour is in the third', 'individuel', { duree: 60 }, /^duree/, { 'duree.de_60_a_120': 1 }],
    ['119 minutes too', 'individuel', { duree: 119 }, /^duree/, { 'duree.de_60_a_120': 1 }],
    ['two hours are in the last', 'individuel', { duree: 120 }, /^duree/, { 'duree.plus_de_120': 1 }],
    [
      'a duration counts once a participant, and its minutes once',
      'atelier',
      { participants: 6, duree: 90 },
      /^(duree|minutes$)/,
      { 'duree.de_60_a_120': 6, minutes: 90 },
    ],
    [
      'nobody in particular is one new person each time',
      'individuel',
      {},
      /^anonymes/,
      { anonymes: 1, anonymesNouveaux: 1 },
    ],
    ['unless said to have come before', 'individuel', { dejaAccompagne: true }, /^anonymes/, { anonymes: 1 }],
    [
      'a workshop has as many new people as have not come before',
      'atelier',
      { participants: 8, dejaAccompagnes: 3 },
      /^anonymes/,
      { anonymes: 8, anonymesNouveaux: 5 },
    ],
    [
      'counters of a workshop are people; the remainder is « Non communiqué »',
      'atelier',
      { participants: 8, genre: { feminin: 5, masculin: 2 } },
      /^anonymes/,
      { anonymes: 8, anonymesNouveaux: 8, 'anonymes/genre.feminin': 5, 'anonymes/genre.masculin': 2 },
    ],
    [
      'of two received together, what is said is of one',
      'individuel',
      { aDeux: true, genre: 'feminin', trancheAge: 'moins_de_douze' },
      /^anonymes/,
      {
        anonymes: 2,
        anonymesNouveaux: 2,
        'anonymes/genre.feminin': 1,
        'anonymes/trancheAge.moins_de_douze': 1,
      },
    ],
    [
      'somebody followed is no anonymous person, whatever is said of them',
      'individuel',
      { personne: 'b1', genre: 'feminin' },
      /^anonymes/,
      {},
    ],
    [
      'with somebody whom nothing names, one of the two is',
      'individuel',
      { personne: 'b1', genre: 'feminin', aDeux: true },
      /^anonymes/,
      { anonymes: 1, anonymesNouveaux: 1 },
    ],
    ['« Non communiqué » is what is not said', 'individuel', { genre: 'non_communique' }, /genre/, {}],
  ])('%s', (_sentence, type, values, among, expected) => {
    const counted = Object.entries(count({ type, values: { date: '2026-11-19', ...values } }));
    expect(Object.fromEntries(counted.filter(([name]) => among.test(name)))).toEqual(expected);
  });
});
