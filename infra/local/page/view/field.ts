// One element of a dialog as its client draws it: label, control, help, error; the control is chosen by kind.
import type { DialogElement, Option } from '#local/page/dialog/definition.ts';
import { optionsOf } from '#local/page/dialog/definition.ts';
import { resolveDate } from '#local/page/dialog/relative-dates.ts';
import type { Control, DialogState, FieldValue } from '#local/page/dialog/state.ts';
import { controlOf, isOption, isOptionList, isUnconverted } from '#local/page/dialog/state.ts';
import { Calendar } from './calendar.ts';
import { el, freshId } from './dom.ts';
import { markdown } from './markdown.ts';
import { Picker } from './picker.ts';
import { dateTimeBox, textArea, textBox } from './text-control.ts';

export interface FieldContext {
  readonly state: DialogState;
  readonly onChange: (name: string, value: FieldValue) => void;
  readonly search: (name: string, query: string) => Promise<readonly Option[]>;
}

/** What a control needs to know to be drawn and named. */
export interface Drawing extends FieldContext {
  readonly element: DialogElement;
  readonly labelId: string;
  readonly helpId: string;
}

const chosenOf = (value: FieldValue, element: DialogElement): readonly Option[] => {
  if (isOptionList(value)) return value;
  if (isOption(value)) return [value];
  return optionsOf(element).filter((option) => option.value === value);
};

const picker = (
  drawing: Drawing,
  several: boolean,
  search?: (query: string) => Promise<readonly Option[]>,
): Node => {
  const { element, state, onChange, labelId, helpId } = drawing;
  const legacy = state.rules.dialogs === 'legacy';
  const chosenValue = (chosen: readonly Option[]): FieldValue => {
    if (several) return chosen;
    return (legacy ? chosen[0]?.value : chosen[0]) ?? null;
  };
  return new Picker({
    name: element.name,
    labelledBy: labelId,
    describedBy: helpId,
    required: !element.optional,
    placeholder: element.placeholder,
    options: optionsOf(element),
    chosen: chosenOf(state.values[element.name], element),
    several,
    clearable: state.rules.clearableLists,
    ...(search ? { search } : {}),
    onChange: (chosen) => onChange(element.name, chosenValue(chosen)),
  }).root;
};

const radios = ({ element, state, onChange, helpId, labelId }: Drawing): Node => {
  const value = state.values[element.name];
  const group = freshId('radio');
  const buttons = optionsOf(element).map((option) =>
    el('label', { class: 'choice' }, [
      el('input', {
        type: 'radio',
        name: group,
        value: option.value,
        checked: value === option.value,
        on: { change: () => onChange(element.name, option.value) },
      }),
      option.label,
    ]),
  );
  const described = { 'aria-labelledby': labelId, 'aria-describedby': helpId };
  return el(
    'div',
    { role: 'radiogroup', class: 'choices', 'aria-required': String(!element.optional), ...described },
    buttons,
  );
};

const box = ({ element, state, onChange, helpId, labelId }: Drawing): Node => {
  const input = el('input', {
    type: 'checkbox',
    checked: state.values[element.name] === true,
    'aria-describedby': helpId,
    ...(element.placeholder === '' ? { 'aria-labelledby': labelId } : {}),
  });
  input.addEventListener('change', () => onChange(element.name, input.checked));
  return el('div', { class: 'choices' }, [el('label', { class: 'choice' }, [input, element.placeholder])]);
};

const date = ({ element, state, onChange, labelId, helpId }: Drawing): Node => {
  const value = state.values[element.name];
  return new Calendar({
    labelledBy: labelId,
    describedBy: helpId,
    value: typeof value === 'string' ? value : '',
    today: state.today,
    min: resolveDate(element.min_date, state.today),
    max: resolveDate(element.max_date, state.today),
    placeholder: element.placeholder,
    onChange: (chosen) => onChange(element.name, chosen),
  }).root;
};

const controls: Readonly<Record<Exclude<Control, 'none'>, (drawing: Drawing) => Node>> = {
  text: textBox,
  textarea: textArea,
  select: (drawing) => picker(drawing, false),
  multiselect: (drawing) => picker(drawing, true),
  lookup: (drawing) =>
    picker(drawing, drawing.element.multiselect, (query) => drawing.search(drawing.element.name, query)),
  radio: radios,
  bool: box,
  date,
  datetime: dateTimeBox,
};

const labelled = (element: DialogElement, labelId: string): HTMLElement =>
  el('div', { class: 'field-label', id: labelId }, [
    element.display_name,
    element.optional
      ? el('span', { class: 'optional' }, [' (facultatif)'])
      : el('span', { class: 'star', 'aria-label': 'obligatoire', role: 'img' }, [' *']),
  ]);

const unconverted = 'This field could not be converted properly';

/** Markdown since 11.0, plain text before. */
const sentence = (text: string, state: DialogState): Node =>
  state.rules.dialogs === 'legacy' ? document.createTextNode(text) : markdown(text);

export class Field {
  readonly root: HTMLElement;
  readonly name: string;
  readonly #error = el('div', { class: 'field-error' });

  constructor(element: DialogElement, context: FieldContext) {
    this.name = element.name;
    const control = controlOf(element, context.state.rules);
    const labelId = freshId('champ');
    const helpId = `${labelId}-aide`;
    const help = isUnconverted(element, context.state.rules) ? unconverted : element.help_text;
    this.root = el('div', { class: `field field-${control}`, 'data-field': element.name });
    if (control === 'none') return;
    this.root.append(
      labelled(element, labelId),
      controls[control]({ ...context, element, labelId, helpId }),
      el('div', { id: helpId, class: 'field-help' }, [
        help === '' ? null : el('div', { class: 'help-text' }, [sentence(help, context.state)]),
        this.#error,
      ]),
    );
  }

  showError(state: DialogState): void {
    const text = state.errors[this.name];
    this.#error.replaceChildren(...(text ? [sentence(text, state)] : []));
    const control = this.root.querySelector('input, textarea, button');
    if (text) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
  }
}
