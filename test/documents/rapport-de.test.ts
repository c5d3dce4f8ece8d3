// The report that figures make: what is protected stays so in every document, and is said so.
import { expect, it } from 'vitest';
import { rapportDe } from '#bot/documents/rapport-de.ts';
import { GRAPHES } from '#bot/stats/graphes.data.ts';
import { protege } from '#bot/stats/protection.ts';
import { RIEN } from '#bot/stats/resultat.ts';

it('tells small numbers of a territory as such, never as zero, with what must be known of them', () => {
  const c = {
    accompagnements: 42,
    activites: 3,
    minutes: 90,
    'thematiques.email': 40,
    'thematiques.sante': 2,
    mediateurs: 3,
  };
  const mois = [
    { month: '2026-10', c, mediateurs: 3 },
    { month: '2026-11', c: { ...c, accompagnements: 2 }, mediateurs: 3 },
  ];
  const resultat = protege({ ...RIEN, mois }, 'departement 29', () => 0) ?? expect.fail('refused');
  const rapport = rapportDe({
    titre: 'Statistiques',
    perimetre: { is: 'territoire', niveau: 'departement', code: '29' },
    dite: { perimetre: 'Finistère (29)', periode: 'T4 2026', filtres: [] },
    resultat,
    cadre: {
      periode: { from: '2026-10-01', to: '2026-12-31' },
      noms: { lieu: () => undefined, commune: () => undefined, departement: () => undefined },
    },
    notes: ['Arrondi.'],
    graphes: GRAPHES.filter(({ code }) => code === 'mois' || code === 'thematiques'),
    date: '2026-12-01',
  });
  const told = Object.fromEntries(rapport.chiffres.map(({ code, valeur }) => [code, valeur]));
  expect(told).toMatchObject({
    accompagnements: 45,
    activites: 5,
    heures: { moinsDe: 5 },
    suivis: { moinsDe: 5 },
  });
  expect(rapport.phrases.at(-1)).toBe('Arrondi.');
  expect(rapport.parties.flatMap(({ tableaux }) => tableaux.map(({ lignes }) => lignes))).toEqual([
    [['E-mail', 80, 1, 1]],
    [
      ['2026-10', 40],
      ['2026-11', { moinsDe: 5 }],
      ['2026-12', { moinsDe: 5 }],
    ],
  ]);
});
