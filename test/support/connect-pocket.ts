// A pocket Mattermost to connect, with what an administrator does in it by hand.
import { freshlyInstalled, readyForBots } from '#local/mattermost/config.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import { type PocketMattermost, startPocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { ADMIN_PASSWORD, type ConnectStage, connectStage } from './connect-stage.ts';

export interface OpenOptions {
  readonly version?: PocketVersion;
  /** As just after its installation: most is refused. */
  readonly fresh?: boolean;
  /** Lea's name there. */
  readonly lea?: string;
}

export interface Opened {
  readonly pocket: PocketMattermost;
  readonly stage: ConnectStage;
  close(): Promise<void>;
}

export async function openPocket({
  version = '11.6',
  fresh = false,
  lea = 'lea',
}: OpenOptions = {}): Promise<Opened> {
  const users = mediationSeed.users.map((user) => ({
    ...user,
    ...(user.admin ? { password: ADMIN_PASSWORD } : {}),
    ...(user.username === 'lea' ? { username: lea } : {}),
  }));
  const config = fresh ? freshlyInstalled : readyForBots;
  const channels = mediationSeed.channels.filter(({ members }) => members === undefined);
  const pocket = await startPocketMattermost({
    version,
    seed: { ...mediationSeed, users, channels, config },
  });
  const stage = await connectStage(pocket.url);
  const close = async () => {
    await stage.close();
    await pocket.close();
  };
  return { pocket, stage, close };
}

export const commandsOf = ({ state }: PocketMattermost) =>
  Object.values(state.commands).filter((one) => one.delete_at === 0);
export const botOf = ({ state }: PocketMattermost) =>
  Object.values(state.users).find(({ username }) => username === 'coopilote');
export const rightsOf = ({ state }: PocketMattermost) =>
  Object.values(state.roles).find(({ name }) => name === 'system_post_all')?.permissions ?? [];

export interface Admin {
  readonly pocket: PocketMattermost;
  call(method: string, path: string, body?: object): Promise<void>;
}

/** An administrator who clicks in the System Console. */
export async function adminOf(pocket: PocketMattermost): Promise<Admin> {
  const login = await fetch(`${pocket.url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: 'admin', password: ADMIN_PASSWORD }),
  });
  const authorization = `Bearer ${login.headers.get('token')}`;
  return {
    pocket,
    call: async (method, path, body) => {
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      await fetch(`${pocket.url}/api/v4${path}`, { method, headers: { authorization }, ...init });
    },
  };
}

export function commandOf(pocket: PocketMattermost, trigger: string) {
  return commandsOf(pocket).find((command) => command.trigger === trigger);
}
