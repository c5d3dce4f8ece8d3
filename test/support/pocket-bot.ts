// A bot on a pocket Mattermost for tests: what an administrator does for it once.
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { login } from './pocket.ts';

export interface Installed {
  readonly botId: string;
  readonly botToken: string;
  /** By trigger. */
  readonly commandTokens: Readonly<Record<string, string>>;
}

/** What an administrator does once for a bot, the right to post ephemerals aside: account, token, team, commands. */
export async function installBot(
  pocket: PocketMattermost,
  url: string,
  triggers: readonly string[] = ['cra'],
): Promise<Installed> {
  const admin = await login(pocket, 'admin');
  const ask = async <T>(method: string, path: string, body: unknown): Promise<T> => {
    const answer = await admin.api(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const bot = await ask<{ user_id: string }>('POST', '/bots', {
    username: 'coopilote',
    display_name: 'Coopilote',
  });
  const { token } = await ask<{ token: string }>('POST', `/users/${bot.user_id}/tokens`, {
    description: 'test',
  });
  await ask('POST', `/teams/${admin.teamId}/members`, { team_id: admin.teamId, user_id: bot.user_id });
  const commandTokens: Record<string, string> = {};
  for (const trigger of triggers) {
    const command = { team_id: admin.teamId, trigger, method: 'P', url, username: 'coopilote' };
    commandTokens[trigger] = (await ask<{ token: string }>('POST', '/commands', command)).token;
  }
  admin.leave();
  return { botId: bot.user_id, botToken: token, commandTokens };
}

/** The right that a fresh server gives to no bot. */
export async function allowEphemerals(pocket: PocketMattermost, botId: string): Promise<void> {
  const admin = await login(pocket, 'admin');
  const { body } = await admin.api('GET', '/roles/name/system_post_all');
  const role = body as { id: string; permissions: string[] };
  const permissions = [...role.permissions, 'create_post_ephemeral'];
  await admin.api('PUT', `/roles/${role.id}/patch`, { permissions });
  await admin.api('PUT', `/users/${botId}/roles`, { roles: 'system_user system_post_all' });
  admin.leave();
}
