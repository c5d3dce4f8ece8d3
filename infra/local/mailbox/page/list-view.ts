// The letters received, the last first; one that arrives is added above, and nothing else moves.
import { el } from '#local/page/view/dom.ts';
import { icon } from '#local/page/view/icon.ts';
import type { Summary } from '../schemas.ts';
import { dateText, subjectText } from './words.ts';

const attachedSign = (count: number): HTMLElement =>
  el('span', { class: 'attached' }, [
    icon('file'),
    `${count}`,
    el('span', { class: 'unseen' }, [count > 1 ? ' pièces jointes' : ' pièce jointe']),
  ]);

const item = ({ id, to, subject, date, attachments }: Summary): HTMLElement =>
  el('li', {}, [
    el('a', { href: `#${id}`, class: 'letter' }, [
      el('span', { class: 'letter-subject' }, [subjectText(subject)]),
      el('span', { class: 'letter-to' }, [`à ${to}`]),
      el('span', { class: 'letter-line' }, [
        el('time', { datetime: date }, [dateText(date)]),
        attachments > 0 ? attachedSign(attachments) : null,
      ]),
    ]),
  ]);

export class ListView {
  readonly root: HTMLElement;
  readonly #list = el('ol', { class: 'letters' });
  readonly #empty = el('div', { class: 'empty' }, [
    el('p', {}, ['Aucun courriel pour le moment.']),
    el('p', {}, ['Ce que Coopilote envoie depuis cette machine arrive ici, et nulle part ailleurs.']),
  ]);
  readonly #items = new Map<string, HTMLElement>();

  constructor() {
    this.root = el('nav', { class: 'side', 'aria-label': 'Courriels reçus' }, [this.#empty, this.#list]);
  }

  /** Gives those that were not there. */
  draw(letters: readonly Summary[]): readonly Summary[] {
    const ids = new Set(letters.map(({ id }) => id));
    for (const [id, element] of this.#items) {
      if (ids.has(id)) continue;
      element.remove();
      this.#items.delete(id);
    }
    const fresh = letters.filter(({ id }) => !this.#items.has(id));
    const items = fresh.map((letter) => [letter.id, item(letter)] as const);
    for (const [id, element] of items) this.#items.set(id, element);
    this.#list.prepend(...items.map(([, element]) => element));
    this.#empty.hidden = letters.length > 0;
    return fresh;
  }

  /** Marks the one that is read. */
  mark(opened: string): void {
    for (const [id, element] of this.#items) {
      const link = element.querySelector('a');
      if (id === opened) link?.setAttribute('aria-current', 'true');
      else link?.removeAttribute('aria-current');
    }
  }
}
