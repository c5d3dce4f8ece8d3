// What a person's activities say together: meetings, themes, autonomy over time and by theme, démarches, where she was sent.
import { expect, it } from 'vitest';
import { stars, suiviOf } from '#bot/domain/beneficiaire/suivi.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Answers } from '#bot/forms/field.ts';

const cra = (date: string, values: Answers = {}, type = 'individuel'): Cra => ({
  id: date,
  auteur: 'lea',
  type,
  version: 1,
  values: { date, ...values },
  origine: 'formulaire',
  creeLe: 0,
  modifieLe: 0,
  rev: 1,
});

const cras = [
  cra('2026-11-02', { thematiques: ['email'], autonomie: 'partiellement_autonome' }),
  cra('2026-09-01', { thematiques: ['email', 'sante'], autonomie: 'entierement_accompagne' }),
  cra('2026-10-05', {}, 'rdv-non-honore'),
  cra('2026-10-12', {
    demarches: [{ nom: 'Carte grise', etat: 'devra_revenir' }],
    redirection: 'aide_sociale',
  }),
  cra('2026-11-09', { demarches: [{ nom: 'carte grise', etat: 'finalisee' }], structureNom: 'CCAS' }),
];

it('counts what took place, whatever the order it is given in', () => {
  const suivi = suiviOf(cras);
  expect(suivi).toMatchObject({ rencontres: 4, premiere: '2026-09-01', derniere: '2026-11-09' });
  expect(suivi.thematiques).toContainEqual({ code: 'email', fois: 2 });
  expect(suivi.thematiques).toContainEqual({ code: 'aide_aux_demarches_administratives', fois: 2 });
});

it('tells autonomy over time, oldest first, and by theme where there are two stars to compare', () => {
  const suivi = suiviOf(cras);
  expect(suivi.autonomie.map(({ etoiles }) => stars(etoiles))).toEqual(['★☆☆', '★★☆']);
  expect(suivi.autonomieParTheme).toEqual([{ code: 'email', etoiles: [1, 2] }]);
});

it('has the last word on each démarche, and where she was sent, the last first', () => {
  const suivi = suiviOf(cras);
  expect(suivi.demarches).toEqual([{ nom: 'carte grise', etat: 'finalisee', date: '2026-11-09' }]);
  expect(suivi.redirections).toEqual([
    { nom: 'CCAS', date: '2026-11-09' },
    { structure: 'aide_sociale', date: '2026-10-12' },
  ]);
});

it('says nothing of nobody', () => {
  expect(suiviOf([])).toEqual({
    rencontres: 0,
    thematiques: [],
    autonomie: [],
    autonomieParTheme: [],
    demarches: [],
    redirections: [],
  });
});
