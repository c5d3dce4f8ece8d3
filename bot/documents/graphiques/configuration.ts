// What our renderer draws: the Chart.js 4 configurations that are data alone, each option known, each number and list bounded.
import * as z from 'zod';

const text = z.string().max(400);
const lines = z.union([text, z.array(text).max(12)]);
export const color = z.string().regex(/^(#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d., %]{5,40}\))$/i);
const pixels = z.number().min(0).max(400);
const flag = z.boolean();
const align = z.enum(['start', 'center', 'end']);
const position = z.enum(['top', 'left', 'bottom', 'right', 'center']);
/** Of smaller ones, the steps of an axis are so small that adding one changes nothing: they would never end. */
const number = z.union([z.literal(0), z.number().min(1e-6).max(1e12)]);
const amount = number.nullable();

/** One for all, or one an element. */
const each = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).max(400)]);

const options = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial();

const padding = z.union([pixels, options({ top: pixels, right: pixels, bottom: pixels, left: pixels })]);
const font = options({
  size: z.number().min(4).max(60),
  weight: z.enum(['normal', 'bold']),
  style: z.enum(['normal', 'italic']),
  lineHeight: z.number().min(0.8).max(3),
});
const words = { display: flag, text: lines, color, font, align };

/** Of chartjs-plugin-datalabels: the numbers on the bars. */
const numbers = options({
  display: each(z.union([flag, z.literal('auto')])),
  color: each(color),
  backgroundColor: each(color),
  borderRadius: pixels,
  padding,
  font,
  anchor: each(align),
  align: each(z.enum(['start', 'center', 'end', 'top', 'right', 'bottom', 'left'])),
  offset: z.number().min(-100).max(100),
  rotation: z.number().min(-360).max(360),
  textAlign: align,
  clamp: flag,
  clip: flag,
});

const datum = z.union([
  amount,
  z.strictObject({
    x: amount.optional(),
    y: z.union([amount, text]).optional(),
    value: amount.optional(),
    /** What is written on it. */
    label: text.optional(),
  }),
]);

const dataset = options({
  label: text,
  backgroundColor: each(color),
  borderColor: each(color),
  borderWidth: each(z.number().min(0).max(20)),
  borderRadius: pixels,
  /** Dashes shorter than a point would be drawn by the million. */
  borderDash: z.array(z.number().min(1).max(100)).max(8),
  barPercentage: z.number().min(0).max(1),
  categoryPercentage: z.number().min(0).max(1),
  maxBarThickness: pixels,
  stack: text,
  fill: z.literal(false),
  tension: z.number().min(0).max(1),
  spanGaps: flag,
  pointStyle: each(z.enum(['circle', 'cross', 'crossRot', 'rect', 'rectRot', 'star', 'triangle'])),
  pointRadius: each(z.number().min(0).max(30)),
  pointBackgroundColor: each(color),
  pointBorderColor: each(color),
  pointBorderWidth: z.number().min(0).max(20),
  spacing: pixels,
  /** Ours: a surface is hatched or dotted over its colour. Unknown elsewhere, where it is plain. */
  motif: each(z.enum(['uni', 'obliques', 'points', 'croix', 'traits'])),
  datalabels: numbers,
}).extend({ data: z.array(datum).max(400) });

const scale = options({
  type: z.enum(['linear', 'category']),
  axis: z.enum(['x', 'y']),
  position,
  display: flag,
  stacked: flag,
  beginAtZero: flag,
  offset: flag,
  reverse: flag,
  suggestedMax: number,
  /** Room beyond the largest. */
  grace: z.string().regex(/^\d{1,3}%$/),
  labels: z.array(text).max(400),
  border: options({ display: flag, color, width: pixels }),
  grid: options({ display: flag, color, drawTicks: flag, tickLength: pixels }),
  ticks: options({
    display: flag,
    color,
    font,
    autoSkip: flag,
    maxRotation: z.number().min(0).max(90),
    minRotation: z.number().min(0).max(90),
    maxTicksLimit: z.int().min(2).max(50),
    precision: z.int().min(0).max(6),
    padding: pixels,
    crossAlign: z.enum(['near', 'center', 'far']),
    align,
  }),
  title: options({ ...words, padding }),
});

export const configurationSchema = z.strictObject({
  type: z.enum(['bar', 'line', 'doughnut']),
  data: z.strictObject({
    labels: z.array(lines).max(400).optional(),
    datasets: z.array(dataset).min(1).max(12),
  }),
  options: options({
    animation: z.literal(false),
    responsive: z.literal(false),
    events: z.array(z.never()).max(0),
    locale: z.enum(['fr-FR', 'en-US']),
    indexAxis: z.enum(['x', 'y']),
    cutout: z.string().regex(/^\d{1,2}%$/),
    layout: options({ padding }),
    plugins: options({
      title: options({ ...words, position, fullSize: flag, padding }),
      subtitle: options({ ...words, position, fullSize: flag, padding }),
      legend: options({
        display: flag,
        position,
        align,
        reverse: flag,
        maxWidth: z.number().min(0).max(2000),
        labels: options({
          color,
          font,
          boxWidth: pixels,
          boxHeight: pixels,
          padding: pixels,
          usePointStyle: flag,
        }),
      }),
      tooltip: options({ enabled: z.literal(false) }),
      datalabels: numbers,
    }),
    scales: options({ x: scale, x2: scale, y: scale }),
  }).optional(),
});

export type Configuration = z.infer<typeof configurationSchema>;
export type Dataset = Configuration['data']['datasets'][number];
export type Options = NonNullable<Configuration['options']>;
