// What Slack knows of people: who asks, and the colleagues whom they name.
import type { Deadline } from '#bot/platforms/deadline.ts';
import type { Colleague, Log, Profile } from '#bot/ports.ts';
import type { SlackClient } from './client-types.ts';
import type { SlackConnexion } from './connexion.ts';
import { codeOf } from './failures.ts';
import type { Received } from './receive.ts';

export interface People {
  readonly client: Pick<SlackClient, 'user' | 'userByEmail'>;
  readonly connexion: Pick<SlackConnexion, 'team'>;
  readonly deadline: Deadline;
  readonly log: Log;
}

/** Of the time left: the bot can do without a profile. */
const PROFILE_SHARE = 0.4;

/** The platform's name, the workspace, and the person's id there. */
export function acteurOf({ team }: Pick<SlackConnexion, 'team'>, userId: string): string {
  return `slack.${team.id}.${userId}`;
}

/** Unknown rather than wrong: a first use must not fail because the profile cannot be read. */
export async function profileOf(userId: string, { client, deadline, log }: People): Promise<Profile> {
  try {
    const { timezone, email, nom } = await deadline.within(PROFILE_SHARE, client.user(userId));
    return { ...(timezone && { fuseau: timezone }), ...(email && { email }), ...(nom && { nom }) };
  } catch (error) {
    log({ level: 'warn', event: 'slack.no-profile', code: codeOf(error) });
    return {};
  }
}

const ID = /^[UW][A-Z0-9]{2,30}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Somebody mentioned in a command, chosen in a list of people, or named by an e-mail address. Slack looks up no name: whoever types
 * `@karim` elsewhere than in a message names nobody, short of reading the whole workspace.
 */
export async function colleagueNamed(
  mention: string,
  { named }: Pick<Received, 'named'>,
  { client, connexion, deadline }: People,
): Promise<Colleague | undefined> {
  const name = mention.trim().replace(/^@/, '');
  const id = named.get(name.toLowerCase()) ?? name;
  const asked = ID.test(id) ? client.user(id) : EMAIL.test(name) ? client.userByEmail(name) : undefined;
  const user = asked && (await deadline.within(PROFILE_SHARE, asked));
  return user?.isPerson ? { acteur: acteurOf(connexion, user.id), nom: user.nom } : undefined;
}
