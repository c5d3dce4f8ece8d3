// Names of dialog elements: those of fields and their parts, made of characters that every client keeps.

const SEPARATOR = '__';

/** `lieu.commune` is `lieu__commune`; parts follow: a counter's code, a row and its column, the rank of a select. */
export function elementName(field: string, ...parts: readonly (string | number)[]): string {
  return [field.replaceAll('.', SEPARATOR), ...parts].join(SEPARATOR);
}

/** The field of an element that is a whole field. */
export function fieldName(element: string): string {
  return element.replaceAll(SEPARATOR, '.');
}
