// Signed tickets: what a button or a dialog may do, for whom, until when. Nothing that comes from a browser is believed without one.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** A key that signs tickets; two may live at once while one replaces the other. */
export interface TicketKey {
  readonly id: string;
  readonly secret: string;
}

const ticketSchema = z.object({
  /** The acteur it was made for. */
  u: z.string().min(1).max(100),
  /** What it allows: an action (`cra.modifier`) or `formulaire`. */
  a: z.string().min(1).max(60),
  /** What it is about: ids and names of fields, never a person's data. */
  d: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Makes each ticket unique: the same press twice is the same ticket. */
  n: z.string().min(1).max(40),
  /** End of life, milliseconds since 1970. */
  e: z.number(),
});

export type Ticket = z.infer<typeof ticketSchema>;

export type TicketData = Ticket['d'];

export type TicketReading =
  | { readonly ticket: Ticket }
  | { readonly refused: 'forged' | 'expired' | 'stranger' };

/** The largest ticket read: anything longer is not ours. */
const LONGEST = 4_000;

/** Signs with the first key. */
export function signTicket(ticket: Ticket, keys: readonly [TicketKey, ...TicketKey[]]): string {
  const [key] = keys;
  const body = `${key.id}.${Buffer.from(JSON.stringify(ticket)).toString('base64url')}`;
  return `${body}.${mac(body, key)}`;
}

/** Checks signature, life and owner. Says which failed, never how. */
export function readTicket(
  token: string,
  expected: { readonly keys: readonly TicketKey[]; readonly acteur: string; readonly now: number },
): TicketReading {
  const ticket = verified(token, expected.keys);
  if (!ticket) return { refused: 'forged' };
  if (ticket.u !== expected.acteur) return { refused: 'stranger' };
  return expected.now >= ticket.e ? { refused: 'expired' } : { ticket };
}

function verified(token: string, keys: readonly TicketKey[]): Ticket | undefined {
  if (token.length > LONGEST) return undefined;
  const [id, payload, signature, ...more] = token.split('.');
  const key = keys.find((k) => k.id === id);
  if (!key || !payload || !signature || more.length > 0) return undefined;
  if (!sameText(signature, mac(`${id}.${payload}`, key))) return undefined;
  return parsed(payload);
}

function parsed(payload: string): Ticket | undefined {
  // Signed by us, so well formed: parsing still guards against a key shared with something else.
  try {
    return ticketSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function mac(body: string, key: TicketKey): string {
  return createHmac('sha256', key.secret).update(body).digest('base64url');
}

/** Equality in a time that tells nothing of where the texts differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'comparaison').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
