// The deployed bundle in a new process on one core, from its start to the answer of a real command.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commandEvent } from '#test/support/gestures.ts';
import { startLambda } from '#test/support/lambda.ts';
import { bundleLambdas } from '../../infra/bundle.ts';
import { type Measured, median, quantile, row } from './rows.ts';
import type { Stage } from './stage.ts';

const WARM_UP = 3;
const RUNS = 60;
const BAR_MS = 350;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export async function measureColdStart(stage: Stage): Promise<Measured> {
  const bundles = await bundleLambdas(DIST);
  const bundle = bundles.find(({ name }) => name === 'mattermost')?.file;
  if (bundle === undefined) throw new Error('the handler of Mattermost made no bundle');
  const startedBy = oneCore();
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) times.push(await startOnce({ stage, bundle, startedBy }));
  const kept = times.slice(WARM_UP);
  const cores = startedBy.length > 0 ? 'sur un seul cœur' : 'sans « taskset », donc sur tous les cœurs';
  return {
    rows: [
      row('cold-start', median(kept), 'ms', BAR_MS),
      row('cold-start-best', Math.min(...kept), 'ms'),
      row('cold-start-p90', quantile(kept, 0.9), 'ms'),
    ],
    how: `Médiane de ${RUNS} démarrages ${cores}, Node ${process.versions.node}, du lancement du processus à la réponse de « /cra individuel 45 email » (dialogue ouvert, brouillon écrit), DynamoDB Local compris, sans cache de compilation.`,
  };
}

/** The last core: the first one serves the interrupts. */
function oneCore(): readonly string[] {
  const { stdout, status } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  const last = /(\d+)\s*$/.exec(stdout ?? '')?.[1];
  return status === 0 && last !== undefined ? ['taskset', '-c', last] : [];
}

interface Start {
  readonly stage: Stage;
  readonly bundle: string;
  readonly startedBy: readonly string[];
}

async function startOnce({ stage, bundle, startedBy }: Start): Promise<number> {
  const start = performance.now();
  const lambda = await startLambda({ bundle, env: stage.env, startedBy });
  try {
    const answer = await lambda.invoke(commandEvent(stage.lea, '/cra individuel 45 email'));
    const ms = performance.now() - start;
    const opened = await stage.sent();
    if (opened.length !== 1)
      throw new Error(`no dialog was opened: ${JSON.stringify(answer)} ${lambda.said()}`);
    return ms;
  } finally {
    await lambda.close();
  }
}
