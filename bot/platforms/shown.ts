// What a field of a screen shows, whichever chat draws it: one text, several codes, counts, rows.
import type { FieldOf, RecordRow } from '#bot/forms/field.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';

type Value = Pick<ScreenField, 'value'>;

/** The one text or code of a field that has one. */
export function single({ value }: Value): string | undefined {
  return typeof value === 'string' && value !== '' && value !== EMPTY ? value : undefined;
}

export function codesOf({ value }: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string') : [];
}

export function countsOf({ value }: Value): Readonly<Record<string, string>> {
  return isRow(value) ? value : {};
}

export function rowsOf({ value }: Value): readonly RecordRow[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is RecordRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows to draw. Prepared ones are all there is to fill; elsewhere there is room for more. */
export function rowCount({ prepare, rows }: FieldOf<'records'>, kept: number): number {
  return prepare && kept > 0 ? kept : Math.max(rows, kept + 1);
}
