// What a CRA adds to figures: the unit of each type, what La Coop lacks, what is counted by words, the visits of people.
import { describe, expect, it } from 'vitest';
import { withAideNecessaire } from '#bot/domain/cra/aide-necessaire.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Counters } from '#bot/stats/compteurs.ts';
import { count, countWords, visites } from '#bot/stats/count.ts';

const QUIMPER = { code: '29232', nom: 'Quimper (29)' };

/** Of a date, which every form asks. */
const on = (values: Answers): Answers => ({ date: '2026-11-19', ...values });

/** The counters of these names alone. */
function only(counters: Counters, names: readonly string[]): Counters {
  return Object.fromEntries(Object.entries(counters).filter(([name]) => names.includes(name)));
}

describe('the unit is the accompaniment', () => {
  it.each<[string, string, Answers, Counters]>([
    [
      'an individual accompaniment is one',
      'individuel',
      { duree: 45 },
      { activites: 1, minutes: 45, accompagnements: 1, 'type.individuel': 1 },
    ],
    [
      'two people together are two',
      'demarche',
      { duree: 45, aDeux: true },
      { activites: 1, minutes: 45, accompagnements: 2, 'type.demarche': 1 },
    ],
    [
      'a workshop of eight is eight',
      'atelier',
      { duree: 90, participants: 8 },
      { activites: 1, minutes: 90, accompagnements: 8, 'type.atelier': 1 },
    ],
    [
      'a passing question is one, or its people',
      'ponctuelle',
      { duree: 5, nombre: 3 },
      { activites: 1, minutes: 5, accompagnements: 3, 'type.ponctuelle': 1 },
    ],
    [
      'a missed appointment is none, and its planned length no work',
      'rdv-non-honore',
      { dureePrevue: 60 },
      { 'type.rdv-non-honore': 1 },
    ],
    [
      'free access is none: visits',
      'acces-libre',
      { nombre: 12 },
      { activites: 1, visites: 12, 'type.acces-libre': 1 },
    ],
    [
      'an animation is none: people reached',
      'animation',
      { duree: 60, interventions: { mediateurs: 4, structures: 2 } },
      { activites: 1, minutes: 60, interventions: 6, 'type.animation': 1 },
    ],
    [
      'an event is none: people who came',
      'evenement',
      { participants: 200 },
      { activites: 1, participants: 200, 'type.evenement': 1 },
    ],
    [
      'a partnership is none: structures',
      'partenariat',
      { partenaires: [{ nom: 'CAF' }, { nom: 'MSA' }] },
      { activites: 1, structures: 2, 'type.partenariat': 1 },
    ],
    [
      'a type of another version is an activity',
      'disparu',
      { duree: 10 },
      { activites: 1, minutes: 10, 'type.disparu': 1 },
    ],
  ])('%s', (_sentence, type, values, counters) => {
    const names = [
      'activites',
      'minutes',
      'accompagnements',
      'visites',
      'interventions',
      'participants',
      'structures',
      `type.${type}`,
    ];
    expect(only(count({ type, values: on(values) }), names)).toEqual(counters);
  });
});

describe('what La Coop lacks', () => {
  it.each<[string, string, Answers, Counters]>([
    [
      'autonomy is of one person, even of two',
      'individuel',
      { aDeux: true, autonomie: 'autonome' },
      { 'autonomie.autonome': 1 },
    ],
    [
      'posture, follow-up and transfer',
      'demarche',
      { posture: 'faire_avec', suite: 'atelier', transfert: 'simple' },
      { 'posture.faire_avec': 1, 'suite.atelier': 1, 'transfert.simple': 1 },
    ],
    [
      'where one is sent, crossed with where one comes from',
      'individuel',
      { origine: 'entourage', redirection: 'aide_sociale' },
      {
        'origine.entourage': 1,
        'redirection.aide_sociale': 1,
        'origine>redirection.entourage>aide_sociale': 1,
      },
    ],
    [
      'démarches one by one, and how each ends',
      'demarche',
      {
        demarches: [
          { nom: 'a', etat: 'finalisee' },
          { nom: 'b', etat: 'finalisee', domaine: 'justice' },
          { nom: 'c' },
        ],
      },
      { 'nombre.demarches': 3, 'demarches/etat.finalisee': 2, 'demarches/domaine.justice': 1 },
    ],
    [
      'why an appointment was missed',
      'rdv-non-honore',
      { motif: 'oubli' },
      { 'rdv-non-honore/motif.oubli': 1 },
    ],
    [
      'free access by its material, a visit each',
      'acces-libre',
      { nombre: 4, materiel: ['ordinateur'] },
      { 'acces-libre/materiel.ordinateur': 4 },
    ],
    [
      'coordination by activity, its public by heads',
      'animation',
      { interventions: { mediateurs: 4 }, thematiques: ['autre'] },
      { 'animation/interventions.mediateurs': 4, 'animation/thematiques.autre': 1 },
    ],
    [
      'hours by type',
      'individuel',
      { duree: 45 },
      { 'minutes/type.individuel': 45, 'accompagnements/type.individuel': 1 },
    ],
    ['days', 'individuel', {}, { 'jour.19': 1 }],
  ])('%s', (_sentence, type, values, expected) => {
    expect(count({ type, values: on(values) })).toMatchObject(expected);
  });

  it('the structure employeuse', () => {
    expect(count({ type: 'individuel', values: on({}), structure: 'CIAS' })).toMatchObject({
      'structure.CIAS': 1,
    });
  });
});

describe('what is counted by words', () => {
  it.each<[string, string, Answers, Counters]>([
    [
      'tags, each for each accompaniment',
      'atelier',
      { participants: 3, tags: 'Carsat, Mardi' },
      { 'tags.carsat': 3, 'tags.mardi': 3 },
    ],
    [
      'names of démarches, whatever their case',
      'demarche',
      { demarches: [{ nom: 'Carte grise' }, { nom: 'carte grise ' }] },
      { 'demarches.carte grise': 2 },
    ],
    [
      'names of structures',
      'individuel',
      { structureNom: 'CCAS de Quimper' },
      { 'structureNom.ccas de quimper': 1 },
    ],
    ['one’s own feeling', 'individuel', { ressenti: 'espoir' }, { 'ressenti.espoir': 1 }],
    [
      'communes of a workshop’s people, by heads',
      'atelier',
      { participants: 5, communes: [{ commune: 'Brest', nombre: '3' }, { commune: 'brest' }] },
      { 'communes.brest': 4 },
    ],
    ['nothing of notes', 'individuel', { notes: 'Mme Le Goff' }, {}],
  ])('%s', (_sentence, type, values, expected) => {
    expect(countWords({ type, values: on(values) })).toEqual(expected);
    const clear = JSON.stringify(count({ type, values: on(values) }));
    for (const name of Object.keys(expected)) expect(clear).not.toContain(name.slice(name.indexOf('.') + 1));
  });

  it('help that is needed, where it is enabled, is one of them', () => {
    for (const type of withAideNecessaire(typesCra)) {
      const field = fieldsOf(type.form).aideNecessaire;
      if (field) expect([field.counted, field.keep]).toEqual([true, 'sealed']);
    }
  });
});

describe('the visit of somebody followed', () => {
  it('is under their id: the day, and what was true of them that day', () => {
    const values = on({
      personne: 'b1',
      genre: 'feminin',
      commune: QUIMPER,
      autonomie: 'autonome',
      rsa: true,
    });
    expect(visites({ type: 'individuel', values })).toEqual({
      'b1 19 autonomie.autonome commune.29232 genre.feminin rsa.oui': 1,
    });
  });

  it.each([
    ['nobody', 'individuel', {}],
    ['an appointment that was missed', 'rdv-non-honore', { personne: 'b1' }],
  ])('is none of %s', (_of, type, values) => {
    expect(visites({ type, values: on(values) })).toEqual({});
  });
});

describe('several known people', () => {
  const faits = {
    b1: { genre: 'feminin', situation: 'retraite', commune: QUIMPER, origine: 'bouche_a_oreille' },
    b2: { genre: 'masculin', trancheAge: 'moins_de_douze' },
  };

  it('a workshop is its anonymous and its known ones, each of these a visit with what was frozen of her', () => {
    const values = on({
      participants: 3,
      dejaAccompagnes: 1,
      genre: { feminin: 2 },
      personnes: ['b1', 'b2', 'b3'],
    });
    const cra = { type: 'atelier', values, faits };
    expect(
      only(count(cra), ['accompagnements', 'anonymes', 'anonymesNouveaux', 'anonymes/genre.feminin']),
    ).toEqual({
      accompagnements: 6,
      anonymes: 3,
      anonymesNouveaux: 2,
      'anonymes/genre.feminin': 2,
    });
    expect(visites(cra)).toEqual({
      'b1 19 commune.29232 genre.feminin situation.retraite': 1,
      'b2 19 genre.masculin trancheAge.moins_de_douze': 1,
      'b3 19': 1,
    });
  });

  it('with nobody anonymous, none is counted', () => {
    const cra = { type: 'atelier', values: on({ personnes: ['b1'] }) };
    expect(count(cra)).toMatchObject({ activites: 1, accompagnements: 1 });
    expect(count(cra)).not.toHaveProperty('anonymes');
  });

  it('of two together, answers are of the first, or of the anonymous one where she comes second', () => {
    const two = { aDeux: true, genre: 'feminin', autonomie: 'en_apprentissage' };
    const both = { type: 'individuel', values: on({ ...two, personne: 'b1', deuxieme: 'b2' }), faits };
    expect(count(both)).not.toHaveProperty('anonymes');
    expect(Object.keys(visites(both))).toEqual([
      'b1 19 autonomie.en_apprentissage genre.feminin',
      'b2 19 genre.masculin trancheAge.moins_de_douze',
    ]);
    const second = { type: 'individuel', values: on({ ...two, deuxieme: 'b2' }), faits };
    expect(count(second)).toMatchObject({ accompagnements: 2, anonymes: 1, 'anonymes/genre.feminin': 1 });
    expect(Object.keys(visites(second))).toEqual(['b2 19 genre.masculin trancheAge.moins_de_douze']);
  });

  it('two names are two people, ticked or not', () => {
    const cra = { type: 'demarche', values: on({ personne: 'b1', deuxieme: 'b2' }) };
    expect(count(cra)).toMatchObject({ accompagnements: 2 });
  });
});
