// A message of the bot in Slack's terms: blocks of text, rows of buttons and menus, in as many messages as they need.
import type { ActionsBlock, ActionsBlockElement, KnownBlock, Button as SlackButton } from '@slack/types';
import { cutLines } from '#bot/platforms/cut.ts';
import type { Block, Button, Menu, Message } from '#bot/ports.ts';
import { LIMITS } from './limits.ts';
import { fits, listed, plain, toOption } from './options.ts';
import { imageBlock, plainText, textBlocks } from './rich-text.ts';

export interface Drawn {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** At least one; a block of ours is on one message with its buttons, unless it fills one by itself. */
export function drawMessage({
  text,
  blocks = [],
}: Pick<Message, 'text' | 'blocks'>): readonly [Drawn, ...Drawn[]] {
  const idOf = uniqueIds();
  const groups = [textBlocks(text), ...blocks.map((block) => drawBlock(block, idOf))];
  const [first = [], ...others] = pages(groups);
  const said = cutLines(
    [text, ...blocks.flatMap((block) => [block.text, block.picture?.alt ?? ''])]
      .map(plainText)
      .filter(Boolean)
      .join('\n'),
    LIMITS.text,
  );
  const page = (shown: readonly KnownBlock[], rank: number): Drawn => ({
    text: said === '' ? '…' : rank === 0 ? said : '(suite)',
    blocks: shown,
  });
  return [page(first, 0), ...others.map((shown, index) => page(shown, index + 1))];
}

function pages(groups: readonly (readonly KnownBlock[])[]): readonly (readonly KnownBlock[])[] {
  const found: KnownBlock[][] = [[]];
  for (const group of groups) {
    if ((found.at(-1)?.length ?? 0) + group.length > LIMITS.blocksOfMessage) found.push([]);
    for (const block of group) {
      if (found.at(-1)?.length === LIMITS.blocksOfMessage) found.push([]);
      found.at(-1)?.push(block);
    }
  }
  return found.filter((page) => page.length > 0);
}

type IdOf = (wanted: string) => string;

function drawBlock({ text, picture, buttons = [], menu }: Block, idOf: IdOf): readonly KnownBlock[] {
  const drawn = buttons.filter(isCarried).map((button) => drawButton(button, idOf));
  return [
    ...textBlocks(text),
    ...(picture ? [imageBlock(picture)] : []),
    ...rows(drawn, menu && menu.options.length > 0 ? menu : undefined, idOf),
  ];
}

type Pictured = Pick<Message, 'blocks'>;

/** Slack fetches pictures before it takes a message, and refuses it whole for one that it cannot have. */
export function hasPictures({ blocks = [] }: Pictured): boolean {
  return blocks.some(({ picture }) => picture !== undefined);
}

/** The same, what its pictures show being said. */
export function inWords<M extends Pictured>(message: M): M {
  const { blocks = [] } = message;
  const said = blocks.map(({ picture, ...block }) =>
    picture ? { ...block, text: [block.text, picture.alt].filter(Boolean).join('\n') } : block,
  );
  return { ...message, blocks: said };
}

/** A message is refused whole for one button: a ticket that no value could carry, which none of ours is, is left out. */
function isCarried({ ticket }: Pick<Button, 'ticket'>): boolean {
  return ticket.length <= LIMITS.buttonValue;
}

function drawButton({ id, label, style, ticket }: Button, idOf: IdOf): SlackButton {
  return {
    type: 'button',
    action_id: idOf(id),
    text: plain(label, LIMITS.buttonLabel),
    value: ticket,
    ...(style && { style }),
  };
}

/** A menu shares the last row of buttons, whose block then carries its ticket. */
function rows(
  buttons: readonly ActionsBlockElement[],
  menu: Menu | undefined,
  idOf: IdOf,
): readonly ActionsBlock[] {
  const carried = menu && carriedBy(menu);
  if (menu && !carried) return rows([...buttons, ...menuAsButtons(menu, idOf)], undefined, idOf);
  const elements = menu && carried ? [...buttons, drawMenu(menu, carried.action)] : buttons;
  const count = Math.ceil(elements.length / LIMITS.actions);
  return Array.from({ length: count }, (_, row) => ({
    type: 'actions',
    ...(carried && row === count - 1 && { block_id: carried.block }),
    elements: elements.slice(row * LIMITS.actions, (row + 1) * LIMITS.actions),
  }));
}

/**
 * A menu has no value of its own to carry a ticket: its block's id holds the end, which no other ticket has, and its own id the beginning.
 * Undefined where it cannot be a menu: its ticket is longer than both, it has a single entry, or one that does not fit.
 */
function carriedBy({
  ticket,
  options,
}: Menu): { readonly block: string; readonly action: string } | undefined {
  const head = Math.max(0, ticket.length - LIMITS.blockId);
  const action = MENU + ticket.slice(0, head);
  const isMenu = options.length > 1 && options.every(({ code }) => fits(code));
  return isMenu && action.length <= LIMITS.actionId ? { block: ticket.slice(head), action } : undefined;
}

/** No button's id begins so. */
const MENU = 'menu.';

/** The ticket of the menu that was used. */
export function menuTicket(blockId: string, actionId: string): string {
  return actionId.slice(MENU.length) + blockId;
}

/** Three dots for a few entries, which may be chosen again; Slack takes the same choice in a list for its being taken back. */
function drawMenu({ label, options }: Menu, actionId: string): ActionsBlockElement {
  const shown = options.map((option) => toOption(option));
  if (shown.length <= LIMITS.overflow) return { type: 'overflow', action_id: actionId, options: shown };
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(label, LIMITS.placeholder),
    ...listed(shown),
  };
}

/** Between a ticket and the option that a button stands for. */
const CHOICE = '\n';

function menuAsButtons({ id, options, ticket }: Menu, idOf: IdOf): readonly SlackButton[] {
  return options
    .map(({ code, label }) => ({ id, label, ticket: `${ticket}${CHOICE}${code}` }))
    .filter(isCarried)
    .map((button) => drawButton(button, idOf));
}

/** What a button's value says: a ticket, and the option it stands for where it is one of a menu. */
export function pressedValue(value: string): { readonly ticket: string; readonly choice?: string } {
  const [ticket = '', choice] = value.split(CHOICE, 2);
  return choice === undefined ? { ticket } : { ticket, choice };
}

function uniqueIds(): IdOf {
  const taken = new Set<string>();
  return (wanted) => {
    let id = wanted;
    for (let rank = 2; taken.has(id); rank += 1) id = `${wanted}-${rank}`;
    taken.add(id);
    return id;
  };
}
