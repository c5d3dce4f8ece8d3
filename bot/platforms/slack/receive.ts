// A verified request of Slack made a gesture, or answered at once when it is not one.
import { idOf } from '#bot/conversations/identity.ts';
import type { Fields } from '#bot/forms/field.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { fieldName } from '#bot/platforms/names.ts';
import { readSubmission } from '#bot/platforms/read.ts';
import type { Gesture } from '#bot/ports.ts';
import { type Acknowledgement, NOTHING, refusedView, saidToCommand } from './answers.ts';
import type { SlackConnexion } from './connexion.ts';
import { type Typed, typedText } from './mentions.ts';
import { menuTicket, pressedValue } from './message.ts';
import { type Place, unpackMetadata } from './metadata.ts';
import {
  type CommandPayload,
  commandPayload,
  type Interaction,
  interactionPayload,
  type SubmittedView,
} from './payloads.ts';
import { submissionOf } from './state.ts';

/** What an answer may use: where the person is, and what only this kind of gesture brings. */
export type Origin =
  | { readonly by: 'command' | 'press'; readonly place: Place; readonly trigger: string }
  /** `shown` has the fields that were read from it. */
  | {
      readonly by: 'window';
      readonly place: Place;
      readonly view: SubmittedView;
      readonly shown: () => Fields;
    }
  | { readonly by: 'closing'; readonly place: Place }
  | { readonly by: 'lookup' };

export interface Received {
  readonly id: string;
  readonly userId: string;
  readonly gesture: Gesture;
  readonly origin: Origin;
  /** People mentioned in a command, by what stands for them in its text. */
  readonly named: Typed['named'];
}

/** `why` is for the log: a word of ours. */
export interface Refusal {
  readonly answer: Acknowledgement;
  readonly why: string;
}

export type Reception = Received | Refusal;

const UNREADABLE = 'Cette demande est illisible : réessayez, ou rechargez la messagerie.';
const ELSEWHERE = 'Coopilote n’est pas installé dans cet espace de travail.';
const TOO_LONG = 'Vos réponses sont trop longues : raccourcissez les textes les plus longs, puis réessayez.';
const NOBODY: Typed['named'] = new Map();

/** Not a shape of Slack's: a window must not close on it, which any answer of ours would make it do. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What is not for us (a shortcut, an event) is told so in silence. */
export function receive(body: unknown, connexion: SlackConnexion): Reception {
  if (isForm(body)) return receiveCommand(body, connexion);
  const read = interactionPayload.safeParse(body);
  if (!read.success) return unreadable(body);
  if (read.data.team.id !== connexion.team.id) return { answer: NOTHING, why: 'another-team' };
  return interaction(read.data);
}

function isForm(body: unknown): body is { readonly command: unknown } {
  return typeof body === 'object' && body !== null && 'command' in body;
}

function unreadable(body: unknown): Refusal {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  if (type === 'view_submission') throw new Unreadable('a window sent in a shape of nobody’s');
  return { answer: NOTHING, why: 'unreadable' };
}

function receiveCommand(form: object, connexion: SlackConnexion): Reception {
  const payload = commandPayload.safeParse({ ...form }).data;
  if (!payload) return { answer: saidToCommand(UNREADABLE), why: 'unreadable' };
  if (payload.team_id !== connexion.team.id) return { answer: saidToCommand(ELSEWHERE), why: 'another-team' };
  return command(payload);
}

function command(payload: CommandPayload): Received {
  const { text, named } = typedText(payload.text);
  return {
    id: idOf(payload.trigger_id),
    userId: payload.user_id,
    gesture: { is: 'command', name: payload.command.slice(1).toLowerCase(), text },
    origin: { by: 'command', place: placeOf(payload), trigger: payload.trigger_id },
    named,
  };
}

function placeOf({
  channel_id: channelId,
  response_url: address,
}: {
  readonly channel_id?: string | undefined;
  readonly response_url?: string | undefined;
}): Place {
  return { ...(channelId !== undefined && { channelId }), ...(address !== undefined && { address }) };
}

function interaction(payload: Interaction): Reception {
  switch (payload.type) {
    case 'block_actions':
      return press(payload);
    case 'view_submission':
      return submission(payload);
    case 'view_closed':
      return closing(payload);
    case 'block_suggestion':
      return lookup(payload);
  }
}

type InteractionOf<T extends Interaction['type']> = Extract<Interaction, { type: T }>;

function press({
  actions,
  container,
  response_url,
  trigger_id,
  user,
}: InteractionOf<'block_actions'>): Reception {
  const [action] = actions;
  const pressed = action && pressedBy(action);
  // The same choice taken again in a list is taken back, for Slack.
  if (!pressed) return { answer: NOTHING, why: 'nothing-chosen' };
  const { ticket, choice } = pressed;
  const place = placeOf({ channel_id: container?.channel_id, response_url });
  return {
    id: idOf('press', user.id, trigger_id, ticket, choice ?? ''),
    userId: user.id,
    gesture: { is: 'press', ticket, ...(choice !== undefined && { choice }) },
    origin: { by: 'press', place, trigger: trigger_id },
    named: NOBODY,
  };
}

type Action = InteractionOf<'block_actions'>['actions'][number];

function pressedBy({ action_id, block_id, value, selected_option }: Action) {
  if (value !== undefined) return pressedValue(value);
  return selected_option
    ? { ticket: menuTicket(block_id, action_id), choice: selected_option.value }
    : undefined;
}

function submission({ user, view }: InteractionOf<'view_submission'>): Reception {
  const { ticket, place, codes } = unpackMetadata(view.private_metadata);
  const sent = submissionOf(view.state.values, codes);
  if (!sent) return { answer: refusedView(view, TOO_LONG), why: 'too-long' };
  const shown: Record<string, Fields[string]> = {};
  const read = (fields: Fields): RawAnswers => {
    Object.assign(shown, fields);
    return readSubmission(sent, fields);
  };
  return {
    // A window sent twice has two triggers: the same values for the same ticket are the same gesture.
    id: idOf('submit', user.id, ticket, JSON.stringify([...sent])),
    userId: user.id,
    gesture: { is: 'submission', ticket, read },
    origin: { by: 'window', place, view, shown: () => shown },
    named: NOBODY,
  };
}

function closing({ user, view }: InteractionOf<'view_closed'>): Received {
  const { ticket, place } = unpackMetadata(view.private_metadata);
  return {
    id: idOf('cancel', user.id, ticket),
    userId: user.id,
    gesture: { is: 'cancel', ticket },
    origin: { by: 'closing', place },
    named: NOBODY,
  };
}

function lookup({ action_id, user, value, view }: InteractionOf<'block_suggestion'>): Received {
  const { ticket } = unpackMetadata(view.private_metadata);
  const field = fieldName(action_id);
  return {
    id: idOf('lookup', user.id, ticket, field, value),
    userId: user.id,
    gesture: { is: 'lookup', ticket, field, query: value },
    origin: { by: 'lookup' },
    named: NOBODY,
  };
}
