// A screen drawn as a Mattermost dialog, for the version that will show it.
import { formatDate } from '#bot/forms/dates.ts';
import type { Field, FieldOf, Kind, RecordColumn } from '#bot/forms/field.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import type { Screen, ScreenField } from '#bot/forms/screen.ts';
import { cutBytes } from '#bot/platforms/cut.ts';
import { elementName } from '#bot/platforms/names.ts';
import { countsOf, rowCount, rowsOf, single } from '#bot/platforms/shown.ts';
import { given, line, manyOf, named, oneOf, toOptions } from './controls.ts';
import type { Dialog, DialogElement, DialogOption } from './dialog.ts';
import { type Limits, TITLE_BYTES } from './limits.ts';

export interface Drawing {
  readonly limits: Limits;
  readonly lookupUrl: string;
}

type Shown<K extends Kind> = ScreenField & { readonly field: FieldOf<K> };
type Renderer<K extends Kind> = (shown: Shown<K>, drawing: Drawing) => readonly DialogElement[];

/** Nobody types more in a box for a number or a date, but what was typed wrong must fit. */
const SHORT = 40;
const COMMUNE = 100;
/** Room for a full list of names: what a submission may hold of one field. */
const NAMES = 10_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function renderDialog(screen: Screen, ticket: string, drawing: Drawing): Dialog {
  const elements = screen.fields.flatMap((shown) => draw(shown, drawing));
  return {
    // Believed by nobody: in chained dialogs it stays that of the first.
    callback_id: 'formulaire',
    title: cutBytes(screen.titre, TITLE_BYTES),
    introduction_text: screen.intro ?? '',
    elements: elements.length > 0 ? elements : [READ],
    submit_label: screen.submit,
    notify_on_cancel: true,
    state: ticket,
  };
}

/** Phones refuse to submit a dialog without any element. */
const READ: DialogElement = {
  display_name: 'Lecture',
  name: 'lu',
  type: 'bool',
  optional: true,
  placeholder: 'J’ai lu',
};

function draw(shown: ScreenField, drawing: Drawing): readonly DialogElement[] {
  return renderers[shown.field.kind](shown as never, drawing);
}

const renderers: { readonly [K in Kind]: Renderer<K> } = {
  text: (shown) => [{ ...line(named(shown), shown.field.maxLength, single(shown)), ...hint(shown.field) }],
  longText: (shown) => [
    { ...line(named(shown), shown.field.maxLength, single(shown)), type: 'textarea', ...hint(shown.field) },
  ],
  // Never the subtype `number`: old clients read 1,5 as 15.
  number: (shown) => [line(named(shown), SHORT, single(shown))],
  date: renderDate,
  duration: renderDuration,
  choice: renderChoice,
  choices: (shown, { limits }) => manyOf(shown, limits),
  yesNo: renderYesNo,
  person: renderPerson,
  persons: (shown) => [{ ...line(named(shown), NAMES, single(shown)), type: 'textarea' }],
  place: renderChoice,
  commune: (shown) => [line(named(shown, shown.field.help ?? 'Nom ou code postal'), COMMUNE, single(shown))],
  counters: renderCounters,
  records: renderRecords,
};

function hint({ placeholder }: { readonly placeholder?: string }): { readonly placeholder?: string } {
  return placeholder === undefined ? {} : { placeholder };
}

/** A calendar cannot show a date typed wrong: that one is shown as it was typed. */
function renderDate(shown: Shown<'date'>, { limits }: Drawing): readonly DialogElement[] {
  const value = single(shown);
  const isDate = value !== undefined && ISO_DATE.test(value);
  if (limits.date && (isDate || value === undefined)) {
    return [{ ...named(shown), type: 'date', ...given(value) }];
  }
  const typed = isDate ? formatDate(value) : value;
  return [{ ...line(named(shown), SHORT, typed), placeholder: 'JJ/MM/AAAA ou hier' }];
}

function renderDuration(shown: Shown<'duration'>): readonly DialogElement[] {
  if (!shown.field.free) return renderChoice(shown);
  return [{ ...line(named(shown), SHORT, single(shown)), placeholder: '1h45, 105 ou 1,5 h' }];
}

function renderChoice(shown: ScreenField): readonly DialogElement[] {
  return [oneOf(named(shown), toOptions(shown.options ?? []), single(shown))];
}

/** A required box must be ticked before clients send anything: whether it had to be is for the form to say, in French. */
function renderYesNo(shown: Shown<'yesNo'>): readonly DialogElement[] {
  const isTicked = shown.value === true || shown.value === 'true';
  const { text } = shown.field;
  return [{ ...named(shown), optional: true, type: 'bool', placeholder: text, default: String(isTicked) }];
}

/** A look-up shows the raw value of its default: only « Anonyme », which is its own value, may be one. */
function renderPerson(shown: Shown<'person'>, { limits, lookupUrl }: Drawing): readonly DialogElement[] {
  const { anonymous } = shown.field;
  const value = single(shown) ?? anonymous;
  const base = { ...named(shown), type: 'select', default: value } as const;
  if (limits.lookup && value === anonymous) {
    return [{ ...base, data_source: 'dynamic', data_source_url: lookupUrl }];
  }
  const nobody = { value: anonymous, text: anonymous };
  const kept = value === anonymous ? [] : [{ value, text: shown.label || value }];
  const others = toOptions(shown.options ?? []).filter(
    (option) => option.value !== value && option.value !== anonymous && option.value !== EMPTY,
  );
  return [{ ...base, options: [...kept, nobody, ...others] }];
}

function renderCounters(shown: Shown<'counters'>): readonly DialogElement[] {
  const counts = countsOf(shown);
  return shown.field.options
    .filter((option) => !option.retired || counts[option.code] !== undefined)
    .map((option) => ({
      ...line(named(shown), SHORT, counts[option.code]),
      name: elementName(shown.name, option.code),
      display_name: `${shown.field.label} : ${option.label}`,
      // The sum is what may be required: no single box is.
      optional: true,
    }));
}

function renderRecords(shown: Shown<'records'>): readonly DialogElement[] {
  const rows = rowsOf(shown);
  const count = rowCount(shown.field, rows.length);
  return Array.from({ length: count }, (_, row) =>
    Object.entries(shown.field.columns).map(([column, declared]) =>
      renderCell(declared, rows[row]?.[column], {
        display_name: count > 1 ? `${declared.label} (${row + 1})` : declared.label,
        name: elementName(shown.name, row, column),
        // A row may stay empty.
        optional: true,
        ...(declared.help && { help_text: declared.help }),
      }),
    ),
  ).flat();
}

function renderCell(
  column: RecordColumn,
  value: string | undefined,
  base: Parameters<typeof oneOf>[0],
): DialogElement {
  if (column.kind === 'text') return { ...line(base, column.maxLength, value), ...hint(column) };
  return oneOf(base, cellOptions(column, value), value);
}

function cellOptions(
  column: Extract<RecordColumn, { kind: 'choice' }>,
  value: string | undefined,
): readonly DialogOption[] {
  return toOptions(column.options.filter((option) => !option.retired || option.code === value));
}

/** The name under which an error about this field is shown: that of its first element. */
export function firstElement(name: string, field: Field, { multiselect }: Limits): string {
  switch (field.kind) {
    case 'choices':
      return multiselect ? elementName(name) : elementName(name, 1);
    case 'counters':
      return elementName(name, field.options.find((option) => !option.retired)?.code ?? '');
    case 'records':
      return elementName(name, 0, Object.keys(field.columns)[0] ?? '');
    default:
      return elementName(name);
  }
}
