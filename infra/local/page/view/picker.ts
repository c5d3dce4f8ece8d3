// A list one types into: one choice or several as chips, clearable or not, its options known or looked up at each keystroke.
import type { Option } from '#local/page/dialog/definition.ts';
import { el, freshId } from './dom.ts';
import { Floating } from './floating.ts';
import { icon } from './icon.ts';
import { foundIn } from './options-found.ts';

export interface PickerSettings {
  readonly name: string;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly required: boolean;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  readonly several: boolean;
  readonly clearable: boolean;
  /** Asked on opening and at each keystroke, without delay, instead of searching in `options`. */
  readonly search?: (query: string) => Promise<readonly Option[]>;
  readonly onChange: (chosen: readonly Option[]) => void;
}

export class Picker {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #settings: PickerSettings;
  readonly #value = el('div', { class: 'picker-value' });
  readonly #clear: HTMLButtonElement;
  readonly #list: HTMLUListElement;
  readonly #floating: Floating;
  #chosen: readonly Option[];
  #found: readonly Option[] = [];
  #active = -1;
  #searches = 0;

  constructor(settings: PickerSettings) {
    this.#settings = settings;
    this.#chosen = settings.chosen;
    this.#list = el('ul', { class: 'picker-list', role: 'listbox', id: freshId('liste') });
    this.#list.setAttribute('aria-label', settings.label ?? 'Choix');
    this.input = this.#createInput();
    this.#clear = el(
      'button',
      { type: 'button', class: 'picker-clear', tabindex: -1, 'aria-label': 'Effacer le choix' },
      [icon('close')],
    );
    const box = el('div', { class: 'picker-box' }, [
      this.#value,
      this.#clear,
      el('span', { class: 'picker-bar' }),
      el('span', { class: 'picker-arrow' }, [icon('chevron')]),
    ]);
    this.root = el('div', { class: 'picker', 'data-name': settings.name }, [box, this.#list]);
    this.#floating = new Floating(this.#list, box);
    this.#listen(box);
    this.#drawValue();
  }

  #createInput(): HTMLInputElement {
    const { labelledBy, label, describedBy, required } = this.#settings;
    return el('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
      'aria-labelledby': labelledBy,
      'aria-label': labelledBy ? undefined : label,
      'aria-describedby': describedBy,
      'aria-required': required ? 'true' : undefined,
    });
  }

  #listen(box: HTMLElement): void {
    box.addEventListener('pointerdown', (event) => this.#pressBox(event));
    this.input.addEventListener('input', () => this.#openWith(this.input.value));
    this.input.addEventListener('keydown', (event) => this.#pressKey(event));
    this.input.addEventListener('blur', () => this.#close());
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const item = (event.target as Element).closest('li[data-index]');
      if (item instanceof HTMLElement) this.#choose(this.#found[Number(item.dataset.index)]);
    });
  }

  #pressBox(event: PointerEvent): void {
    const target = event.target as Element;
    const chip = target.closest<HTMLElement>('[data-remove]');
    if (target !== this.input) event.preventDefault();
    this.input.focus();
    if (chip) this.#set(this.#chosen.filter(({ value }) => value !== chip.dataset.remove));
    else if (target.closest('.picker-clear')) this.#set([]);
    else if (this.#floating.open && target !== this.input) this.#close();
    else this.#openWith(this.input.value);
  }

  #pressKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#floating.open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.#floating.open) this.#move(event.key === 'ArrowDown' ? 1 : -1);
      else this.#openWith(this.input.value);
    } else if (event.key === 'Enter' && this.#floating.open) {
      event.preventDefault();
      this.#choose(this.#found[this.#active]);
    } else if (event.key === 'Backspace' && this.input.value === '' && this.#settings.clearable) {
      this.#set(this.#chosen.slice(0, -1));
    }
  }

  #openWith(query: string): void {
    this.#searches += 1;
    const search = this.#searches;
    this.#drawValue();
    if (!this.#settings.search) {
      this.#show(foundIn(this.#offered(), query));
      return;
    }
    if (!this.#floating.open) this.#show([], 'Recherche…');
    void this.#settings.search(query).then((found) => {
      if (search === this.#searches && this.input === document.activeElement) this.#show(found);
    });
  }

  /** A value already chosen is not offered again among several. */
  #offered(): readonly Option[] {
    const { options, several } = this.#settings;
    if (!several) return options;
    return options.filter(({ value }) => !this.#chosen.some((option) => option.value === value));
  }

  #show(found: readonly Option[], nothing = 'Aucun résultat'): void {
    this.#found = found;
    const current = found.findIndex(({ value }) => value === this.#chosen[0]?.value);
    this.#active = found.length === 0 ? -1 : Math.max(0, current);
    this.#list.replaceChildren(
      ...found.map((option, index) => this.#item(option, index)),
      ...(found.length === 0
        ? [
            el(
              'li',
              { class: 'picker-nothing', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
              [nothing],
            ),
          ]
        : []),
    );
    this.#floating.show();
    this.input.setAttribute('aria-expanded', 'true');
    this.#move(0);
  }

  #item(option: Option, index: number): HTMLElement {
    const selected = this.#chosen.some(({ value }) => value === option.value);
    return el(
      'li',
      {
        role: 'option',
        id: `${this.#list.id}-${index}`,
        'data-index': index,
        'aria-selected': String(selected),
      },
      [option.label],
    );
  }

  #move(by: number): void {
    if (this.#found.length === 0) return;
    this.#active = (this.#active + by + this.#found.length) % this.#found.length;
    for (const item of this.#list.querySelectorAll('.active')) item.classList.remove('active');
    const item = this.#list.children[this.#active];
    item?.classList.add('active');
    item?.scrollIntoView({ block: 'nearest' });
    if (item) this.input.setAttribute('aria-activedescendant', item.id);
  }

  #choose(option: Option | undefined): void {
    if (!option) return;
    this.#set(this.#settings.several ? [...this.#chosen, option] : [option]);
    this.#close();
  }

  #set(chosen: readonly Option[]): void {
    this.#chosen = chosen;
    this.input.value = '';
    this.#drawValue();
    this.#settings.onChange(chosen);
  }

  /** Leaving without choosing brings the value back. */
  #close(): void {
    this.#searches += 1;
    this.#floating.hide();
    this.input.value = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.#drawValue();
  }

  #drawValue(): void {
    const { several, placeholder, clearable } = this.#settings;
    const typing = this.input.value !== '';
    const focused = this.input === document.activeElement;
    const [single] = this.#chosen;
    const text =
      single && !several && !typing ? el('span', { class: 'picker-single' }, [single.label]) : null;
    const hint =
      this.#chosen.length === 0 && !typing ? el('span', { class: 'picker-hint' }, [placeholder]) : null;
    const chips = several ? this.#chosen.map((option) => this.#chip(option)) : [];
    for (const child of [...this.#value.children]) if (child !== this.input) child.remove();
    if (!this.input.isConnected || !this.#value.contains(this.input)) this.#value.append(this.input);
    this.#value.prepend(...[...chips, text, hint].filter((child) => child !== null));
    this.#clear.hidden = !clearable || this.#chosen.length === 0;
    if (focused) this.input.focus();
    this.input.setAttribute('data-value', this.#chosen.map(({ label }) => label).join(', '));
  }

  #chip(option: Option): HTMLElement {
    return el('span', { class: 'picker-chip' }, [
      option.label,
      el(
        'button',
        {
          type: 'button',
          tabindex: -1,
          'data-remove': option.value,
          'aria-label': `Retirer ${option.label}`,
        },
        [icon('close')],
      ),
    ]);
  }
}
