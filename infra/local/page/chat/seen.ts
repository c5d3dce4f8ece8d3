// How many messages of each channel a person has seen, kept by this browser: the servers count differently, and some not at all.
import * as z from 'zod';
import type { Channel, User } from './schemas.ts';

const seenSchema = z.record(z.string(), z.number()).catch({});
const keyOf = (me: User): string => `lus-${me.id}`;

const seenBy = (me: User): Readonly<Record<string, number>> =>
  seenSchema.parse(JSON.parse(localStorage.getItem(keyOf(me)) ?? '{}'));

export const markSeen = (me: User, channel: Channel): void =>
  localStorage.setItem(keyOf(me), JSON.stringify({ ...seenBy(me), [channel.id]: channel.total_msg_count }));

/** Met for the first time, a channel has nothing unread; a direct one opened since the last visit has all of it. */
export const unreadOf = (me: User, channels: readonly Channel[]): Map<string, number> => {
  const seen = seenBy(me);
  const isFirstVisit = Object.keys(seen).length === 0;
  const counts = channels.map((channel) => {
    const { id, type, total_msg_count: total } = channel;
    if (seen[id] !== undefined) return [id, total - seen[id]] as const;
    if (type === 'D' && !isFirstVisit) return [id, total] as const;
    markSeen(me, channel);
    return [id, 0] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
};
