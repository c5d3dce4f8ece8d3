// The whole page: the letters on one side, the one that is read on the other; a phone shows one or the other.
import { el } from '#local/page/view/dom.ts';
import type { Letter, Summary } from '../schemas.ts';
import { letterView } from './letter-view.ts';
import { ListView } from './list-view.ts';
import { subjectText } from './words.ts';

const STOPPED = 'Coopilote est arrêté : cette page se mettra à jour quand il redémarrera.';

const hint = (text: string): HTMLElement => el('p', { class: 'empty' }, [text]);

const newsText = (fresh: readonly Summary[]): string => {
  const [first, ...others] = fresh;
  if (first && others.length === 0) return `Nouveau courriel : ${subjectText(first.subject)}.`;
  return `${fresh.length} nouveaux courriels.`;
};

export class MailboxView {
  readonly root: HTMLElement;
  readonly #list = new ListView();
  readonly #reading = el('main', { class: 'reading' });
  readonly #told = el('p', { class: 'told', role: 'status' });
  #drawn = false;

  constructor() {
    const bar = el('header', { class: 'bar' }, [el('h1', { class: 'brand' }, ['Courrier de Coopilote'])]);
    this.root = el('div', { class: 'mailbox' }, [bar, this.#told, this.#list.root, this.#reading]);
  }

  /** Says what is new, but for what was there when the page was opened. */
  drawList(letters: readonly Summary[]): void {
    const fresh = this.#list.draw(letters);
    if (this.#told.textContent === STOPPED) this.#told.textContent = '';
    if (this.#drawn && fresh.length > 0) this.#told.textContent = newsText(fresh);
    this.#drawn = true;
  }

  /** Said once: what is written again is read again to those who listen. */
  drawStopped(): void {
    if (this.#told.textContent !== STOPPED) this.#told.textContent = STOPPED;
  }

  /** `letter` is undefined where there is none at the address. */
  drawLetter(id: string, letter: Letter | undefined): void {
    this.#told.textContent = '';
    this.root.classList.toggle('is-reading', letter !== undefined);
    const missing = id === '' ? 'Choisissez un courriel pour le lire.' : 'Ce courriel n’est plus là.';
    this.#reading.replaceChildren(letter ? letterView(letter) : hint(missing));
    this.#list.mark(id);
    this.#reading.querySelector('h2')?.focus();
  }
}
