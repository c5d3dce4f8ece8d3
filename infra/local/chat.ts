// The chat of one machine: a pocket Mattermost provisioned by the very `connect` that provisions a real one, or the real one that is connected, Mattermost or Slack.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { SlackConnexion } from '#bot/platforms/slack/connexion.ts';
import type { Deps } from '#bot/ports.ts';
import { connect } from '#connect/connect.ts';
import { readConnexion } from '#connect/connexion-file.ts';
import { slackFile } from '#connect/slack/connexion-file.ts';
import { type HttpDoor, mattermostHandler } from '../../lambdas/doors.ts';
import { newId } from '../../lambdas/runtime.ts';
import { slackHandler } from '../../lambdas/slack-door.ts';
import { mediationSeed } from './mattermost/seed.ts';
import { type PocketMattermost, startPocketMattermost } from './mattermost/server.ts';
import type { PocketVersion } from './mattermost/versions.ts';
import { buildPage } from './page/build.ts';

export interface ChatOptions {
  /** Folder of all that is kept. */
  readonly data: string;
  /** Of the chat page. */
  readonly port: number;
  readonly version: PocketVersion;
  /** The pocket server, or the real one that `npm run connect` connected. */
  readonly chat: 'pocket' | 'mattermost' | 'slack';
}

export interface Chat {
  /** Where people chat. */
  readonly url: string;
  readonly connexion: Connexion | SlackConnexion;
  handler(deps: Deps): HttpDoor;
  /** The chat server of this machine; absent when a real one is served. */
  readonly pocket?: PocketMattermost;
}

/** `botUrl` is where the pocket server will call the bot. */
export function openChat(options: ChatOptions, botUrl: string): Promise<Chat> {
  switch (options.chat) {
    case 'pocket':
      return pocketServer(options, botUrl);
    case 'mattermost':
      return connectedServer(options);
    case 'slack':
      return connectedSlack(options);
  }
}

function mattermost(connexion: Connexion): Chat {
  return { url: connexion.siteUrl, connexion, handler: (deps) => mattermostHandler(deps, connexion) };
}

async function connectedServer({ data }: ChatOptions): Promise<Chat> {
  const connexion = await readConnexion(data);
  if (!connexion) throw new Error('Aucun Mattermost n’est relié : lancez d’abord « npm run connect ».');
  return mattermost(connexion);
}

async function connectedSlack({ data }: ChatOptions): Promise<Chat> {
  const connexion = await slackFile.read(data);
  if (!connexion) throw new Error('Aucun Slack n’est relié : lancez d’abord « npm run connect -- --slack ».');
  const url = `https://app.slack.com/client/${connexion.team.id}`;
  return { url, connexion, handler: (deps) => slackHandler(deps, connexion) };
}

async function pocketServer(options: ChatOptions, botUrl: string): Promise<Chat> {
  const { data, version, port } = options;
  const pageDirectory = join(data, 'page');
  await buildPage(pageDirectory);
  const store = join(data, `mattermost-${version}.json`);
  const pocket = await startPocketMattermost({ version, port, store, pageDirectory, seed: mediationSeed });
  try {
    return { ...mattermost(await provisioned(pocket, botUrl, data)), pocket };
  } catch (error) {
    await pocket.close();
    throw error;
  }
}

async function provisioned(pocket: PocketMattermost, botUrl: string, data: string): Promise<Connexion> {
  const dataDir = join(data, 'pocket');
  const lines: string[] = [];
  const code = await connect(
    {
      mode: 'connect',
      fix: true,
      url: pocket.url,
      botUrl,
      teams: [],
      dataDir,
      credentials: { login: 'admin', password: 'coopilote', mfaCode: '' },
      commands: CATALOGUE,
    },
    {
      say: (line) => lines.push(line),
      now: () => new Date(),
      newToken: () => newId(),
      lookup: async () => ['127.0.0.1'],
      picture: new Uint8Array(await readFile(new URL('../connect/picture.png', import.meta.url))),
    },
  );
  const connexion = await readConnexion(dataDir);
  if (code !== 0 || !connexion)
    throw new Error(`La messagerie locale n’a pas pu être préparée.\n${lines.join('\n')}`);
  return connexion;
}
