// `npm run connect` as a person runs it, in a folder of its own, with what it said kept to be looked at.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { connect } from '#connect/connect.ts';
import type { ConnectOptions } from '#connect/options.ts';

export const ADMIN_PASSWORD = 'mot de passe d’Alix';
export const BOT_URL = 'https://bot.exemple.test';

export interface Told {
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
  readonly text: string;
}

export interface ConnectStage {
  readonly dataDir: string;
  run(asked?: Partial<ConnectOptions>): Promise<Told>;
  connexion(): Promise<Connexion>;
  /** Permissions of the file, as in `600`. */
  mode(): Promise<string>;
  /** Everything said since the start, by every run. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

export async function connectStage(url: string): Promise<ConnectStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'coopilote-connect-'));
  const path = join(dataDir, 'connexion.json');
  const said: string[] = [];
  let tokens = 0;
  const run = async (asked: Partial<ConnectOptions> = {}): Promise<Told> => {
    const lines: string[] = [];
    const options: ConnectOptions = {
      mode: 'connect',
      fix: false,
      url,
      botUrl: BOT_URL,
      teams: [],
      dataDir,
      credentials: { login: 'admin', password: ADMIN_PASSWORD, mfaCode: '' },
      commands: CATALOGUE,
      ...asked,
    };
    const code = await connect(options, {
      say: (line) => lines.push(line),
      now: () => new Date('2026-03-02T09:00:00Z'),
      newToken: () => `jeton${++tokens}`.padEnd(26, 'z'),
      lookup: async (host) => [host === 'bot.interne.test' ? '10.1.2.3' : '203.0.113.7'],
      picture: new Uint8Array(await readFile(new URL('../../infra/connect/picture.png', import.meta.url))),
    });
    said.push(...lines);
    return { code, lines, text: lines.join('\n') };
  };
  return {
    dataDir,
    run,
    said,
    connexion: async () => connexionSchema.parse(JSON.parse(await readFile(path, 'utf8'))),
    mode: async () => ((await stat(path)).mode & 0o777).toString(8),
    close: () => rm(dataDir, { recursive: true, force: true }),
  };
}
