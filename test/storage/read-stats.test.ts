// Figures asked in any way are those of the activities counted one by one: by whom, over which days, what alone; in a territory too.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { presencesIn } from '#bot/domain/equipe.ts';
import { periodeDe } from '#bot/domain/periodes.ts';
import { addMonths } from '#bot/forms/calendar.ts';
import { addDays } from '#bot/forms/dates.ts';
import { add, type Counters, sumOf } from '#bot/stats/compteurs.ts';
import { count, countWords, visites } from '#bot/stats/count.ts';
import { perimetresOf, reduced } from '#bot/stats/cra-reduit.ts';
import { delaisOf } from '#bot/stats/delais.ts';
import { keepsCra } from '#bot/stats/filtrer.ts';
import { surLaGrille } from '#bot/stats/grille.ts';
import { countPeople } from '#bot/stats/personnes.ts';
import { type Besoins, planOf } from '#bot/stats/plan.ts';
import type { Perimetre, StatsQuery } from '#bot/stats/query.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import { readStats } from '#bot/storage/read-stats.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Base, baseOn, isOf } from '#test/support/base-stats.ts';
import { territoires } from '#test/support/demandeurs.ts';

let base: Base;
beforeAll(async () => {
  base = await baseOn(memoryTable());
});

async function read(query: StatsQuery, besoins: Besoins = {}): Promise<Resultat> {
  const lu = planOf(query, base.ctx, besoins);
  const [first] = base.records;
  if ('refus' in lu || !first) return expect.fail('refus' in lu ? lu.refus : 'no base');
  return readStats(lu.plan, first);
}

/** The activities that a question keeps, looked at one by one. */
function kept({ perimetre, periode, filtres }: StatsQuery): readonly Cra[] {
  const { ctx, cras } = base;
  const equipes = ctx.equipes.filter(({ id }) => perimetre.is === 'equipe' && (perimetre.id ?? id) === id);
  const presences =
    perimetre.is === 'moi'
      ? [{ acteur: ctx.acteur, from: periode.from, to: periode.to }]
      : presencesIn(equipes, periode);
  return cras.filter((cra) => isOf(presences, cra) && keepsCra(cra, filtres));
}

/** Who came first where: the earliest of all, of one day the one recorded first. */
function newAmong(some: readonly Cra[]): number {
  const firsts = new Map<string, Cra>();
  const order = ({ values, creeLe, id, auteur }: Cra) => `${values.date} ${creeLe} ${id} ${auteur}`;
  for (const cra of base.cras.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const [visit] = Object.keys(visites(cra));
    const personne = visit?.split(' ')[0];
    if (personne !== undefined && !firsts.has(personne)) firsts.set(personne, cra);
  }
  return some.filter((cra) => [...firsts.values()].includes(cra)).length;
}

const visitsOf = (some: readonly Cra[]) =>
  some.map((cra) => ({ month: String(cra.values.date).slice(0, 7), visits: visites(cra) }));

/** Without what only some ways of counting carry. */
const bare = (c: Counters, without = /^mediateurs$/): Counters =>
  Object.fromEntries(Object.entries(c).filter(([name]) => !without.test(name)));

const day = fc.nat(430).map((n) => addDays('2025-09-20', n));
const periode = fc.oneof(
  fc.tuple(day, fc.nat(300)).map(([from, length]) => periodeDe({ from, to: addDays(from, length) })),
  fc
    .tuple(fc.nat(13), fc.nat(12))
    .map(([n, length]) => [addMonths('2025-10-01', n), length] as const)
    .map(([from, length]) => periodeDe({ from, to: addDays(addMonths(from, length + 1), -1) })),
);
const some = (...codes: readonly string[]) => fc.subarray([...codes], { minLength: 1 });
const filtres = fc.oneof(
  fc.constant({}),
  fc.record({ type: some('individuel', 'atelier', 'acces-libre') }),
  fc.record({ lieu: some('l0', 'l1', 'a_distance') }),
  fc.record({ type: some('individuel', 'atelier'), lieu: some('l0', 'l2') }),
  fc.record(
    {
      type: some('individuel', 'demarche'),
      commune: some('29232', '75056'),
      departement: some('29', '75'),
      thematique: some('sante', 'aide_aux_demarches_administratives'),
      tag: some('mardi', 'carsat'),
      structure: some('CCAS'),
    },
    { requiredKeys: [] },
  ),
);
const perimetre = fc.constantFrom<Perimetre>(
  { is: 'moi' },
  { is: 'equipe' },
  { is: 'equipe', id: 'e1' },
  { is: 'equipe', id: 'e2' },
);
const query: fc.Arbitrary<StatsQuery> = fc.record({ perimetre, periode, filtres });

describe('figures of people', () => {
  it('are those of their activities, counted one by one', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const cras = kept(asked);
        const resultat = await read(asked);
        expect(bare(resultat.c)).toEqual(sumOf(cras.map(count)));
        expect(resultat.personnes).toEqual(countPeople(visitsOf(cras)));
        expect(resultat.nouveaux).toBe(newAmong(cras));
        const actifs = new Set(
          cras.filter((cra) => cra.type !== 'rdv-non-honore').map(({ auteur }) => auteur),
        );
        expect(resultat.mediateurs).toBe(actifs.size);
      }),
      { numRuns: 120 },
    );
  });

  it('in words too, and how long démarches take', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async (asked, delais) => {
        const cras = kept(asked);
        const { mots } = await read(asked, { mots: true, delais });
        expect(mots).toEqual(add(sumOf(cras.map(countWords)), delais ? byAuthor(cras, asked) : {}));
      }),
      { numRuns: 60 },
    );
  });

  it('are nothing where the perimeter is nobody', async () => {
    const nobody = { ...base.ctx, equipes: [] };
    const lu = planOf(
      {
        perimetre: { is: 'equipe' },
        periode: periodeDe({ from: '2025-01-01', to: '2026-12-31' }),
        filtres: {},
      },
      nobody,
    );
    const [first] = base.records;
    if ('refus' in lu || !first) return expect.fail('refused');
    expect(lu.plan.lectures).toEqual([]);
    expect(await readStats(lu.plan, first)).toMatchObject({
      c: {},
      personnes: {},
      nouveaux: 0,
      mediateurs: 0,
    });
  });
});

/** Each stay of each mediator is folded by itself. */
function byAuthor(cras: readonly Cra[], { perimetre: whose, periode: days }: StatsQuery): Counters {
  const equipes = base.ctx.equipes.filter(({ id }) => whose.is === 'equipe' && (whose.id ?? id) === id);
  const presences = whose.is === 'moi' ? [{ acteur: base.ctx.acteur, ...days }] : presencesIn(equipes, days);
  return sumOf(presences.map((presence) => delaisOf(cras.filter((cra) => isOf([presence], cra)))));
}

describe('figures of a territory', () => {
  const OWN = /^(lieu|structure)\.|^(mediateurs|nouveaux)$|^(lieu\/|anonymes\/)?(commune|departement)\./;
  const where = fc.constantFrom<Extract<Perimetre, { is: 'territoire' }>>(
    { is: 'territoire', niveau: 'commune', code: '29232' },
    { is: 'territoire', niveau: 'commune', code: '75056' },
    { is: 'territoire', niveau: 'epci', code: territoires.get('29232')?.epci ?? '' },
    { is: 'territoire', niveau: 'departement', code: '29' },
    { is: 'territoire', niveau: 'region', code: '53' },
    { is: 'territoire', niveau: 'france', code: 'FR' },
  );
  const alone = fc.constantFrom<StatsQuery['filtres']>(
    {},
    { type: ['atelier'] },
    { type: ['individuel'] },
    { thematique: ['sante'] },
  );

  const codesOf = ({ niveau, code }: Extract<Perimetre, { is: 'territoire' }>): readonly string[] => {
    if (niveau === 'france') return ['FR'];
    if (niveau === 'region')
      return territoires.departements.filter((one) => one.region === code).map((one) => `DEP#${one.code}`);
    return [`${{ commune: 'COM', epci: 'EPCI', departement: 'DEP' }[niveau]}#${code}`];
  };
  const within = (cra: Cra, codes: readonly string[]) =>
    perimetresOf(reduced(cra, (commune) => territoires.get(commune)?.epci)).some((one) =>
      codes.includes(one),
    );

  it('are those of what took place there, over the whole month, quarter or years', async () => {
    await fc.assert(
      fc.asyncProperty(where, periode, alone, async (quel, days, only) => {
        if (quel.niveau === 'france' && only.thematique) return;
        const cras = base.cras.filter((cra) => {
          const month = String(cra.values.date).slice(0, 7);
          const whole = surLaGrille(days);
          const there = month >= whole.from.slice(0, 7) && month <= whole.to.slice(0, 7);
          return there && within(cra, codesOf(quel)) && keepsCra(cra, only);
        });
        const resultat = await read({ perimetre: quel, periode: days, filtres: only });
        expect(bare(resultat.c, OWN)).toEqual(bare(sumOf(cras.map(count)), OWN));
        const people = countPeople(visitsOf(cras));
        expect(resultat.personnes.suivis).toBe(people.suivis);
        expect(resultat.personnes['suivis/genre.feminin']).toBe(people['suivis/genre.feminin']);
        if (quel.niveau !== 'france') expect(resultat.personnes).toEqual(people);
        expect(resultat.nouveaux).toBe(newAmong(cras));
      }),
      { numRuns: 120 },
    );
  });

  it.each<[string, StatsQuery['filtres'], RegExp]>([
    ['a place', { lieu: ['l0'] }, /type= et thematique=/],
    ['a colleague', { mediateur: ['x'] }, /type= et thematique=/],
    ['two filters', { type: ['atelier'], thematique: ['sante'] }, /un seul filtre/],
    ['two values', { type: ['atelier', 'individuel'] }, /un seul filtre/],
  ])('are refused by %s', (_what, only, sentence) => {
    const days = periodeDe({ from: '2026-01-01', to: '2026-03-31' });
    const lu = planOf(
      { perimetre: { is: 'territoire', niveau: 'departement', code: '29' }, periode: days, filtres: only },
      base.ctx,
    );
    expect('refus' in lu ? lu.refus : '').toMatch(sentence);
  });
});

describe('the plan of a question', () => {
  const asked = (of: Partial<StatsQuery>) => {
    const lu = planOf(
      {
        perimetre: { is: 'moi' },
        periode: periodeDe({ from: '2026-01-01', to: '2026-12-31' }),
        filtres: {},
        ...of,
      },
      base.ctx,
    );
    return 'plan' in lu ? lu.plan : expect.fail(lu.refus);
  };

  it('reads whole months where it can, and counts again the days at both ends alone', () => {
    const { lectures } = asked({ periode: periodeDe({ from: '2026-01-15', to: '2026-04-02' }) });
    expect(lectures.map(({ is, ...one }) => [is, 'from' in one && one.from, 'to' in one && one.to])).toEqual([
      ['mois', '2026-02', '2026-03'],
      ['cras', '2026-01-15', '2026-01-31'],
      ['cras', '2026-04-01', '2026-04-02'],
    ]);
  });

  it('counts again what no figure kept ready tells apart', () => {
    expect(asked({ filtres: { tag: ['carsat'] } }).lectures.map(({ is }) => is)).toEqual(['cras']);
    expect(asked({ filtres: { type: ['atelier'], lieu: ['l0'] } }).lectures.map(({ is }) => is)).toEqual([
      'mois',
    ]);
  });

  it('is a job’s where much is counted again', () => {
    const years = periodeDe({ from: '2020-01-01', to: '2026-12-31' });
    expect(asked({ periode: years }).long).toBe(false);
    expect(asked({ periode: years, filtres: { tag: ['carsat'] } }).long).toBe(true);
  });

  const finistere = { is: 'territoire', niveau: 'departement', code: '29' } as const;
  it.each([
    ['2026-03-10', '2026-03-12', 'mars 2026', true],
    ['2026-03-01', '2026-03-31', 'mars 2026', false],
    ['2026-01-20', '2026-02-18', 'T1 2026', true],
    ['2026-03-10', '2026-04-15', '2026', true],
    ['2025-12-10', '2026-01-08', 'du 01/01/2025 au 31/12/2026', true],
  ])(
    'widens the days of a territory, and those compared to it: from %s to %s, %s',
    (from, to, label, wide) => {
      const days = periodeDe({ from, to });
      for (const of of [
        { perimetre: finistere },
        { comparaison: { is: 'perimetre', perimetre: finistere } as const },
      ]) {
        const { periode: whole, elargie } = asked({ ...of, periode: days });
        expect([whole.label, elargie]).toEqual([label, wide]);
      }
    },
  );
});
