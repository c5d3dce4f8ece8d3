// How many messages of each channel a person has seen, kept by this browser: the servers count differently, and some not at all.
import * as z from 'zod';
import type { Channel, User } from './schemas.ts';

const seenSchema = z.record(z.string(), z.number()).catch({});
const keyOf = (me: User): string => `lus-${me.id}`;

const seenBy = (me: User): Readonly<Record<string, number>> =>
  seenSchema.parse(JSON.parse(localStorage.getItem(keyOf(me)) ?? '{}'));

export const markSeen = (me: User, channel: Channel): void =>
  localStorage.setItem(keyOf(me), JSON.stringify({ ...seenBy(me), [channel.id]: channel.total_msg_count }));

/** A channel met for the first time has nothing unread. */
export const unreadOf = (me: User, channels: readonly Channel[]): Map<string, number> => {
  const seen = seenBy(me);
  for (const channel of channels) if (seen[channel.id] === undefined) markSeen(me, channel);
  const counts = channels.map(({ id, total_msg_count: total }) => [id, total - (seen[id] ?? total)] as const);
  return new Map(counts.filter(([, count]) => count > 0));
};
