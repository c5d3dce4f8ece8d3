// What a window carries back unseen: its ticket, where its person may be answered, and the codes that were too long for its lists.
import * as z from 'zod';
import { LIMITS } from './limits.ts';

const schema = z.object({
  t: z.string(),
  /** The conversation of the gesture that opened it. */
  c: z.string().optional(),
  /** The address that came with that gesture: Slack takes five answers there, for half an hour. */
  r: z.string().optional(),
  l: z.record(z.string(), z.string()).default({}),
});

/** Where a person may be answered by words that vanish. */
export interface Place {
  readonly channelId?: string;
  readonly address?: string;
}

export interface Metadata {
  readonly ticket: string;
  readonly place: Place;
  readonly codes: Readonly<Record<string, string>>;
}

/** Slack keeps 3,000 characters: the ticket comes first, then the codes; an address may be done without. */
export function packMetadata({ ticket, place, codes }: Metadata): string {
  const { channelId: c, address: r } = place;
  const long = Object.keys(codes).length > 0 ? { l: codes } : {};
  const tries = [
    { t: ticket, c, r, ...long },
    { t: ticket, c, ...long },
  ].map((one) => JSON.stringify(one));
  const fitting = tries.find((text) => text.length <= LIMITS.metadata);
  if (fitting === undefined) throw new Error('the ticket and the codes of a window are too long for Slack');
  return fitting;
}

/** Anything else than ours is a window without a ticket, which the bot refuses. */
export function unpackMetadata(text: string): Metadata {
  const { t, c, r, l } = schema.safeParse(jsonOf(text)).data ?? { t: '', l: {} };
  return {
    ticket: t,
    place: { ...(c !== undefined && { channelId: c }), ...(r !== undefined && { address: r }) },
    codes: l,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
