// What the page reads of Mattermost's answers and events: each is parsed here, and only the fields used are kept.
import * as z from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

export const userSchema = z.object({
  id: z.string(),
  username: z.string(),
  is_bot: z.boolean().default(false),
});
export const teamSchema = z.object({ id: z.string(), name: z.string(), display_name: z.string() });
export const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  display_name: text,
  type: z.enum(['O', 'P', 'D', 'G']),
  purpose: text,
  total_msg_count: z.number().default(0),
  last_post_at: z.number().default(0),
});

const actionSchema = z.object({
  id: text,
  type: text,
  name: text,
  style: text,
  tooltip: text,
  disabled: z.boolean().nullish(),
  default_option: text,
  cookie: text,
  options: list(z.object({ text, value: text })),
});

const fieldSchema = z.object({
  title: text,
  value: z.union([z.string(), z.number()]).nullish(),
  short: z.union([z.boolean(), z.string()]).nullish(),
});

const attachmentSchema = z.object({
  color: text,
  pretext: text,
  author_name: text,
  title: text,
  title_link: text,
  text,
  image_url: text,
  thumb_url: text,
  footer: text,
  fields: list(fieldSchema),
  actions: list(actionSchema),
});

const fileSchema = z.object({ id: z.string(), name: z.string(), size: z.number(), mime_type: text });

const propsSchema = z
  .object({
    attachments: list(attachmentSchema),
    from_webhook: text,
    override_username: text,
    override_icon_url: text,
  })
  .nullish()
  .transform(
    (value) => value ?? { attachments: [], from_webhook: '', override_username: '', override_icon_url: '' },
  );

export const postSchema = z.object({
  id: z.string(),
  create_at: z.number(),
  edit_at: z.number().default(0),
  delete_at: z.number().default(0),
  user_id: z.string(),
  channel_id: z.string(),
  root_id: text,
  message: text,
  type: text,
  props: propsSchema,
  metadata: z.object({ files: list(fileSchema) }).nullish(),
});

export const postListSchema = z.object({
  order: z.array(z.string()),
  posts: z.record(z.string(), postSchema),
});

export const suggestionSchema = z.object({
  Complete: z.string(),
  Suggestion: z.string(),
  Hint: text,
  Description: text,
});

export const triggeredSchema = z.object({ trigger_id: text }).catch({ trigger_id: '' });
export const refusalSchema = z.object({ message: z.string() });
export const lookupAnswerSchema = z
  .object({ items: list(z.object({ text, value: text })) })
  .catch({ items: [] });

export const eventSchema = z.object({
  event: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

export type User = Readonly<z.output<typeof userSchema>>;
export type Team = Readonly<z.output<typeof teamSchema>>;
export type Channel = Readonly<z.output<typeof channelSchema>>;
export type Post = Readonly<z.output<typeof postSchema>>;
export type Attachment = Readonly<z.output<typeof attachmentSchema>>;
export type PostAction = Readonly<z.output<typeof actionSchema>>;
export type FileInfo = Readonly<z.output<typeof fileSchema>>;
export type Suggestion = Readonly<z.output<typeof suggestionSchema>>;
export type ServerEvent = Readonly<z.output<typeof eventSchema>>;
