// Figures in a line of log, in the format that CloudWatch reads as metrics (EMF): no other call is made for them.
import type { Log } from '#bot/ports.ts';

type Line = Parameters<Log>[0];
type Unit = 'Milliseconds' | 'Seconds' | 'Count';

interface Metric {
  readonly name: string;
  readonly unit: Unit;
  /** The detail of the line that it is; the line itself counts for one without it. */
  readonly of?: string;
}

/** Few, and without dimensions: each is paid for. */
const METRICS: Readonly<Record<string, readonly Metric[]>> = {
  gesture: [{ name: 'GestureMs', unit: 'Milliseconds', of: 'ms' }],
  'job.begun': [{ name: 'JobWaitSeconds', unit: 'Seconds', of: 'seconds' }],
  'job.ended': [{ name: 'JobMs', unit: 'Milliseconds', of: 'ms' }],
  'job.dead': [{ name: 'DeadJobs', unit: 'Count' }],
  'allure.refused': [{ name: 'TooFast', unit: 'Count' }],
  passage: [
    { name: 'OutboxAgeSeconds', unit: 'Seconds', of: 'boite' },
    { name: 'JobsLateSeconds', unit: 'Seconds', of: 'retard' },
    { name: 'AbandonedJobs', unit: 'Count', of: 'morts' },
  ],
};

/** Whatever is logged as an error counts as one. */
const ERRORS: Metric = { name: 'Errors', unit: 'Count' };

/** The line, with what makes metrics of its figures; as it is where it has none. */
export function withMetrics(line: Line, now: number): object {
  const metrics = [
    ...(Object.hasOwn(METRICS, line.event) ? (METRICS[line.event] ?? []) : []),
    ...(line.level === 'error' ? [ERRORS] : []),
  ];
  const valued = metrics.flatMap(({ name, unit, of }) => {
    const value = of === undefined ? 1 : line[of];
    return typeof value === 'number' ? [{ name, unit, value }] : [];
  });
  if (valued.length === 0) return line;
  const directive = {
    Namespace: 'Coopilote',
    Dimensions: [[]],
    Metrics: valued.map(({ name, unit }) => ({ Name: name, Unit: unit })),
  };
  const values = Object.fromEntries(valued.map(({ name, value }) => [name, value]));
  return { ...line, ...values, _aws: { Timestamp: now, CloudWatchMetrics: [directive] } };
}
