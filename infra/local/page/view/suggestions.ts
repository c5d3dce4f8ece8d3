// The list of commands over the message box: trigger, hint and description; Tab, Enter or a press completes.
import type { Suggestion } from '#local/page/chat/schemas.ts';
import { el } from './dom.ts';

const withSlash = ({ Complete: completed }: Suggestion): string => `/${completed.replace(/^\//, '')}`;

export class Suggestions {
  readonly root: HTMLElement;
  readonly #list = el('ul', { role: 'listbox', 'aria-label': 'Commandes', id: 'commandes' });
  readonly #box: HTMLTextAreaElement;
  readonly #complete: (text: string) => void;
  #found: readonly Suggestion[] = [];
  #active = 0;

  constructor(box: HTMLTextAreaElement, complete: (text: string) => void) {
    this.#box = box;
    this.#complete = complete;
    this.root = el('div', { class: 'suggestions', hidden: true }, [
      el('p', { class: 'suggestions-title', 'aria-hidden': 'true' }, ['Commandes']),
      this.#list,
    ]);
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const item = (event.target as Element).closest<HTMLElement>('li');
      if (item) this.#accept(Number(item.dataset.index));
    });
    box.addEventListener('blur', () => this.hide());
  }

  show(found: readonly Suggestion[]): void {
    this.#found = found;
    this.#active = 0;
    this.root.hidden = found.length === 0;
    this.#list.replaceChildren(...found.map((suggestion, index) => this.#item(suggestion, index)));
    this.#box.setAttribute('aria-controls', 'commandes');
    this.#mark();
  }

  /** What no longer fits the words typed since leaves at once: the answer may come after Enter. */
  narrow(text: string): void {
    if (!this.root.hidden) this.show(this.#found.filter((one) => withSlash(one).startsWith(text)));
  }

  hide(): void {
    this.root.hidden = true;
    this.#box.removeAttribute('aria-activedescendant');
  }

  /** True when the key was for the list. */
  pressKey(event: KeyboardEvent): boolean {
    if (this.root.hidden || event.shiftKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const complete = event.key === 'Tab' || (event.key === 'Enter' && !this.#alreadyWritten());
    if (step) {
      this.#active = (this.#active + step + this.#found.length) % this.#found.length;
      this.#mark();
    } else if (complete) this.#accept(this.#active);
    else if (event.key === 'Escape') this.hide();
    else return false;
    event.preventDefault();
    return true;
  }

  /** A command typed in full is sent by Enter, not completed once more. */
  #alreadyWritten(): boolean {
    const suggestion = this.#found[this.#active];
    return suggestion !== undefined && withSlash(suggestion) === this.#box.value;
  }

  #accept(index: number): void {
    const suggestion = this.#found[index];
    if (suggestion) this.#complete(`${withSlash(suggestion)} `);
  }

  #item(
    { Suggestion: trigger, Hint: hint, Description: description }: Suggestion,
    index: number,
  ): HTMLElement {
    const name = `${trigger.replace(/^\//, '')} ${hint}`.trim();
    return el(
      'li',
      { role: 'option', id: `commande-${index}`, 'data-index': index, 'aria-selected': 'false' },
      [
        el('span', { class: 'slash', 'aria-hidden': 'true' }, ['/']),
        el('span', {}, [
          el('span', { class: 'trigger' }, [name]),
          el('span', { class: 'description' }, [description]),
        ]),
      ],
    );
  }

  #mark(): void {
    for (const [index, item] of [...this.#list.children].entries()) {
      item.setAttribute('aria-selected', String(index === this.#active));
      if (index === this.#active) item.scrollIntoView({ block: 'nearest' });
    }
    this.#box.setAttribute('aria-activedescendant', `commande-${this.#active}`);
  }
}
