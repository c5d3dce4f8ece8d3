// People and bots as accounts: logging in, finding one another, pictures and presence.
import * as z from 'zod';
import { done, ok, page, param, raw, read, readForm, userParam } from './answers.ts';
import { AppError } from './errors.ts';
import { forbid, inChannel, inTeam, isAdmin, onlyAdmin } from './permissions.ts';
import type { Answer, Call, PersonCall, Pocket } from './pocket.ts';
import { newId, passwordMatches, type User } from './state.ts';

const notifyProps = (pushStatus: string) => ({
  channel: 'true',
  comments: 'never',
  desktop: 'mention',
  desktop_sound: 'true',
  desktop_threads: 'all',
  email: 'true',
  email_threads: 'all',
  first_name: 'false',
  mention_keys: '',
  push: 'mention',
  push_status: pushStatus,
  push_threads: 'all',
});

/** An account as somebody sees it: their own, as an administrator, or as anybody else. */
export function userView(pocket: Pocket, user: User, viewer: User): Record<string, unknown> {
  const { rules, state } = pocket;
  const own = viewer.id === user.id;
  const description = state.bots[user.id]?.description;
  const settings = own || (rules.adminSeesNotifyProps && isAdmin(viewer));
  return {
    id: user.id,
    create_at: user.create_at,
    update_at: user.update_at,
    delete_at: user.delete_at,
    username: user.username,
    ...((own ? rules.ownAuthData : !settings) ? { auth_data: '' } : {}),
    auth_service: '',
    email: user.email,
    nickname: user.nickname,
    first_name: user.first_name,
    last_name: user.last_name,
    position: user.position,
    roles: user.roles,
    ...(settings ? { notify_props: notifyProps(rules.pushStatus) } : {}),
    ...(own ? { last_password_update: user.create_at } : {}),
    ...(own && user.failed_attempts > 0 ? { failed_attempts: user.failed_attempts } : {}),
    locale: user.locale,
    timezone: user.timezone,
    ...(user.is_bot ? { is_bot: true } : { remote_id: '' }),
    ...(user.is_bot && description ? { bot_description: description } : {}),
    disable_welcome_email: false,
  };
}

const byUsername = (pocket: Pocket, username: string): User | undefined =>
  Object.values(pocket.state.users).find((user) => user.username === username.toLowerCase());

export function existingUser(pocket: Pocket, id: string): User {
  const user = pocket.state.users[id];
  if (!user) throw new AppError('app.user.get.app_error');
  return user;
}

const credentials = z.object({ login_id: z.string(), password: z.string() });

export function login(pocket: Pocket, call: Call): Answer {
  const { login_id, password } = read(call, credentials);
  const user = Object.values(pocket.state.users).find(
    (one) =>
      !one.delete_at && (one.username === login_id.toLowerCase() || one.email === login_id.toLowerCase()),
  );
  if (!user || !passwordMatches(password, user.password)) {
    if (user) pocket.state.users[user.id] = { ...user, failed_attempts: user.failed_attempts + 1 };
    throw new AppError('api.user.login.invalid_credentials_email_username');
  }
  const token = newId();
  const person = { ...user, failed_attempts: 0 };
  pocket.state.users[user.id] = person;
  pocket.state.sessions[token] = user.id;
  return ok(userView(pocket, person, person), 200, { token, 'set-cookie': sessionCookies(token, user.id) });
}

const sessionCookies = (token: string, userId: string): string[] => [
  `MMAUTHTOKEN=${token}; Path=/; HttpOnly; SameSite=Lax`,
  `MMUSERID=${userId}; Path=/; SameSite=Lax`,
];

export function logout(pocket: Pocket, call: PersonCall): Answer {
  delete pocket.state.sessions[call.token];
  const gone = ['MMAUTHTOKEN=; Path=/; Max-Age=0', 'MMUSERID=; Path=/; Max-Age=0'];
  return ok({ status: 'OK' }, 200, { 'set-cookie': gone });
}

export function getUser(pocket: Pocket, call: PersonCall): Answer {
  return ok(userView(pocket, existingUser(pocket, userParam(call)), call.user));
}

export function getUserByName(pocket: Pocket, call: PersonCall): Answer {
  const user = byUsername(pocket, param(call, 'username'));
  if (!user) throw new AppError('app.user.get_by_username.app_error');
  return ok(userView(pocket, user, call.user));
}

export function getUserByEmail(pocket: Pocket, call: PersonCall): Answer {
  const email = decodeURIComponent(param(call, 'email')).toLowerCase();
  const user = Object.values(pocket.state.users).find((one) => one.email === email);
  if (!user) throw new AppError('app.user.get.app_error');
  return ok(userView(pocket, user, call.user));
}

export function getUsers(pocket: Pocket, call: PersonCall): Answer {
  const { query } = call;
  const team = query.get('in_team');
  const channel = query.get('in_channel');
  const users = Object.values(pocket.state.users)
    .filter((user) => !team || inTeam(pocket, user.id, team))
    .filter((user) => !channel || inChannel(pocket, user.id, channel))
    .sort((a, b) => a.username.localeCompare(b.username));
  return ok(page(call, users).map((user) => userView(pocket, user, call.user)));
}

const names = z.array(z.string());

export function getUsersByIds(pocket: Pocket, call: PersonCall): Answer {
  const users = read(call, names).flatMap((id) => pocket.state.users[id] ?? []);
  return ok(users.map((user) => userView(pocket, user, call.user)));
}

export function getUsersByNames(pocket: Pocket, call: PersonCall): Answer {
  const users = read(call, names).flatMap((name) => byUsername(pocket, name) ?? []);
  return ok(users.map((user) => userView(pocket, user, call.user)));
}

export function autocompleteUsers(pocket: Pocket, call: PersonCall): Answer {
  const typed = (call.query.get('name') ?? '').toLowerCase();
  const team = call.query.get('in_team');
  const users = Object.values(pocket.state.users)
    .filter((user) => !user.delete_at && (!team || inTeam(pocket, user.id, team)))
    .filter((user) =>
      [user.username, user.first_name, user.last_name, user.nickname].some((name) =>
        name.toLowerCase().startsWith(typed),
      ),
    );
  return ok({ users: users.map((user) => userView(pocket, user, call.user)), out_of_channel: [] });
}

const settings = z
  .object({
    first_name: z.string(),
    last_name: z.string(),
    nickname: z.string(),
    locale: z.string(),
    timezone: z.object({
      automaticTimezone: z.string(),
      manualTimezone: z.string(),
      useAutomaticTimezone: z.string(),
    }),
  })
  .partial();

export function patchUser(pocket: Pocket, call: PersonCall): Answer {
  const user = existingUser(pocket, userParam(call));
  if (user.id !== call.user.id) onlyAdmin(call.user);
  const patched = { ...user, ...read(call, settings), update_at: pocket.clock() } as User;
  pocket.state.users[user.id] = patched;
  return ok(userView(pocket, patched, call.user));
}

export function setRoles(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  const user = existingUser(pocket, userParam(call));
  const { roles } = read(call, z.object({ roles: z.string() }));
  if (roles.split(' ').some((role) => !(role in pocket.state.roles))) {
    throw new AppError('app.role.check_roles_exist.role_not_found');
  }
  pocket.state.users[user.id] = { ...user, roles, update_at: pocket.clock() };
  return done();
}

export async function setImage(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const user = existingUser(pocket, userParam(call));
  if (user.id !== call.user.id && !isAdmin(call.user)) forbid();
  const image = (await readForm(call)).get('image');
  if (!(image instanceof File))
    throw new AppError('api.context.invalid_body_param.app_error', { Name: 'image' });
  pocket.blobs.put(`image-${user.id}`, Buffer.from(await image.arrayBuffer()));
  pocket.state.users[user.id] = { ...user, update_at: pocket.clock() };
  return done();
}

export function getImage(pocket: Pocket, call: PersonCall): Answer {
  const user = existingUser(pocket, userParam(call));
  const image = pocket.blobs.get(`image-${user.id}`);
  if (!image) return raw('image/svg+xml', initialOf(user));
  const type = image[0] === 0x89 ? 'image/png' : image[0] === 0xff ? 'image/jpeg' : 'image/svg+xml';
  return raw(type, image);
}

const colours = ['#c4501b', '#166de0', '#3db887', '#8d3fb0', '#b33a58', '#0a7d86'];

function initialOf(user: User): string {
  const colour = colours[user.username.length % colours.length];
  const letter = (user.first_name || user.username).charAt(0).toUpperCase().replace(/[<&]/, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128"><rect width="128" height="128" fill="${colour}"/><text x="64" y="64" dy=".36em" text-anchor="middle" font-family="sans-serif" font-size="64" fill="#fff">${letter}</text></svg>`;
}

const statusOf = (pocket: Pocket, userId: string) => ({
  user_id: userId,
  status: pocket.hub.online(userId) ? 'online' : 'offline',
  manual: false,
  last_activity_at: pocket.clock(),
  active_channel: '',
});

export function getStatus(pocket: Pocket, call: PersonCall): Answer {
  return ok(statusOf(pocket, existingUser(pocket, userParam(call)).id));
}

export function getStatuses(pocket: Pocket, call: PersonCall): Answer {
  return ok(read(call, names).map((id) => statusOf(pocket, id)));
}
