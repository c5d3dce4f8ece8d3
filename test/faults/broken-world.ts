// The bot in this very process, over a table in memory, with trouble on purpose: in the table, in the chat, in the stream, in the clock.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { keyring } from '#bot/aws/keyring.ts';
import { createBot } from '#bot/bot.ts';
import type { MattermostClient } from '#bot/platforms/mattermost/client-types.ts';
import { MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { Deps, Table } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { serveHandler } from '#local/http-events.ts';
import { memoryTable } from '#local/memory-table.ts';
import { fromMemory } from '#local/stream-event.ts';
import { connexion } from '#test/platforms/mattermost/scene.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { type Hasard, hasard } from '#test/support/foule.ts';
import { type Gesturer, mattermostId } from '#test/support/gestures.ts';
import { someWorld } from '#test/support/monde.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { fromEvent, toResult } from '../../lambdas/http.ts';
import { newId } from '../../lambdas/runtime.ts';
import { outboxHandler } from '../../lambdas/work.ts';
import { type Counted, counted, isQuiet, known } from './campaign.ts';
import { work } from './people.ts';

export interface Trouble {
  /** Of so many calls to the table, this share fails: before or after its effect. */
  readonly table?: number;
  /** Milliseconds that each call to it takes. */
  readonly slow?: number;
  /** Of so many calls to the chat, this share fails. */
  readonly chat?: number;
  /** Records of the stream come twice, in any order. */
  readonly stream?: boolean;
  /** The clock goes back and forth by up to so many milliseconds. */
  readonly clock?: number;
}

const SEED = 2026;

export async function brokenCampaign(
  trouble: Trouble,
  { people: count, seconds }: { readonly people: number; readonly seconds: number },
): Promise<Counted> {
  const next = hasard(SEED);
  const records: DynamoDBRecord[] = [];
  let sequence = 0;
  const sound = memoryTable({
    onChange: (changes) => {
      for (const change of changes)
        records.push(fromMemory(change, { sequence: ++sequence, at: new Date() }));
    },
  });
  const clock = jumping(trouble, next);
  const deps = depsOn(around(sound, trouble), sound, clock);
  const states = new Map<string, string>();
  const teams = [{ id: mattermostId(), name: 'mediation', commandTokens: [mattermostId()] }];
  const door = mattermostDoor({
    bot: createBot(deps),
    connexion: connexion({ teams }),
    client: clientOf(states, trouble, next),
    addresses: addressBook(deps),
    clock,
    log: deps.log,
  });
  const served = await serveHandler({
    handler: () => async (event) => toResult(await door(fromEvent(event))),
  });
  const [team] = teams;
  const people = Array.from(
    { length: count },
    (): Gesturer => ({
      userId: mattermostId(),
      teamId: team?.id ?? '',
      channelId: mattermostId(),
      commandToken: team?.commandTokens[0] ?? '',
    }),
  );
  const calm = { ...deps, table: sound };
  await known(people, calm);
  const end = Date.now() + seconds * 1_000;
  const chat = { url: '', stateOf: (trigger: string) => states.get(trigger), close: async () => {} };
  const day = { url: () => served.url, chat, isOver: () => Date.now() > end };
  let isOver = false;
  const stream = delivered(records, { trouble, next, deps, isOver: () => isOver });
  const told = await Promise.all(people.map(async (person) => [person, await work(person, day)] as const));
  for (const giveUp = Date.now() + 20_000; Date.now() < giveUp && !(await isQuiet(people, calm)); )
    await sleep(20);
  isOver = true;
  await stream;
  await served.close();
  return counted(told, calm);
}

function jumping({ clock: most = 0 }: Trouble, next: Hasard): () => number {
  let jump = 0;
  return () => {
    if (next() < 0.02) jump = (next() * 2 - 1) * most;
    return Math.floor(Date.now() + jump);
  };
}

function around(sound: Table, { table: probability = 0, slow = 0 }: Trouble): Table {
  const plan = { probability, faults: ['throttled', 'unavailable', 'lost', 'conflict'] as const };
  const faulty = faultyTable(sound, {
    get: { probability, faults: ['throttled', 'unavailable'] },
    query: { probability, faults: ['throttled', 'unavailable'] },
    write: plan,
    seed: SEED,
  });
  const late = async <T>(work: () => Promise<T>): Promise<T> => {
    if (slow > 0) await sleep(slow);
    return work();
  };
  return {
    get: (keys) => late(() => faulty.get(keys)),
    query: (range) => late(() => faulty.query(range)),
    write: (actions, token) => late(() => faulty.write(actions, token)),
  };
}

function depsOn(table: Table, sound: Table, clock: () => number): Deps {
  return {
    ...someWorld,
    table,
    keyring: keyring({ table: sound, clock, keyOf: keyOf.dataKey, masterKey: passingMasterKey() }),
    clock,
    newId,
    ticketKeys: [{ id: 'pannes', secret: 'p'.repeat(40) }],
    communes: async () => () => ({ near: [] }),
    territoires: loadCommunes,
    log: () => {},
    pause: (milliseconds) => sleep(milliseconds / 10),
  };
}

/** Keeps what each dialog was opened with; fails as often as it is told to. */
function clientOf(states: Map<string, string>, { chat = 0 }: Trouble, next: Hasard): MattermostClient {
  const or = async <T>(work: () => T): Promise<T> => {
    if (next() < chat) throw new MattermostUnreachable('down');
    return work();
  };
  return {
    openDialog: ({ trigger_id, dialog }) =>
      or(() => void states.set(trigger_id, (dialog as { readonly state: string }).state)),
    postEphemeral: () => or(() => undefined),
    directChannel: () => or(() => 'd'.repeat(26)),
    post: () => or(() => 'p'.repeat(26)),
    updatePost: () => or(() => undefined),
    uploadFile: () => or(() => 'f'.repeat(26)),
    user: () => Promise.reject(new MattermostUnreachable('down')),
    userNamed: () => or(() => undefined),
    answerLater: () => or(() => undefined),
    ping: () => or(() => '11.6.0.'),
  };
}

interface Delivering {
  readonly trouble: Trouble;
  readonly next: Hasard;
  readonly deps: Deps;
  readonly isOver: () => boolean;
}

/** Hands the records to the consumer, in batches; with trouble, twice, and the last ones first. */
async function delivered(
  records: DynamoDBRecord[],
  { trouble, next, deps, isOver }: Delivering,
): Promise<void> {
  const handler = outboxHandler(deps);
  while (!isOver()) {
    const batch = records.splice(0, 1 + Math.floor(next() * 20));
    if (trouble.stream === true) batch.push(...batch, ...batch.toReversed());
    const shuffled = trouble.stream === true ? batch.toSorted(() => next() - 0.5) : batch;
    const { batchItemFailures } = await handler({ Records: shuffled });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    records.push(...batch.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? '')));
    await sleep(5);
  }
}
