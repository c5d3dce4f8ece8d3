// A level that goes up and down: a line, or several told apart by their dashes, their points and a name at their end.
import type { Graphique, Serie } from '../graphique.ts';
import { tidy } from '../tidy.ts';
import type { Dataset, Options } from './configuration.ts';
import { lastMoments } from './cut.ts';
import { frameOf, LINES, MARGIN, noteOf, type Plan, TICKS, WORDS } from './frame.ts';
import { momentLabels } from './moments.ts';
import { INK, TRAITS, WHITE } from './palette.ts';
import { sayNumber, shortName, widthOf, wrap } from './textes.ts';

type Evolution = Extract<Graphique, { is: 'evolution' }>;

const NARROWEST = 800;
const WIDEST = 1200;
const PLOT = 330;
const AXIS = 110;
/** The least between one and the next. */
const POINT = 20;
/** The number of each point is written up to so many. */
const ALL_SAID = 16;
const AT_END = { width: 150, lines: 1 } as const;

export function planEvolution(whole: Evolution): Plan {
  const { kept: graphique, notes } = lastMoments(whole);
  const { labels, series } = graphique;
  const width = Math.min(WIDEST, Math.max(NARROWEST, AXIS + labels.length * POINT));
  const frame = frameOf(graphique, { width, notes, signs: 'lines' });
  const atEnd = Math.max(...series.map((serie) => widthOf(endOf(serie, graphique), WORDS.size)));
  return {
    width,
    height: Math.round(frame.height + PLOT),
    configuration: {
      type: 'line',
      data: {
        labels: momentLabels(labels, (width - AXIS - atEnd) / labels.length),
        datasets: series.map((serie, at) => lineOf(serie, at, graphique)),
      },
      options: {
        ...frame.options,
        layout: { padding: { ...MARGIN, right: MARGIN.right + atEnd } },
        scales: {
          x: { offset: true, grid: { display: false }, ticks: { ...TICKS, autoSkip: false, maxRotation: 0 } },
          x2: frame.footer,
          y: levelAxis(graphique),
        },
      },
    },
  };
}

/** Levels in words are steps, the highest on top. */
function levelAxis({ levels, unit }: Evolution): NonNullable<NonNullable<Options['scales']>['y']> {
  const common = { ...LINES, title: noteOf(shortName(unit)) };
  if (!levels) return { ...common, beginAtZero: true, grace: '10%', ticks: { ...TICKS, maxTicksLimit: 7 } };
  return {
    ...common,
    type: 'category',
    offset: true,
    labels: levels.map(tidy).toReversed(),
    ticks: { ...TICKS, autoSkip: false },
  };
}

function lineOf(serie: Serie, at: number, graphique: Evolution): Dataset {
  const { color, dash, point } = TRAITS[at % TRAITS.length] ?? { color: INK, dash: [], point: 'circle' };
  const isAlone = graphique.series.length === 1;
  const isSaid = isAlone && !graphique.levels && serie.values.length <= ALL_SAID;
  const last = serie.values.findLastIndex((value) => value !== null);
  return {
    label: shortName(serie.name),
    data: pointsOf(serie, graphique),
    borderColor: color,
    backgroundColor: color,
    borderWidth: 2.5,
    borderDash: dash,
    pointStyle: point,
    pointRadius: 4.5,
    pointBackgroundColor: WHITE,
    pointBorderColor: color,
    pointBorderWidth: 2,
    tension: 0,
    spanGaps: false,
    fill: false,
    datalabels: {
      // Of names that would be over one another, the first is written: the others are in the legend.
      display: serie.values.map((_, index) => (index === last ? 'auto' : isSaid)),
      align: serie.values.map((_, index) => (index === last ? 'right' : 'top')),
      anchor: 'center',
      offset: 7,
      color: isAlone ? INK : color,
      font: { size: WORDS.size, weight: isAlone ? 'normal' : 'bold' },
    },
  };
}

function pointsOf(serie: Serie, graphique: Evolution): Dataset['data'] {
  const { levels, sign } = graphique;
  const last = serie.values.findLastIndex((value) => value !== null);
  return serie.values.map((value, x) => {
    if (value === null) return { x, y: null, label: '' };
    const label = x === last ? endOf(serie, graphique) : sayNumber(value, sign);
    return { x, y: levels ? tidy(levels[value] ?? '') : value, label };
  });
}

/** What is written where the line ends: whose it is, where there are several. */
function endOf({ name, values }: Serie, { series, levels, sign }: Evolution): string {
  const last = values.findLast((value) => value !== null) ?? 0;
  const said = levels ? '' : sayNumber(last, sign);
  if (series.length === 1) return said;
  const [named = ''] = wrap(name, { ...AT_END, size: WORDS.size });
  return `${named} ${said}`.trim();
}
