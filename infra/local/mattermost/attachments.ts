// Message attachments: read as a server reads them, given ids, and shown to people without what belongs to the integration alone.
import * as z from 'zod';
import { newId } from './state.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const option = z.object({ text, value: text });

const integration = z.object({
  url: text,
  context: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
});

const action = z
  .object({
    id: text,
    type: text,
    name: text,
    disabled: z.boolean().nullish(),
    style: text,
    data_source: text,
    options: z.array(option).nullish(),
    default_option: text,
    integration: integration.nullish(),
  })
  .transform((read) => ({ ...read, id: read.id || newId(), type: read.type || 'button' }));

const attachment = z.object({
  id: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  fallback: text,
  color: text,
  pretext: text,
  author_name: text,
  author_link: text,
  author_icon: text,
  title: text,
  title_link: text,
  text,
  fields: z
    .array(
      z.object({
        title: text,
        value: z.unknown().optional(),
        short: z
          .boolean()
          .nullish()
          .transform((v) => v ?? false),
      }),
    )
    .nullish()
    .transform((value) => value ?? null),
  image_url: text,
  thumb_url: text,
  footer: text,
  footer_icon: text,
  ts: z
    .unknown()
    .optional()
    .transform((value) => value ?? null),
  actions: z.array(action).nullish(),
});

export type Attachment = z.output<typeof attachment>;
export type Action = z.output<typeof action>;

export const attachments = z.array(attachment);

/** What the button of an ephemeral needs to work: the post itself is stored nowhere. */
export type MakeCookie = (action: Action) => string;

/** The integration's address and context stay on the server; only the cookie, which people cannot read, goes out. */
function publicAction(of: Action, makeCookie: MakeCookie | undefined): Record<string, unknown> {
  return {
    id: of.id,
    type: of.type,
    name: of.name,
    ...(of.disabled ? { disabled: true } : {}),
    ...(of.style ? { style: of.style } : {}),
    ...(of.data_source ? { data_source: of.data_source } : {}),
    ...(of.options ? { options: of.options } : {}),
    ...(of.default_option ? { default_option: of.default_option } : {}),
    ...(makeCookie && of.integration ? { cookie: makeCookie(of) } : {}),
  };
}

/** An empty list goes out as null: so it was seen after an update that removed the buttons. */
export function publicAttachments(list: readonly Attachment[], makeCookie?: MakeCookie): unknown[] | null {
  if (list.length === 0) return null;
  return list.map(({ actions, ...rest }) => ({
    ...rest,
    ...(actions ? { actions: actions.map((one) => publicAction(one, makeCookie)) } : {}),
  }));
}

export function findAction(list: readonly Attachment[] | null | undefined, id: string): Action | undefined {
  return (list ?? []).flatMap((one) => one.actions ?? []).find((one) => one.id === id);
}

/** Links and mentions written Slack's way, which command answers and clicks may use. */
export function slackText(message: string): string {
  return message
    .replace(/<!(channel|all|here)>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|<>]+)\|([^<>]+)>/g, '[$2]($1)')
    .replace(/<(https?:[^|<>]+)>/g, '$1');
}
