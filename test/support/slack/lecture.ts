// Slack's blocks as somebody reads them, in the words of the other chats' messages: bold between stars, lists with dashes.
import type { ShownAction, ShownPost } from '../pocket.ts';
import { type ActionElement, type MessageBlock, optionsOf, type ViewBlock } from './rules.ts';
import type { Message } from './workspace.ts';

type RichText = Extract<MessageBlock, { type: 'rich_text' }>;
type Element = RichText['elements'][number];
type Section = Extract<Element, { type: 'rich_text_section' }>;
type Span = Section['elements'][number];

const MARKS = { bold: '**', italic: '_', strike: '~~', code: '`' } as const;

function spanText(span: Span): string {
  const text = span.type === 'link' ? `[${span.text ?? span.url}](${span.url})` : span.text;
  const marks = Object.entries(MARKS).filter(([name]) => span.style?.[name as keyof typeof MARKS]);
  return marks.reduce((inside, [, mark]) => `${mark}${inside}${mark}`, text);
}

const spans = (list: readonly Span[]): string => list.map(spanText).join('');

function elementText(element: Element): string {
  switch (element.type) {
    case 'rich_text_list':
      return element.elements.map((item) => `- ${spans(item.elements)}`).join('\n');
    case 'rich_text_quote':
      return `> ${spans(element.elements)}`;
    default:
      return spans(element.elements);
  }
}

/** The words of a block of text; none for what is pressed or filled. */
export function blockText(block: MessageBlock | ViewBlock): string {
  switch (block.type) {
    case 'rich_text':
      return block.elements.map(elementText).join('\n');
    case 'header':
      return `#### ${block.text.text}`;
    case 'image':
      return `![${block.alt_text}](${block.image_url})`;
    default:
      return '';
  }
}

interface Shown {
  text: string;
  image_url?: string;
  actions: ShownAction[];
}

/** Where a button or a menu is in its message. */
export interface Spot {
  readonly blockId: string;
  readonly element: ActionElement;
}

/** A message as on other chats: its first words, then blocks of words with their picture and what can be pressed below each. */
export function readMessage(message: Message): ShownPost {
  const [head, ...rest] = message.blocks;
  const hasWords = head !== undefined && head.type !== 'actions' && head.type !== 'image';
  const blocks: Shown[] = [];
  for (const block of hasWords ? rest : message.blocks) {
    if (block.type !== 'actions' && block.type !== 'image')
      blocks.push({ text: blockText(block), actions: [] });
    else below(blocks, block);
  }
  return {
    id: message.ts,
    user_id: '',
    channel_id: message.channelId,
    root_id: '',
    message: message.blocks.length === 0 ? message.text : hasWords ? blockText(head) : '',
    type: '',
    delete_at: 0,
    props: { attachments: blocks.map((block) => ({ ...block, title: '' })) },
  };
}

type Below = Extract<MessageBlock, { type: 'actions' | 'image' }>;

function below(blocks: Shown[], block: Below): void {
  if (blocks.length === 0) blocks.push({ text: '', actions: [] });
  const last = blocks.at(-1);
  if (last && block.type === 'image') last.image_url = block.image_url;
  if (last && block.type === 'actions') last.actions.push(...actionsIn(block));
}

function actionsIn(block: Extract<MessageBlock, { type: 'actions' }>): ShownAction[] {
  return block.elements.map((element) => shownAction(spotId(block, element), element));
}

/** An element by its block and itself: a menu's own ids are both its ticket. */
function spotId(
  { block_id = '' }: { readonly block_id?: string | undefined },
  element: ActionElement,
): string {
  return `${block_id}\n${element.action_id}`;
}

function shownAction(id: string, element: ActionElement): ShownAction {
  if (element.type === 'button')
    return { id, type: 'button', name: element.text.text, ...(element.style && { style: element.style }) };
  const options = optionsOf(element).map(({ text, description, value }) => ({
    value,
    text: [text.text, description?.text].filter(Boolean).join(' '),
  }));
  const name = element.type === 'overflow' ? '…' : (element.placeholder?.text ?? '');
  return { id, type: 'select', name, options };
}

export function spotOf({ blocks }: Message, id: string): Spot {
  for (const block of blocks) {
    if (block.type !== 'actions') continue;
    const element = block.elements.find((one) => spotId(block, one) === id);
    if (element) return { blockId: block.block_id ?? '', element };
  }
  throw new Error(`nothing to press in this message: ${id}`);
}
