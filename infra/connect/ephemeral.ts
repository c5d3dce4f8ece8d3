// The right to answer one person alone at any moment: a permission that no role has, given to the bot's, then tried.
import { MattermostApi } from '#bot/platforms/mattermost/client.ts';
import { MattermostRefused } from '#bot/platforms/mattermost/failures.ts';
import { type Account, read, roleSchema } from './wire.ts';
import { repair, type Work } from './work.ts';

const ROLE = 'system_post_all';
const RIGHT = 'create_post_ephemeral';
const WITHOUT_IT =
  'Sans lui, le bot ne répond que par l’adresse donnée avec chaque commande : 5 réponses, 30 minutes, puis le message direct.';

export interface Ephemeral {
  readonly works: boolean;
  /** The role did not have the right: `--undo` takes it back. */
  readonly added: boolean;
}

export async function ensureEphemeral(
  work: Work,
  bot: Account,
  token: string | undefined,
): Promise<Ephemeral> {
  const { report, options } = work;
  report.step('Droit de répondre à une seule personne');
  try {
    const added = await giveRight(work);
    await giveRole(work, bot);
    if (token === undefined) return { works: false, added };
    if (options.mode === 'check') return { works: work.stored?.ephemeral ?? false, added };
    return { works: await tryIt(work, bot.id, token), added };
  } catch (error) {
    if (!(error instanceof MattermostRefused) || error.status !== 403) throw error;
    report.todo(
      `Mattermost ne laisse pas donner ce droit. ${WITHOUT_IT}`,
      `Ajoutez ${RIGHT} au rôle ${ROLE}, et ce rôle au bot, avec mmctl sur le serveur.`,
    );
    return { works: false, added: false };
  }
}

async function giveRight(work: Work): Promise<boolean> {
  const role = read(roleSchema, await work.api.getRoleByName(ROLE));
  if (role.permissions.includes(RIGHT)) {
    work.report.fine(`Le rôle ${ROLE} a ce droit.`);
    return false;
  }
  const permissions = [...role.permissions, RIGHT];
  const act = () => work.api.patchRole(role.id, { permissions });
  return repair(work, {
    wrong: `Le rôle ${ROLE} n’a pas ce droit. ${WITHOUT_IT}`,
    done: `Droit ajouté au rôle ${ROLE}.`,
    act,
  });
}

async function giveRole(work: Work, bot: Account): Promise<void> {
  const roles = bot.roles.split(' ');
  if (roles.includes(ROLE)) return;
  const act = () => work.api.updateUserRoles(bot.id, [...roles, ROLE].join(' '));
  await repair(work, { wrong: `Le bot n’a pas le rôle ${ROLE}.`, done: `Rôle ${ROLE} donné au bot.`, act });
}

/** A message to the administrator alone, which nothing keeps. */
async function tryIt({ options, me, report }: Work, botId: string, token: string): Promise<boolean> {
  const api = new MattermostApi({ url: options.url, token });
  const channel = await api.createDirectChannel([botId, me.id]);
  await api.createPostEphemeral(me.id, {
    channel_id: channel.id,
    message: 'Coopilote est relié. Tapez `/coop aide`.',
  });
  report.fine('Le bot peut répondre à une seule personne (essai réussi).');
  return true;
}

/** Takes back the right, when it was `connect` that gave it, and the bot's role. */
export async function takeBack(
  { api, report }: Pick<Work, 'api' | 'report'>,
  bot: Account,
  added: boolean,
): Promise<void> {
  const roles = bot.roles.split(' ');
  if (roles.includes(ROLE)) {
    await api.updateUserRoles(bot.id, roles.filter((role) => role !== ROLE).join(' '));
    report.changed(`Rôle ${ROLE} repris au bot.`);
  }
  if (!added) return;
  const { id, permissions } = read(roleSchema, await api.getRoleByName(ROLE));
  await api.patchRole(id, { permissions: permissions.filter((right) => right !== RIGHT) });
  report.changed(`Droit repris au rôle ${ROLE}.`);
}
