// A chart as data: what it counts, of whom and when, and its numbers; nothing of how it looks.
import * as z from 'zod';

/** So many are drawn, fewer where many series are compared; the picture says how many there are besides. */
export const MOST_CATEGORIES = 30;
export const MOST_MOMENTS = 60;
const MOST_SERIES = 6;

const words = z.string().trim().min(1).max(400);
/** Null where nothing is known, which is not zero. */
const value = z.union([z.literal(0), z.number().min(0.001).max(1e9)]).nullable();

const serieSchema = z.strictObject({ name: words, values: z.array(value).max(2000).readonly() }).readonly();

export type Serie = z.infer<typeof serieSchema>;

const around = {
  title: words,
  /** The perimeter, the period and the filters, in words. */
  subtitle: words,
  /** What is counted: « accompagnements ». */
  unit: words,
  /** Written after each number. */
  sign: z.enum(['%', 'h']).optional(),
  source: words,
  /** YYYY-MM-DD: the day the figures are of. */
  date: z.iso.date(),
};

const labels = z.array(words).max(2000).readonly();
/** A month, a day or a year, or a month of no year where years are compared: YYYY-MM, YYYY-MM-DD, YYYY, MM. */
const moments = z
  .array(z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?|0[1-9]|1[0-2])$/))
  .max(2000)
  .readonly();
const series = z.array(serieSchema).min(1).max(MOST_SERIES).readonly();
/** Series are parts of one whole; otherwise they are compared. */
const stacked = z.boolean().optional();

const kinds = [
  z.strictObject({ is: z.literal('categories'), ...around, labels, series, stacked }).readonly(),
  z.strictObject({ is: z.literal('periode'), ...around, labels: moments, series, stacked }).readonly(),
  z
    .strictObject({
      is: z.literal('evolution'),
      ...around,
      labels: moments,
      series,
      /** Words that the values number from 0, the lowest first: a level of autonomy. */
      levels: z.array(words).min(2).max(8).readonly().optional(),
    })
    .refine(({ series, levels }) => levels === undefined || areRanks(series, levels), {
      error: 'Chaque niveau est le rang d’un de ceux qui sont nommés.',
    })
    .readonly(),
  z
    .strictObject({
      is: z.literal('parts'),
      ...around,
      labels,
      series: z.array(serieSchema).length(1).readonly(),
    })
    .readonly(),
] as const;

function areRanks(series: readonly Serie[], levels: readonly string[]): boolean {
  return series.every(({ values }) => values.every((value) => value === null || value in levels));
}

/**
 * Four kinds. `categories`: so many of each; `periode`: so many each month; `evolution`: a level that goes up and down; `parts`: how a whole
 * is shared.
 */
export const graphiqueSchema = z
  .discriminatedUnion('is', kinds)
  .refine(({ labels, series }) => series.every(({ values }) => values.length === labels.length), {
    error: 'Chaque série a un nombre par étiquette.',
  });

export type Graphique = z.infer<typeof graphiqueSchema>;

/** Nothing was counted. A level of zero is one. */
export function isEmpty({ is, series }: Graphique): boolean {
  const nothing = is === 'evolution' ? [null] : [null, 0];
  return series.every(({ values }) => values.every((one) => nothing.includes(one)));
}
