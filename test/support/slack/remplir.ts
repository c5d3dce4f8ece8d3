// Puts any answer into the inputs that draw its field, as a hand does with the controls of a window of Slack.
import type { FormContext } from '#bot/forms/context.ts';
import type { Field, Value } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswer } from '#bot/forms/raw.ts';
import { elementName } from '#bot/platforms/names.ts';
import { written } from '#test/support/remplir.ts';
import { montre } from './fenetre.ts';
import { inputKey } from './methods.ts';
import type { InputBlock } from './rules.ts';
import { inputsOf, offeredBy } from './view-state.ts';
import type { OpenView } from './workspace.ts';

/** The inputs that draw a field: its own, or those of its parts. */
function inputsDe(opened: OpenView, name: string): readonly InputBlock[] {
  const own = elementName(name);
  return inputsOf(opened).filter(
    ({ element }) => element.action_id === own || element.action_id.startsWith(`${own}__`),
  );
}

/** What each input of a field shows, by its name. */
export function affiche(opened: OpenView, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inputsDe(opened, name).map((block) => [block.element.action_id, montre(opened, block)]),
  );
}

export function remplir(
  opened: OpenView,
  name: string,
  {
    field,
    value,
    context,
  }: { readonly field: Field; readonly value: Value | undefined; readonly context: FormContext },
): void {
  const raw = value === undefined ? undefined : written(field, value, context);
  for (const block of inputsDe(opened, name)) fill(opened, block, { name, field, raw, context });
}

interface Filling {
  readonly name: string;
  readonly field: Field;
  readonly raw: RawAnswer | undefined;
  readonly context: FormContext;
}

function fill(opened: OpenView, block: InputBlock, { name, field, raw, context }: Filling): void {
  const key = inputKey(block);
  const text = raw === undefined ? undefined : partOf(name, raw, block.element.action_id);
  switch (block.element.type) {
    case 'checkboxes':
      opened.filled[key] = raw === true ? ['true'] : [];
      return;
    case 'multi_static_select':
      opened.filled[key] = Array.isArray(raw) ? raw.map(String) : [];
      return;
    case 'external_select':
      lookedUp(opened, block, { field, code: text, context });
      return;
    case 'datepicker':
      opened.filled[key] = text ?? null;
      return;
    default:
      opened.filled[key] = text === undefined ? nothing(opened, block) : known(opened, block, text);
  }
}

/** A list is emptied by the option that says so. */
function nothing(opened: OpenView, block: InputBlock): string | null {
  return offeredBy(opened, block).length > 0 ? known(opened, block, EMPTY) : null;
}

/** A list is filled with what it offers; a box with anything. */
function known(opened: OpenView, block: InputBlock, text: string): string {
  const options = offeredBy(opened, block);
  if (options.length > 0 && !options.some(({ value }) => value === text))
    throw new Error(`« ${block.label.text} » ne propose pas ${text}`);
  return text;
}

/** The option that the look-up of a list offers for somebody, or for nobody in particular. */
function lookedUp(
  opened: OpenView,
  block: InputBlock,
  {
    field,
    code,
    context,
  }: { readonly field: Field; readonly code: string | undefined; readonly context: FormContext },
): void {
  const nobody = field.kind === 'person' ? field.anonymous : '';
  const value = code ?? nobody;
  const label = code === undefined ? nobody : (context.persons?.label(code) ?? code);
  opened.found[block.block_id ?? ''] = [{ text: { type: 'plain_text', text: label }, value }];
  opened.filled[inputKey(block)] = value;
}

/** The text of one input: of the field, of a counter, of a cell. */
function partOf(name: string, raw: RawAnswer, element: string): string | undefined {
  const rest = element.slice(elementName(name).length + 2).split('__');
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'boolean') return undefined;
  if (!Array.isArray(raw)) {
    const counts = raw as Readonly<Record<string, string>>;
    return counts[rest[0] ?? ''];
  }
  const row: unknown = raw[Number(rest[0])];
  return typeof row === 'object' && row !== null
    ? (row as Readonly<Record<string, string>>)[rest[1] ?? '']
    : undefined;
}
