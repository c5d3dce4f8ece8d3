// Who draws charts for a handler: this very machine, the handler of charts when it is the one named, or another QuickChart server.
import { SIGNATURE_HEADER, signBody } from '#bot/conversations/signed-body.ts';
import { type Dessinateur, type DessinateurOptions, openDessinateur } from '#bot/documents/dessinateur.ts';
import { DESSIN } from '#bot/documents/graphiques/chart-request.ts';
import type { Env } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';

type Signing = Pick<Deps, 'publicUrl' | 'ticketKeys' | 'clock'>;

export function dessinateurOf(
  { QUICKCHART_URL: url }: Pick<Env, 'QUICKCHART_URL'>,
  deps: Signing & Pick<DessinateurOptions, 'renderer'>,
): Dessinateur {
  if (url === undefined) return openDessinateur(deps);
  return openDessinateur({ quickchart: { url, ...(url === deps.publicUrl && { sign: signer(deps) }) } });
}

/** For our own door and no other server. */
function signer({ ticketKeys: keys, clock }: Signing): (body: string) => Readonly<Record<string, string>> {
  return (body) => ({ [SIGNATURE_HEADER]: signBody(body, { purpose: DESSIN, keys, now: clock() }) });
}
