// What each client puts into a dialog's fields before the person touches them.
import type { DialogDefinition, DialogElement } from './definition.ts';
import { optionsOf } from './definition.ts';
import { isDate, resolveDate } from './relative-dates.ts';
import type { DialogState, FieldValue, Values } from './state.ts';
import { controlOf } from './state.ts';
import type { ClientRules } from './versions.ts';

const legacyValue = (element: DialogElement): FieldValue =>
  element.type === 'bool' ? element.default.toLowerCase() === 'true' : element.default;

const chosenByDefault = (element: DialogElement): FieldValue => {
  const options = optionsOf(element);
  if (!element.multiselect || element.type === 'radio') {
    return options.find(({ value }) => value === element.default) ?? null;
  }
  const wanted = element.default.split(',').map((value) => value.trim());
  const chosen = wanted.flatMap((value) => options.filter((option) => option.value === value));
  return chosen.length > 0 ? chosen : null;
};

/** A dynamic list knows no label for its default: the raw value is shown. */
const lookedUpByDefault = (element: DialogElement): FieldValue => {
  if (element.default === '') return null;
  if (!element.multiselect) return { label: element.default, value: element.default };
  const values = element.default.split(',').map((value) => value.trim());
  return values.filter(Boolean).map((value) => ({ label: value, value }));
};

const appsFormValue = (element: DialogElement, rules: ClientRules, today: string): FieldValue => {
  switch (controlOf(element, rules)) {
    case 'bool':
      return ['true', '1', 'yes'].includes(element.default.toLowerCase().trim());
    case 'lookup':
      return lookedUpByDefault(element);
    case 'select':
    case 'multiselect':
    case 'radio':
      return chosenByDefault(element);
    case 'date':
    case 'datetime': {
      const date = element.type === 'date' ? resolveDate(element.default, today) : element.default;
      return isDate(date) ? date : null;
    }
    default:
      return element.default || null;
  }
};

export const initialValues = (
  definition: DialogDefinition,
  { rules, today }: Pick<DialogState, 'rules' | 'today'>,
): Values =>
  Object.fromEntries(
    definition.elements.map((element) => [
      element.name,
      rules.dialogs === 'legacy' ? legacyValue(element) : appsFormValue(element, rules, today),
    ]),
  );
