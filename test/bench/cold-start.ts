// The deployed bundle in a new process on one core, from its start to the answer of a real command.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { commandEvent } from '#test/support/gestures.ts';
import { startLambda } from '#test/support/lambda.ts';
import { slackCommandEvent } from '#test/support/slack/events.ts';
import { bundleLambdas } from '../../infra/bundle.ts';
import { type Measured, median, quantile, row } from './rows.ts';
import type { Stage } from './stage.ts';

const WARM_UP = 3;
const RUNS = 60;
const BAR_MS = 350;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A door of the bot, as it is deployed. */
interface Door {
  readonly name: string;
  readonly rows: string;
  readonly env: Readonly<Record<string, string>>;
  readonly event: () => APIGatewayProxyEventV2;
}

const TYPED = '/cra individuel 45 email';

export function measureColdStart(stage: Stage): Promise<Measured> {
  const event = () => commandEvent(stage.lea, TYPED);
  return measureDoor(stage, { name: 'mattermost', rows: 'cold-start', env: stage.env, event });
}

export function measureSlackColdStart(stage: Stage): Promise<Measured> {
  const event = () => slackCommandEvent(TYPED);
  return measureDoor(stage, { name: 'slack', rows: 'cold-start-slack', env: stage.slackEnv, event });
}

async function measureDoor(stage: Stage, door: Door): Promise<Measured> {
  const bundles = await bundleLambdas(DIST);
  const bundle = bundles.find(({ name }) => name === door.name)?.file;
  if (bundle === undefined) throw new Error(`the door of ${door.name} made no bundle`);
  const startedBy = oneCore();
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1)
    times.push(await startOnce({ stage, door, bundle, startedBy }));
  const kept = times.slice(WARM_UP);
  const cores = startedBy.length > 0 ? 'sur un seul cœur' : 'sans « taskset », donc sur tous les cœurs';
  return {
    rows: [
      row(door.rows, median(kept), 'ms', BAR_MS),
      row(`${door.rows}-best`, Math.min(...kept), 'ms'),
      row(`${door.rows}-p90`, quantile(kept, 0.9), 'ms'),
    ],
    how: `Médiane de ${RUNS} démarrages ${cores}, Node ${process.versions.node}, du lancement du processus à la réponse de « ${TYPED} » (fenêtre ouverte, brouillon écrit), DynamoDB Local compris, sans cache de compilation.`,
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
  readonly door: Door;
  readonly bundle: string;
  readonly startedBy: readonly string[];
}

async function startOnce({ stage, door, bundle, startedBy }: Start): Promise<number> {
  const start = performance.now();
  const lambda = await startLambda({ bundle, env: door.env, startedBy });
  try {
    const answer = await lambda.invoke(door.event());
    const ms = performance.now() - start;
    const opened = await stage.sent();
    if (opened.length !== 1)
      throw new Error(`no window was opened: ${JSON.stringify(answer)} ${lambda.said()}`);
    return ms;
  } finally {
    await lambda.close();
  }
}
