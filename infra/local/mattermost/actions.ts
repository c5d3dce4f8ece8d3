// Clicks on buttons and choices in menus: what the integration receives and what its answer may change.
import * as z from 'zod';
import { ok, param, read } from './answers.ts';
import { findAction, slackText } from './attachments.ts';
import { AppError } from './errors.ts';
import { callIntegration, type IntegrationAnswer } from './integrations.ts';
import { readable } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { type Cookie, cookieSchema, readProps, retainedProps, sendEphemeral } from './posting.ts';
import { clickable, editPost } from './posts.ts';
import { makeTrigger, openCookie } from './secrets.ts';
import type { Post } from './state.ts';

const click = z.object({ selected_option: z.string().default(''), cookie: z.string().default('') });

/** What was clicked: everything of it that the server knows, from the stored post or from the cookie. */
type Target = Cookie & { readonly post?: Post };

export async function doAction(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const { selected_option, cookie } = read(call, click);
  const target = storedTarget(pocket, call) ?? cookieTarget(pocket, call, cookie);
  const trigger = makeTrigger(pocket, call.user.id);
  const answer = await askIntegration(pocket, target.integration.url, {
    ...whereAndWho(pocket, call, target.channel_id),
    post_id: target.post_id,
    trigger_id: trigger.signed,
    type: target.type,
    data_source: target.data_source,
    context: { ...target.integration.context, ...(selected_option ? { selected_option } : {}) },
  });
  apply(pocket, { ...target, userId: call.user.id }, readAnswer(answer));
  return ok({ status: 'OK', trigger_id: trigger.clientId });
}

function storedTarget(pocket: Pocket, call: PersonCall): Target | undefined {
  const post = clickable(pocket, call);
  if (!post) return undefined;
  const action = findAction(post.props.attachments, param(call, 'action'));
  if (!action?.integration) throw new AppError('api.post.do_action.action_id.app_error');
  const { type, data_source, integration } = action;
  return {
    post,
    post_id: post.id,
    root_post_id: post.root_id,
    channel_id: post.channel_id,
    type,
    data_source,
    integration,
    retain_props: retainedProps(post.props),
  };
}

/** A cookie that was altered, or of another post, never reaches the integration. */
function cookieTarget(pocket: Pocket, call: PersonCall, cookie: string): Target {
  if (!cookie) throw new AppError('app.post.get.app_error');
  const opened = cookieSchema.safeParse(openCookie(pocket, cookie));
  if (!opened.success || opened.data.post_id !== param(call, 'post')) {
    throw new AppError('api.post.do_action.action_integration.app_error');
  }
  readable(pocket, call.user, opened.data.channel_id);
  return opened.data;
}

/** In a direct channel there is no team. */
function whereAndWho(pocket: Pocket, { user }: PersonCall, channelId: string) {
  const channel = pocket.state.channels[channelId];
  const team = pocket.state.teams[channel?.team_id ?? ''];
  return {
    user_id: user.id,
    user_name: user.username,
    channel_id: channelId,
    channel_name: channel?.name ?? '',
    team_id: team?.id ?? '',
    team_domain: team?.name ?? '',
  };
}

/** Anything but 200 is one and the same refusal to the person. */
export async function askIntegration(pocket: Pocket, url: string, body: object): Promise<IntegrationAnswer> {
  const headers = { 'Content-Type': 'application/json' };
  const call = { url, method: 'POST', headers, body: JSON.stringify(body) } as const;
  const answer = await callIntegration(pocket, call).catch(() => undefined);
  if (answer?.status !== 200) throw new AppError('api.post.do_action.action_integration.app_error');
  return answer;
}

const answerSchema = z.object({
  update: z
    .object({
      message: z.string().default(''),
      props: z.record(z.string(), z.unknown()).nullish(),
      file_ids: z.array(z.string()).nullish(),
    })
    .nullish(),
  ephemeral_text: z.string().nullish(),
  skip_slack_parsing: z.boolean().nullish(),
});

type ActionAnswer = z.output<typeof answerSchema>;

function readAnswer({ body }: IntegrationAnswer): ActionAnswer {
  if (!body) return {};
  try {
    return answerSchema.parse(JSON.parse(body) ?? {});
  } catch {
    throw new AppError('api.post.do_action.action_integration.app_error');
  }
}

/** An ephemeral cannot be updated: it is stored nowhere; what came with the update is then lost too. */
function apply(pocket: Pocket, target: Target & { readonly userId: string }, answer: ActionAnswer): void {
  if (answer.update) {
    if (!target.post) throw new AppError('app.post.get.app_error');
    const { message, props, file_ids } = answer.update;
    const kept = props ? { ...readProps(props), ...target.retain_props } : target.post.props;
    editPost(pocket, target.post, { message, props: kept, file_ids: file_ids ?? [] });
  }
  if (!answer.ephemeral_text) return;
  sendEphemeral(pocket, target.userId, {
    user_id: target.userId,
    channel_id: target.channel_id,
    root_id: target.root_post_id || target.post_id,
    message: answer.skip_slack_parsing ? answer.ephemeral_text : slackText(answer.ephemeral_text),
    props: target.retain_props,
  });
}
