// The message box: Enter sends, a slash brings the list of commands, and what fails is said under it with the text kept.
import type { Suggestion } from '#local/page/chat/schemas.ts';
import { el } from './dom.ts';
import { icon } from './icon.ts';
import { Suggestions } from './suggestions.ts';

export interface ComposerEvents {
  readonly send: (text: string) => Promise<void>;
  readonly suggest: (text: string) => Promise<readonly Suggestion[]>;
}

export class Composer {
  readonly root: HTMLElement;
  readonly #events: ComposerEvents;
  readonly #box = el('textarea', { rows: 1, 'aria-describedby': 'envoi-erreur', enterkeyhint: 'send' });
  readonly #button = el(
    'button',
    { type: 'submit', class: 'send', 'aria-label': 'Envoyer', disabled: true },
    [icon('send')],
  );
  readonly #error = el('p', { class: 'send-error', id: 'envoi-erreur', role: 'alert' });
  readonly #suggestions: Suggestions;
  readonly #drafts = new Map<string, string>();
  #channel = '';

  constructor(events: ComposerEvents) {
    this.#events = events;
    this.#suggestions = new Suggestions(this.#box, (text) => this.#complete(text));
    const form = el('form', { class: 'composer' }, [
      this.#suggestions.root,
      this.#box,
      el('div', { class: 'composer-bar' }, [
        el('span', { class: 'composer-hint' }, [
          'Entrée pour envoyer, Maj + Entrée pour aller à la ligne, / pour les commandes',
        ]),
        this.#button,
      ]),
    ]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#box.addEventListener('input', () => void this.#typed());
    this.#box.addEventListener('keydown', (event) => this.#pressKey(event));
    this.root = el('div', { class: 'composer-area' }, [form, this.#error]);
  }

  /** What was typed in a channel waits there. */
  draw(channelId: string, title: string): void {
    const label = `Écrire à ${title}`;
    this.#box.placeholder = label;
    this.#box.setAttribute('aria-label', label);
    if (channelId === this.#channel) return;
    this.#drafts.set(this.#channel, this.#box.value);
    this.#channel = channelId;
    this.#write(this.#drafts.get(channelId) ?? '');
    this.#error.textContent = '';
  }

  #complete(text: string): void {
    this.#write(text);
    this.#box.focus();
  }

  #write(text: string): void {
    this.#box.value = text;
    this.#resize();
    this.#suggestions.hide();
    this.#focus();
  }

  /** On a touch screen the focus would bring the keyboard up over the messages. */
  #focus(): void {
    if (!window.matchMedia('(pointer: coarse)').matches) this.#box.focus();
  }

  #resize(): void {
    this.#button.disabled = this.#box.value.trim() === '';
    this.#box.style.height = 'auto';
    const height = this.#box.scrollHeight;
    // Not on the page yet: nothing can be measured, one line is enough.
    if (height > 0) this.#box.style.height = `${Math.min(220, height)}px`;
  }

  async #typed(): Promise<void> {
    this.#resize();
    const text = this.#box.value;
    if (!/^\/\S*$/.test(text)) {
      this.#suggestions.hide();
      return;
    }
    this.#suggestions.narrow(text);
    const found = await this.#events.suggest(text);
    const waited = this.#box.value === text && !this.#box.readOnly && document.activeElement === this.#box;
    if (waited) this.#suggestions.show(found);
  }

  #pressKey(event: KeyboardEvent): void {
    if (this.#suggestions.pressKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#send();
  }

  async #send(): Promise<void> {
    const text = this.#box.value;
    if (text.trim() === '' || this.#box.readOnly) return;
    this.#suggestions.hide();
    this.#error.textContent = '';
    this.#box.readOnly = true;
    this.#button.disabled = true;
    try {
      await this.#events.send(text.trim());
      this.#box.value = '';
    } catch (error) {
      this.#error.textContent = error instanceof Error ? error.message : 'Le message n’est pas parti.';
    } finally {
      this.#box.readOnly = false;
      this.#resize();
    }
  }
}
