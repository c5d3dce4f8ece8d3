// The framed part of a message: text, fields, image, and the buttons and menus that call the integration.
import type { Attachment, PostAction } from '#local/page/chat/schemas.ts';
import { el } from './dom.ts';
import { markdown } from './markdown.ts';
import { Picker } from './picker.ts';

export type OnAction = (action: PostAction, selected: string) => void;

const namedColours: Readonly<Record<string, string>> = {
  good: '#2f7d5b',
  warning: '#e0a32e',
  danger: '#c43b3e',
};
const styles: Readonly<Record<string, string>> = {
  primary: 'action-primary',
  danger: 'action-danger',
  good: 'action-good',
  success: 'action-good',
  warning: 'action-warning',
};

/** The client folds a longer text and offers « Afficher plus ». */
const foldedHeight = 200;

const folding = (text: HTMLElement): HTMLElement => {
  const more = el('button', { type: 'button', class: 'more', hidden: true }, ['Afficher plus']);
  const body = el('div', { class: 'attachment-text folded' }, [text]);
  more.addEventListener('click', () => {
    const folded = body.classList.toggle('folded');
    more.textContent = folded ? 'Afficher plus' : 'Afficher moins';
  });
  new ResizeObserver((_, observer) => {
    more.hidden = body.scrollHeight <= foldedHeight;
    if (more.hidden) body.classList.remove('folded');
    observer.disconnect();
  }).observe(body);
  return el('div', {}, [body, more]);
};

const button = (action: PostAction, onAction: OnAction): HTMLElement => {
  const pressed = el(
    'button',
    {
      type: 'button',
      class: `action ${styles[action.style] ?? 'action-default'}`,
      disabled: action.disabled === true,
      title: action.tooltip || undefined,
      on: { click: () => onAction(action, '') },
    },
    [action.name],
  );
  if (action.style.startsWith('#')) pressed.style.color = action.style;
  return pressed;
};

const menu = (action: PostAction, onAction: OnAction): HTMLElement => {
  const options = action.options.map(({ text: label, value }) => ({ label, value }));
  return new Picker({
    name: action.id,
    label: action.name,
    required: false,
    placeholder: action.name,
    options,
    chosen: options.filter(({ value }) => value === action.default_option),
    several: false,
    clearable: false,
    onChange: ([option]) => option && onAction(action, option.value),
  }).root;
};

/** An action without id or name is not drawn. */
const actions = (attachment: Attachment, onAction: OnAction): HTMLElement | null => {
  const drawn = attachment.actions.filter(({ id, name }) => id !== '' && name !== '');
  if (drawn.length === 0) return null;
  const controls = drawn.map((action) =>
    action.type === 'select' ? menu(action, onAction) : button(action, onAction),
  );
  return el('div', { class: 'actions' }, controls);
};

const fields = ({ fields: all }: Attachment): HTMLElement | null => {
  if (all.length === 0) return null;
  const entries = all.map(({ title, value, short }) =>
    el('div', { class: short === true || short === 'true' ? 'short' : 'long' }, [
      el('dt', {}, [title]),
      el('dd', {}, [markdown(String(value ?? ''))]),
    ]),
  );
  return el('dl', { class: 'fields' }, entries);
};

const title = (attachment: Attachment): HTMLElement | null => {
  if (attachment.title === '') return null;
  const isLink = /^https?:\/\//.test(attachment.title_link);
  const link = { href: attachment.title_link, target: '_blank', rel: 'noopener noreferrer' };
  return el('p', { class: 'attachment-title' }, [
    isLink ? el('a', link, [attachment.title]) : attachment.title,
  ]);
};

const picture = (address: string, name: string): HTMLElement | null =>
  address === ''
    ? null
    : el('img', { class: name, src: address, alt: 'Image jointe', referrerpolicy: 'no-referrer' });

export const attachmentView = (attachment: Attachment, onAction: OnAction): HTMLElement => {
  const { pretext, text, author_name: author, footer, color } = attachment;
  const frame = el('div', { class: 'attachment' }, [
    picture(attachment.thumb_url, 'thumb'),
    author === '' ? null : el('p', { class: 'attachment-author' }, [author]),
    title(attachment),
    text === '' ? null : folding(markdown(text)),
    fields(attachment),
    picture(attachment.image_url, 'image'),
    footer === '' ? null : el('p', { class: 'attachment-footer' }, [footer]),
    actions(attachment, onAction),
  ]);
  frame.style.borderLeftColor = (namedColours[color] ?? color) || '#93b4f1';
  return el('div', { class: 'attachment-whole' }, [pretext === '' ? null : markdown(pretext), frame]);
};
