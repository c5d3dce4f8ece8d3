// Questions as they are typed: in any order, any case, with or without accents; refused with what is near; written back to the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typesCra } from '#bot/domain/cra/index.ts';
import { parsePeriode, periodeDe } from '#bot/domain/periodes.ts';
import { domaines } from '#bot/domain/vocabulary/domaines.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import { addDays } from '#bot/forms/dates.ts';
import { GRAPHES } from '#bot/stats/graphes.data.ts';
import { parseQuery } from '#bot/stats/parse-query.ts';
import type { Comparaison, Perimetre, StatsQuery } from '#bot/stats/query.ts';
import { sayQuery, writeQuery } from '#bot/stats/write-query.ts';
import { nadia, sami, TODAY, territoires } from '#test/support/demandeurs.ts';

function read(text: string, ctx = nadia): StatsQuery {
  const lue = parseQuery(text, ctx);
  if ('error' in lue) return expect.fail(lue.error);
  return lue.query;
}

const error = (text: string, ctx = nadia): string => {
  const lue = parseQuery(text, ctx);
  return 'error' in lue ? lue.error : expect.fail(`understood: ${writeQuery(lue.query)}`);
};

const periode = (text: string) => {
  const lu = parsePeriode(text, TODAY);
  return 'periode' in lu ? lu.periode : expect.fail(text);
};

const MOI: Perimetre = { is: 'moi' };
const finistere: Perimetre = { is: 'territoire', niveau: 'departement', code: '29' };
const LAST_30 = { from: '2026-10-24', to: TODAY, label: 'du 24/10/2026 au 22/11/2026' };

describe('a question', () => {
  it('without a word is one’s own last thirty days', () => {
    expect(read('')).toEqual({ perimetre: MOI, periode: LAST_30, filtres: {} });
  });

  it.each<[string, Perimetre]>([
    ['moi', MOI],
    ['mes chiffres', MOI],
    ['@nadia', MOI],
    ['équipe', { is: 'equipe' }],
    ['EQUIPE', { is: 'equipe' }],
    ['mon équipe', { is: 'equipe' }],
    ['équipe nord finistere', { is: 'equipe', id: 'nord' }],
    ['équipe nord', { is: 'equipe', id: 'nord' }],
    ['Nord Finistère', { is: 'equipe', id: 'nord' }],
    ['équipe mars', { is: 'equipe' }],
    ['territoire', finistere],
    ['territoire Finistère', finistere],
    ['département 29', finistere],
    ['departement du finistere', finistere],
    ['Finistère', finistere],
    ['région Bretagne', { is: 'territoire', niveau: 'region', code: '53' }],
    ['Bretagne', { is: 'territoire', niveau: 'region', code: '53' }],
    ['territoire commune de Quimper', { is: 'territoire', niveau: 'commune', code: '29232' }],
    ['epci quimper bretagne occidentale', { is: 'territoire', niveau: 'epci', code: '200068120' }],
    ['france', { is: 'territoire', niveau: 'france', code: 'FR' }],
    ['territoire national', { is: 'territoire', niveau: 'france', code: 'FR' }],
  ])('of whom: %s', (text, perimetre) => {
    expect(read(text).perimetre).toEqual(perimetre);
  });

  it.each([
    ['mois dernier', 'octobre 2026'],
    ['équipe trimestre dernier', 'T3 2026'],
    ['T3 2025 équipe', 'T3 2025'],
    ['type=atelier du 1/3 au 15/4', 'du 01/03/2026 au 15/04/2026'],
    ['2025 par mois', '2025'],
    ['tout', 'tout'],
  ])('over which days: %s', (text, label) => {
    expect(read(text).periode.label).toBe(label);
  });

  it.each<[string, StatsQuery['filtres']]>([
    ['type=atelier', { type: ['atelier'] }],
    ['ateliers', { type: ['atelier'] }],
    ['type=atelier,individuel lieu=sud mars', { lieu: ['p2'], type: ['atelier', 'individuel'] }],
    ['médiathèque sud mois dernier', { lieu: ['p2'] }],
    ['lieu médiathèque', { lieu: ['p1', 'p2'] }],
    ['lieu=maison du 8 mai 2025', { lieu: ['p3'] }],
    ['lieu=à domicile', { lieu: ['domicile'] }],
    ['commune Quimper', { commune: ['29232'] }],
    ['commune=quimper vs 2025', { commune: ['29232'] }],
    ['Quimper', { commune: ['29232'] }],
    ['departement=29', { departement: ['29'] }],
    ['structure=cornouaille', { structure: ['Quimper Cornouaille numérique'] }],
    ['thématique=e-mail équipe', { thematique: ['email'] }],
    ['thematique=logement', { thematique: ['logement'] }],
    ['tag=Carsat mars', { tag: ['carsat'] }],
    ['@lea', { mediateur: ['lea'] }],
    ['mediateur=@LEA', { mediateur: ['lea'] }],
    ['mediateur=karim', { mediateur: ['karim'] }],
    ['Léa Martin', { mediateur: ['lea'] }],
    ['beneficiaire=dupont', { beneficiaire: ['b1'] }],
  ])('what alone: %s', (text, filtres) => {
    expect(read(text).filtres).toEqual(filtres);
  });

  it('of colleagues is of one’s teams', () => {
    expect(read('@lea mars').perimetre).toEqual({ is: 'equipe' });
  });

  it.each<[string, Comparaison]>([
    ['vs mois dernier', { is: 'periode', periode: periode('octobre 2026') }],
    ['équipe vs 2024 T3', { is: 'periode', periode: periode('T3 2024') }],
    ['mois dernier vs 2024', { is: 'periode', periode: periode('2024') }],
    ['octobre 2026 vs période précédente', { is: 'periode', periode: periode('septembre 2026') }],
    ['T3 2026 vs avant', { is: 'periode', periode: periode('T2 2026') }],
    ['février 2024 vs même période', { is: 'periode', periode: periode('février 2023') }],
    ['vs territoire', { is: 'perimetre', perimetre: finistere }],
    ['vs région Bretagne mois dernier', { is: 'perimetre', perimetre: read('Bretagne').perimetre }],
    ['@lea vs équipe', { is: 'perimetre', perimetre: { is: 'equipe' } }],
  ])('beside what: %s', (text, comparaison) => {
    expect(read(text).comparaison).toEqual(comparaison);
  });

  it('may have what it is of after what it is compared to', () => {
    expect(read('vs 2024 équipe par mois')).toMatchObject({ perimetre: { is: 'equipe' }, graphe: 'mois' });
  });

  it.each([
    ['thématiques', 'thematiques'],
    ['équipe par mois 2025', 'mois'],
    ['mois dernier durées', 'durees'],
    ['public', 'genre'],
    ['graphique=matériel', 'materiel'],
    ['graphique=par jour', 'jours'],
  ])('drawn how: %s', (text, graphe) => {
    expect(read(text).graphe).toBe(graphe);
  });
});

describe('what is refused', () => {
  it.each([
    ['T5', 'Les trimestres vont de T1 à T4.'],
    ['du 15/4/2026 au 1/3/2026 équipe', /à l’envers/],
    ['février 30', /./],
    ['de 1800 à 2100', /200[01]|2000/],
    ['equip', 'Voulez-vous dire « équipe » ?'],
    ['thematique=internett', /s’en approche/],
    ['lieu=mediateque sud', 'Médiathèque Sud'],
    ['commune=Quimpper', /Quimper/],
    ['type=T5', /Je ne connais pas le type/],
    ['type=atelier T5', 'Les trimestres vont de T1 à T4.'],
    ['@sami', '« @sami » n’est pas dans une équipe que vous coordonnez.'],
    ['@inconnu', '« @inconnu » n’est pas dans une équipe que vous coordonnez.'],
    ['mediateur=@sami', /Je ne connais pas le médiateur/],
    ['équipe france', 'Indiquez un seul périmètre'],
    ['mars avril', 'Indiquez une seule période'],
    ['vs', 'Après « vs », dites'],
    ['vs 2024 vs 2023', 'Une question se compare à une seule autre.'],
    ['thématiques durées', 'Indiquez un seul graphique'],
    ['territoire=xyz', 'Je ne connais pas le territoire « xyz »'],
    ['couleur=bleu', 'Je ne connais pas le filtre « couleur »'],
    [Array.from({ length: 60 }, () => 'type=atelier').join(' '), 'Indiquez 50 filtres au plus.'],
    ['x'.repeat(1001), '1000 caractères au plus'],
  ])('%s', (text, sentence) => {
    expect(error(text)).toMatch(sentence);
  });

  it('the figures of a team, to whoever coordinates none', () => {
    expect(error('équipe', sami)).toMatch('Vous ne coordonnez aucune équipe');
    expect(error('équipe nord', sami)).toMatch('Vous ne coordonnez aucune équipe');
    expect(error('@lea', sami)).toMatch('n’est pas dans une équipe');
    expect(error('equipe=nord', sami)).toMatch('Je ne connais pas l’équipe');
  });
});

describe('written', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2022-01-01', n));
  const days = fc
    .tuple(day, fc.nat(500))
    .map(([from, length]) => periodeDe({ from, to: addDays(from, length) }));
  const months = fc
    .tuple(fc.integer({ min: 2020, max: 2026 }), fc.constantFrom('', 'T3 ', 'mars ', 'S1 '))
    .map(([year, part]) => periode(`${part}${year}`));
  const perimetre: fc.Arbitrary<Perimetre> = fc.oneof(
    fc.constant(MOI),
    fc.constantFrom<Perimetre>({ is: 'equipe' }, { is: 'equipe', id: 'nord' }, { is: 'equipe', id: 'sud' }),
    fc
      .constantFrom(...territoires.departements)
      .map(({ code }) => ({ is: 'territoire', niveau: 'departement', code }) as const),
    fc
      .constantFrom(...territoires.regions)
      .map(({ code }) => ({ is: 'territoire', niveau: 'region', code }) as const),
    fc
      .constantFrom(...territoires.epcis)
      .map(({ code }) => ({ is: 'territoire', niveau: 'epci', code }) as const),
    fc
      .constantFrom('29232', '75112', '2A004', '97411')
      .map((code) => ({ is: 'territoire', niveau: 'commune', code }) as const),
    fc.constant({ is: 'territoire', niveau: 'france', code: 'FR' } as const),
  );
  const some = (codes: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 });
  const filtres = fc.record(
    {
      lieu: some(['p1', 'p2', 'p3', 'domicile', 'a_distance']),
      type: some(typesCra.map(({ id }) => id)),
      commune: some(['29232', '2A004', '75112']),
      departement: some(territoires.departements.map(({ code }) => code)),
      mediateur: some([...nadia.noms.keys()]),
      thematique: some([...thematiques, ...domaines].map(({ code }) => code)),
      tag: some(['carsat', 'mardi numerique', 'mars']),
      structure: some(nadia.structures),
      beneficiaire: fc.constant(['b1']),
    },
    { requiredKeys: [] },
  );
  const comparaison = fc.option(
    fc.oneof(
      fc.oneof(days, months).map((one) => ({ is: 'periode', periode: one }) as const),
      perimetre.map((one) => ({ is: 'perimetre', perimetre: one }) as const),
    ),
    { nil: undefined },
  );
  const graphe = fc.option(fc.constantFrom(...GRAPHES.map(({ code }) => code)), { nil: undefined });
  const query = fc.record({ perimetre, periode: fc.oneof(days, months), filtres, comparaison, graphe }).map(
    ({ comparaison: vs, graphe: chart, ...rest }): StatsQuery => ({
      ...rest,
      ...(vs && { comparaison: vs }),
      ...(chart !== undefined && { graphe: chart }),
    }),
  );

  it('is read to the same question', () => {
    fc.assert(
      fc.property(query, (one) => {
        expect(read(writeQuery(one))).toEqual(one);
      }),
      { numRuns: 150 },
    );
  });

  it('is one question, whatever the order of its words', () => {
    const parts = ['équipe', 'T3 2025', 'par mois', 'type=atelier', 'lieu=sud'];
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(read(shuffled.join(' '))).toEqual(read(parts.join(' ')));
      }),
      { numRuns: 40 },
    );
  });

  it('never fails, whatever is typed', () => {
    const word = fc.constantFrom(
      'vs',
      'équipe',
      'lieu=',
      '"',
      '«',
      '=',
      '@',
      'T3',
      'mars',
      'type=',
      ',',
      'xyz',
      '29',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 9 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const lue = parseQuery(text, nadia);
          expect('error' in lue ? lue.error : lue.query).toBeTruthy();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is said whole, and names nobody who is followed', () => {
    const said = sayQuery(read('équipe nord T3 2026 ateliers beneficiaire=dupont vs T2 2026'), nadia);
    expect(said).toEqual({
      perimetre: 'Équipe Nord Finistère',
      periode: 'T3 2026',
      filtres: ['type : Atelier', 'bénéficiaire : une personne'],
      comparaison: 'comparé à T2 2026',
    });
  });
});
