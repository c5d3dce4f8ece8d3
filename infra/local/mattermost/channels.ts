// Channels of a team and direct channels between two people, with their members.
import * as z from 'zod';
import { done, ok, page, param, read, userParam } from './answers.ts';
import { AppError } from './errors.ts';
import { forbid, inChannel, inTeam, isAdmin, mayRead, onlyAdmin, readable } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { type Channel, type ChannelMember, memberKey, newId } from './state.ts';
import { existingUser } from './users.ts';

function channelView(pocket: Pocket, channel: Channel): Record<string, unknown> {
  return {
    id: channel.id,
    create_at: channel.create_at,
    update_at: channel.update_at,
    delete_at: channel.delete_at,
    team_id: channel.team_id,
    type: channel.type,
    display_name: channel.display_name,
    name: channel.name,
    header: channel.header,
    purpose: channel.purpose,
    last_post_at: channel.last_post_at,
    total_msg_count: channel.total_msg_count,
    extra_update_at: 0,
    creator_id: channel.creator_id,
    scheme_id: null,
    props: null,
    group_constrained: null,
    shared: false,
    total_msg_count_root: channel.total_msg_count,
    policy_id: null,
    last_root_post_at: channel.last_post_at,
    ...pocket.rules.channelExtras,
  };
}

const memberView = ({ channel_id, user_id, last_viewed_at }: ChannelMember) => ({
  channel_id,
  user_id,
  roles: 'channel_user',
  last_viewed_at,
  msg_count: 0,
  mention_count: 0,
  mention_count_root: 0,
  msg_count_root: 0,
  urgent_mention_count: 0,
  notify_props: { desktop: 'default', email: 'default', mark_unread: 'all', push: 'default' },
  last_update_at: last_viewed_at,
  scheme_guest: false,
  scheme_user: true,
  scheme_admin: false,
  explicit_roles: '',
});

export function joinChannel(pocket: Pocket, channelId: string, userId: string): ChannelMember {
  const key = memberKey(channelId, userId);
  const member = pocket.state.channelMembers[key] ?? {
    channel_id: channelId,
    user_id: userId,
    last_viewed_at: pocket.clock(),
  };
  pocket.state.channelMembers[key] = member;
  return member;
}

export function membersOf(pocket: Pocket, channelId: string): string[] {
  return Object.values(pocket.state.channelMembers)
    .filter((member) => member.channel_id === channelId)
    .map((member) => member.user_id);
}

/** Get or create: the name of a direct channel is made of its two people. */
export function createDirectChannel(pocket: Pocket, call: PersonCall): Answer {
  const [first, second] = read(call, z.tuple([z.string(), z.string()]));
  if (![first, second].includes(call.user.id)) onlyAdmin(call.user);
  const name = [existingUser(pocket, first).id, existingUser(pocket, second).id].sort().join('__');
  const known = Object.values(pocket.state.channels).find((channel) => channel.name === name);
  return ok(channelView(pocket, known ?? openDirect(pocket, name, call.user.id)), 201);
}

function openDirect(pocket: Pocket, name: string, creatorId: string): Channel {
  const now = pocket.clock();
  const channel: Channel = {
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    team_id: '',
    type: 'D',
    name,
    display_name: '',
    header: '',
    purpose: '',
    creator_id: creatorId,
    last_post_at: 0,
    total_msg_count: 0,
  };
  pocket.state.channels[channel.id] = channel;
  const people = name.split('__');
  for (const userId of people) joinChannel(pocket, channel.id, userId);
  const teammate = people.find((userId) => userId !== creatorId) ?? creatorId;
  const data = { creator_id: creatorId, teammate_id: teammate };
  pocket.hub.publish({ event: 'direct_added', data, broadcast: { channel_id: channel.id } }, people);
  return channel;
}

export function getChannel(pocket: Pocket, call: PersonCall): Answer {
  const channel = pocket.state.channels[param(call, 'channel')];
  if (!channel) throw new AppError('app.channel.get.existing.app_error');
  return ok(channelView(pocket, readable(pocket, call.user, channel.id)));
}

export function getChannelByName(pocket: Pocket, call: PersonCall): Answer {
  const channel = Object.values(pocket.state.channels).find(
    (one) => one.team_id === param(call, 'team') && one.name === param(call, 'name'),
  );
  if (!channel) throw new AppError('app.channel.get_by_name.missing.app_error');
  return ok(channelView(pocket, readable(pocket, call.user, channel.id)));
}

/** The public channels of a team. */
export function getPublicChannels(pocket: Pocket, call: PersonCall): Answer {
  const teamId = param(call, 'team');
  if (!isAdmin(call.user) && !inTeam(pocket, call.user.id, teamId)) forbid();
  const channels = Object.values(pocket.state.channels).filter(
    (channel) => channel.team_id === teamId && channel.type === 'O',
  );
  return ok(page(call, channels).map((channel) => channelView(pocket, channel)));
}

/** One's channels in a team, direct ones included as they belong to all teams. */
export function getChannelsOfUser(pocket: Pocket, call: PersonCall): Answer {
  const userId = userParam(call);
  if (userId !== call.user.id) onlyAdmin(call.user);
  const teamId = param(call, 'team');
  const channels = Object.values(pocket.state.channels).filter(
    (channel) => (!channel.team_id || channel.team_id === teamId) && inChannel(pocket, userId, channel.id),
  );
  return ok(channels.map((channel) => channelView(pocket, channel)));
}

export function getChannelMembers(pocket: Pocket, call: PersonCall): Answer {
  const { id } = readable(pocket, call.user, param(call, 'channel'));
  const members = Object.values(pocket.state.channelMembers).filter((member) => member.channel_id === id);
  return ok(page(call, members).map(memberView));
}

export function getChannelMember(pocket: Pocket, call: PersonCall): Answer {
  const { id } = readable(pocket, call.user, param(call, 'channel'));
  const member = pocket.state.channelMembers[memberKey(id, userParam(call))];
  if (!member) throw new AppError('app.channel.get.existing.app_error');
  return ok(memberView(member));
}

/** Anybody of the team enters a public channel; into a private one, a member lets in. */
export function addChannelMember(pocket: Pocket, call: PersonCall): Answer {
  const channel = pocket.state.channels[param(call, 'channel')];
  if (!mayRead(pocket, call.user, channel)) forbid();
  const { id } = existingUser(pocket, read(call, z.object({ user_id: z.string() })).user_id);
  const member = joinChannel(pocket, channel.id, id);
  const data = { user_id: id, team_id: channel.team_id };
  const people = membersOf(pocket, channel.id);
  pocket.hub.publish({ event: 'user_added', data, broadcast: { channel_id: channel.id } }, people);
  return ok(memberView(member), 201);
}

export function removeChannelMember(pocket: Pocket, call: PersonCall): Answer {
  const { id } = readable(pocket, call.user, param(call, 'channel'));
  const userId = userParam(call);
  if (userId !== call.user.id) onlyAdmin(call.user);
  delete pocket.state.channelMembers[memberKey(id, userId)];
  return done();
}

export function viewChannel(pocket: Pocket, call: PersonCall): Answer {
  const { channel_id } = read(call, z.object({ channel_id: z.string() }));
  const key = memberKey(channel_id, call.user.id);
  const member = pocket.state.channelMembers[key];
  if (member) pocket.state.channelMembers[key] = { ...member, last_viewed_at: pocket.clock() };
  return ok({ status: 'OK', last_viewed_at_times: {} });
}
