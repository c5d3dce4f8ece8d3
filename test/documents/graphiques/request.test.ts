// What a chart server is asked for: data alone, that any of them draws, in which no text of a person is more than a text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Graphique, graphiqueSchema, isEmpty } from '#bot/documents/graphique.ts';
import { readChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { planOf, requestOf } from '#bot/documents/graphiques/request.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';

/** A JavaScript that a QuickChart server would read, read as it does. */
const evaluated = (chart: string): unknown => new Function(`return ${chart}`)();

const typed = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '__BEGINFUNCTION__globalThis.ran = 1__ENDFUNCTION__',
    '"+(globalThis.ran=1)+"',
    "'];globalThis.ran=1;//",
    '$\u007bglobalThis.ran=1}',
    '\\u0022',
    '</script>\u2028',
  ),
);
const words = typed.filter((text) => text.trim() !== '');

const value = fc.option(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1e9, noNaN: true })));
const level = fc.option(fc.nat({ max: 2 }));

const monthsTo = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  );

function seriesOf<T>(length: number, one: fc.Arbitrary<T>, most = 6) {
  const values = fc.array(one, { minLength: length, maxLength: length });
  return fc.array(fc.record({ name: words, values }), { minLength: 1, maxLength: most });
}

/** Of any kind, from nothing to more than is drawn. */
const aGraphique: fc.Arbitrary<Graphique> = fc.nat({ max: 80 }).chain((length) => {
  const around = {
    title: words,
    subtitle: words,
    unit: words,
    source: words,
    date: fc.constant('2026-11-27'),
  };
  const labels = fc.array(words, { minLength: length, maxLength: length });
  const moments = { labels: fc.constant(monthsTo(length)) };
  const series = seriesOf(length, value);
  const stacked = fc.boolean();
  const levels = { series: seriesOf(length, level), levels: fc.tuple(words, words, words) };
  return fc.oneof(
    fc.record({ is: fc.constant('categories' as const), ...around, labels, series, stacked }),
    fc.record({ is: fc.constant('periode' as const), ...around, ...moments, series, stacked }),
    fc.record({ is: fc.constant('evolution' as const), ...around, ...moments, series }),
    fc.record({ is: fc.constant('evolution' as const), ...around, ...moments, ...levels }),
    fc.record({ is: fc.constant('parts' as const), ...around, labels, series: seriesOf(length, value, 1) }),
  );
});

describe('a request', () => {
  it.each(Object.entries(EXEMPLES))('of « %s » is one that our own renderer draws', (_, graphique) => {
    expect(graphiqueSchema.safeParse(graphique).success).toBe(true);
    const request = requestOf(graphique);
    expect(readChartRequest(request)).toMatchObject({ drawing: { width: request.width } });
    expect(request).toMatchObject({
      format: 'png',
      version: '4',
      backgroundColor: '#ffffff',
      devicePixelRatio: 2,
    });
  });

  it('is shorter than what servers take, for the largest chart', () => {
    const labels = Array.from(
      { length: 60 },
      (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const values = labels.map(() => 1_234_567);
    const series = Array.from({ length: 6 }, (_, at) => ({ name: `${at} ${'nom '.repeat(90)}`, values }));
    const largest: Graphique = { ...EXEMPLES.types, title: 'titre '.repeat(60), labels, series };
    expect(JSON.stringify(requestOf(graphiqueSchema.parse(largest))).length).toBeLessThan(100_000);
  });

  it('is data, whatever was typed: read as JavaScript it is what it is as JSON, and runs nothing', () => {
    fc.assert(
      fc.property(aGraphique, (graphique) => {
        const { chart } = requestOf(graphique);
        expect(chart).not.toMatch(/__(BEGIN|END)FUNCTION__/);
        expect(evaluated(chart)).toEqual(JSON.parse(chart));
        expect(globalThis).not.toHaveProperty('ran');
        expect(readChartRequest(requestOf(graphique))).toHaveProperty('drawing');
      }),
      { numRuns: 80 },
    );
  });

  it('is the configuration of its chart, in JSON', () => {
    const { configuration } = planOf(EXEMPLES.thematiques);
    expect(JSON.parse(requestOf(EXEMPLES.thematiques).chart)).toEqual(configuration);
  });
});

describe('a chart as data', () => {
  it.each<[string, object]>([
    ['a negative number', { series: [{ name: 'a', values: [-1] }] }],
    ['a number that is none', { series: [{ name: 'a', values: [Number.NaN] }] }],
    ['as many numbers as it has no labels', { series: [{ name: 'a', values: [1, 2] }] }],
    ['no series', { series: [] }],
    ['seven series', { series: Array.from({ length: 7 }, () => ({ name: 'a', values: [1] })) }],
    ['a moment that is none', { is: 'periode', labels: ['2026-13'] }],
    ['something that nobody knows', { plugins: [] }],
    ['a title without a word', { title: '  ' }],
    [
      'a level that has no name',
      { is: 'evolution', labels: ['2026'], levels: ['non', 'oui'], series: [{ name: 'a', values: [2] }] },
    ],
  ])('is refused with %s', (_, change) => {
    const graphique = { ...EXEMPLES.une, series: [{ name: 'a', values: [1] }] };
    expect(graphiqueSchema.safeParse(graphique).success).toBe(true);
    expect(graphiqueSchema.safeParse({ ...graphique, ...change }).success).toBe(false);
  });

  it('is empty when nothing was counted; a level of zero is one', () => {
    const nothing = (values: (number | null)[]) => [{ name: 'a', values }];
    expect(isEmpty({ ...EXEMPLES.une, series: nothing([0]) })).toBe(true);
    expect(isEmpty({ ...EXEMPLES.une, labels: [], series: nothing([]) })).toBe(true);
    expect(isEmpty({ ...EXEMPLES.niveaux, labels: ['2026'], series: nothing([0]) })).toBe(false);
    expect(isEmpty({ ...EXEMPLES.niveaux, labels: ['2026'], series: nothing([null]) })).toBe(true);
  });

  it('draws fewer categories where six series are compared, and says so', () => {
    const labels = Array.from({ length: 30 }, (_, at) => `Lieu ${at}`);
    const series = Array.from({ length: 6 }, (_, at) => ({
      name: `Série ${at}`,
      values: labels.map(() => 5),
    }));
    const { chart, height } = requestOf({ ...EXEMPLES.comparaison, labels, series });
    expect(chart).toContain('14 autres catégories ne sont pas dessinées.');
    expect(height).toBeLessThan(2000);
  });

  it('says how many categories are not drawn', () => {
    expect(requestOf(EXEMPLES.trente).chart).toContain('7 autres catégories ne sont pas dessinées.');
    expect(requestOf(EXEMPLES.soixante).chart).toContain(
      'Seules les 60 dernières valeurs sur 68 sont dessinées.',
    );
    expect(requestOf(EXEMPLES.douze).chart).not.toContain('dessinées');
  });
});
