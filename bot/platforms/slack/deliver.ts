// The one place that decides how a reply reaches the person, from what their gesture allows (design.md, 5).
import type { ModalView } from '@slack/types';
import type { Fields } from '#bot/forms/field.ts';
import type { Deadline } from '#bot/platforms/deadline.ts';
import { elementName } from '#bot/platforms/names.ts';
import { messageOf, shownOwner } from '#bot/platforms/said.ts';
import type { Log, Message, Reply } from '#bot/ports.ts';
import {
  type Acknowledgement,
  CLOSED,
  errorsBeside,
  lookedUp,
  NOTHING,
  nextView,
  refusedView,
} from './answers.ts';
import { ephemeral } from './client.ts';
import type { SlackClient } from './client-types.ts';
import { codeOf, SlackRefused } from './failures.ts';
import { drawMessage, hasPictures } from './message.ts';
import type { SubmittedView } from './payloads.ts';
import type { Origin, Received } from './receive.ts';
import { renderView, sayingView } from './render.ts';
import { blockOf } from './state.ts';
import type { Tell } from './tell.ts';

export interface Delivery {
  readonly received: Received;
  readonly deadline: Deadline;
  readonly client: SlackClient;
  readonly tell: Tell;
  readonly log: Log;
  /** The window that was opened while the bot was at work: the trigger is spent, whether it is known which one. */
  readonly waiting?: { readonly viewId: string | undefined };
}

type ScreenReply = Extract<Reply, { show: 'screen' }>;
type OriginOf<B extends Origin['by']> = Extract<Origin, { by: B }>;

/** Of the time left for opening a window: a message must still be possible after. */
const OPENING_SHARE = 0.6;

export function deliver(reply: Reply, delivery: Delivery): Promise<Acknowledgement> {
  const { origin } = delivery.received;
  switch (origin.by) {
    case 'command':
    case 'press':
      return toTrigger(reply, origin, delivery);
    case 'window':
      return toSubmission(reply, origin, delivery);
    case 'closing':
      return toClosing(reply, delivery);
    case 'lookup':
      return Promise.resolve(lookedUp(reply.show === 'options' ? reply.options : []));
  }
}

/** A window, or a message: a command is answered by the request itself, which costs no call and is always seen. */
async function toTrigger(
  reply: Reply,
  origin: OriginOf<'command' | 'press'>,
  delivery: Delivery,
): Promise<Acknowledgement> {
  if (reply.show === 'screen' && (await isShown(reply, origin, delivery))) return NOTHING;
  const message = messageOf(reply);
  const [drawn, ...others] = message ? drawMessage(message) : [];
  // What Slack makes of an answer is never known: pictures go where they may be refused.
  const inAnswer = origin.by === 'command' && others.length === 0 && !(message && hasPictures(message));
  const told = !message || inAnswer || (await isTold(message, delivery));
  await endWaiting(delivery, told ? SEEN : message.lasting);
  return drawn && inAnswer ? ephemeral(drawn) : NOTHING;
}

const SEEN = 'La réponse est dans la conversation.';

/** A window that waited for a message says where it is, or says what it can of one that reached nobody. */
async function endWaiting(
  { waiting, client, deadline, log, received }: Delivery,
  said: string,
): Promise<void> {
  if (waiting?.viewId === undefined) return;
  try {
    await deadline.within(1, client.updateView(waiting.viewId, sayingView(said)));
  } catch (error) {
    log({ level: 'warn', event: 'slack.window-left', id: received.id, code: codeOf(error) });
  }
}

/** Closing is what says that all went well: a window whose message reached nobody stays, and says it itself. */
async function toSubmission(
  reply: Reply,
  { view, shown, place }: OriginOf<'window'>,
  delivery: Delivery,
): Promise<Acknowledgement> {
  if (reply.show === 'invalid') return refused(reply, view, shown());
  if (reply.show === 'screen') return nextView(renderView(reply.screen, reply.ticket, place));
  const message = messageOf(reply);
  if (!message || (await isTold(message, delivery))) return CLOSED;
  return nextView(sayingView(message.lasting));
}

async function toClosing(reply: Reply, delivery: Delivery): Promise<Acknowledgement> {
  const message = messageOf(reply);
  if (message) await isTold(message, delivery);
  return NOTHING;
}

/** Sentences beside their fields, where each has one in the window; otherwise the one sentence that names them all, above. */
function refused(
  { error, errors }: Extract<Reply, { show: 'invalid' }>,
  view: SubmittedView,
  shown: Fields,
): Acknowledgement {
  const ids = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const beside: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(errors)) {
    const owner = shownOwner(name, shown);
    const block = owner === undefined ? undefined : blockOf(elementName(owner), ids);
    if (block === undefined || sentence === '') return refusedView(view, error);
    beside[block] = sentence;
  }
  return Object.keys(beside).length > 0 ? errorsBeside(beside) : refusedView(view, error);
}

async function isShown(
  reply: ScreenReply,
  { trigger, place }: OriginOf<'command' | 'press'>,
  { client, deadline, log, received, waiting }: Delivery,
): Promise<boolean> {
  const view = renderView(reply.screen, reply.ticket, place);
  try {
    if (!waiting) await deadline.within(OPENING_SHARE, client.openView(trigger, view));
    else if (waiting.viewId === undefined) return false;
    else await deadline.within(OPENING_SHARE, client.updateView(waiting.viewId, view));
    return true;
  } catch (error) {
    // The trigger opened this very window: the same gesture came twice.
    if (!waiting && error instanceof SlackRefused && error.code === 'exchanged_trigger_id') return true;
    log({ level: 'warn', event: 'slack.window-not-opened', id: received.id, code: codeOf(error) });
    return false;
  }
}

/** Opened while the bot is at work, as its trigger lives three seconds: what comes then takes its place. */
export function waitingView(): ModalView {
  return sayingView('Un instant…');
}

async function isTold(message: Message, { received, tell, deadline, log }: Delivery): Promise<boolean> {
  const { origin, userId, id } = received;
  const place = 'place' in origin ? origin.place : {};
  const told = await tell(message, { userId, place }, deadline);
  if (!told) log({ level: 'error', event: 'slack.nobody-told', id });
  return told;
}
