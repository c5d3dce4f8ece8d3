// How a person is told something after their gesture was answered: the ways there are, the best first.

import type { Deadline } from '#bot/platforms/deadline.ts';
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

/** Gives up (false) or throws; either way the next one is tried. */
type Way = (message: Message, person: Person) => Promise<boolean>;

/** How long a refused right is believed refused: an admin may give it at any time. */
const REFUSAL_MS = 10 * 60 * 1000;
/** Of the time left, so that the next way has its chance. */
const SHARE = 0.5;

export function createTeller(options: TellerOptions): Teller {
  const right = ephemeralRight(options);
  const ways: readonly (readonly [name: string, way: Way])[] = [
    ['ephemeral', byEphemeral(options, right)],
    ['response-url', byAddress(options)],
    ['direct', byDirectChannel(options)],
  ];
  return {
    needsAddresses: () => !right.isKnown(),
    tell: async (message, person, deadline) => {
      for (const [name, way] of ways) {
        try {
          if (await deadline.within(SHARE, way(message, person))) return true;
        } catch (error) {
          options.log({ level: 'warn', event: 'mattermost.untold', way: name, code: codeOf(error) });
        }
      }
      return false;
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

function byEphemeral({ client, actionUrl }: TellerOptions, right: Right): Way {
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

function byAddress({ client, addresses, actionUrl }: TellerOptions): Way {
  return async (message, { acteur }) => {
    const address = await addresses.take(acteur);
    if (address === undefined) return false;
    await client.answerLater(address, ephemeral(drawMessage(message, actionUrl)));
    return true;
  };
}

/** What is posted there stays, is searched and mailed: only what may last is said. */
function byDirectChannel({ client, connexion, actionUrl }: TellerOptions): Way {
  return async (message, { userId }) => {
    const { text, attachments } = drawLasting(message, actionUrl);
    const channelId = await client.directChannel(connexion.bot.id, userId);
    await client.post({ channelId, message: text, props: { attachments } });
    return true;
  };
}
