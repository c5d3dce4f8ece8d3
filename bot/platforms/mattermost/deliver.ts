// The one place that decides how a reply reaches the person, from what their gesture and their server allow (design.md, 5).
import type { Fields } from '#bot/forms/field.ts';
import type { Deadline } from '#bot/platforms/deadline.ts';
import { messageOf, shownOwner } from '#bot/platforms/said.ts';
import type { HttpResponse, Log, Message, Reply } from '#bot/ports.ts';
import type { Addresses } from './addresses.ts';
import { ephemeral, json, lookedUp, NOTHING, nextDialog, refusedDialog } from './answers.ts';
import type { MattermostClient } from './client-types.ts';
import type { Limits } from './limits.ts';
import { drawMessage } from './message.ts';
import type { Origin, Received } from './receive.ts';
import { firstElement, renderDialog } from './render.ts';
import type { Teller } from './tell.ts';
import { codeOf } from './trouble.ts';

export interface Delivery {
  readonly received: Received;
  readonly acteur: string;
  readonly limits: Limits;
  readonly deadline: Deadline;
  readonly urls: Addresses;
  readonly client: MattermostClient;
  readonly teller: Teller;
  readonly log: Log;
}

type ScreenReply = Extract<Reply, { show: 'screen' }>;
type OriginOf<B extends Origin['by']> = Extract<Origin, { by: B }>;

/** Of the time left for opening a dialog: a message must still be possible after. */
const OPENING_SHARE = 0.5;

export function deliver(reply: Reply, delivery: Delivery): Promise<HttpResponse> {
  const { origin } = delivery.received;
  switch (origin.by) {
    case 'command':
      return toCommand(reply, origin, delivery);
    case 'action':
      return toClick(reply, origin, delivery);
    case 'dialog':
      return toSubmission(reply, origin, delivery);
    case 'cancel':
      return toCancel(reply, origin, delivery);
    case 'lookup':
      return Promise.resolve(lookedUp(reply.show === 'options' ? reply.options : []));
  }
}

/** A dialog, or the command's own answer: it is always seen, and costs no call. */
async function toCommand(
  reply: Reply,
  origin: OriginOf<'command'>,
  delivery: Delivery,
): Promise<HttpResponse> {
  if (reply.show === 'screen' && (await isOpened(reply, origin.trigger, delivery))) return NOTHING;
  const message = messageOf(reply);
  return message ? json(ephemeral(drawMessage(message, delivery.urls.action))) : NOTHING;
}

/** Never `ephemeral_text`: where threads are collapsed, which is the default, nobody sees it. */
async function toClick(reply: Reply, origin: OriginOf<'action'>, delivery: Delivery): Promise<HttpResponse> {
  if (reply.show === 'screen' && (await isOpened(reply, origin.trigger, delivery))) return NOTHING;
  await isTold(messageOf(reply), origin, delivery);
  return NOTHING;
}

/** Closing is what says that all went well: a dialog whose message reached nobody stays, and says it itself. */
async function toSubmission(
  reply: Reply,
  origin: OriginOf<'dialog'>,
  delivery: Delivery,
): Promise<HttpResponse> {
  if (reply.show === 'invalid') {
    return refusedDialog(reply.error, elementErrors(reply.errors, origin.shown(), delivery.limits));
  }
  if (reply.show === 'screen' && delivery.limits.chained) return nextDialog(dialogOf(reply, delivery));
  const message = messageOf(reply);
  return (await isTold(message, origin, delivery)) ? NOTHING : refusedDialog(message?.lasting ?? '');
}

async function toCancel(reply: Reply, origin: OriginOf<'cancel'>, delivery: Delivery): Promise<HttpResponse> {
  await isTold(messageOf(reply), origin, delivery);
  return NOTHING;
}

async function isOpened(reply: ScreenReply, trigger: string, delivery: Delivery): Promise<boolean> {
  const { client, deadline, log, received, urls } = delivery;
  const dialog = dialogOf(reply, delivery);
  try {
    await deadline.within(
      OPENING_SHARE,
      client.openDialog({ trigger_id: trigger, url: urls.dialog, dialog }),
    );
    return true;
  } catch (error) {
    log({ level: 'warn', event: 'mattermost.dialog-not-opened', id: received.id, code: codeOf(error) });
    return false;
  }
}

function dialogOf({ screen, ticket }: ScreenReply, { limits, urls }: Delivery) {
  return renderDialog(screen, ticket, { limits, lookupUrl: urls.lookup });
}

/** Nothing to tell is told. */
async function isTold(
  message: Message | undefined,
  { channelId }: { readonly channelId: string },
  { received, acteur, teller, deadline, log }: Delivery,
): Promise<boolean> {
  if (!message) return true;
  const told = await teller.tell(message, { userId: received.userId, acteur, channelId }, deadline);
  if (!told) log({ level: 'error', event: 'mattermost.nobody-told', id: received.id });
  return told;
}

/** Errors of fields that the dialog does not show are dropped: `error` says them. */
function elementErrors(
  errors: Readonly<Record<string, string>>,
  shown: Fields,
  limits: Limits,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, sentence]) => {
      const owner = shownOwner(name, shown);
      const field = owner === undefined ? undefined : shown[owner];
      return owner !== undefined && field ? [[firstElement(owner, field, limits), sentence] as const] : [];
    }),
  );
}
