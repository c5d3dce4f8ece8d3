// Who may do what: system roles give permissions everywhere, membership gives them in a team or a channel.
import { AppError } from './errors.ts';
import type { Pocket } from './pocket.ts';
import { type Channel, memberKey, type Role, stableId, type User } from './state.ts';

/** The built-in roles as a fresh server has them; the administrator's has every permission without naming it. */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  system_admin: [],
  system_user: [
    'create_direct_channel',
    'create_team',
    'list_public_teams',
    'join_public_teams',
    'view_members',
  ],
  system_guest: ['create_direct_channel'],
  system_post_all: ['create_post', 'upload_file', 'use_channel_mentions', 'use_group_mentions'],
  system_post_all_public: ['create_post_public', 'use_channel_mentions', 'use_group_mentions'],
  system_user_access_token: [
    'create_user_access_token',
    'read_user_access_token',
    'revoke_user_access_token',
  ],
  team_user: ['list_team_channels', 'join_public_channels', 'read_public_channel', 'view_team'],
  team_admin: ['manage_slash_commands', 'manage_others_slash_commands', 'manage_own_slash_commands'],
  channel_user: ['create_post', 'read_channel', 'upload_file', 'edit_post', 'delete_post'],
  channel_admin: ['manage_channel_roles'],
};

export function builtInRoles(now: number): Record<string, Role> {
  const dated = { create_at: now, update_at: now, delete_at: 0 };
  return Object.fromEntries(
    Object.entries(builtIn).map(([name, permissions]) => [
      name,
      { id: stableId(name), name, permissions, ...dated },
    ]),
  );
}

const rolesOf = (user: User): string[] => user.roles.split(' ').filter(Boolean);

export const isAdmin = (user: User): boolean => rolesOf(user).includes('system_admin');

export function may(pocket: Pocket, user: User, permission: string): boolean {
  return (
    isAdmin(user) || rolesOf(user).some((name) => pocket.state.roles[name]?.permissions.includes(permission))
  );
}

export function forbid(): never {
  throw new AppError('api.context.permissions.app_error');
}

export function onlyAdmin(user: User): void {
  if (!isAdmin(user)) forbid();
}

export const inTeam = (pocket: Pocket, userId: string, teamId: string): boolean =>
  memberKey(teamId, userId) in pocket.state.teamMembers;

export const inChannel = (pocket: Pocket, userId: string, channelId: string): boolean =>
  memberKey(channelId, userId) in pocket.state.channelMembers;

export function managesCommands(pocket: Pocket, user: User, teamId: string): boolean {
  return isAdmin(user) || pocket.state.teamMembers[memberKey(teamId, user.id)]?.scheme_admin === true;
}

export function mayRead(pocket: Pocket, user: User, channel: Channel | undefined): channel is Channel {
  if (!channel) return false;
  if (isAdmin(user) || inChannel(pocket, user.id, channel.id)) return true;
  return channel.type === 'O' && inTeam(pocket, user.id, channel.team_id);
}

/** Membership, or a system permission that replaces it. */
export function mayPost(pocket: Pocket, user: User, channel: Channel): boolean {
  if (inChannel(pocket, user.id, channel.id) || may(pocket, user, 'create_post')) return true;
  return channel.type === 'O' && may(pocket, user, 'create_post_public');
}

export function mayUpload(pocket: Pocket, user: User, channel: Channel): boolean {
  return inChannel(pocket, user.id, channel.id) || may(pocket, user, 'upload_file');
}

/** The channel, if this person may read it; one that does not exist is refused alike. */
export function readable(pocket: Pocket, user: User, channelId: string): Channel {
  const channel = pocket.state.channels[channelId];
  if (!mayRead(pocket, user, channel)) forbid();
  return channel;
}
