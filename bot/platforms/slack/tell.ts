// How a person is told something by words that vanish, or where they stay: the ways there are, the best first.

import type { Deadline } from '#bot/platforms/deadline.ts';
import { lastingOf } from '#bot/platforms/said.ts';
import { someWay, type Way } from '#bot/platforms/ways.ts';
import type { Log, Message } from '#bot/ports.ts';
import type { SlackClient } from './client-types.ts';
import { codeOf } from './failures.ts';
import { drawMessage, hasPictures, inWords } from './message.ts';
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

export function createTeller({ client, log }: TellerOptions): Tell {
  const failed = (way: string, error: unknown): void =>
    log({ level: 'warn', event: 'slack.untold', way, code: codeOf(error) });
  return (message, person, deadline) => {
    const said = inWords(message);
    const ways: readonly Way[] = [
      ...(hasPictures(message) ? [['pictures', () => atAddress(client, message, person)] as const] : []),
      ['response-url', () => atAddress(client, said, person)],
      ['ephemeral', () => inConversation(client, said, person)],
      ['direct', () => inDirectChannel(client, said, person)],
    ];
    return someWay(ways, deadline, failed);
  };
}

/** Works in every conversation, private ones and those of two people included, where the bot is not. */
async function atAddress(
  client: SlackClient,
  message: Message,
  { place: { address } }: Person,
): Promise<boolean> {
  if (address === undefined) return false;
  for (const drawn of drawMessage(message)) await client.answerLater(address, drawn);
  return true;
}

/** For when the address is used up: five answers, half an hour. */
async function inConversation(
  client: SlackClient,
  message: Message,
  { userId, place: { channelId } }: Person,
): Promise<boolean> {
  if (channelId === undefined) return false;
  for (const drawn of drawMessage(message)) await client.postEphemeral({ userId, channelId, ...drawn });
  return true;
}

/** What is posted there stays, is searched and exported: only what may last is said. */
async function inDirectChannel(client: SlackClient, message: Message, { userId }: Person): Promise<boolean> {
  const [drawn] = drawMessage(lastingOf(message));
  await client.post({ channelId: await client.directChannel(userId), ...drawn });
  return true;
}
