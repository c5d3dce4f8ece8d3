// Reads what the page needs to open: the team, its channels, the bot's direct channel, what was not read yet.
import * as z from 'zod';
import { rulesOf } from '#local/page/dialog/versions.ts';
import { refreshed } from './posts.ts';
import type { Rest } from './rest.ts';
import type { Channel, Post, Team, User } from './schemas.ts';
import { channelSchema, postListSchema, teamSchema, userSchema } from './schemas.ts';
import { markSeen, unreadOf } from './seen.ts';
import type { ChatState, Store } from './store.ts';
import { withEntry } from './store.ts';

const botName = 'coopilote';
const isDirect = ({ type }: Channel): boolean => type === 'D';

/** Absent when no bot was connected yet: the page works without. */
const openBotChannel = async (rest: Rest, me: User): Promise<Channel[]> => {
  try {
    const bot = await rest.read(userSchema, `/users/username/${botName}`);
    return [await rest.read(channelSchema, '/channels/direct', [bot.id, me.id])];
  } catch {
    return [];
  }
};

const readChannels = async (rest: Rest, me: User, team: Team): Promise<readonly Channel[]> => {
  const [mine, bots] = await Promise.all([
    rest.read(z.array(channelSchema), `/users/me/teams/${team.id}/channels`),
    openBotChannel(rest, me),
  ]);
  const all = [...mine, ...bots.filter(({ id }) => !mine.some((channel) => channel.id === id))];
  return all.sort((a, b) => a.display_name.localeCompare(b.display_name, 'fr'));
};

/** The other end of a direct channel is in its name: `<id>__<id>`. */
export const otherEnd = (channel: Channel, me: User): string =>
  channel.name.split('__').find((id) => id !== me.id) ?? me.id;

export const readUsers = async (rest: Rest, store: Store, ids: readonly string[]): Promise<void> => {
  const unknown = [...new Set(ids)].filter((id) => id !== '' && !store.state.users.has(id));
  if (unknown.length === 0) return;
  const users = await rest.read(z.array(userSchema), '/users/ids', unknown).catch(() => []);
  store.change({ users: new Map([...store.state.users, ...users.map((user) => [user.id, user] as const)]) });
};

/** A list that cannot be read now is read again when the connection comes back. */
export const readPosts = async (rest: Rest, store: Store, channelId: string): Promise<void> => {
  const known = (): readonly Post[] => store.state.posts.get(channelId) ?? [];
  const before = known();
  const list = await rest.read(postListSchema, `/channels/${channelId}/posts?per_page=60`).catch(() => null);
  if (!list) return;
  const { order, posts } = list;
  const read = order.flatMap((id): Post[] => (posts[id] ? [posts[id]] : []));
  await readUsers(
    rest,
    store,
    read.map((post) => post.user_id),
  );
  const fresh = refreshed(read, { before, now: known() });
  store.change({ posts: withEntry(store.state.posts, channelId, fresh) });
};

/** Events may have told more of a channel than what was read of it meanwhile. */
const newest = (read: Channel, known: readonly Channel[]): Channel => {
  const same = known.find(({ id }) => id === read.id);
  return same && same.last_post_at > read.last_post_at ? same : read;
};

/** Reads again what events did not tell: the open channel, and how far the others went. */
export const catchUp = async (rest: Rest, store: Store): Promise<void> => {
  const { me, team } = store.state;
  await readPosts(rest, store, store.state.current.id);
  const read = await readChannels(rest, me, team).catch(() => null);
  if (!read) return;
  const channels = read.map((channel) => newest(channel, store.state.channels));
  const current = channels.find(({ id }) => id === store.state.current.id);
  if (current) markSeen(me, current);
  store.change({ channels, unread: unreadOf(me, channels) });
};

export const channelNamed = (channels: readonly Channel[], name: string): Channel | undefined =>
  channels.find((channel) => channel.name === name);

export const loadChat = async (rest: Rest, me: User, wanted: string): Promise<ChatState> => {
  const [team] = await rest.read(z.array(teamSchema), '/users/me/teams');
  if (!team) throw new Error('Cette personne n’appartient à aucune équipe.');
  const channels = await readChannels(rest, me, team);
  const current = channelNamed(channels, wanted) ?? channelNamed(channels, 'town-square') ?? channels[0];
  if (!current) throw new Error('Cette personne n’a aucun canal.');
  const ids = channels.filter(isDirect).map((channel) => otherEnd(channel, me));
  const users = await rest.read(z.array(userSchema), '/users/ids', [me.id, ...ids]);
  return {
    me,
    team,
    version: rest.version,
    rules: rulesOf(rest.version),
    channels,
    current,
    posts: new Map(),
    users: new Map(users.map((user) => [user.id, user])),
    unread: unreadOf(me, channels),
    clickErrors: new Map(),
    connected: false,
  };
};
