// A date as a button that says it in French, and a month to choose another in, with the pointer or the arrow keys.
import { el } from './dom.ts';
import { Floating } from './floating.ts';
import { icon } from './icon.ts';

export interface CalendarSettings {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly value: string;
  readonly today: string;
  readonly min: string;
  readonly max: string;
  readonly placeholder: string;
  readonly onChange: (date: string) => void;
}

const weekdays = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'];
const shown = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('fr-FR', { timeZone: 'UTC', ...options });

const daysAfter = (date: string, days: number): string => {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
};

const monthsAfter = (date: string, months: number): string => {
  const moved = new Date(`${date.slice(0, 7)}-01T12:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved.toISOString().slice(0, 10);
};

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export class Calendar {
  readonly root: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #settings: CalendarSettings;
  readonly #text: HTMLElement;
  readonly #panel = el('div', { class: 'calendar', role: 'dialog', 'aria-label': 'Choisir une date' });
  readonly #floating: Floating;
  #value: string;
  #day: string;
  #drawing = false;

  constructor(settings: CalendarSettings) {
    this.#settings = settings;
    this.#value = settings.value;
    this.#day = settings.value || settings.today;
    this.#text = el('span', { class: 'date-text', id: `${settings.labelledBy}-valeur` });
    this.button = el(
      'button',
      {
        type: 'button',
        class: 'date-button',
        'aria-haspopup': 'dialog',
        'aria-labelledby': `${settings.labelledBy} ${this.#text.id}`,
        'aria-describedby': settings.describedBy,
        on: { click: () => this.#toggle() },
      },
      [icon('calendar'), this.#text],
    );
    this.root = el('div', { class: 'date' }, [this.button, this.#panel]);
    this.#floating = new Floating(this.#panel, this.button);
    this.#panel.addEventListener('keydown', (event) => this.#pressKey(event));
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      // Redrawing takes the day that had the focus away, for a moment.
      if (!this.#drawing && !this.root.contains(relatedTarget as Node | null)) this.#floating.hide();
    });
    this.#drawText();
  }

  #drawText(): void {
    const { placeholder } = this.#settings;
    const text = shown(this.#value || '2000-01-01', { day: 'numeric', month: 'short', year: 'numeric' });
    this.#text.textContent = this.#value ? text : placeholder || 'Choisir une date';
    this.#text.classList.toggle('picker-hint', !this.#value);
  }

  #toggle(): void {
    if (this.#floating.open) {
      this.#floating.hide();
      return;
    }
    this.#day = this.#value || this.#settings.today;
    this.#draw();
    this.#floating.show();
    this.#focusDay();
  }

  #pressKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#floating.hide();
      this.button.focus();
      return;
    }
    const move = moves[event.key];
    if (move === undefined || !(event.target as Element).matches('td button')) return;
    event.preventDefault();
    this.#day = daysAfter(this.#day, move);
    this.#draw();
    this.#focusDay();
  }

  #focusDay(): void {
    this.#panel.querySelector<HTMLButtonElement>(`[data-day="${this.#day}"]`)?.focus();
  }

  #turn(months: number): void {
    this.#day = monthsAfter(this.#day, months);
    this.#draw();
    this.#panel.querySelector<HTMLButtonElement>(`.calendar-${months < 0 ? 'left' : 'right'}`)?.focus();
  }

  #draw(): void {
    const turner = (months: number, name: 'left' | 'right', label: string): HTMLElement =>
      el(
        'button',
        {
          type: 'button',
          class: `calendar-${name}`,
          'aria-label': label,
          on: { click: () => this.#turn(months) },
        },
        [icon(name)],
      );
    this.#drawing = true;
    this.#panel.replaceChildren(
      el('div', { class: 'calendar-head' }, [
        turner(-1, 'left', 'Mois précédent'),
        el('span', { 'aria-live': 'polite' }, [shown(this.#day, { month: 'long', year: 'numeric' })]),
        turner(1, 'right', 'Mois suivant'),
      ]),
      el('table', {}, [
        el('thead', {}, [
          el(
            'tr',
            {},
            weekdays.map((name) => el('th', { scope: 'col' }, [name])),
          ),
        ]),
        el('tbody', {}, this.#weeks()),
      ]),
    );
    this.#drawing = false;
  }

  #weeks(): readonly HTMLElement[] {
    const first = `${this.#day.slice(0, 7)}-01`;
    const offset = (new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7;
    return [0, 1, 2, 3, 4, 5].flatMap((week) => {
      const days = weekdays.map((_, index) => daysAfter(first, week * 7 + index - offset));
      const inMonth = days.some((day) => day.startsWith(this.#day.slice(0, 7)));
      return inMonth
        ? [
            el(
              'tr',
              {},
              days.map((day) => this.#cell(day)),
            ),
          ]
        : [];
    });
  }

  #cell(day: string): HTMLElement {
    const { min, max, today } = this.#settings;
    const classes = [
      day.startsWith(this.#day.slice(0, 7)) ? '' : 'outside',
      day === today ? 'today' : '',
      day === this.#value ? 'selected' : '',
    ];
    const button = el(
      'button',
      {
        type: 'button',
        class: classes.join(' ').trim(),
        'data-day': day,
        tabindex: day === this.#day ? 0 : -1,
        disabled: (min !== '' && day < min) || (max !== '' && day > max),
        'aria-label': shown(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
        'aria-current': day === today ? 'date' : undefined,
        'aria-pressed': String(day === this.#value),
        on: { click: () => this.#choose(day) },
      },
      [String(Number(day.slice(8)))],
    );
    return el('td', {}, [button]);
  }

  #choose(day: string): void {
    this.#value = day;
    this.#drawText();
    this.#floating.hide();
    this.button.focus();
    this.#settings.onChange(day);
  }
}
