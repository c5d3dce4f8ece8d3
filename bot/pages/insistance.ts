// Whoever is refused again and again at one address is no longer answered for a while: addresses of ours are not guessed, nor passwords.
import { type Cadence, countedBy } from '#bot/conversations/cadence.ts';
import type { Clock, HttpRequest, PageResponse } from '#bot/ports.ts';
import { html } from './page.ts';

type Door = (request: HttpRequest) => Promise<PageResponse>;

/** Somebody who mistypes a password, or follows an old link, does it a few times. */
const REFUSALS: Cadence = { most: 30, within: 60_000 };

/** Counted in memory, by process: a sending counts the wrong passwords itself, wherever they come from. */
export function patient(door: Door, { clock }: { readonly clock: Clock }): Door {
  const refused = countedBy(REFUSALS, clock);
  return async (request) => {
    const from = networkOf(request.address);
    if (from !== undefined && refused.isOver(from)) return TOO_MANY;
    const response = await door(request);
    if (from !== undefined && isRefusal(response)) refused.count(from);
    return response;
  };
}

/** What is wrong with the request; that too much is asked of us is nobody's fault. */
function isRefusal({ status }: PageResponse): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** A home or a firm has one address, or in IPv6 a whole network of them. */
function networkOf(address: string | undefined): string | undefined {
  const bare = address?.toLowerCase().replace(/^::ffff:/, '');
  if (!bare?.includes(':')) return bare;
  const [head = '', tail] = bare.split('::');
  const groups = head.split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: NETWORK_GROUPS }, () => '0');
  return [...groups, ...zeros].slice(0, NETWORK_GROUPS).join(':');
}

/** Of sixteen bits. */
const NETWORK_GROUPS = 4;

const page = html({
  titre: 'Trop d’essais',
  status: 429,
  corps: '<p>Trop d’essais ont échoué depuis votre connexion. Attendez une minute, puis recommencez.</p>',
});

const TOO_MANY: PageResponse = { ...page, headers: { ...page.headers, 'retry-after': '60' } };
