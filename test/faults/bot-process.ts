// The bot as a process that a test may kill: the door of the chat, both consumers of the stream, and the passage of every minute, made quicker.
import { readFileSync } from 'node:fs';
import { readEnv } from '#bot/env.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { folderFiles } from '#local/folder-files.ts';
import { serveHandler } from '#local/http-events.ts';
import { followStream } from '#local/stream.ts';
import { loadPostcodes } from '../../lambdas/communes.ts';
import { mattermostHandler } from '../../lambdas/doors.ts';
import { noticesOf } from '../../lambdas/notices.ts';
import { buildDeps } from '../../lambdas/runtime.ts';
import { jobsHandler, minuteHandler, outboxHandler } from '../../lambdas/work.ts';

const { COOPILOTE_FAULTS = '{}' } = process.env;
const { connexionFile, checkpoints, files, connection } = JSON.parse(COOPILOTE_FAULTS) as {
  readonly connexionFile: string;
  readonly checkpoints: string;
  readonly files: string;
  readonly connection: Parameters<typeof followStream>[0]['connection'];
};

const connexion = connexionSchema.parse(JSON.parse(readFileSync(connexionFile, 'utf8')));
const env = readEnv();
const deps = { ...buildDeps(env, connexion.botUrl), log: () => {} };
const jobDeps: JobDeps = {
  ...deps,
  files: await folderFiles(files, deps.clock),
  postcodes: loadPostcodes,
  drawChart: () => Promise.reject(new Error('nothing is drawn here')),
  mailer: { send: async () => ({ is: 'refused', code: 'no-mail' }) },
  notifier: noticesOf(deps, connexion),
};
const stream = { connection, tableName: env.COOPILOTE_TABLE, poll: 50 };
followStream({
  ...stream,
  name: 'outbox',
  checkpointFile: `${checkpoints}/outbox.json`,
  handler: outboxHandler(deps),
});
followStream({
  ...stream,
  name: 'travaux',
  checkpointFile: `${checkpoints}/travaux.json`,
  handler: jobsHandler(jobDeps),
});
const minute = minuteHandler(jobDeps);
setInterval(() => void minute().catch(() => undefined), 2_000);

const handler = mattermostHandler(deps, connexion);
const door = await serveHandler({ handler: () => handler });
process.send?.(door.url);
process.once('disconnect', () => process.exit());
