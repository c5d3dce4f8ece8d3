// What Mattermost sends to an integration, parsed: nothing else of a request is ever read.
import * as z from 'zod';

const id = z.string().regex(/^[a-z0-9]{26}$/);
/** Absent from requests made in a direct channel, or given by the client. */
const place = id.or(z.literal('')).default('').catch('');
const ticket = z.string().max(10_000);
const trigger = z.string().min(1).max(1_000);

export const commandPayload = z.object({
  token: z.string().max(100),
  team_id: id,
  channel_id: id,
  user_id: id,
  command: z.string().regex(/^\/[^\s/]{1,128}$/),
  /** A message holds 16,383 characters at most. */
  text: z.string().max(20_000).default(''),
  trigger_id: trigger,
  response_url: z.string().max(2_000).default(''),
});

export const actionPayload = z.object({
  user_id: id,
  channel_id: place,
  trigger_id: trigger,
  context: z.object({ ticket, selected_option: z.string().max(1_000).optional() }),
});

export const dialogPayload = z.object({
  type: z.string(),
  user_id: id,
  channel_id: place,
  state: ticket,
  submission: z.record(z.string(), z.unknown()).nullish(),
  cancelled: z.boolean().default(false),
});

/** The other values of a look-up come in the client's own shapes: these two alone are read. */
export const lookupPayload = z.object({
  user_id: id,
  state: ticket,
  submission: z.object({
    selected_field: z.string().max(300),
    query: z.string().max(1_000).default('').catch(''),
  }),
});

export type CommandPayload = z.infer<typeof commandPayload>;
export type ActionPayload = z.infer<typeof actionPayload>;
export type DialogPayload = z.infer<typeof dialogPayload>;
export type LookupPayload = z.infer<typeof lookupPayload>;
