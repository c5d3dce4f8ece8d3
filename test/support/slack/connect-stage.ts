// `npm run connect -- --slack` as a person runs it, in a folder of its own, with what it said kept to be looked at.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { type SlackConnexion, slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { connectSlack } from '#connect/slack/connect.ts';
import type { SlackOptions } from '#connect/slack/options.ts';

export const BOT_URL = 'https://bot.exemple.test';

export interface Told {
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
  readonly text: string;
}

export interface SlackConnectStage {
  readonly dataDir: string;
  run(asked?: Partial<SlackOptions>, secrets?: Readonly<Record<string, string>>): Promise<Told>;
  connexion(): Promise<SlackConnexion>;
  manifest(): Promise<unknown>;
  /** Permissions of a file, as in `600`. */
  mode(file: string): Promise<string>;
  close(): Promise<void>;
}

export async function slackConnectStage(url: string): Promise<SlackConnectStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'coopilote-slack-'));
  const json = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(dataDir, file), 'utf8'));
  return {
    dataDir,
    run: async (asked = {}, secrets = {}) => {
      const lines: string[] = [];
      const options: SlackOptions = {
        mode: 'connect',
        botUrl: BOT_URL,
        dataDir,
        commands: CATALOGUE,
        api: `${url}/api/`,
        hooks: `${url}/`,
        ...asked,
      };
      const code = await connectSlack(options, {
        say: (line) => lines.push(line),
        now: () => new Date(),
        lookup: async (host) => [host === 'bot.interne.test' ? '10.1.2.3' : '203.0.113.7'],
        secret: async ({ variable }) => secrets[variable] ?? '',
      });
      return { code, lines, text: lines.join('\n') };
    },
    connexion: async () => slackConnexionSchema.parse(await json('connexion-slack.json')),
    manifest: () => json('slack-manifeste.json'),
    mode: async (file) => ((await stat(join(dataDir, file))).mode & 0o777).toString(8),
    close: () => rm(dataDir, { recursive: true, force: true }),
  };
}
