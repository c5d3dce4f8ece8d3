// The stand-in refuses what Slack refuses: without this, whatever the bot drew would pass.
import { describe, expect, it } from 'vitest';
import { contentOf, Refused, viewOf } from '#test/support/slack/methods.ts';
import { newTrigger, newWorkspace, openClient, spendTrigger } from '#test/support/slack/workspace.ts';

const words = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, text = value) => ({ text: words(text), value });
const field = (element: object, block_id = 'b') => ({
  type: 'input',
  block_id,
  label: words('Champ'),
  element: { action_id: 'a', ...element },
});
const box = { type: 'plain_text_input' };
const view = (blocks: readonly object[], more: object = {}) => ({
  type: 'modal',
  title: words('Titre'),
  submit: words('Envoyer'),
  blocks,
  ...more,
});
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: words('Oui'),
  value: 'v',
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const many = (count: number, one: (rank: number) => object) =>
  Array.from({ length: count }, (_, rank) => one(rank));
const select = (more: object) => ({ type: 'static_select', ...more });

function refusal(run: () => unknown): string {
  try {
    run();
    return 'taken';
  } catch (error) {
    return error instanceof Refused ? error.code : String(error);
  }
}

it('takes what is in order', () => {
  expect(refusal(() => viewOf(view([field(box)])))).toBe('taken');
  expect(refusal(() => contentOf({ blocks: [actions(button())] }))).toBe('taken');
});

describe('a window is refused', () => {
  it.each<readonly [string, object]>([
    ['with a title of 25 characters', view([field(box)], { title: words('x'.repeat(25)) })],
    ['with 101 blocks', view(many(101, (rank) => field(box, `b${rank}`)))],
    ['with two blocks of one id', view([field(box), field(box)])],
    ['with inputs and no button', view([field(box)], { submit: undefined })],
    ['with 3,001 characters unseen', view([field(box)], { private_metadata: 'x'.repeat(3_001) })],
    ['with an unknown key', view([field({ ...box, rows: 3 })])],
    ['with a value longer than its box', view([field({ ...box, max_length: 3, initial_value: 'abcd' })])],
    ['with a box of more than 3,000', view([field({ ...box, max_length: 3_001 })])],
    ['with a list of 101', view([field(select({ options: many(101, (rank) => option(`o${rank}`)) }))])],
    ['with an empty list', view([field(select({ options: [] }))])],
    ['with a label of 76', view([field(select({ options: [option('v', 'x'.repeat(76))] }))])],
    ['with a value of 76', view([field(select({ options: [option('x'.repeat(76), 'l')] }))])],
    [
      'with a choice that is not offered',
      view([field(select({ options: [option('a')], initial_option: option('b') }))]),
    ],
    [
      'with eleven radios',
      view([field({ type: 'radio_buttons', options: many(11, (rank) => option(`o${rank}`)) })]),
    ],
    [
      'with no box ticked, said so',
      view([field({ type: 'checkboxes', options: [option('a')], initial_options: [] })]),
    ],
    ['with a day that is none', view([field({ type: 'datepicker', initial_date: '2026-02-30' })])],
    ['with a button', view([actions(button())])],
    ['with nothing', view([])],
  ])('%s', (_what, given) => {
    expect(refusal(() => viewOf(given))).toBe('invalid_arguments');
  });

  it('of more than 250 kB', () => {
    const heavy = many(90, (rank) =>
      field(select({ options: many(100, (one) => option(`${rank}-${one}`, 'é'.repeat(60))) }), `b${rank}`),
    );
    expect(refusal(() => viewOf(view(heavy)))).toBe('view_too_large');
  });
});

describe('a message is refused', () => {
  it.each<readonly [string, readonly object[]]>([
    ['with 51 blocks', many(51, () => actions(button()))],
    ['with 26 buttons in a row', [actions(...many(26, (rank) => button({ action_id: `a${rank}` })))]],
    ['with two buttons of one id', [actions(button(), button())]],
    ['with a button of 76 characters', [actions(button({ text: words('x'.repeat(76)) }))]],
    ['with a value of 2,001', [actions(button({ value: 'x'.repeat(2_001) }))]],
    ['with three dots of one entry', [actions({ type: 'overflow', action_id: 'a', options: [option('a')] })]],
    ['with an input', [field(box)]],
    [
      'with an empty text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        },
      ],
    ],
    ['with a heading of 151', [{ type: 'header', text: words('x'.repeat(151)) }]],
  ])('%s', (_what, blocks) => {
    expect(refusal(() => contentOf({ text: 'x', blocks }))).toBe('invalid_blocks');
  });

  it('without words nor blocks', () => {
    expect(refusal(() => contentOf({ text: '' }))).toBe('no_text');
  });
});

it('a trigger opens once, within three seconds', () => {
  const workspace = newWorkspace();
  const lea = openClient(workspace, 'lea');
  const trigger = newTrigger(workspace, lea);
  expect(spendTrigger(workspace, trigger)).toBe(lea);
  expect(spendTrigger(workspace, trigger)).toBe('exchanged_trigger_id');
  const old = newTrigger(workspace, lea);
  const kept = workspace.triggers.get(old);
  if (kept) workspace.triggers.set(old, { ...kept, until: Date.now() - 1 });
  expect(spendTrigger(workspace, old)).toBe('expired_trigger_id');
  expect(spendTrigger(workspace, 'x')).toBe('invalid_trigger_id');
});
