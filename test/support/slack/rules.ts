// What Slack refuses of blocks, windows and messages, from its published limits and from nothing of ours: the bot's own table is not looked at.
import * as z from 'zod';

const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
const blockId = z.string().min(1).max(255).optional();
const actionId = z.string().min(1).max(255);
const placeholder = plainText(150).optional();
const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
});
const options = z.array(option).min(1).max(100);
const groups = z
  .array(z.strictObject({ label: plainText(75), options }))
  .min(1)
  .max(100);

export type Option = z.infer<typeof option>;

interface List {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

export function optionsOf({ options: alone = [], option_groups = [] }: List): readonly Option[] {
  return [...alone, ...option_groups.flatMap((group) => group.options)];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const oneList = (list: List): boolean => (list.options === undefined) !== (list.option_groups === undefined);
const offers = (list: List, chosen: readonly Option[] | undefined): boolean =>
  (chosen ?? []).every((one) => optionsOf(list).some((other) => same(one, other)));

const list = { options: options.optional(), option_groups: groups.optional(), placeholder };
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    ...list,
    initial_option: option.optional(),
  })
  .refine(oneList, 'options or option_groups')
  .refine((one) => offers(one, one.initial_option && [one.initial_option]), 'initial_option is not offered');
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: actionId,
    ...list,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(oneList, 'options or option_groups')
  .refine((one) => offers(one, one.initial_options), 'initial_options are not offered');
const boxes = {
  action_id: actionId,
  options: z.array(option).min(1).max(10),
};
const radioButtons = z
  .strictObject({ type: z.literal('radio_buttons'), ...boxes, initial_option: option.optional() })
  .refine((one) => offers(one, one.initial_option && [one.initial_option]), 'initial_option is not offered');
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...boxes,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine((one) => offers(one, one.initial_options), 'initial_options are not offered');
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    placeholder,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().min(1).max(3000).optional(),
  })
  .refine(
    ({ initial_value = '', max_length = 3000 }) => initial_value.length <= max_length,
    'initial_value is too long',
  );
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  placeholder,
  initial_date: z.iso.date().optional(),
});
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: actionId,
  placeholder,
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  action_id: actionId,
  placeholder,
  initial_users: z
    .array(z.string().regex(/^[UW][A-Z0-9]+$/))
    .min(1)
    .optional(),
});

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  datepicker,
  externalSelect,
  multiUsersSelect,
]);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(option).min(2).max(5),
});
export const actionElement = z.discriminatedUnion('type', [button, overflow, staticSelect]);

const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
  .optional();
const span = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal('link'),
    url: z.string().min(1).max(3000),
    text: z.string().optional(),
    style,
  }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(span) });
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          elements: z.array(section).min(1),
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(span) }),
        z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(span) }),
      ]),
    )
    .min(1),
});
const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });
const image = z.strictObject({
  type: z.literal('image'),
  block_id: blockId,
  image_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
});
const actions = z
  .strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(actionElement).min(1).max(25),
  })
  .refine(
    ({ elements }) => unique(elements.map((one) => one.action_id)),
    'action_id is not unique in its block',
  );
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.literal(false).optional(),
  element: inputElement,
});

export const messageBlock = z.discriminatedUnion('type', [richText, header, image, actions]);
export const viewBlock = z.discriminatedUnion('type', [richText, header, image, input]);

export type MessageBlock = z.infer<typeof messageBlock>;
export type ViewBlock = z.infer<typeof viewBlock>;
export type InputBlock = Extract<ViewBlock, { type: 'input' }>;
export type ActionElement = z.infer<typeof actionElement>;

function unique(ids: readonly (string | undefined)[]): boolean {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length;
}

const uniqueBlocks = (blocks: readonly { readonly block_id?: string | undefined }[]): boolean =>
  unique(blocks.map((block) => block.block_id));

export const messageBlocks = z.array(messageBlock).max(50).refine(uniqueBlocks, 'block_id is not unique');

export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    blocks: z.array(viewBlock).min(1).max(100).refine(uniqueBlocks, 'block_id is not unique'),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    callback_id: z.string().max(255).optional(),
    notify_on_close: z.boolean().optional(),
    clear_on_close: z.boolean().optional(),
    external_id: z.string().max(255).optional(),
  })
  .refine(
    ({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'submit is required',
  )
  .refine((view) => Buffer.byteLength(JSON.stringify(view)) <= 250_000, { message: 'view_too_large' });

export type ModalView = z.infer<typeof modalView>;

/** What a look-up may be answered. */
export const suggestions = z.strictObject({ options: z.array(option).max(100) });

export const responseAction = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
]);
