// Bot accounts and the tokens by which they, and people, use the API.
import * as z from 'zod';
import { done, ok, page, param, read, userParam } from './answers.ts';
import { AppError } from './errors.ts';
import { forbid, isAdmin, may, onlyAdmin } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { type AccessToken, type Bot, newId, type User } from './state.ts';
import { existingUser } from './users.ts';

function botView({ description, ...bot }: Bot): Record<string, unknown> {
  const { user_id, username, display_name, ...rest } = bot;
  return { user_id, username, display_name, ...(description ? { description } : {}), ...rest };
}

const botFields = z.object({
  username: z.string(),
  display_name: z.string().default(''),
  description: z.string().default(''),
});

export function createBot(pocket: Pocket, call: PersonCall): Answer {
  if (!may(pocket, call.user, 'create_bot') || call.user.is_bot) forbid();
  if (!pocket.state.config.ServiceSettings.EnableBotAccountCreation) {
    throw new AppError('api.bot.create_disabled');
  }
  const fields = read(call, botFields);
  if (!/^[a-z0-9._-]{1,64}$/.test(fields.username))
    throw new AppError('model.bot.is_valid.username.app_error');
  if (Object.values(pocket.state.users).some((user) => user.username === fields.username)) {
    throw new AppError('app.user.save.username_exists.app_error');
  }
  const now = pocket.clock();
  const dated = { create_at: now, update_at: now, delete_at: 0 };
  const bot: Bot = { user_id: newId(), ...fields, owner_id: call.user.id, ...dated };
  pocket.state.users[bot.user_id] = accountOf(bot);
  pocket.state.bots[bot.user_id] = bot;
  return ok(botView(bot), 201);
}

/** A bot's account: its display name is its first name, its language that of the server's code. */
function accountOf(bot: Bot): User {
  return {
    id: bot.user_id,
    create_at: bot.create_at,
    update_at: bot.update_at,
    delete_at: bot.delete_at,
    username: bot.username,
    email: `${bot.username}@localhost`,
    first_name: bot.display_name,
    last_name: '',
    nickname: '',
    position: '',
    roles: 'system_user',
    locale: 'en',
    timezone: { automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' },
    is_bot: true,
    failed_attempts: 0,
    password: '',
  };
}

function existingBot(pocket: Pocket, call: PersonCall): Bot {
  onlyAdmin(call.user);
  const bot = pocket.state.bots[param(call, 'bot')];
  if (!bot) throw new AppError('app.user.get.app_error');
  return bot;
}

/** The bot and its account change together. */
function saveBot(pocket: Pocket, bot: Bot): Answer {
  pocket.state.bots[bot.user_id] = bot;
  const { username, update_at, delete_at, display_name } = bot;
  const account = existingUser(pocket, bot.user_id);
  pocket.state.users[bot.user_id] = { ...account, username, update_at, delete_at, first_name: display_name };
  return ok(botView(bot));
}

export function getBots(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  const withDeleted = call.query.get('include_deleted') === 'true';
  const bots = Object.values(pocket.state.bots).filter((bot) => withDeleted || !bot.delete_at);
  return ok(page(call, bots).map(botView));
}

export function getBot(pocket: Pocket, call: PersonCall): Answer {
  return ok(botView(existingBot(pocket, call)));
}

export function patchBot(pocket: Pocket, call: PersonCall): Answer {
  const bot = existingBot(pocket, call);
  const fields = read(
    call,
    z.object({ username: z.string(), display_name: z.string(), description: z.string() }).partial(),
  );
  return saveBot(pocket, {
    ...bot,
    username: fields.username ?? bot.username,
    display_name: fields.display_name ?? bot.display_name,
    description: fields.description ?? bot.description,
    update_at: pocket.clock(),
  });
}

export function disableBot(pocket: Pocket, call: PersonCall): Answer {
  const now = pocket.clock();
  return saveBot(pocket, { ...existingBot(pocket, call), update_at: now, delete_at: now });
}

export function enableBot(pocket: Pocket, call: PersonCall): Answer {
  return saveBot(pocket, { ...existingBot(pocket, call), update_at: pocket.clock(), delete_at: 0 });
}

const tokenView = ({ id, user_id, description }: AccessToken) => ({
  id,
  user_id,
  description,
  is_active: true,
});

function tokenOwner(pocket: Pocket, call: PersonCall): User {
  const owner = existingUser(pocket, userParam(call));
  if (isAdmin(call.user)) return owner;
  if (owner.id !== call.user.id || !may(pocket, call.user, 'create_user_access_token')) forbid();
  return owner;
}

/** A bot's token is made whatever the settings say; a person's only where the server allows them. */
export function createToken(pocket: Pocket, call: PersonCall): Answer {
  const owner = tokenOwner(pocket, call);
  if (!owner.is_bot && !pocket.state.config.ServiceSettings.EnableUserAccessTokens) {
    throw new AppError('app.user_access_token.disabled');
  }
  const { description } = read(call, z.object({ description: z.string().default('') }));
  if (!description || description.length > 255) {
    throw new AppError('model.user_access_token.is_valid.description.app_error');
  }
  const token: AccessToken = { id: newId(), token: newId(), user_id: owner.id, description };
  pocket.state.tokens[token.id] = token;
  const { id, ...rest } = tokenView(token);
  return ok({ id, token: token.token, ...rest });
}

export function getTokens(pocket: Pocket, call: PersonCall): Answer {
  const owner = tokenOwner(pocket, call);
  const tokens = Object.values(pocket.state.tokens).filter((token) => token.user_id === owner.id);
  return ok(page(call, tokens).map(tokenView));
}

export function revokeToken(pocket: Pocket, call: PersonCall): Answer {
  const { token_id } = read(call, z.object({ token_id: z.string() }));
  const token = pocket.state.tokens[token_id];
  if (!token) throw new AppError('app.user_access_token.get_by_user.app_error');
  if (!isAdmin(call.user) && token.user_id !== call.user.id) forbid();
  delete pocket.state.tokens[token_id];
  return done();
}
