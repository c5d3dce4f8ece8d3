// A screen drawn as a window (a modal) of Slack, within its limits.
import type { ModalView } from '@slack/types';
import { idOf } from '#bot/conversations/identity.ts';
import type { FieldOf, Kind } from '#bot/forms/field.ts';
import type { Screen, ScreenField } from '#bot/forms/screen.ts';
import { elementName } from '#bot/platforms/names.ts';
import { codesOf, countsOf, rowCount, rowsOf, single } from '#bot/platforms/shown.ts';
import { type Input, input, line, manyOf, named, oneOf } from './controls.ts';
import { LIMITS } from './limits.ts';
import { type Place, packMetadata } from './metadata.ts';
import { type LongCodes, longCodes, plain, toOption } from './options.ts';
import { textBlocks } from './rich-text.ts';

type Shown<K extends Kind> = ScreenField & { readonly field: FieldOf<K> };

/** What a drawing needs besides its field: whether rows are spared, for a window that would be too long. */
interface Drawing {
  readonly codes: LongCodes;
  readonly spareRows: 'all' | 'none';
}

type Renderer<K extends Kind> = (shown: Shown<K>, drawing: Drawing) => readonly Input[];

/** Nobody types more in a box for a number or a date, but what was typed wrong is shown whole. */
/** All that a text of Slack holds. */
const NAMES = 3000;
const SHORT = 40;
const COMMUNE = 100;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Believed by nobody. */
export const CALLBACK = 'formulaire';
/** Blocks of a window as it opens: one more says what is refused. */
const ROOM = LIMITS.blocksOfModal - 1;

export function renderView(screen: Screen, ticket: string, place: Place): ModalView {
  const codes = longCodes();
  const inputs = drawn(screen, codes);
  // Unique to this window: Slack keeps what was typed under an id that it saw before.
  const key = idOf(ticket).slice(0, 8);
  const intro = textBlocks(screen.intro ?? '').slice(0, ROOM - inputs.length);
  return {
    type: 'modal',
    title: plain(screen.titre, LIMITS.title),
    blocks: [
      ...(intro.length + inputs.length > 0 ? intro : textBlocks(`Appuyez sur « ${screen.submit} ».`)),
      ...inputs.map((one) => ({ ...one, block_id: `${key}.${one.block_id}` })),
    ],
    callback_id: CALLBACK,
    submit: plain(screen.submit, LIMITS.title),
    close: plain('Annuler', LIMITS.title),
    notify_on_close: true,
    private_metadata: packMetadata({ ticket, place, codes: codes.known }),
  };
}

/** A window that only says something. */
export function sayingView(markdown: string): ModalView {
  return {
    type: 'modal',
    title: plain('Coopilote', LIMITS.title),
    blocks: textBlocks(markdown.trim() || 'C’est fait.').slice(0, LIMITS.blocksOfModal),
    close: plain('Fermer', LIMITS.title),
  };
}

/** Empty rows give way first: no field that holds something is ever left out, which would empty it. */
function drawn({ fields }: Screen, codes: LongCodes): readonly Input[] {
  for (const spareRows of ['all', 'none'] as const) {
    const inputs = fields.flatMap((shown) => draw(shown, { codes, spareRows }));
    if (inputs.length <= ROOM) return inputs;
  }
  throw new Error('a screen has more elements than a window of Slack');
}

function draw(shown: ScreenField, drawing: Drawing): readonly Input[] {
  return renderers[shown.field.kind](shown as never, drawing);
}

const renderers: { readonly [K in Kind]: Renderer<K> } = {
  text: renderText,
  longText: (shown) => [
    line(named(shown), {
      length: shown.field.maxLength,
      value: single(shown),
      placeholder: shown.field.placeholder,
      multiline: true,
    }),
  ],
  // A number is a text here as on every chat: what is wrong is said in French, by the form.
  number: (shown) => [line(named(shown), { length: SHORT, value: single(shown) })],
  date: renderDate,
  duration: renderDuration,
  choice: renderChoice,
  choices: (shown, { codes }) => [
    manyOf(named(shown), { offered: shown.options ?? [], codes }, codesOf(shown)),
  ],
  yesNo: renderYesNo,
  person: renderPerson,
  persons: (shown) => [line(named(shown), { length: NAMES, value: single(shown), multiline: true })],
  place: renderChoice,
  commune: (shown) => [
    line(named(shown, shown.field.help ?? 'Nom ou code postal'), { length: COMMUNE, value: single(shown) }),
  ],
  counters: renderCounters,
  records: renderRecords,
};

const USER = /^@(U[A-Z0-9]+|W[A-Z0-9]+)$/;

/** Names of colleagues are chosen among people, who are then told apart without a doubt. */
function renderText(shown: Shown<'text'>): readonly Input[] {
  const { field } = shown;
  const value = single(shown);
  const users = value?.split(' ').map((name) => USER.exec(name)?.[1]);
  if (field.names !== 'collegues' || users?.includes(undefined))
    return [line(named(shown), { length: field.maxLength, value, placeholder: field.placeholder })];
  const initial = users?.filter((user) => user !== undefined) ?? [];
  return [
    input(named(shown, ''), {
      type: 'multi_users_select',
      placeholder: plain('Choisir des collègues', LIMITS.placeholder),
      ...(initial.length > 0 && { initial_users: initial }),
    }),
  ];
}

/** A calendar cannot show a date typed wrong: that one is shown as it was typed. */
function renderDate(shown: Shown<'date'>): readonly Input[] {
  const value = single(shown);
  if (value !== undefined && !ISO_DATE.test(value))
    return [line(named(shown), { length: SHORT, value, placeholder: 'JJ/MM/AAAA ou hier' })];
  return [
    input(named(shown), {
      type: 'datepicker',
      placeholder: plain('Choisir une date', LIMITS.placeholder),
      ...(value && { initial_date: value }),
    }),
  ];
}

function renderDuration(shown: Shown<'duration'>, drawing: Drawing): readonly Input[] {
  if (!shown.field.free) return renderChoice(shown, drawing);
  return [line(named(shown), { length: SHORT, value: single(shown), placeholder: '1h45, 105 ou 1,5 h' })];
}

function renderChoice(shown: ScreenField, { codes }: Drawing): readonly Input[] {
  return [oneOf(named(shown), { offered: shown.options ?? [], value: single(shown), codes })];
}

/** Whether a box must be ticked is for the form to say, in French: Slack would refuse it in words of its own. */
function renderYesNo(shown: Shown<'yesNo'>): readonly Input[] {
  const isTicked = shown.value === true || shown.value === 'true';
  const option = toOption({ code: 'true', label: shown.field.text });
  return [
    input(
      { ...named(shown), optional: true },
      { type: 'checkboxes', options: [option], ...(isTicked && { initial_options: [option] }) },
    ),
  ];
}

/** Looked up as one types; opened, it shows the last seen. */
function renderPerson(shown: Shown<'person'>, { codes }: Drawing): readonly Input[] {
  const { anonymous } = shown.field;
  const code = single(shown) ?? anonymous;
  const label = code === anonymous ? anonymous : shown.label || code;
  return [
    input(named(shown), {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Chercher', LIMITS.placeholder),
      initial_option: toOption({ code, label }, codes),
    }),
  ];
}

function renderCounters(shown: Shown<'counters'>): readonly Input[] {
  const counts = countsOf(shown);
  return shown.field.options
    .filter((option) => !option.retired || counts[option.code] !== undefined)
    .map((option) =>
      line(
        {
          ...named(shown),
          name: elementName(shown.name, option.code),
          label: `${shown.field.label} : ${option.label}`,
          // The sum is what may be required: no single box is.
          optional: true,
        },
        { length: SHORT, value: counts[option.code] },
      ),
    );
}

function renderRecords(shown: Shown<'records'>, drawing: Drawing): readonly Input[] {
  const rows = rowsOf(shown);
  const columns = Object.entries(shown.field.columns);
  const count = drawing.spareRows === 'none' ? Math.max(1, rows.length) : rowCount(shown.field, rows.length);
  return Array.from({ length: count }, (_, row) =>
    columns.map(([column, declared]) => {
      const value = rows[row]?.[column];
      const base = {
        name: elementName(shown.name, row, column),
        label: count > 1 ? `${declared.label} (${row + 1})` : declared.label,
        // A row may stay empty.
        optional: true,
        ...(declared.help && { hint: declared.help }),
      };
      if (declared.kind === 'text')
        return line(base, { length: declared.maxLength, value, placeholder: declared.placeholder });
      const offered = declared.options.filter((option) => !option.retired || option.code === value);
      return oneOf(base, { offered, value, codes: drawing.codes });
    }),
  ).flat();
}
