// A dialog as the server sends it to the client: parsed once, with the empty values that Mattermost's own typed structs fill in.
import * as z from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const length = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const optionSchema = z.object({ text, value: text });

const elementSchema = z.object({
  display_name: text,
  name: text,
  type: text,
  subtype: text,
  default: text,
  placeholder: text,
  help_text: text,
  optional: flag,
  min_length: length,
  max_length: length,
  data_source: text,
  data_source_url: text,
  options: z.array(optionSchema).nullish(),
  multiselect: flag,
  refresh: flag,
  min_date: text,
  max_date: text,
});

export const dialogSchema = z.object({
  callback_id: text,
  title: text,
  introduction_text: text,
  icon_url: text,
  elements: z
    .array(elementSchema)
    .nullish()
    .transform((value) => value ?? []),
  submit_label: text,
  notify_on_cancel: flag,
  state: text,
  source_url: text,
});

export const openedDialogSchema = z.object({ trigger_id: text, url: text, dialog: dialogSchema });

export type DialogElement = Readonly<z.output<typeof elementSchema>>;
export type DialogDefinition = Readonly<z.output<typeof dialogSchema>>;
export type OpenedDialog = Readonly<z.output<typeof openedDialogSchema>>;
export type OpenedDialogInput = z.input<typeof openedDialogSchema>;

/** An option as the 11.x client holds it: the label travels with the value. */
export interface Option {
  readonly label: string;
  readonly value: string;
}

export const optionsOf = (element: DialogElement): readonly Option[] =>
  (element.options ?? []).map(({ text: label, value }) => ({ label, value }));
