// An HTTP request of Mattermost made a gesture of a verified person, or answered at once when it is not one.
import type * as z from 'zod';
import { idOf } from '#bot/conversations/identity.ts';
import type { Fields } from '#bot/forms/field.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { fieldName } from '#bot/platforms/names.ts';
import { flatten, readSubmission } from '#bot/platforms/read.ts';
import type { Gesture, HttpRequest, HttpResponse } from '#bot/ports.ts';
import { apology, type Caller, json, NOTHING, refusedDialog } from './answers.ts';
import type { Connexion } from './connexion.ts';
import {
  actionPayload,
  type CommandPayload,
  commandPayload,
  dialogPayload,
  lookupPayload,
} from './payloads.ts';
import { deferredAddress, isFromMattermost } from './trust.ts';

/** What an answer may use: where the person is, and what only this kind of gesture brings. */
export type Origin =
  | {
      readonly by: 'command';
      readonly channelId: string;
      readonly trigger: string;
      readonly address?: string;
    }
  | { readonly by: 'action'; readonly channelId: string; readonly trigger: string }
  /** `shown` has the fields that were read from it: errors can be shown beside these alone. */
  | { readonly by: 'dialog'; readonly channelId: string; readonly shown: () => Fields }
  | { readonly by: 'cancel'; readonly channelId: string }
  | { readonly by: 'lookup' };

export interface Received {
  readonly id: string;
  readonly userId: string;
  readonly gesture: Gesture;
  readonly origin: Origin;
}

/** `why` is for the log: a word of ours. */
export interface Refusal {
  readonly answer: HttpResponse;
  readonly why: string;
}

export type Reception = Received | Refusal;

type Receiver = (
  body: string,
  at: { readonly request: HttpRequest; readonly connexion: Connexion },
) => Reception;

/** Mattermost itself sends 300 kB at most, unless set otherwise. */
const LARGEST_BODY = 1024 * 1024;
const UNREADABLE = 'Cette demande est illisible : réessayez, ou rechargez la page de la messagerie.';
const TOO_LARGE = 'Ce texte est trop long : raccourcissez-le, puis réessayez.';
const TOO_LONG = 'Vos réponses sont trop longues : raccourcissez les textes les plus longs, puis réessayez.';

const receivers: Readonly<Record<Caller, Receiver>> = {
  command: receiveCommand,
  action: receiveAction,
  dialog: receiveDialog,
  lookup: receiveLookup,
};

/** Whom a path is for; undefined for a path that is not one of ours. */
export function callerOf(path: string): Caller | undefined {
  const name = /^\/mattermost\/(command|action|dialog|lookup)$/.exec(path)?.[1];
  return name as Caller | undefined;
}

export function receive(request: HttpRequest, connexion: Connexion): Reception {
  const caller = callerOf(request.path);
  if (!caller) return { answer: json({ error: 'not found' }, 404), why: 'unknown-path' };
  if (request.method !== 'POST') return { answer: json({ error: 'method not allowed' }, 405), why: 'method' };
  if (!TYPES[caller].test(request.headers['content-type'] ?? '')) return otherType(caller);
  if (request.body.byteLength > LARGEST_BODY) return tooLarge(caller);
  const body = decoded(request.body);
  return body === undefined ? unreadable(caller) : receivers[caller](body, { request, connexion });
}

/** What Mattermost says of each: a form of another site, sent by a browser that is used for it, can say none of JSON. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const TYPES: Readonly<Record<Caller, RegExp>> = {
  command: /^application\/x-www-form-urlencoded\s*(;|$)/i,
  action: JSON_TYPE,
  dialog: JSON_TYPE,
  lookup: JSON_TYPE,
};

function otherType(caller: Caller): Refusal {
  const answer =
    caller === 'command' ? json({ error: 'unsupported type' }, 415) : apology(caller, UNREADABLE);
  return { answer, why: 'type' };
}

/** A command was not verified yet: anything may be refused to it. The others are answered as their callers understand. */
function tooLarge(caller: Caller): Refusal {
  const answer = caller === 'command' ? json({ error: 'too large' }, 413) : apology(caller, TOO_LARGE);
  return { answer, why: 'too-large' };
}

function unreadable(caller: Caller): Refusal {
  return { answer: apology(caller, UNREADABLE), why: 'unreadable' };
}

function decoded(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parsed<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function receiveCommand(
  body: string,
  { request, connexion }: { readonly request: HttpRequest; readonly connexion: Connexion },
): Reception {
  const form = Object.fromEntries(new URLSearchParams(body));
  if (!isFromMattermost(form, request.headers.authorization, connexion)) {
    return { answer: json({ error: 'unauthorized' }, 401), why: 'token' };
  }
  const payload = commandPayload.safeParse(form).data;
  return payload ? command(payload, connexion) : unreadable('command');
}

function command(payload: CommandPayload, connexion: Connexion): Received {
  const address = deferredAddress(payload.response_url, connexion);
  const [, ...name] = payload.command.toLowerCase();
  return {
    id: idOf(payload.trigger_id),
    userId: payload.user_id,
    gesture: { is: 'command', name: name.join(''), text: payload.text },
    origin: {
      by: 'command',
      channelId: payload.channel_id,
      trigger: payload.trigger_id,
      ...(address !== undefined && { address }),
    },
  };
}

function receiveAction(body: string): Reception {
  const payload = parsed(actionPayload, body);
  if (!payload) return unreadable('action');
  const { user_id: userId, channel_id: channelId, trigger_id: trigger } = payload;
  const { ticket, selected_option: choice } = payload.context;
  return {
    // With all that makes it a gesture: anybody may send a trigger that is not theirs.
    id: idOf('press', userId, trigger, ticket, choice ?? ''),
    userId,
    gesture: { is: 'press', ticket, ...(choice !== undefined && { choice }) },
    origin: { by: 'action', channelId, trigger },
  };
}

function receiveDialog(body: string): Reception {
  const payload = parsed(dialogPayload, body);
  if (!payload) return unreadable('dialog');
  // A refresh replaces the screen by the answer's; none of ours asks for it, and an empty answer leaves it.
  if (payload.type === 'refresh') return { answer: NOTHING, why: 'refresh' };
  if (payload.type !== 'dialog_submission') return unreadable('dialog');
  const { user_id: userId, channel_id: channelId, state: ticket } = payload;
  if (payload.cancelled) {
    const id = idOf('cancel', userId, ticket);
    return { id, userId, gesture: { is: 'cancel', ticket }, origin: { by: 'cancel', channelId } };
  }
  const submission = flatten(payload.submission ?? {});
  if (!submission) return { answer: refusedDialog(TOO_LONG), why: 'too-long' };
  const shown: Record<string, Fields[string]> = {};
  const read = (fields: Fields): RawAnswers => {
    Object.assign(shown, fields);
    return readSubmission(submission, fields);
  };
  return {
    // A repeat has no trigger to know it by: the same values for the same ticket are the same gesture.
    id: idOf('submit', userId, ticket, JSON.stringify([...submission])),
    userId,
    gesture: { is: 'submission', ticket, read },
    origin: { by: 'dialog', channelId, shown: () => shown },
  };
}

function receiveLookup(body: string): Reception {
  const payload = parsed(lookupPayload, body);
  if (!payload) return unreadable('lookup');
  const { user_id: userId, state: ticket } = payload;
  const { selected_field, query } = payload.submission;
  const field = fieldName(selected_field);
  return {
    id: idOf('lookup', userId, ticket, field, query),
    userId,
    gesture: { is: 'lookup', ticket, field, query },
    origin: { by: 'lookup' },
  };
}
