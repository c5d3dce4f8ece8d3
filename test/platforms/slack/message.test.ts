// Messages in Slack's terms: what can be pressed carries its ticket within the limits, and comes back as it was given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMessage, menuTicket, pressedValue } from '#bot/platforms/slack/message.ts';
import { messageBlocks } from '#test/support/slack/rules.ts';

type Block = ReturnType<typeof drawMessage>[number]['blocks'][number];
type Actions = Extract<Block, { type: 'actions' }>;

const actionsOf = (pages: ReturnType<typeof drawMessage>): readonly Actions[] =>
  pages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'actions'));

const button = (id: string, ticket: string, style?: 'primary' | 'danger') => ({
  id,
  label: `Bouton ${id}`,
  ticket,
  ...(style && { style }),
});
const menu = (ticket: string, count: number, code = 'code') => ({
  id: 'plus',
  label: 'Plus',
  ticket,
  options: Array.from({ length: count }, (_, rank) => ({ code: `${code}${rank}`, label: `Option ${rank}` })),
});

interface Pressed {
  readonly ticket: string;
  readonly choice?: string | undefined;
}

/** Every ticket, and option, that a press in these messages would bring. */
function pressed(pages: ReturnType<typeof drawMessage>): readonly Pressed[] {
  return actionsOf(pages).flatMap(({ elements, block_id = '' }) =>
    elements.flatMap((element): readonly Pressed[] => {
      if (element.type === 'button') return [pressedValue(element.value ?? '')];
      if (element.type !== 'overflow' && element.type !== 'static_select') throw new Error(element.type);
      const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
      const options = [...(element.options ?? []), ...groups.flatMap((group) => group.options)];
      const ticket = menuTicket(block_id, element.action_id ?? '');
      return options.map(({ value }) => ({ ticket, choice: value }));
    }),
  );
}

const choices = (ticket: string, count: number, code = 'code') =>
  Array.from({ length: count }, (_, rank) => ({ ticket, choice: `${code}${rank}` }));

describe('a message', () => {
  it('is words, then each block with its buttons', () => {
    const blocks = [
      { text: '**CRA**', buttons: [button('ok', 'b1', 'primary'), button('non', 'b2', 'danger')] },
    ];
    const [drawn, ...more] = drawMessage({ text: 'Bonjour', blocks });
    expect(more).toEqual([]);
    expect(drawn.text).toBe('Bonjour\nCRA');
    expect(drawn.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'actions']);
    expect(drawn.blocks[2]).toMatchObject({
      elements: [
        { type: 'button', value: 'b1', style: 'primary', text: { text: 'Bouton ok' } },
        { type: 'button', value: 'b2', style: 'danger', text: { text: 'Bouton non' } },
      ],
    });
  });

  it.each([
    [1, 'button'],
    [2, 'overflow'],
    [5, 'overflow'],
    [6, 'static_select'],
    [100, 'static_select'],
    [250, 'static_select'],
  ])('has a menu of %i entries as a %s', (count, type) => {
    const ticket = 'x'.repeat(280);
    const drawn = drawMessage({ text: '', blocks: [{ text: 'y', menu: menu(ticket, count) }] });
    expect(actionsOf(drawn)[0]?.elements[0]?.type).toBe(type);
    expect(pressed(drawn)).toEqual(choices(ticket, count));
  });

  it('has no menu without options', () => {
    expect(actionsOf(drawMessage({ text: 'x', blocks: [{ text: 'y', menu: menu('b', 0) }] }))).toEqual([]);
  });

  it('has buttons in the place of a menu that Slack could not carry', () => {
    const long = 'x'.repeat(506);
    const [a, b] = [menu(long, 3), menu('court', 3, 'c'.repeat(80))].map((one) =>
      drawMessage({ text: '', blocks: [{ text: 'y', menu: one }] }),
    );
    expect(a && pressed(a)).toEqual(choices(long, 3));
    expect(b && pressed(b)).toEqual(choices('court', 3, 'c'.repeat(80)));
  });

  it('is shown without a button that nothing could carry, rather than not at all', () => {
    const blocks = [{ text: 'y', buttons: [button('a', 'x'.repeat(2_001)), button('b', 'court')] }];
    expect(pressed(drawMessage({ text: '', blocks }))).toEqual([{ ticket: 'court' }]);
  });

  it('goes on in another when it has too many blocks, each with its buttons', () => {
    const blocks = Array.from({ length: 60 }, (_, rank) => ({
      text: `n° ${rank}`,
      buttons: [button('b', `t${rank}`)],
    }));
    const pages = drawMessage({ text: 'Beaucoup', blocks });
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page.text).not.toBe('');
      expect(messageBlocks.safeParse(page.blocks).error).toBeUndefined();
    }
    expect(pressed(pages).map(({ ticket }) => ticket)).toEqual(blocks.map((_, rank) => `t${rank}`));
  });
});

describe('any message', () => {
  const ticket = fc.stringMatching(/^[\w.-]{30,600}$/);
  const label = fc.string({ maxLength: 120, unit: 'grapheme' });
  const buttons = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), label, ticket }), { maxLength: 40 });
  const options = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[\w.]{1,90}$/), label }), {
    selector: ({ code }) => code,
    maxLength: 130,
  });
  const menus = fc.option(fc.record({ id: fc.constant('m'), label, ticket, options }), { nil: undefined });
  const blocks = fc.array(fc.record({ text: label, buttons, menu: menus }), { maxLength: 5 });

  it('fits Slack’s limits, and nothing that could be pressed is lost', () => {
    fc.assert(
      fc.property(label, blocks, (text, list) => {
        // No two tickets are the same.
        const given = list.map(({ menu: one, ...block }, rank) => ({
          ...block,
          ...(one && { menu: { ...one, ticket: `${one.ticket}${rank}` } }),
        }));
        const pages = drawMessage({ text, blocks: given });
        for (const page of pages) expect(messageBlocks.safeParse(page.blocks).error).toBeUndefined();
        const wanted = given.flatMap((block) => [
          ...block.buttons.map((one) => ({ ticket: one.ticket })),
          ...(block.menu?.options ?? []).map(({ code }) => ({ ticket: block.menu?.ticket, choice: code })),
        ]);
        expect(pressed(pages)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});
