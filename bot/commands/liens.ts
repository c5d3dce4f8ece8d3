// Addresses of our own pages, given in answers that one person sees and that vanish.
import { signLink } from '#bot/conversations/lien.ts';
import type { TicketData } from '#bot/conversations/ticket.ts';
import type { Deps } from '#bot/ports.ts';

const HOUR = 60 * 60 * 1000;

/** An address valid for an hour, of that page and about that. */
export function pageLink(
  { page, ...data }: { readonly page: string } & TicketData,
  { now }: { readonly now: number },
  deps: Pick<Deps, 'publicUrl' | 'ticketKeys' | 'newId'>,
): string {
  const link = { page: String(page), data, until: now + HOUR, nonce: deps.newId() };
  return `${deps.publicUrl}/pages/${String(page)}/${signLink(link, deps.ticketKeys)}`;
}
