// The door of Mattermost: from an HTTP request to the bot and back, always in time, always in words that the caller understands.

import { noReply, sorry } from '#bot/platforms/apology.ts';
import { type Deadline, deadlineIn } from '#bot/platforms/deadline.ts';
import type {
  AddressBook,
  Bot,
  BotRequest,
  Clock,
  Colleague,
  HttpRequest,
  HttpResponse,
  Log,
  Profile,
  Reply,
} from '#bot/ports.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { apology } from './answers.ts';
import type { MattermostClient, MattermostUser } from './client-types.ts';
import type { Connexion } from './connexion.ts';
import { deliver } from './deliver.ts';
import { type Limits, limitsOf } from './limits.ts';
import { callerOf, type Received, receive } from './receive.ts';
import { createTeller, type Teller } from './tell.ts';
import { codeOf } from './trouble.ts';
import { parseServerVersion } from './versions.ts';

export interface DoorOptions {
  readonly bot: Bot;
  readonly connexion: Connexion;
  readonly client: MattermostClient;
  readonly addresses: AddressBook;
  readonly clock: Clock;
  readonly log: Log;
  /** From the request to its answer. Mattermost waits for 30 s, people for less. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
/** The bot's share of it; the rest is for telling what it answered. */
const BOT_SHARE = 0.6;
/** What the bot may wait for a profile, that it can do without. */
const PROFILE_SHARE = 0.2;
/** How often the server is asked its version: it changes when somebody updates it. */
const VERSION_MS = 60 * 60 * 1000;

type Door = DoorOptions & {
  readonly teller: Teller;
  readonly urls: Addresses;
  readonly server: Server;
};

/** Made once a process: it learns the server's version and the bot's rights as it goes. */
export function mattermostDoor(options: DoorOptions): (request: HttpRequest) => Promise<HttpResponse> {
  const urls = addressesOf(options.connexion);
  const teller = createTeller({ ...options, actionUrl: urls.action });
  const door: Door = { ...options, teller, urls, server: knownServer(options) };
  return async (request) => {
    try {
      return await handle(request, door);
    } catch (error) {
      door.log({ level: 'error', event: 'mattermost.failed', code: codeOf(error) });
      return apology(callerOf(request.path) ?? 'action', sorry());
    }
  };
}

async function handle(request: HttpRequest, door: Door): Promise<HttpResponse> {
  const received = receive(request, door.connexion);
  if ('answer' in received) {
    door.log({ level: 'warn', event: 'mattermost.refused', why: received.why });
    return received.answer;
  }
  const deadline = deadlineIn(door.deadlineMs ?? DEADLINE_MS, door.clock);
  const acteur = acteurOf(received.userId);
  const [reply] = await Promise.all([
    replyTo(received, { acteur, deadline, door }),
    rememberAddress(received, { acteur, deadline, door }),
  ]);
  const answer = await deliver(reply, { ...door, received, acteur, deadline, limits: door.server.limits() });
  door.server.refresh();
  return answer;
}

/** The platform's name and the person's id there. */
function acteurOf(userId: string): string {
  return `mattermost.${userId}`;
}

interface Around {
  readonly acteur: string;
  readonly deadline: Deadline;
  readonly door: Door;
}

async function replyTo(received: Received, { acteur, deadline, door }: Around): Promise<Reply> {
  const { id, gesture, userId } = received;
  const request: BotRequest = {
    id,
    acteur,
    gesture,
    profile: () => profileOf(userId, deadline, door),
    colleague: (mention) => colleagueNamed(mention, deadline, door),
  };
  try {
    return await deadline.within(BOT_SHARE, door.bot(request));
  } catch (error) {
    door.log({ level: 'error', event: 'mattermost.no-reply', id, code: codeOf(error) });
    return noReply(received);
  }
}

/** Kept only for who may need it: a write less for all the others. */
async function rememberAddress(received: Received, { acteur, deadline, door }: Around): Promise<void> {
  const { origin } = received;
  if (origin.by !== 'command' || origin.address === undefined || !door.teller.needsAddresses()) return;
  try {
    await deadline.within(BOT_SHARE, door.addresses.remember(acteur, origin.address));
  } catch (error) {
    door.log({ level: 'warn', event: 'mattermost.address-lost', id: received.id, code: codeOf(error) });
  }
}

/** Unknown rather than wrong: a first use must not fail because the profile cannot be read. */
async function profileOf(userId: string, deadline: Deadline, door: Door): Promise<Profile> {
  const { client, connexion, log } = door;
  try {
    const user = await deadline.within(PROFILE_SHARE, client.user(userId));
    const { timezone, email } = user;
    const administre = user.isAdmin || userId === connexion.bot.id;
    return {
      ...(timezone && { fuseau: timezone }),
      ...(email && { email }),
      nom: nameOf(user),
      ...(administre && { administre }),
    };
  } catch (error) {
    log({ level: 'warn', event: 'mattermost.no-profile', code: codeOf(error) });
    return {};
  }
}

function nameOf({ firstName, lastName, username }: MattermostUser): string {
  return [firstName, lastName].filter(Boolean).join(' ') || username;
}

/** As servers let one call oneself. */
const USERNAME = /^@?([a-z0-9._-]{1,64})$/;

async function colleagueNamed(
  mention: string,
  deadline: Deadline,
  { client }: Door,
): Promise<Colleague | undefined> {
  const [, username] = USERNAME.exec(mention.trim().toLowerCase()) ?? [];
  if (username === undefined) return undefined;
  const user = await deadline.within(PROFILE_SHARE, client.userNamed(username));
  return user && { acteur: acteurOf(user.id), nom: nameOf(user) };
}

interface Server {
  readonly limits: () => Limits;
  /** Nobody waits for it: what it learns serves the next requests. */
  readonly refresh: () => void;
}

function knownServer({ connexion, client, clock, log }: DoorOptions): Server {
  let limits = limitsOf(connexion.serverVersion);
  let askAt = 0;
  const ask = async (): Promise<void> => {
    try {
      const version = await client.ping();
      if (parseServerVersion(version)) limits = limitsOf(version);
    } catch (error) {
      log({ level: 'warn', event: 'mattermost.no-version', code: codeOf(error) });
    }
  };
  return {
    limits: () => limits,
    refresh: () => {
      if (clock() < askAt) return;
      askAt = clock() + VERSION_MS;
      void ask();
    },
  };
}
