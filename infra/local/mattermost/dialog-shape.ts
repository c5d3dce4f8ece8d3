// A dialog as a version of the server types it: defaults filled in, fields it does not know dropped, wrong types refused.
import * as z from 'zod';
import type { VersionRules } from './versions.ts';

const text = z.string().nullish();

const element = z.looseObject({
  display_name: text,
  name: text,
  type: text,
  subtype: text,
  default: text,
  placeholder: text,
  help_text: text,
  optional: z.boolean().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  data_source: text,
  options: z.array(z.object({ text: z.string().default(''), value: z.string().default('') })).nullish(),
  multiselect: z.boolean().nullish(),
});

export const dialogSchema = z.looseObject({
  callback_id: text,
  title: text,
  introduction_text: text,
  icon_url: text,
  elements: z.array(element).nullish(),
  submit_label: text,
  notify_on_cancel: z.boolean().nullish(),
  state: text,
});

export type Dialog = z.output<typeof dialogSchema>;

/** Content is never refused: only what the struct has no field for disappears. */
export function dialogView(rules: VersionRules, dialog: Dialog): Record<string, unknown> {
  return {
    callback_id: dialog.callback_id ?? '',
    title: dialog.title ?? '',
    introduction_text: dialog.introduction_text ?? '',
    icon_url: dialog.icon_url ?? '',
    elements: dialog.elements?.map((one) => elementView(rules, one)) ?? null,
    submit_label: dialog.submit_label ?? '',
    notify_on_cancel: dialog.notify_on_cancel ?? false,
    state: dialog.state ?? '',
    ...present(dialog, rules.dialogOptional),
  };
}

function elementView(rules: VersionRules, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.entries(rules.elementDefaults).map(([name, value]) => [name, given[name] ?? value]);
  return { ...Object.fromEntries(known), ...present(given, rules.elementOptional) };
}

function present(
  given: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => given[name]).map((name) => [name, given[name]]));
}
