// The people and places of a new pocket server, as data: the same ids at every start.
import type { Config } from './config.ts';
import { readyForBots } from './config.ts';
import { builtInRoles } from './permissions.ts';
import {
  type Channel,
  type ChannelType,
  hashPassword,
  memberKey,
  newId,
  type State,
  stableId,
  type User,
} from './state.ts';

export interface SeedUser {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly admin?: boolean;
  readonly locale?: string;
  readonly timezone?: string;
}

export interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly type: ChannelType;
  /** User names; everybody when absent. */
  readonly members?: readonly string[];
}

export interface PocketSeed {
  readonly team: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly users: readonly SeedUser[];
  readonly channels: readonly SeedChannel[];
  readonly config?: Config;
}

const password = 'coopilote';

const person = (username: string, firstName: string, lastName: string): SeedUser => ({
  id: stableId(`user ${username}`),
  username,
  password,
  firstName,
  lastName,
  email: `${username}@exemple.test`,
});

/** Two mediators of one team, their coordinator, somebody of another structure, and who administers the chat. */
export const mediationSeed: PocketSeed = {
  team: { id: stableId('team mediation'), name: 'mediation', displayName: 'Médiation' },
  users: [
    person('lea', 'Léa', 'Martin'),
    person('karim', 'Karim', 'Benali'),
    person('nadia', 'Nadia', 'Rousseau'),
    person('sami', 'Sami', 'Fontaine'),
    { ...person('admin', 'Alix', 'Garnier'), admin: true },
  ],
  channels: [
    { id: stableId('channel town-square'), name: 'town-square', displayName: 'Place publique', type: 'O' },
    { id: stableId('channel off-topic'), name: 'off-topic', displayName: 'Hors sujet', type: 'O' },
    {
      id: stableId('channel equipe'),
      name: 'equipe',
      displayName: 'Équipe',
      type: 'P',
      members: ['lea', 'karim', 'nadia'],
    },
  ],
};

export function seedState(seed: PocketSeed, now: number): State {
  const dated = { create_at: now, update_at: now, delete_at: 0 };
  const users = seed.users.map((one) => userOf(one, dated));
  const { id, name, displayName } = seed.team;
  const team = {
    id,
    name,
    display_name: displayName,
    email: 'admin@exemple.test',
    invite_id: stableId(`invite ${id}`),
  };
  return {
    users: byId(users),
    bots: {},
    teams: { [id]: { ...team, ...dated } },
    teamMembers: Object.fromEntries(
      users.map((user) => [
        memberKey(id, user.id),
        { team_id: id, user_id: user.id, scheme_admin: user.roles.includes('system_admin') },
      ]),
    ),
    channels: byId(seed.channels.map((one) => channelOf(one, id, dated))),
    channelMembers: membersOf(seed, now),
    posts: {},
    files: {},
    commands: {},
    hooks: {},
    tokens: {},
    sessions: {},
    roles: builtInRoles(now),
    secret: newId() + newId(),
    config: seed.config ?? readyForBots,
  };
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

type Dates = Pick<User, 'create_at' | 'update_at' | 'delete_at'>;

function userOf(seed: SeedUser, dated: Dates): User {
  return {
    ...dated,
    id: seed.id,
    username: seed.username,
    email: seed.email,
    first_name: seed.firstName,
    last_name: seed.lastName,
    nickname: '',
    position: '',
    roles: seed.admin ? 'system_admin system_user' : 'system_user',
    locale: seed.locale ?? 'fr',
    timezone: {
      automaticTimezone: seed.timezone ?? 'Europe/Paris',
      manualTimezone: '',
      useAutomaticTimezone: 'true',
    },
    is_bot: false,
    failed_attempts: 0,
    password: hashPassword(seed.password),
  };
}

function channelOf(seed: SeedChannel, teamId: string, dated: Dates): Channel {
  return {
    ...dated,
    id: seed.id,
    team_id: teamId,
    type: seed.type,
    name: seed.name,
    display_name: seed.displayName,
    header: '',
    purpose: '',
    creator_id: '',
    last_post_at: 0,
    total_msg_count: 0,
  };
}

function membersOf(seed: PocketSeed, now: number): State['channelMembers'] {
  const members = seed.channels.flatMap((channel) =>
    seed.users
      .filter((user) => channel.members?.includes(user.username) ?? true)
      .map((user) => ({ channel_id: channel.id, user_id: user.id, last_viewed_at: now })),
  );
  return Object.fromEntries(members.map((member) => [memberKey(member.channel_id, member.user_id), member]));
}
