// A field's value in a cell of an export of activities: a number, a day, or its full wording.
import type { CodePostalDe } from '#bot/domain/beneficiaire/cellules-ecrites.ts';
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import type { Lieu } from '#bot/domain/lieu.ts';
import type { Role } from '#bot/domain/vocabulary/roles.ts';
import type { CivilDate } from '#bot/forms/calendar.ts';
import type { CommuneValue, Field, FieldOf, Kind, RecordRow, Value, ValueByKind } from '#bot/forms/field.ts';
import { fullLabelOf } from '#bot/forms/summary.ts';

/** What ids stand for, and what a record does not say of itself. */
export interface Reperes {
  readonly lieuDe: (id: string) => Pick<Lieu, 'nom' | 'commune'> | undefined;
  readonly codePostalDe: CodePostalDe;
  /** The day of an instant, where whoever reads it is. */
  readonly jourDe: (ms: number) => CivilDate;
  /** Only in an export of one's own that was asked to name people. */
  readonly personneDe?: (id: string) => string | undefined;
  /** Only in an export of several people's activities. */
  readonly auteurDe?: (id: string) => { readonly nom: string; readonly role: Role } | undefined;
}

type Cells = {
  readonly [K in Kind]: (value: ValueByKind[K], field: FieldOf<K>, reperes: Reperes) => Cellule;
};

const cells: Cells = {
  text: (value) => value,
  longText: (value) => value,
  number: (value) => value,
  date: (value) => ({ jour: value }),
  /** In minutes, to be added up. */
  duration: (value) => value,
  choice: (value, { options }) => fullLabelOf(options, value),
  choices: (value, { options }) => listed(value.map((code) => fullLabelOf(options, code))),
  yesNo: () => 'Oui',
  person: (value, _field, { personneDe }) => personneDe?.(value) ?? '',
  place: ({ type }, { types }) => types.find(({ code }) => code === type)?.label ?? type,
  commune: (value) => nomDeCommune(value),
  counters: (value, { options }) =>
    listed(Object.entries(value).map(([code, count]) => `${fullLabelOf(options, code)} : ${count}`)),
  records: (value, field) => listed(value.map((row) => rowOf(row, field))),
};

export function cellOfField(field: Field, value: Value, reperes: Reperes): Cellule {
  return cells[field.kind](value as never, field as never, reperes);
}

/** One column of a list in a cell: « carte grise ; RSA ». */
export function columnOfRecords(
  field: FieldOf<'records'>,
  rows: readonly RecordRow[],
  column: string,
): string {
  const { [column]: kind } = field.columns;
  return listed(
    rows.flatMap(({ [column]: cell }) => {
      if (cell === undefined) return [];
      return [kind?.kind === 'choice' ? fullLabelOf(kind.options, cell) : cell];
    }),
  );
}

/** Without its département, which has its own columns. */
export function nomDeCommune({ nom }: CommuneValue): string {
  return nom.replace(/ \(\w{2,3}\)$/, '');
}

/** Labels hold commas. */
function listed(texts: readonly string[]): string {
  return texts.join(' ; ');
}

function rowOf(row: RecordRow, field: FieldOf<'records'>): string {
  const cellsOfRow = Object.keys(field.columns).map((column) => columnOfRecords(field, [row], column));
  return cellsOfRow.filter((cell) => cell !== '').join(' · ');
}
