// A letter as its recipient has it: who, when, its files, its HTML in a frame that runs and fetches nothing, its text, its headers.
import { el } from '#local/page/view/dom.ts';
import { icon } from '#local/page/view/icon.ts';
import { sizeOf } from '#local/page/view/size.ts';
import type { Letter } from '../schemas.ts';
import { dateText, subjectText } from './words.ts';

const facts = (pairs: readonly (readonly [string, string])[], name: string): HTMLElement =>
  el(
    'dl',
    { class: name },
    pairs.flatMap(([term, value]) => [el('dt', {}, [term]), el('dd', {}, [value])]),
  );

const attachments = ({ id, attachments: all }: Letter): HTMLElement | null => {
  if (all.length === 0) return null;
  const items = all.map(({ name, size }, index) =>
    el('li', {}, [
      el('a', { href: `/courriels/${id}/pieces/${index}`, download: name, class: 'piece' }, [
        icon('file'),
        el('span', { class: 'piece-name' }, [name, el('small', {}, [sizeOf(size)])]),
        icon('download'),
      ]),
    ]),
  );
  return el('ul', { class: 'pieces', 'aria-label': 'Pièces jointes' }, items);
};

/** The sandbox lets a pressed link open in a window of its own, and nothing else. */
const frame = ({ id }: Letter): HTMLElement =>
  el('iframe', {
    class: 'html',
    src: `/courriels/${id}/html`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    title: 'Le message, mis en page',
  });

const folded = (summary: string, content: HTMLElement, open: boolean): HTMLElement =>
  el('details', { open }, [el('summary', {}, [summary]), content]);

const body = (letter: Letter): readonly (HTMLElement | null)[] => [
  letter.hasHtml ? frame(letter) : null,
  folded(
    'Texte seul',
    el('pre', { class: 'text', tabindex: 0 }, [letter.text || '(aucun)']),
    !letter.hasHtml,
  ),
  folded(
    'En-têtes',
    facts(
      letter.headers.map(({ name, value }) => [name, value]),
      'headers',
    ),
    false,
  ),
];

export const letterView = (letter: Letter): HTMLElement => {
  const { id, subject, from, to, replyTo, date } = letter;
  const known: (readonly [string, string])[] = [
    ['De', from],
    ['À', to],
    ['Répondre à', replyTo],
    ['Date', dateText(date)],
  ];
  return el('article', {}, [
    el('a', { href: '#', class: 'back' }, [icon('left'), 'Tous les courriels']),
    el('h2', { tabindex: -1 }, [subjectText(subject)]),
    facts(
      known.filter(([, value]) => value !== ''),
      'facts',
    ),
    attachments(letter),
    ...body(letter),
    el('p', {}, [el('a', { href: `/courriels/${id}/source`, target: '_blank' }, ['Source du message'])]),
  ]);
};
