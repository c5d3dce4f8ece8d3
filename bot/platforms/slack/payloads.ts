// What Slack sends to an app, parsed: nothing else of a request is ever read.
import * as z from 'zod';

const userId = z.string().regex(/^[UW][A-Z0-9]{2,30}$/);
const teamId = z.string().regex(/^[TE][A-Z0-9]{2,30}$/);
const channelId = z.string().regex(/^[A-Z][A-Z0-9]{2,30}$/);
const trigger = z.string().min(1).max(1_000);
const address = z.string().max(2_000);

export const commandPayload = z.object({
  team_id: teamId,
  channel_id: channelId,
  user_id: userId,
  command: z.string().regex(/^\/\S{1,128}$/),
  /** A message holds 40,000 characters at most. */
  text: z.string().max(40_000).default(''),
  trigger_id: trigger,
  response_url: address.optional().catch(undefined),
});

const team = z.object({ id: teamId });
const who = { user: z.object({ id: userId }), team };

const option = z.object({ value: z.string().max(300) });

/** A button has a value, a menu an option: none when the same one was chosen again, which takes it back. */
const action = z.object({
  block_id: z.string().max(300),
  action_id: z.string().max(300),
  value: z.string().max(3_000).optional(),
  selected_option: option.nullish(),
});

const stateValue = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_users: z.array(z.string().max(50)).nullish(),
});

/** What a window holds comes back as it was given: it is shown again when something is refused. */
const view = z.object({
  private_metadata: z.string().max(3_000),
  title: z.looseObject({}),
  submit: z.looseObject({}).nullish(),
  close: z.looseObject({}).nullish(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string() })).max(100),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
});

/** What was looked up: a window alone has lists that look up. */
const lookedUpView = view.pick({ private_metadata: true });

export const interactionPayload = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('block_actions'),
    ...who,
    trigger_id: trigger,
    response_url: address.optional().catch(undefined),
    container: z.object({ channel_id: channelId.optional() }).optional(),
    actions: z.array(action).min(1).max(25),
  }),
  z.object({ type: z.literal('view_submission'), ...who, view }),
  z.object({ type: z.literal('view_closed'), ...who, view: lookedUpView }),
  z.object({
    type: z.literal('block_suggestion'),
    ...who,
    action_id: z.string().max(300),
    value: z.string().max(1_000).default(''),
    view: lookedUpView,
  }),
]);

export type CommandPayload = z.infer<typeof commandPayload>;
export type Interaction = z.infer<typeof interactionPayload>;
export type SubmittedView = z.infer<typeof view>;
export type State = SubmittedView['state']['values'];
