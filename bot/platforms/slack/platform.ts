// The door of Slack: from an HTTP request to the bot and back, within three seconds, in words that the caller understands.
import { noReply } from '#bot/platforms/apology.ts';
import { type Deadline, deadlineIn } from '#bot/platforms/deadline.ts';
import type { Bot, BotRequest, Clock, HttpRequest, HttpResponse, Log, Reply } from '#bot/ports.ts';
import type { Acknowledgement } from './answers.ts';
import { type Verified, verifiedBy } from './bolt.ts';
import type { SlackClient } from './client-types.ts';
import { SLACK_PATH, type SlackConnexion } from './connexion.ts';
import { type Delivery, deliver, waitingView } from './deliver.ts';
import { codeOf } from './failures.ts';
import { PATIENCE_MS } from './limits.ts';
import { acteurOf, colleagueNamed, type People, profileOf } from './people.ts';
import { type Received, receive } from './receive.ts';
import { createTeller, type Tell } from './tell.ts';

export interface DoorOptions {
  readonly bot: Bot;
  readonly connexion: SlackConnexion;
  readonly client: SlackClient;
  readonly clock: Clock;
  readonly log: Log;
  /** From the moment when Slack made its request to the end of the answer: Slack waits three seconds. */
  readonly deadlineMs?: number;
}

/** The rest is for the way back. */
const DEADLINE_MS = PATIENCE_MS - 300;
/** Of the time left: after that, a window is opened to wait in, while its trigger still lives. */
const TRIGGER_SHARE = 0.55;
/** The bot's share of the time left; the rest is for telling what it answered. */
const BOT_SHARE = 0.8;
/** Slack sends 40,000 characters of text at most, or a window of 250 kB. */
const LARGEST_BODY = 1024 * 1024;

type Door = DoorOptions & { readonly tell: Tell };

/** Made once a process. */
export function slackDoor(options: DoorOptions): (request: HttpRequest) => Promise<HttpResponse> {
  const door: Door = { ...options, tell: createTeller(options) };
  const handler = verifiedBy(options.connexion.signingSecret, (verified) => handle(verified, door));
  return async (request) => {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return bare(refusal, door);
    try {
      return await handler(request);
    } catch (error) {
      door.log({ level: 'warn', event: 'slack.refused', why: 'unreadable', code: codeOf(error) });
      return bare(400);
    }
  };
}

function refusalOf({ path, method, body }: HttpRequest): number | undefined {
  if (path !== SLACK_PATH) return 404;
  if (method !== 'POST') return 405;
  return body.byteLength > LARGEST_BODY ? 413 : undefined;
}

/** Nothing of ours to read in it: whoever gets it may be anybody. */
function bare(status: number, door?: Door): HttpResponse {
  door?.log({ level: 'warn', event: 'slack.refused', why: `http-${status}` });
  return { status, headers: {}, body: '' };
}

async function handle({ body, madeAt }: Verified, door: Door): Promise<Acknowledgement> {
  const received = receive(body, door.connexion);
  if ('answer' in received) {
    door.log({ level: 'warn', event: 'slack.refused', why: received.why });
    return received.answer;
  }
  const deadline = deadlineIn(timeLeft(madeAt, door), door.clock);
  const work = replyTo(received, deadline, door);
  const waiting = await waitingRoom(work, { received, deadline, door });
  const reply = await work;
  return deliver(reply, { ...door, received, deadline, ...(waiting && { waiting }) });
}

/** Slack says to the second when it made the request, at worst one second early. Clocks that disagree say nothing. */
function timeLeft(madeAt: number, { clock, deadlineMs = DEADLINE_MS }: Door): number {
  const spent = clock() - madeAt;
  return spent > 0 && spent < PATIENCE_MS ? Math.max(deadlineMs - spent, deadlineMs / 2) : deadlineMs;
}

async function replyTo(received: Received, deadline: Deadline, door: Door): Promise<Reply> {
  const { id, gesture, userId } = received;
  const people: People = { ...door, deadline };
  const request: BotRequest = {
    id,
    acteur: acteurOf(door.connexion, userId),
    gesture,
    profile: () => profileOf(userId, people),
    colleague: (mention) => colleagueNamed(mention, received, people),
  };
  try {
    return await deadline.within(BOT_SHARE, door.bot(request));
  } catch (error) {
    door.log({ level: 'error', event: 'slack.no-reply', id, code: codeOf(error) });
    return noReply(received);
  }
}

interface Around {
  readonly received: Received;
  readonly deadline: Deadline;
  readonly door: Door;
}

/** After a cold start, or when a store is slow, the trigger is used before it dies: its window then waits for the reply. */
async function waitingRoom(
  work: Promise<Reply>,
  { received: { origin, id }, deadline, door }: Around,
): Promise<Delivery['waiting']> {
  if (origin.by !== 'command' && origin.by !== 'press') return undefined;
  const isDone = await deadline.within(TRIGGER_SHARE, work).then(
    () => true,
    () => false,
  );
  if (isDone) return undefined;
  try {
    const opening = door.client.openView(origin.trigger, waitingView());
    return { viewId: await deadline.within(BOT_SHARE, opening) };
  } catch (error) {
    door.log({ level: 'warn', event: 'slack.no-waiting', id, code: codeOf(error) });
    return { viewId: undefined };
  }
}
