// A message of the bot in Mattermost's terms: markdown, and attachments that carry buttons and menus.
import type { Block, Button, Menu, Message } from '#bot/ports.ts';
import { cutLines } from './cut.ts';
import { MESSAGE_CHARACTERS } from './limits.ts';

interface Action {
  readonly id: string;
  readonly type: 'button' | 'select';
  readonly name: string;
  readonly style?: 'primary' | 'danger';
  readonly options?: readonly { readonly text: string; readonly value: string }[];
  readonly integration: { readonly url: string; readonly context: { readonly ticket: string } };
}

interface Attachment {
  readonly fallback: string;
  readonly color: string;
  readonly text: string;
  readonly image_url?: string;
  readonly actions: readonly Action[];
}

export interface Drawn {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** The State's blue, for the bar beside a block. */
const COLOR = '#000091';

export function drawMessage(
  { text, blocks = [] }: Pick<Message, 'text' | 'blocks'>,
  actionUrl: string,
): Drawn {
  const idOf = uniqueIds();
  return {
    text: cutLines(text, MESSAGE_CHARACTERS),
    attachments: blocks.map((block) => drawBlock(block, { actionUrl, idOf })),
  };
}

/** What may stay in the direct channel: no word that the message says to one person, and a button that asks for it again. */
export function drawLasting({ lasting, lastingButton, blocks = [] }: Message, actionUrl: string): Drawn {
  const buttons = blocks.flatMap((block) => block.buttons ?? []);
  const again =
    lastingButton ?? buttons.find((button) => button.style === 'primary') ?? buttons.find(isHarmless);
  const button =
    again && ({ id: 'continuer', label: 'Continuer', style: 'primary', ticket: again.ticket } as const);
  return drawMessage({ text: lasting, blocks: button ? [{ text: '', buttons: [button] }] : [] }, actionUrl);
}

function isHarmless(button: Button): boolean {
  return button.style !== 'danger';
}

interface Place {
  readonly actionUrl: string;
  readonly idOf: (wanted: string) => string;
}

function drawBlock({ text, picture, buttons = [], menu }: Block, place: Place): Attachment {
  const menus = menu && menu.options.length > 0 ? [drawMenu(menu, place)] : [];
  const shown = cutLines(text, MESSAGE_CHARACTERS);
  return {
    fallback: picture?.alt ?? shown,
    color: COLOR,
    text: shown,
    ...(picture && { image_url: picture.url }),
    actions: [...buttons.map((button) => drawButton(button, place)), ...menus],
  };
}

function drawButton({ id, label, style, ticket }: Button, { actionUrl, idOf }: Place): Action {
  const integration = { url: actionUrl, context: { ticket } };
  return { id: idOf(id), type: 'button', name: label, ...(style && { style }), integration };
}

function drawMenu({ id, label, options, ticket }: Menu, { actionUrl, idOf }: Place): Action {
  return {
    id: idOf(id),
    type: 'select',
    name: label,
    options: options.map((option) => ({ text: option.label, value: option.code })),
    integration: { url: actionUrl, context: { ticket } },
  };
}

/** A click on an id with any other character than letters and digits is 404, and two same ids are one button. */
function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = wanted.replace(/[^A-Za-z0-9]/g, '') || 'action';
    let id = base;
    for (let rank = 2; taken.has(id); rank += 1) id = `${base}x${rank}`;
    taken.add(id);
    return id;
  };
}
