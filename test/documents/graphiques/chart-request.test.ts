// What is asked of our renderer from outside: JSON of known options within bounds, or a sentence that says what is not.
import { describe, expect, it } from 'vitest';
import { readChartRequest } from '#bot/documents/graphiques/chart-request.ts';

const chart = {
  type: 'bar',
  data: { labels: ['a', 'b'], datasets: [{ label: 'Série', data: [1, 2] }] },
  options: { plugins: { title: { display: true, text: 'Titre' } } },
};
const request = { chart, width: 400, height: 200, version: '4' };

const change = (path: readonly (string | number)[], value: unknown): unknown => {
  const copy = structuredClone(chart) as never;
  const last = path.at(-1) as never;
  const holder = path.slice(0, -1).reduce<Record<string, never>>((one, key) => one[key] as never, copy);
  holder[last] = value as never;
  return { ...request, chart: copy };
};

const refusedOf = (asked: unknown): string => {
  const read = readChartRequest(asked);
  return 'refused' in read ? read.refused : 'drawn';
};

/** What `JSON.parse` makes of a text that no literal writes. */
const json = (text: string): unknown => JSON.parse(text);

describe('a request is taken', () => {
  it('with its configuration as an object or as JSON', () => {
    const text = JSON.stringify(chart);
    expect(readChartRequest(request)).toEqual(readChartRequest({ ...request, chart: text }));
    expect(readChartRequest(request)).toMatchObject({
      drawing: { chart, devicePixelRatio: 2, backgroundColor: 'transparent' },
    });
  });

  it.each([4, '4', '4.4.0'])('of version %j', (version) => {
    expect(refusedOf({ ...request, version })).toBe('drawn');
  });

  it('with what QuickChart also takes, which is not looked at', () => {
    expect(readChartRequest({ ...request, key: 'k', encoding: 'url' })).toEqual(readChartRequest(request));
  });
});

describe('is refused, with a sentence', () => {
  it.each<[string, unknown, RegExp]>([
    [
      'JavaScript',
      { ...request, chart: "{type:'bar',data:{}}" },
      /doit être du JSON ; le JavaScript n’est pas exécuté ici/,
    ],
    ['a function', { ...request, chart: '(() => { for (;;); })()' }, /JavaScript/],
    ['NaN', { ...request, chart: '{"type":"bar","data":{"datasets":[{"data":[NaN]}]}}' }, /JSON/],
    ['nothing', undefined, /la demande/],
    ['null', null, /la demande/],
    ['a text', 'chart', /la demande/],
    ['no chart', { ...request, chart: undefined }, /« chart »/],
    [
      'an option that is not known',
      change(['options', 'onClick'], 'x'),
      /dans « chart\.options », « onClick » n’est pas connu/,
    ],
    ['a plugin that is not known', change(['options', 'plugins', 'zoom'], {}), /« zoom »/],
    ['a type that is not known', change(['type'], 'bubble'), /« chart\.type »/],
    ['a picture too large', { ...request, width: 2000, height: 2000, devicePixelRatio: 3 }, /trop grande/],
    ['a picture of nothing', { ...request, height: 0 }, /« height »/],
    ['a width that is no number', { ...request, width: '400' }, /« width »/],
    ['another format', { ...request, format: 'svg' }, /« format »/],
    ['another version', { ...request, version: '2.9.4' }, /« version »/],
    ['no version, which means 2', { ...request, version: undefined }, /« version »/],
    [
      'a background that is no colour',
      { ...request, backgroundColor: 'url(http://a)' },
      /« backgroundColor »/,
    ],
    ['a huge list', change(['data', 'datasets', 0, 'data'], Array(50_000).fill(1)), /datasets\.0\.data/],
    ['a hundred series', change(['data', 'datasets'], Array(100).fill({ data: [] })), /datasets/],
    ['a long text', change(['data', 'labels'], ['a'.repeat(10_000)]), /labels/],
    ['a number without bounds', change(['data', 'datasets', 0, 'data'], json('[1e400]')), /datasets/],
    ['a negative number', change(['data', 'datasets', 0, 'data'], [-1]), /datasets/],
    [
      'a number so small that an axis of it has no end',
      change(['data', 'datasets', 0, 'data'], [5e-324]),
      /datasets/,
    ],
    ['bounds of an axis', change(['options', 'scales'], { x: { min: 2, max: 1 } }), /scales\.x/],
    ['dashes by the million', change(['data', 'datasets', 0, 'borderDash'], [1e-9]), /borderDash/],
    ['a huge font', change(['options', 'plugins', 'title', 'font'], { size: 1e6 }), /font\.size/],
    ['a million ticks', change(['options', 'scales'], { x: { ticks: { stepSize: 1e-9 } } }), /stepSize/],
    [
      'a scale of another kind',
      change(['options', 'scales'], { x: { type: 'logarithmic' } }),
      /scales\.x\.type/,
    ],
    ['a scale by another name', change(['options', 'scales'], { constructor: {} }), /constructor/],
    ['a prototype', change(['options'], json('{"__proto__":{"polluted":1}}')), /__proto__/],
    [
      'a prototype in a dataset',
      change(['data', 'datasets', 0], json('{"data":[],"__proto__":{}}')),
      /__proto__/,
    ],
    ['a constructor', change(['options', 'constructor'], { prototype: {} }), /constructor/],
    ['a list where an object is', change(['options'], []), /options/],
  ])('%s', (_, asked, sentence) => {
    const refused = refusedOf(asked);
    expect(refused).toMatch(/^Ce graphique ne peut pas être dessiné : .+\.$/);
    expect(refused).toMatch(sentence);
    expect({}).not.toHaveProperty('polluted');
  });

  it('what is nested without end', () => {
    const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
    expect(refusedOf({ ...request, chart: deep })).toMatch(/« chart »/);
    expect(refusedOf(change(['options'], json(`{"a":${deep}}`)))).toMatch(/« a »/);
    expect(refusedOf(change(['data', 'labels'], json(deep)))).toMatch(/labels/);
  });
});
