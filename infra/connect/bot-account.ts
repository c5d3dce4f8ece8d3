// The bot's account: created or found, woken, named, with its picture and a token that works.
import { createHash } from 'node:crypto';
import { MattermostApi } from '#bot/platforms/mattermost/client.ts';
import { MattermostRefused } from '#bot/platforms/mattermost/failures.ts';
import { Stop } from './report.ts';
import { type Account, accountSchema, botSchema, meSchema, read, tokenSchema, tokensSchema } from './wire.ts';
import { repair, type Work } from './work.ts';

export const BOT = {
  username: 'coopilote',
  display_name: 'Coopilote',
  description: 'Assistant des médiatrices et médiateurs numériques. Tapez /coop aide.',
} as const;

/** How our own tokens are recognised: their list does not show them. */
export const TOKEN_DESCRIPTION = 'Coopilote (npm run connect)';
const PAGE = 200;

export interface BotToken {
  readonly token: string;
  readonly tokenId?: string | undefined;
}

/** The account of the bot's name; a person of that name stops everything. */
export async function findBot(api: MattermostApi): Promise<Account | undefined> {
  const account = await api.getUserByUsername(BOT.username).catch((error: unknown) => {
    if (error instanceof MattermostRefused && error.status === 404) return undefined;
    throw error;
  });
  if (account === undefined) return undefined;
  const known = read(accountSchema, account);
  if (known.is_bot) return known;
  throw new Stop(
    `Le nom @${BOT.username} est celui d’une personne.`,
    'Renommez ce compte, puis recommencez.',
  );
}

/** Undefined with `--check`, when there is none. */
export async function ensureBot(work: Work, found: Account | undefined): Promise<Account | undefined> {
  const { api, report } = work;
  report.step('Compte du bot');
  if (found !== undefined) return mend(work, found);
  const done = `Compte @${BOT.username} créé.`;
  const made = await repair(work, {
    wrong: `Le compte @${BOT.username} n’existe pas.`,
    done,
    act: () => api.createBot(BOT),
  });
  return made ? findBot(api) : undefined;
}

async function mend(work: Work, account: Account): Promise<Account> {
  const { api, report } = work;
  const bot = await botOf(api, account.id);
  if (bot.delete_at > 0) {
    const act = () => api.enableBot(bot.user_id);
    await repair(work, { wrong: 'Le compte du bot est désactivé.', done: 'Compte du bot réactivé.', act });
  }
  if (bot.display_name !== BOT.display_name || bot.description !== BOT.description) {
    const act = () => api.patchBot(bot.user_id, BOT);
    await repair(work, {
      wrong: 'Le nom ou la description du bot a changé.',
      done: 'Nom et description rétablis.',
      act,
    });
  }
  report.fine(`Compte @${BOT.username} trouvé.`);
  return account;
}

export async function botOf(api: MattermostApi, id: string) {
  for (let page = 0; ; page += 1) {
    const bots = read(botSchema.array(), await api.getBotsIncludeDeleted(page, PAGE));
    const bot = bots.find(({ user_id }) => user_id === id);
    if (bot !== undefined) return bot;
    if (bots.length < PAGE)
      throw new Stop(
        `Le compte @${BOT.username} n’est pas géré comme un bot.`,
        'Renommez ce compte, puis recommencez.',
      );
  }
}

/** Set once, and again when ours changes: a picture chosen by hand since is respected. Gives its fingerprint. */
export async function ensurePicture(work: Work, account: Account): Promise<string> {
  const { api, ports, stored } = work;
  const print = createHash('sha256').update(ports.picture).digest('hex').slice(0, 16);
  const takenAway = account.last_picture_update !== undefined && account.last_picture_update <= 0;
  if (stored?.bot.picture === print && !takenAway) return print;
  const act = () =>
    api.uploadProfileImage(account.id, new File([ports.picture], 'coopilote.png', { type: 'image/png' }));
  await repair(work, { wrong: 'Le bot n’a pas son image.', done: 'Image du bot posée.', act });
  return print;
}

export async function ensureToken(work: Work, account: Account): Promise<BotToken | undefined> {
  const { api, report, stored } = work;
  if (stored?.bot.id === account.id && (await works(work, stored.bot))) {
    report.fine('Le jeton du bot fonctionne.');
    return stored.bot;
  }
  let made: BotToken | undefined;
  const act = async () => {
    const { id, token } = read(tokenSchema, await api.createUserAccessToken(account.id, TOKEN_DESCRIPTION));
    report.hide(token);
    made = { token, tokenId: id };
  };
  await repair(work, { wrong: 'Le bot n’a pas de jeton qui fonctionne.', done: 'Jeton du bot créé.', act });
  return made;
}

async function works(
  { options }: Work,
  { id, token }: { readonly id: string; readonly token: string },
): Promise<boolean> {
  try {
    return read(meSchema, await new MattermostApi({ url: options.url, token }).getMe()).id === id;
  } catch (error) {
    if (error instanceof MattermostRefused && error.status === 401) return false;
    throw error;
  }
}

/** Our tokens of earlier times, once the new one is safely kept. Without the id of the one in use, none can be told from it. */
export async function revokeOthers(
  { api, report }: Pick<Work, 'api' | 'report'>,
  botId: string,
  kept?: string,
): Promise<void> {
  const tokens = read(tokensSchema, await api.getUserAccessTokensForUser(botId, 0, PAGE)) ?? [];
  const old = tokens.filter(({ id, description }) => id !== kept && description === TOKEN_DESCRIPTION);
  for (const { id } of old) await api.revokeUserAccessToken(id);
  if (old.length > 0)
    report.changed(old.length === 1 ? 'Ancien jeton révoqué.' : `${old.length} anciens jetons révoqués.`);
}
