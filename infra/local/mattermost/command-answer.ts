// What integrations may answer to a command, now or later through its `response_url`, and how it reaches people.
import * as z from 'zod';
import { type Attachment, attachments, publicAttachments, slackText } from './attachments.ts';
import { AppError } from './errors.ts';
import { forbid, inChannel } from './permissions.ts';
import type { Pocket } from './pocket.ts';
import { readProps, sendEphemeral, storePost } from './posting.ts';
import type { Command, PostProps } from './state.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const fields = z.object({
  response_type: text,
  text,
  username: text,
  channel_id: text,
  icon_url: text,
  type: text,
  props: z.record(z.string(), z.unknown()).nullish(),
  goto_location: text,
  skip_slack_parsing: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  attachments: attachments.nullish(),
});

const response = fields.extend({ extra_responses: z.array(fields).nullish() });

type Fields = z.output<typeof fields>;
export type CommandResponse = z.output<typeof response>;

/** JSON only when the type says so: anything else is shown as it is. Throws on what the type announces and the body is not. */
export function readResponse(contentType: string, body: string): CommandResponse {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  return response.parse(type === 'application/json' ? (JSON.parse(body) ?? {}) : { text: body });
}

export interface Origin {
  readonly command: Command;
  readonly userId: string;
  readonly channelId: string;
  readonly rootId: string;
}

/** Shows every part of an answer, and gives back the cookies that its buttons were sent with. */
export function deliver(pocket: Pocket, origin: Origin, answer: CommandResponse): Record<string, unknown> {
  const shown = show(pocket, origin, answer);
  for (const extra of answer.extra_responses ?? []) show(pocket, origin, extra);
  return shown;
}

/** The author is the person: only the overriding name makes it look like the bot. */
function show(pocket: Pocket, origin: Origin, answer: Fields): Record<string, unknown> {
  const channelId = answer.channel_id || origin.channelId;
  if (answer.channel_id && !inChannel(pocket, origin.userId, channelId)) forbid();
  const message = answer.skip_slack_parsing ? answer.text : slackText(answer.text);
  const draft = {
    user_id: origin.userId,
    channel_id: channelId,
    root_id: origin.rootId,
    message,
    type: answer.type,
    props: propsOf(pocket, origin.command, answer),
  };
  if (answer.response_type === 'in_channel') return storeAnswer(pocket, origin.command, draft);
  if (!answer.text && !answer.attachments) return {};
  return sendEphemeral(pocket, origin.userId, draft);
}

function storeAnswer(
  pocket: Pocket,
  command: Command,
  draft: Parameters<typeof storePost>[1],
): Record<string, unknown> {
  try {
    storePost(pocket, draft);
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const Trigger = command.trigger;
    throw new AppError('api.command.execute_command.create_post_failed.app_error', { Trigger });
  }
}

function propsOf(pocket: Pocket, command: Command, answer: Fields): PostProps {
  const { EnablePostUsernameOverride, EnablePostIconOverride } = pocket.state.config.ServiceSettings;
  const name = command.username || answer.username;
  const given: readonly Attachment[] | null | undefined = answer.attachments;
  return {
    ...readProps(answer.props),
    ...(given ? { attachments: given } : {}),
    from_webhook: 'true',
    ...(EnablePostUsernameOverride && name ? { override_username: name } : {}),
    ...(EnablePostIconOverride ? { override_icon_url: command.icon_url || answer.icon_url } : {}),
  };
}

/** The answer as the person's client gets it back: the cookies are those of the post that was shown. */
export function responseView(
  answer: CommandResponse,
  shown: Record<string, unknown>,
  triggerId: string,
): object {
  const { props } = shown as { props?: { attachments?: unknown } };
  return {
    response_type: answer.response_type,
    text: answer.text,
    username: answer.username,
    channel_id: answer.channel_id,
    icon_url: answer.icon_url,
    type: answer.type,
    props: answer.props ?? null,
    goto_location: answer.goto_location,
    trigger_id: triggerId,
    skip_slack_parsing: answer.skip_slack_parsing,
    attachments: props?.attachments ?? (answer.attachments ? publicAttachments(answer.attachments) : null),
    extra_responses: answer.extra_responses?.map((extra) => responseView(extra, {}, '')) ?? null,
  };
}
