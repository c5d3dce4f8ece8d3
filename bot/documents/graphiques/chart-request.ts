// A request for a chart, as QuickChart takes it: read strictly, or refused with a sentence.
import * as z from 'zod';
import { color, configurationSchema } from './configuration.ts';

/** What a signature on a request of ours is for. */
export const DESSIN = 'dessin';

/** What is sent: `chart` is a configuration in JSON, whose text any JavaScript reads as the same. */
export interface ChartRequest {
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly format: 'png';
  readonly version: '4';
  readonly backgroundColor: string;
  readonly devicePixelRatio: number;
}

/** In pixels: three times the largest of our charts. */
const MOST_POINTS = 20_000_000;

const NOT_JSON = 'la configuration doit être du JSON ; le JavaScript n’est pas exécuté ici';
const TOO_LARGE = 'l’image demandée est trop grande';

const drawingSchema = z
  .object({
    chart: z.unknown().transform(parsed).pipe(configurationSchema),
    width: z.int().min(50).max(2400).default(500),
    height: z.int().min(50).max(2400).default(300),
    format: z.literal('png').default('png'),
    version: z.union([z.literal(4), z.string().regex(/^4(\.\d{1,3}){0,2}$/)]),
    backgroundColor: color.default('transparent'),
    devicePixelRatio: z.number().min(1).max(3).default(2),
  })
  .refine(({ width, height, devicePixelRatio }) => width * height * devicePixelRatio ** 2 <= MOST_POINTS, {
    error: TOO_LARGE,
    path: ['width'],
  });

export type Drawing = z.infer<typeof drawingSchema>;

export type DrawingReading = { readonly drawing: Drawing } | { readonly refused: string };

export function readChartRequest(asked: unknown): DrawingReading {
  const read = drawingSchema.safeParse(asked);
  if (read.success) return { drawing: read.data };
  const [first] = read.error.issues;
  return { refused: `Ce graphique ne peut pas être dessiné : ${first ? reasonOf(first) : TOO_LARGE}.` };
}

/** Only JSON is read: anything else written, JavaScript for one, is refused. */
function parsed(chart: unknown, context: z.RefinementCtx): unknown {
  if (typeof chart !== 'string') return chart;
  try {
    return JSON.parse(chart);
  } catch {
    context.addIssue({ code: 'custom', message: NOT_JSON });
    return z.NEVER;
  }
}

/** Where, in the words of whoever wrote it, and why. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  const where = issue.path.join('.') || 'la demande';
  if (issue.code === 'unrecognized_keys') return `dans « ${where} », « ${issue.keys[0]} » n’est pas connu`;
  return `« ${where} » n’est pas accepté`;
}
