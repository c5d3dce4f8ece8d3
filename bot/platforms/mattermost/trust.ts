// What of a command may be believed: that Mattermost sent it, and where it may be answered later.
import { sameText } from '#bot/conversations/ticket.ts';
import type { Connexion } from './connexion.ts';

/**
 * The command's own token comes in a field, and in a header that a proxy may drop and an outgoing OAuth connection replaces by its own
 * (`Bearer …`). All the team's tokens are compared, so that time tells nothing.
 */
export function isFromMattermost(
  form: Readonly<Record<string, string>>,
  authorization: string | undefined,
  connexion: Connexion,
): boolean {
  const tokens = connexion.teams.find((team) => team.id === form.team_id)?.commandTokens ?? [];
  const isKnown = (token: string): boolean => tokens.map((known) => sameText(known, token)).includes(true);
  const header = /^Token (.*)$/i.exec(authorization ?? '')?.[1];
  return isKnown(form.token ?? '') && (header === undefined || isKnown(header));
}

/** Only its path is believed: what is said to a person must never be posted elsewhere than to their own server. */
export function deferredAddress(responseUrl: string, { url }: Connexion): string | undefined {
  const path = /\/hooks\/commands\/[a-z0-9]{26}$/.exec(responseUrl)?.[0];
  return path && url.replace(/\/+$/, '') + path;
}
