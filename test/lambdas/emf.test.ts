// Figures of log lines as CloudWatch reads them: the names it looks for are there, with numbers, and nothing of a line is lost.
import { describe, expect, it } from 'vitest';
import type { Log } from '#bot/ports.ts';
import { withMetrics } from '../../lambdas/emf.ts';

const NOW = 1_800_000_000_000;

type Line = Parameters<Log>[0];

interface Emf {
  readonly [name: string]: unknown;
  readonly _aws?: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
}

const LINES: readonly (readonly [Line, Readonly<Record<string, number>>])[] = [
  [{ level: 'info', event: 'gesture', request: 'g', ms: 12 }, { GestureMs: 12 }],
  [{ level: 'info', event: 'job.begun', seconds: 3 }, { JobWaitSeconds: 3 }],
  [{ level: 'info', event: 'job.ended', ms: 40 }, { JobMs: 40 }],
  [
    { level: 'error', event: 'job.dead', sorte: 'envoi' },
    { DeadJobs: 1, Errors: 1 },
  ],
  [{ level: 'error', event: 'defect', kind: 'TypeError' }, { Errors: 1 }],
  [{ level: 'warn', event: 'allure.refused', acteur: 'mattermost.x' }, { TooFast: 1 }],
  [
    { level: 'info', event: 'passage', boite: 0, retard: 61, morts: 2 },
    { OutboxAgeSeconds: 0, JobsLateSeconds: 61, AbandonedJobs: 2 },
  ],
];

describe.each(LINES)('%j', (line, figures) => {
  it('has its figures under the names that are declared, and all that was in it', () => {
    const written = withMetrics(line, NOW) as Emf;
    expect(written).toMatchObject({ ...line, ...figures });
    expect(written._aws?.Timestamp).toBe(NOW);
    const [directive, ...others] = written._aws?.CloudWatchMetrics ?? [];
    expect(others).toEqual([]);
    expect(directive).toMatchObject({ Namespace: 'Coopilote', Dimensions: [[]] });
    expect(directive?.Metrics.map(({ Name }) => Name).toSorted()).toEqual(Object.keys(figures).toSorted());
  });
});

it.each<Line>([
  { level: 'warn', event: 'ticket.refused', reason: 'forged' },
  { level: 'info', event: 'job.begun', sorte: 'envoi' },
  { level: 'info', event: 'constructor' },
])('%j has none, and stays as it is', (line) => {
  expect(withMetrics(line, NOW)).toBe(line);
});
