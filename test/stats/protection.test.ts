// Figures of territories tell of nobody: whatever may be asked of a small base, another base, different in each small cell, answers the same.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bruit, bruitDe, estPetit, protege } from '#bot/stats/protection.ts';
import { moyenneParMediateur } from '#bot/stats/rassembler.ts';
import { type Resultat, RIEN } from '#bot/stats/resultat.ts';
import { exactes, type Fait, partsOf, type Question, questionsOn } from '#test/support/base-territoire.ts';

const COMMUNES = ['29232', '29019', '75112'] as const;
const THEMES = ['email', 'sante', 'banque_et_achats_en_ligne'] as const;

/** Five mediators, five months of two years; few enough for nearly every number to be small. */
const BASE: readonly Fait[] = [
  ...['2026-09', '2026-11', '2026-12', '2027-01'].flatMap((month, m) =>
    [0, 1, 2, 3].flatMap((qui) => {
      const at = (day: string) => `${month}-${day}`;
      const individuel: Fait = {
        qui,
        type: 'individuel',
        commune: qui === 3 && m % 2 === 0 ? '29019' : '29232',
        values: {
          date: at('05'),
          duree: 30 + 15 * qui,
          thematiques: qui % 2 === 0 ? ['email'] : ['email', 'sante'],
          ...(qui < 2 ? { personne: `b${qui + (m % 2)}` } : { genre: 'feminin' }),
        },
      };
      const atelier: Fait = {
        qui,
        type: 'atelier',
        commune: '29232',
        values: { date: at('12'), duree: 90, thematiques: ['email'], participants: 2 + ((qui + m) % 4) },
      };
      return [individuel, atelier].slice(0, m === 1 && qui === 3 ? 1 : 2);
    }),
  ),
  ...[0, 1].map(
    (qui): Fait => ({
      qui,
      type: 'demarche',
      commune: '75112',
      values: { date: '2026-12-08', duree: 20, domaines: ['logement'], personne: 'b7' },
    }),
  ),
];

const QUESTIONS = questionsOn(COMMUNES, ['2026-09', '2027-01'], THEMES);

type Cells = ReadonlyMap<string, number>;

/** The true number of each cell that noise is put on, under the name that noise knows it by. */
function cellsOf({ nom }: Question, { mois, personnes }: Resultat): Cells {
  const active = mois.filter(({ c }) => Object.keys(c).length > 0).map(({ month }) => month);
  const all = [
    ...mois.map(({ month, c }) => [month, c] as const),
    [`${active[0]} ${active.at(-1)}`, personnes] as const,
  ];
  return new Map(
    all.flatMap(([when, c]) =>
      Object.entries(c)
        .filter(([name]) => !/^jour\.|>/.test(name))
        .map(([name, n]) => {
          const units = /^minutes\b/.test(name) ? Math.max(1, Math.round(n / 60)) : n;
          return [`${nom} ${when} ${name}`, units] as const;
        }),
    ),
  );
}

const toutes = (resultats: readonly Resultat[]): Cells =>
  new Map(QUESTIONS.flatMap((question, at) => [...cellsOf(question, resultats[at] ?? RIEN)]));

const answers = (resultats: readonly Resultat[], bruit: Bruit) =>
  QUESTIONS.map(({ nom }, at) => protege(resultats[at] ?? RIEN, nom, bruit));

const chance = bruitDe('un secret');

/** The noise under which another base answers as this one does. */
const asIf =
  (mine: Cells, other: Cells): Bruit =>
  (cell) =>
    (mine.has(cell) ? (mine.get(cell) ?? 0) + chance(cell) : 0) - (other.get(cell) ?? 0);

/** Whom a mediator may be added beside, or a sort of activity to, without any part being told that was not, or the contrary. */
function others(faits: readonly Fait[]): {
  readonly told: (fait: Fait) => boolean;
  readonly silent: (fait: Fait) => boolean;
} {
  const by = new Map<string, Set<number>>();
  for (const fait of faits)
    for (const part of partsOf(fait)) by.set(part, (by.get(part) ?? new Set()).add(fait.qui));
  const size = (part: string) => by.get(part)?.size ?? 0;
  return {
    told: (fait) => partsOf(fait).every((part) => size(part) >= 3),
    silent: (fait) =>
      partsOf(fait).every((part) => by.get(part)?.has(fait.qui) || size(part) + 1 < 3 || size(part) >= 3),
  };
}

/** The same, of other people. */
function again({ values, ...fait }: Fait): Fait {
  const { personne } = values;
  return { ...fait, values: { ...values, ...(personne !== undefined && { personne: `${personne}x` }) } };
}

function anHourLonger({ values, ...fait }: Fait): Fait {
  return { ...fait, values: { ...values, duree: Number(values.duree) + 60 } };
}

describe('the small cells of a territory', () => {
  let exact: readonly Resultat[];
  let mine: Cells;
  beforeAll(async () => {
    exact = await exactes(BASE, QUESTIONS);
    mine = toutes(exact);
  });

  async function expectSameAnswers(faits: readonly Fait[]): Promise<Cells> {
    const theirs = await exactes(faits, QUESTIONS);
    const other = toutes(theirs);
    expect(answers(theirs, asIf(mine, other))).toEqual(answers(exact, chance));
    return other;
  }

  const small = () => [...mine].filter(([, n]) => n < 5);

  it('are many, and asked in every way', () => {
    expect(QUESTIONS.length).toBeGreaterThan(500);
    expect(small().length).toBeGreaterThan(1500);
    expect(answers(exact, chance).filter(Boolean).length).toBeGreaterThan(100);
    expect(answers(exact, chance).filter((one) => !one).length).toBeGreaterThan(100);
  });

  it('could all be larger: the same again, of others, or an hour longer, answers the same', async () => {
    const others = await expectSameAnswers([...BASE, ...BASE.map(again)]);
    const longer = await expectSameAnswers([...BASE, ...BASE.map(again).map(anHourLonger)]);
    const unmoved = small().filter(([cell, n]) => others.get(cell) === n && longer.get(cell) === n);
    expect(unmoved.filter(([cell]) => !cell.endsWith(' mediateurs'))).toEqual([]);
  });

  it('that are nothing could be something', async () => {
    const { silent } = others(BASE);
    const sorts = ['demarche', 'ponctuelle', 'rdv-non-honore', 'acces-libre'] as const;
    const more = BASE.flatMap(({ qui, commune, values }) =>
      sorts.map(
        (type): Fait => ({
          qui,
          type,
          commune,
          values: { date: values.date, duree: 15, nombre: 1, thematiques: ['banque_et_achats_en_ligne'] },
        }),
      ),
    ).filter((fait) => silent(fait) && fait.qui === 0);
    expect(more.length).toBeGreaterThan(5);
    const other = await expectSameAnswers([...BASE, ...more]);
    expect([...other.keys()].filter((cell) => !mine.has(cell)).length).toBeGreaterThan(100);
  });

  it('of mediators could be one more', async () => {
    const { told } = others(BASE);
    const more = BASE.filter((fait) => fait.qui === 0 && told(fait)).map((fait) => ({
      ...again(fait),
      qui: 5,
    }));
    const other = await expectSameAnswers([...BASE, ...more]);
    const three = small().filter(([cell, n]) => cell.endsWith(' mediateurs') && n >= 3);
    expect(three.length).toBeGreaterThan(5);
    expect(three.some(([cell, n]) => (other.get(cell) ?? 0) > n)).toBe(true);
  });
});

describe('noise', () => {
  it('is the same for the same cell, and another for any other or under another secret', () => {
    const cells = Array.from({ length: 3000 }, (_, n) => `departement 29 2026-${n}`);
    const drawn = cells.map(chance);
    expect(cells.map(chance)).toEqual(drawn);
    const elsewhere = cells.map(bruitDe('un autre'));
    expect(drawn.filter((n, at) => n === elsewhere[at]).length).toBeLessThan(900);
    const shares = new Map([...Map.groupBy(drawn, (n) => n)].map(([n, all]) => [n, all.length / 3000]));
    for (const [n, expected] of [
      [0, 1 / 3],
      [1, 1 / 6],
      [-1, 1 / 6],
      [2, 1 / 12],
      [-2, 1 / 12],
      [-5, 1 / 96],
      [5, 1 / 96],
    ] as const)
      expect(Math.abs((shares.get(n) ?? 0) - expected)).toBeLessThan(0.035);
    const sum = drawn.reduce((all, n) => all + n, 0);
    expect(Math.abs(sum / 3000)).toBeLessThan(0.15);
  });
});

describe('what is told of a territory', () => {
  const month = (at: string, c: Resultat['c'], mediateurs: number) => ({
    month: at,
    c: { ...c, mediateurs },
    mediateurs,
  });
  const resultat: Resultat = {
    ...RIEN,
    mois: [
      month(
        '2026-10',
        { accompagnements: 42, activites: 3, minutes: 1000, 'jour.05': 12, 'origine>redirection.a>b': 9 },
        3,
      ),
      month('2026-11', { accompagnements: 61, activites: 50, minutes: 3000, nouveaux: 12 }, 2),
      month('2026-12', { accompagnements: 23, activites: 21, minutes: 130, nouveaux: 11 }, 4),
    ],
    personnes: { suivis: 33, 'suivis/genre.feminin': 2 },
  };
  const told = protege(resultat, 'departement 29', () => 0) ?? expect.fail('refused');

  it('is in fives, with nothing under five, and nothing of a month of two mediators', () => {
    expect(told.mois).toEqual([
      { month: '2026-10', c: { accompagnements: 40, minutes: 900, mediateurs: 3 } },
      { month: '2026-12', c: { accompagnements: 25, activites: 20, nouveaux: 10, mediateurs: 4 } },
    ]);
    expect(told.c).toEqual({
      accompagnements: 65,
      activites: 25,
      minutes: 1200,
      nouveaux: 10,
      mediateurs: 7,
    });
    expect([told.personnes, told.nouveaux, told.mediateurs]).toEqual([{ suivis: 35 }, 10, 0]);
  });

  it('is nothing at all where no month had three', () => {
    expect(protege({ ...resultat, mois: resultat.mois.slice(1, 2) }, 'departement 29', () => 0)).toBe(
      undefined,
    );
    expect(protege(RIEN, 'departement 29', () => 0)).toBe(undefined);
  });

  it('is, of a longer period, the sum of its months as they are blurred', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 12 }), (ns) => {
        const mois = ns.map((n, at) => month(`20${10 + at}-01`, { accompagnements: n }, 3));
        const alone = ns.map((n, at) => n + chance(`t 20${10 + at}-01 accompagnements`));
        const sum = alone.reduce((all, n) => all + n, 0);
        const c = protege({ ...RIEN, mois }, 't', chance)?.c.accompagnements ?? 0;
        expect(c).toBe(sum < 5 ? 0 : Math.round(sum / 5) * 5);
      }),
      { numRuns: 50 },
    );
  });

  it('is told small where it is, but for shares and averages', () => {
    const personnes = { unite: ['personne', 'personnes'] } as const;
    expect([0, 4, 5].map((n) => estPetit(told, personnes, n))).toEqual([true, true, false]);
    expect(estPetit(told, { unite: '%' }, 3)).toBe(false);
    expect(estPetit({}, personnes, 3)).toBe(false);
  });

  it('is shared among three mediators at least', () => {
    const none = protege(resultat, 'departement 29', (cell) => (cell.endsWith('mediateurs') ? -9 : 0));
    expect(none?.c.mediateurs).toBe(6);
    expect(none && moyenneParMediateur(none, 2).c.accompagnements).toBe(21.7);
  });
});
