// Two hundred mediators at once through the door, over HTTP, each recording an activity, thinking, and again: how many requests a second, how long, and what memory becomes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { putActeur } from '#bot/storage/acteurs.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { allPages } from '#bot/storage/pages.ts';
import { serveHandler } from '#local/http-events.ts';
import { samplePeople } from '#local/seed-people.ts';
import { connexion } from '#test/platforms/mattermost/scene.ts';
import { commandEvent, type Gesturer, mattermostId, submitEvent } from '#test/support/gestures.ts';
import { type Chat, startChat } from '#test/support/keeping-chat.ts';
import { mattermostHandler } from '../../lambdas/doors.ts';
import { type Measured, quantile, row } from './rows.ts';
import type { Stage } from './stage.ts';

const MEDIATORS = 200;
const SECONDS = 30;
/** Between two gestures of one person, in milliseconds: less than anybody takes. */
const THINKING = { least: 1_000, most: 3_000 };

interface Tally {
  readonly times: number[];
  recorded: number;
  errors: number;
}

export async function measureLoad(stage: Stage): Promise<Measured> {
  const chat = await startChat();
  const people = Array.from(
    { length: MEDIATORS },
    (): Gesturer => ({ ...stage.lea, userId: mattermostId() }),
  );
  const [sample] = samplePeople;
  if (!sample) throw new Error('no sample');
  for (const { userId } of people)
    await stage.deps.table.write([putActeur({ ...sample.acteur, id: `mattermost.${userId}` }, 0)]);
  const { teamId: id, commandToken } = stage.lea;
  const teams = [{ id, name: 'mediation', commandTokens: [commandToken] }];
  const handler = mattermostHandler(stage.deps, connexion({ url: chat.url, siteUrl: chat.url, teams }));
  const door = await serveHandler({ handler: () => handler });
  const tally: Tally = { times: [], recorded: 0, errors: 0 };
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(process.memoryUsage().rss / 2 ** 20), 1_000);
  const until = Date.now() + SECONDS * 1_000;
  await Promise.all(people.map((person) => work(person, { door: door.url, chat, tally, until })));
  clearInterval(sampler);
  await door.close();
  await chat.close();
  const kept = await Promise.all(
    people.map(
      async ({ userId }) => (await allPages(rangeOf.tousCras(`mattermost.${userId}`), stage.deps)).length,
    ),
  );
  const found = kept.reduce((sum, count) => sum + count, 0);
  const third = memory.slice(Math.floor(memory.length / 3));
  return {
    rows: [
      row('load-requests-per-second', tally.times.length / SECONDS, 'par s'),
      row('load-p50', quantile(tally.times, 0.5), 'ms'),
      row('load-p99', quantile(tally.times, 0.99), 'ms'),
      row('load-errors', tally.errors, 'réponses', 0),
      row('load-recorded', tally.recorded, 'activités'),
      row('load-lost', Math.max(0, tally.recorded - found), 'activités', 0),
      // Told that there was no answer in time, some are recorded all the same: sent again, they would not be a second time.
      row('load-doubled', Math.max(0, found - tally.recorded - tally.errors), 'activités', 0),
      row('load-memory-start', memory[0] ?? 0, 'Mio'),
      row('load-memory-growth', Math.max(...third) - Math.min(...third), 'Mio'),
    ],
    how: `${MEDIATORS} personnes à la fois pendant ${SECONDS} s, par HTTP, DynamoDB Local sur la même machine : « /cra individuel 45 email », une à trois secondes, « Enregistrer », une à trois secondes, et ainsi de suite. La mémoire est celle d’un seul processus qui joue le bot, la messagerie et les personnes ; sa croissance, l’écart des deux derniers tiers.`,
  };
}

interface Working {
  readonly door: string;
  readonly chat: Chat;
  readonly tally: Tally;
  readonly until: number;
}

async function work(person: Gesturer, { door, chat, tally, until }: Working): Promise<void> {
  await think();
  while (Date.now() < until) {
    const command = commandEvent(person, '/cra individuel 45 email');
    await send(command, { door, tally });
    const state = chat.stateOf(triggerOf(command));
    await think();
    if (state === undefined) {
      tally.errors += 1;
      continue;
    }
    const submission = { date: 'hier', duree: '45', lieu: 'a_distance', thematiques: ['email'] };
    const answer = await send(submitEvent(person, { callback_id: 'cra', state, submission }), {
      door,
      tally,
    });
    if (answer === '{}') tally.recorded += 1;
    else tally.errors += 1;
    await think();
  }
}

const think = (): Promise<void> => sleep(THINKING.least + Math.random() * (THINKING.most - THINKING.least));

function triggerOf({ body = '' }: APIGatewayProxyEventV2): string {
  return new URLSearchParams(Buffer.from(body, 'base64').toString('utf8')).get('trigger_id') ?? '';
}

async function send(
  event: APIGatewayProxyEventV2,
  { door, tally }: Pick<Working, 'door' | 'tally'>,
): Promise<string> {
  const { rawPath, headers, body = '', isBase64Encoded } = event;
  const begun = performance.now();
  const response = await fetch(`${door}${rawPath}`, {
    method: 'POST',
    headers: {
      'content-type': headers['content-type'] ?? '',
      ...(headers.authorization && { authorization: headers.authorization }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  });
  const text = await response.text();
  tally.times.push(performance.now() - begun);
  if (response.status !== 200) tally.errors += 1;
  return text;
}
