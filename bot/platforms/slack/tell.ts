// How a person is told something by words that vanish, or where they stay: the ways there are, the best first.

import type { Deadline } from '#bot/platforms/deadline.ts';
import { lastingOf } from '#bot/platforms/said.ts';
import type { Log, Message } from '#bot/ports.ts';
import type { SlackClient } from './client-types.ts';
import { codeOf } from './failures.ts';
import { drawMessage } from './message.ts';
import type { Place } from './metadata.ts';

export interface Person {
  readonly userId: string;
  readonly place: Place;
}

/** Whether some way worked. */
export type Tell = (message: Message, person: Person, deadline: Deadline) => Promise<boolean>;

export interface TellerOptions {
  readonly client: SlackClient;
  readonly log: Log;
}

/** Gives up (false) or throws; either way the next one is tried. */
type Way = (message: Message, person: Person) => Promise<boolean>;

/** Of the time left, so that the next way has its chance. */
const SHARE = 0.6;

export function createTeller({ client, log }: TellerOptions): Tell {
  const ways: readonly (readonly [name: string, way: Way])[] = [
    ['response-url', byAddress(client)],
    ['ephemeral', byEphemeral(client)],
    ['direct', byDirectChannel(client)],
  ];
  return async (message, person, deadline) => {
    for (const [name, way] of ways) {
      try {
        if (await deadline.within(SHARE, way(message, person))) return true;
      } catch (error) {
        log({ level: 'warn', event: 'slack.untold', way: name, code: codeOf(error) });
      }
    }
    return false;
  };
}

/** Works in every conversation, private ones and those of two people included, where the bot is not. */
function byAddress(client: SlackClient): Way {
  return async (message, { place: { address } }) => {
    if (address === undefined) return false;
    for (const drawn of drawMessage(message)) await client.answerLater(address, drawn);
    return true;
  };
}

/** For when the address is used up: five answers, half an hour. */
function byEphemeral(client: SlackClient): Way {
  return async (message, { userId, place: { channelId } }) => {
    if (channelId === undefined) return false;
    for (const drawn of drawMessage(message)) await client.postEphemeral({ userId, channelId, ...drawn });
    return true;
  };
}

/** What is posted there stays, is searched and exported: only what may last is said. */
function byDirectChannel(client: SlackClient): Way {
  return async (message, { userId }) => {
    const [drawn] = drawMessage(lastingOf(message));
    await client.post({ channelId: await client.directChannel(userId), ...drawn });
    return true;
  };
}
