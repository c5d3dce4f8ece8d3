// A pocket Mattermost for a stage, provisioned by the very `connect` that provisions a real one.
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { mattermostHandler } from '../../lambdas/doors.ts';
import { noticesOf } from '../../lambdas/notices.ts';
import { connectStage } from './connect-stage.ts';
import { bodyOf } from './event-body.ts';
import { startPocket } from './pocket.ts';
import { startRelay } from './relay.ts';
import type { StageOptions, World } from './stage.ts';

export async function mattermostWorld(
  options: StageOptions & { readonly version: PocketVersion },
  { botUrl, now }: { readonly botUrl: string; readonly now: () => number },
): Promise<World> {
  const { version, ephemeral = true } = options;
  const pocket = await startPocket({ version, seed: seedFor(options) });
  const relay = await startRelay(pocket.url);
  const connexion = { ...(await connected(pocket, botUrl)), url: relay.url, ephemeral };
  return {
    chat: { version, pocket, now },
    relay,
    closes: '{}',
    handler: (deps) => mattermostHandler(deps, connexion),
    notifier: (deps) => noticesOf(deps, connexion),
    again: (event, alter) => ({ ...event, body: alter(bodyOf(event)), isBase64Encoded: false }),
    close: () => pocket.close(),
  };
}

function seedFor({ fuseaux = {} }: StageOptions) {
  const users = mediationSeed.users.map((user) => {
    const timezone = fuseaux[user.username];
    return { ...user, ...(timezone && { timezone }) };
  });
  return { ...mediationSeed, users };
}

async function connected(pocket: PocketMattermost, botUrl: string): Promise<Connexion> {
  const stage = await connectStage(pocket.url);
  const credentials = { login: 'admin', password: 'coopilote', mfaCode: '' };
  const told = await stage.run({ botUrl, fix: true, credentials });
  if (told.code !== 0) throw new Error(told.text);
  const connexion = await stage.connexion();
  await stage.close();
  return connexion;
}
