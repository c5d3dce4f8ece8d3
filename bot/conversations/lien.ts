// Links to our own pages: a signed ticket in an address, bound to one purpose and to what it is about.
import { readTicket, signTicket, type TicketData, type TicketKey } from './ticket.ts';

/** Nobody in the chat is called so: a link is no button, and a button no link. */
const READER = 'page';

export interface Lien {
  /** The page: `apercu`, `fiche`, `importer`… */
  readonly page: string;
  readonly data: TicketData;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly nonce: string;
}

export function signLink(
  { page, data, until, nonce }: Lien,
  keys: readonly [TicketKey, ...TicketKey[]],
): string {
  return signTicket({ u: READER, a: page, d: data, n: nonce, e: until }, keys);
}

/** What a link is about; undefined for one that was altered, is of another page, or is too old. */
export function readLink(
  token: string,
  expected: { readonly page: string; readonly keys: readonly TicketKey[]; readonly now: number },
): TicketData | undefined {
  const { page, keys, now } = expected;
  const reading = readTicket(token, { keys, acteur: READER, now });
  return 'ticket' in reading && reading.ticket.a === page ? reading.ticket.d : undefined;
}
