// Figures and charts of a small set of activities, computed by hand; each says how; and each chart is one that can be drawn.
import { describe, expect, it } from 'vitest';
import { graphiqueOf } from '#bot/documents/statistiques.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { CHIFFRES } from '#bot/stats/chiffres.data.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import { DELAIS, delaisOf } from '#bot/stats/delais.ts';
import { GRAPHES } from '#bot/stats/graphes.data.ts';
import { grapheNomme } from '#bot/stats/listes.ts';
import { fold, gather, moyenneParMediateur } from '#bot/stats/rassembler.ts';
import { RIEN } from '#bot/stats/resultat.ts';
import { type Cadre, type Series, seriesBeside, seriesOf } from '#bot/stats/series.ts';

const QUIMPER = { type: 'lieu_activite', lieu: 'p1', commune: { code: '29232', nom: 'Quimper (29)' } };

function cra(type: string, date: string, values: Cra['values']): Cra {
  const rest = { version: 1, origine: 'formulaire', creeLe: 0, modifieLe: 0, rev: 1 } as const;
  return { id: date, auteur: 'lea', type, values: { date, lieu: QUIMPER, ...values }, ...rest };
}

/** October and November 2026 of one mediator. */
const CRAS = [
  cra('individuel', '2026-10-05', {
    duree: 45,
    thematiques: ['email'],
    personne: 'b1',
    genre: 'feminin',
    autonomie: 'entierement_accompagne',
  }),
  cra('individuel', '2026-11-03', {
    duree: 60,
    thematiques: ['email', 'sante'],
    personne: 'b1',
    genre: 'feminin',
    autonomie: 'autonome',
  }),
  cra('individuel', '2026-11-04', {
    duree: 30,
    thematiques: ['sante'],
    aDeux: true,
    dejaAccompagne: true,
    origine: 'entourage',
    redirection: 'autre',
  }),
  cra('atelier', '2026-11-10', {
    duree: 120,
    thematiques: ['email'],
    participants: 8,
    genre: { feminin: 5 },
    tags: 'Carsat',
  }),
  cra('demarche', '2026-11-12', {
    duree: 45,
    domaines: ['logement'],
    personne: 'b2',
    demarches: [{ nom: 'Carte grise', etat: 'devra_revenir' }],
  }),
  cra('demarche', '2026-11-16', {
    duree: 15,
    domaines: ['logement'],
    personne: 'b2',
    demarches: [{ nom: 'carte grise ', etat: 'finalisee' }],
  }),
  cra('rdv-non-honore', '2026-11-17', { motif: 'absence' }),
  cra('acces-libre', '2026-11-18', { nombre: 4 }),
];

const both = { mots: true, delais: true };
const november = { ...gather([fold(CRAS.slice(1), both)], '2026-11'), nouveaux: 1 };
const october = { ...gather([fold(CRAS.slice(0, 1), both)], '2026-10'), nouveaux: 1 };
const all = gather([fold(CRAS, both)], '2026-10');

const cadre: Cadre = {
  noms: {
    lieu: (id) => (id === 'p1' ? 'Médiathèque' : undefined),
    commune: () => 'Quimper (29)',
    departement: () => undefined,
  },
  periode: { from: '2026-11-01', to: '2026-11-30' },
};

const chart = (code: string) => GRAPHES.find((graphe) => graphe.code === code) ?? expect.fail(code);
const rows = ({ labels, series }: Series) =>
  Object.fromEntries(labels.map((label, at) => [label, series[0]?.values[at]]));

describe('figures', () => {
  const value = (code: string) => chiffresDe(november).find(({ chiffre }) => chiffre.code === code)?.valeur;

  it.each([
    ['accompagnements', 13],
    ['activites', 6],
    ['heures', 4.5],
    ['beneficiaires', 12],
    ['suivis', 2],
    ['anonymes', 10],
    ['nouveaux', 10],
    ['revenus', 2],
    ['individuels', 5],
    ['participations', 8],
    ['ateliers', 1],
    ['participants_par_atelier', 8],
    ['demarches', 2],
    ['demarches_finalisees', 50],
    ['visites', 4],
    ['rdv_non_honores', 1],
    ['redirections', 2],
    ['rencontres_par_personne', 1.5],
    ['mediateurs', 1],
    ['coordination', undefined],
  ])('%s', (code, expected) => {
    expect(value(code)).toBe(expected);
  });

  it('say how they change, in percents, or in points where they are shares', () => {
    const changed = chiffresDe(november, october);
    const of = (code: string) => changed.find(({ chiffre }) => chiffre.code === code);
    expect(of('accompagnements')).toMatchObject({ valeur: 13, avant: 1, evolution: 1200 });
    expect(of('heures')).toMatchObject({ valeur: 4.5, avant: 0.8, evolution: 462.5 });
    expect(of('visites')).not.toHaveProperty('evolution');
  });

  it('of nothing are zero where they are key, and no average', () => {
    expect(chiffresDe(RIEN).map(({ chiffre, valeur }) => [chiffre.cle, valeur])).toEqual(
      CHIFFRES.filter(({ cle }) => cle).map(() => [true, 0]),
    );
  });

  it('all say what they are, by which rule, from what', () => {
    expect(new Set(CHIFFRES.map(({ code }) => code)).size).toBe(CHIFFRES.length);
    for (const { label, regle, source } of CHIFFRES) {
      expect([label, regle, source].every((text) => text.length > 3)).toBe(true);
      expect(regle.endsWith('.') && source.endsWith('.')).toBe(true);
    }
  });

  it('are shared by as many mediators and months as there were', () => {
    const shared = moyenneParMediateur({ ...november, c: { accompagnements: 60, mediateurs: 6 } }, 2);
    expect(shared.c.accompagnements).toBe(20);
    expect(moyenneParMediateur(RIEN, 3).c).toEqual({});
  });
});

describe('charts', () => {
  it.each<[string, Readonly<Record<string, number>>]>([
    ['thematiques', { 'E-mail': 9, Santé: 3, 'Démarches administratives': 2 }],
    [
      'types',
      { 'Accompagnement individuel': 3, 'Atelier collectif': 8, 'Aide aux démarches administratives': 2 },
    ],
    ['durees', { 'Moins de 30 min': 1, '30 min à 1 h': 3, '1 h à 2 h': 1, '2 h et plus': 8 }],
    [
      'heures',
      { 'Accompagnement individuel': 1.5, 'Atelier collectif': 2, 'Aide aux démarches administratives': 1 },
    ],
    ['lieux', { Médiathèque: 13 }],
    ['communes', { 'Quimper (29)': 13 }],
    ['genre', { Féminin: 6, 'Non communiqué': 6 }],
    ['demarches_etats', { Finalisée: 1, 'Devra revenir': 1 }],
    ['demarches_nommees', { 'Carte grise': 2 }],
    ['delais', { 'Une semaine au plus': 1 }],
    ['rencontres', { '1 rencontre': 1, '2 rencontres': 1 }],
    ['tags', { Carsat: 8 }],
    ['rdv', { Absence: 1 }],
    ['nouveaux', { 'Nouveaux bénéficiaires': 10, 'Bénéficiaires déjà venus': 2 }],
    ['mois', { '2026-11': 13 }],
    ['posture', {}],
  ])('%s', (code, expected) => {
    const found = rows(seriesOf(chart(code), november, cadre));
    expect(found).toEqual(expected);
  });

  it('of one answer have one share, of several have both', () => {
    expect(seriesOf(chart('thematiques'), november, cadre).parts[0]).toEqual({ reponses: 64.3, total: 69.2 });
    expect(seriesOf(chart('types'), november, cadre).parts[1]).toEqual({ reponses: 61.5 });
  });

  it('cover every day and every month, the last partial one too', () => {
    const long = { ...cadre, periode: { from: '2026-10-20', to: '2026-11-12' } };
    expect(seriesOf(chart('jours'), november, long).labels).toHaveLength(24);
    expect(seriesOf(chart('mois'), all, long).series[0]?.values).toEqual([1, 13]);
    const ever = { ...cadre, periode: { from: '2000-01-01', to: '2027-12-31' } };
    expect(seriesOf(chart('mois'), all, ever).labels).toEqual(['2026-10', '2026-11']);
    expect(seriesOf(chart('mois'), RIEN, ever).labels).toEqual([]);
  });

  it('cross where people come from with where they are sent', () => {
    const { labels, series } = seriesOf(chart('parcours'), november, cadre);
    expect([labels, series]).toEqual([['Entourage'], [{ name: 'Autre', values: [2] }]]);
  });

  it('beside another result have its numbers in the same rows', () => {
    const beside = { resultat: october, cadre, names: ['novembre', 'octobre'] } as const;
    const { labels, series } = seriesBeside(chart('types'), { resultat: november, cadre }, beside);
    expect(labels).toHaveLength(3);
    expect(series).toEqual([
      { name: 'novembre', values: [3, 8, 2] },
      { name: 'octobre', values: [1, 0, 0] },
    ]);
  });

  it('all have a code, words of their own, and a rule', () => {
    const words = GRAPHES.flatMap(({ code, mots }) => [code.replaceAll('_', ' '), ...mots]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    for (const graphe of GRAPHES)
      expect([graphe.regle.length > 10, grapheNomme(graphe.code)]).toEqual([true, graphe]);
  });

  it.each(GRAPHES.map((graphe) => [graphe.code, graphe] as const))(
    '%s is one that can be drawn',
    (_code, graphe) => {
      const dite = { perimetre: 'Mes chiffres', periode: 'novembre 2026', filtres: [] };
      for (const resultat of [november, RIEN]) {
        const series = seriesOf(graphe, resultat, cadre);
        expect(graphiqueOf({ graphe, series }, dite, '2026-11-30').title).toBe(graphe.titre);
      }
    },
  );
});

describe('how long a démarche takes', () => {
  const named = (date: string, etat: string, personne = 'b1') =>
    cra('demarche', date, { personne, demarches: [{ nom: 'RSA', etat }] });

  it.each([
    ['finished at once', [named('2026-11-02', 'finalisee')], 'meme_jour'],
    ['a month later', [named('2026-11-02', 'devra_revenir'), named('2026-12-02', 'finalisee')], 'un_mois'],
    ['in the year', [named('2026-01-02', 'devra_revenir'), named('2026-12-02', 'finalisee')], 'plus'],
    ['not finished', [named('2026-11-02', 'devra_revenir')], undefined],
    [
      'finished for somebody else',
      [named('2026-11-02', 'a_finaliser'), named('2026-11-03', 'finalisee', 'b2')],
      'meme_jour',
    ],
  ])('%s', (_what, cras, tranche) => {
    expect(delaisOf(cras)).toEqual(tranche === undefined ? {} : { [`delai.${tranche}`]: 1 });
    expect(DELAIS.map(({ code }) => code)).toContain(tranche ?? 'plus');
  });
});
