// People who work while the bot is killed at random moments: the same bot as deployed on AWS, whose table outlives it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyring } from '#bot/aws/keyring.ts';
import type { Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { connexion } from '#test/platforms/mattermost/scene.ts';
import { type Gesturer, mattermostId } from '#test/support/gestures.ts';
import { startChat } from '#test/support/keeping-chat.ts';
import { fileMasterKey } from '../../lambdas/file-master-key.ts';
import { type Counted, counted, isQuiet, known } from './campaign.ts';
import { killNowAndThen, startMortalBot } from './mortal-bot.ts';
import { work } from './people.ts';

export interface KillOptions {
  readonly table: Table;
  readonly tableName: string;
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  readonly people: number;
  /** As many kills, unless so many seconds have passed. */
  readonly kills: number;
  readonly seconds: number;
}

export interface Killed extends Counted {
  readonly kills: number;
}

/** Where a process keeps its place in the stream: the one that takes over reads again what was read. */
function placeOf(folder: string, number: number): string {
  const place = join(folder, `place${number % 2}`);
  mkdirSync(place, { recursive: true });
  return place;
}

/** What the stream lost is taken up two minutes later; a test waits less, and carries it out itself. */
const QUIET = 150_000;

export async function killCampaign(options: KillOptions): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'coopilote-pannes-'));
  const chat = await startChat();
  const [teamId, channelId, commandToken] = [mattermostId(), mattermostId(), mattermostId()];
  const people = Array.from(
    { length: options.people },
    (): Gesturer => ({ userId: mattermostId(), teamId, channelId, commandToken }),
  );
  const teams = [{ id: teamId, name: 'mediation', commandTokens: [commandToken] }];
  const connexionFile = join(folder, 'connexion.json');
  writeFileSync(connexionFile, JSON.stringify(connexion({ url: chat.url, siteUrl: chat.url, teams })));
  const masterKey = join(folder, 'cle');
  const { table, tableName, connection } = options;
  const deps = {
    table,
    keyring: keyring({ table, clock: Date.now, keyOf: keyOf.dataKey, masterKey: fileMasterKey(masterKey) }),
  };
  await known(people, deps);
  const bot = await startMortalBot((number) => ({
    AWS_ENDPOINT_URL_DYNAMODB: connection.endpoint,
    AWS_REGION: connection.region,
    AWS_ACCESS_KEY_ID: connection.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: connection.credentials.secretAccessKey,
    COOPILOTE_TABLE: tableName,
    COOPILOTE_TICKET_KEYS: `pannes:${'p'.repeat(40)}`,
    COOPILOTE_MASTER_KEY_FILE: masterKey,
    COOPILOTE_GESTES_PAR_MINUTE: '100000',
    COOPILOTE_FAULTS: JSON.stringify({
      connexionFile,
      checkpoints: placeOf(folder, number),
      files: join(folder, 'fichiers'),
      connection,
    }),
  }));
  try {
    const end = Date.now() + options.seconds * 1_000;
    const isOver = (): boolean => bot.kills() >= options.kills || Date.now() > end;
    const [told] = await Promise.all([
      Promise.all(
        people.map(async (person) => [person, await work(person, { url: bot.url, chat, isOver })] as const),
      ),
      killNowAndThen(bot, { isOver, least: 100, most: 1_500 }),
    ]);
    for (const giveUp = Date.now() + QUIET; Date.now() < giveUp && !(await isQuiet(people, deps)); )
      await sleep(100);
    return { ...(await counted(told, deps)), kills: bot.kills() };
  } finally {
    await bot.close();
    await chat.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
