// An open dialog on the screen: title, introduction, fields, errors, and the two buttons.
import type { Option } from '#local/page/dialog/definition.ts';
import type { DialogState, FieldValue } from '#local/page/dialog/state.ts';
import { el, freshId } from './dom.ts';
import { Field } from './field.ts';
import { icon } from './icon.ts';
import { markdown } from './markdown.ts';

export interface WindowEvents {
  readonly onChange: (name: string, value: FieldValue) => void;
  readonly search: (name: string, query: string) => Promise<readonly Option[]>;
  readonly onSubmit: () => void;
  readonly onCancel: (by: 'button' | 'escape') => void;
}

export class DialogWindow {
  readonly root: HTMLDialogElement;
  readonly #events: WindowEvents;
  readonly #titleId = freshId('titre');
  readonly #submit = el('button', { type: 'submit', class: 'primary' });
  readonly #error = el('div', { class: 'dialog-error', role: 'alert' });
  #fields: readonly Field[] = [];
  #label = '';

  constructor(events: WindowEvents) {
    this.#events = events;
    this.root = el('dialog', {
      class: 'dialog',
      'aria-labelledby': this.#titleId,
      autofocus: true,
      tabindex: -1,
    });
    this.root.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (event.target === this.root) this.#events.onCancel('escape');
    });
  }

  open(state: DialogState): void {
    document.body.append(this.root);
    this.root.showModal();
    this.showStep(state);
  }

  close(): void {
    this.root.close();
    this.root.remove();
  }

  /** Draws the whole step anew: on opening, at a next step, after a refresh. */
  showStep(state: DialogState): void {
    const {
      title,
      icon_url: picture,
      introduction_text: introduction,
      elements,
      submit_label: label,
    } = state.shown;
    this.#label = label || 'Envoyer';
    this.#fields = elements.map((element) => new Field(element, { state, ...this.#events }));
    const cancel = (): void => this.#events.onCancel('button');
    const form = el('form', { novalidate: true, autocomplete: 'off' }, [
      el('header', { class: 'dialog-head' }, [
        picture === '' ? null : el('img', { src: picture, alt: '', width: 36, height: 36 }),
        el('h1', { id: this.#titleId }, [title]),
        el(
          'button',
          { type: 'button', class: 'dialog-close', 'aria-label': 'Fermer', on: { click: cancel } },
          [icon('close')],
        ),
      ]),
      el('div', { class: 'dialog-body', tabindex: -1 }, [
        introduction === '' ? null : el('div', { class: 'dialog-introduction' }, [markdown(introduction)]),
        ...this.#fields.map((field) => field.root),
      ]),
      el('footer', { class: 'dialog-foot' }, [
        this.#error,
        el('button', { type: 'button', class: 'tertiary', on: { click: cancel } }, ['Annuler']),
        this.#submit,
      ]),
    ]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#events.onSubmit();
    });
    this.root.replaceChildren(form);
    this.showErrors(state);
    this.wait(false);
    this.#focusFirst();
  }

  /** Only a first field that is typed into takes the focus. */
  #focusFirst(): void {
    const first = this.#fields[0]?.root;
    const control = first?.matches('.field-text, .field-textarea')
      ? first.querySelector('input, textarea')
      : null;
    if (control instanceof HTMLElement) control.focus();
    else if (this.#fields.length === 0) this.#submit.focus();
    else this.root.focus();
  }

  showErrors(state: DialogState): void {
    for (const field of this.#fields) field.showError(state);
    const { error } = state;
    this.#error.replaceChildren(...(error ? [markdown(error)] : []));
  }

  /** While an answer is awaited a second press sends nothing. */
  wait(waiting: boolean): void {
    this.#submit.disabled = waiting;
    this.#submit.classList.toggle('waiting', waiting);
    this.#submit.textContent = waiting ? 'Envoi…' : this.#label;
  }
}
