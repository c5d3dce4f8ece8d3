// How a person is told something after their gesture was answered: the ways there are, the best first.

import type { Deadline } from '#bot/platforms/deadline.ts';
import { someWay, type Way } from '#bot/platforms/ways.ts';
import type { AddressBook, Clock, Log, Message } from '#bot/ports.ts';
import { ephemeral } from './answers.ts';
import type { MattermostClient } from './client-types.ts';
import type { Connexion } from './connexion.ts';
import { MattermostRefused } from './failures.ts';
import { drawLasting, drawMessage } from './message.ts';
import { codeOf } from './trouble.ts';

export interface Person {
  readonly userId: string;
  readonly acteur: string;
  /** Where the gesture was made; empty when the client did not say. */
  readonly channelId: string;
}

export interface Teller {
  /** Whether some way worked. */
  tell(message: Message, person: Person, deadline: Deadline): Promise<boolean>;
  /** Whether the address that a command brings is worth keeping. */
  needsAddresses(): boolean;
}

export interface TellerOptions {
  readonly connexion: Connexion;
  readonly client: MattermostClient;
  readonly addresses: AddressBook;
  readonly clock: Clock;
  readonly log: Log;
  readonly actionUrl: string;
}

type Telling = (message: Message, person: Person) => Promise<boolean>;

/** How long a refused right is believed refused: an admin may give it at any time. */
const REFUSAL_MS = 10 * 60 * 1000;

export function createTeller(options: TellerOptions): Teller {
  const right = ephemeralRight(options);
  const [here, later, direct] = [byEphemeral(options, right), byAddress(options), byDirectChannel(options)];
  const failed = (way: string, error: unknown): void =>
    options.log({ level: 'warn', event: 'mattermost.untold', way, code: codeOf(error) });
  return {
    needsAddresses: () => !right.isKnown(),
    tell: (message, person, deadline) => {
      const ways: readonly Way[] = [
        ['ephemeral', () => here(message, person)],
        ['response-url', () => later(message, person)],
        ['direct', () => direct(message, person)],
      ];
      return someWay(ways, deadline, failed);
    },
  };
}

interface Right {
  isKnown(): boolean;
  mayTry(): boolean;
  learn(isAllowed: boolean): void;
}

/** `connect` says whether it was given; each answer of the server says it better. */
function ephemeralRight({ connexion, clock }: TellerOptions): Right {
  let isAllowed = connexion.ephemeral;
  let refusedUntil = 0;
  return {
    isKnown: () => isAllowed,
    mayTry: () => clock() >= refusedUntil,
    learn: (allowed) => {
      isAllowed = allowed;
      refusedUntil = allowed ? 0 : clock() + REFUSAL_MS;
    },
  };
}

function byEphemeral({ client, actionUrl }: TellerOptions, right: Right): Telling {
  return async (message, { userId, channelId }) => {
    if (channelId === '' || !right.mayTry()) return false;
    const { text, attachments } = drawMessage(message, actionUrl);
    try {
      await client.postEphemeral({ userId, channelId, message: text, props: { attachments } });
    } catch (error) {
      if (error instanceof MattermostRefused && error.status === 403) right.learn(false);
      throw error;
    }
    right.learn(true);
    return true;
  };
}

function byAddress({ client, addresses, actionUrl }: TellerOptions): Telling {
  return async (message, { acteur }) => {
    const address = await addresses.take(acteur);
    if (address === undefined) return false;
    await client.answerLater(address, ephemeral(drawMessage(message, actionUrl)));
    return true;
  };
}

/** What is posted there stays, is searched and mailed: only what may last is said. */
function byDirectChannel({ client, connexion, actionUrl }: TellerOptions): Telling {
  return async (message, { userId }) => {
    const { text, attachments } = drawLasting(message, actionUrl);
    const channelId = await client.directChannel(connexion.bot.id, userId);
    await client.post({ channelId, message: text, props: { attachments } });
    return true;
  };
}
