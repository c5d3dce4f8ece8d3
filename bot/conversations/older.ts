// A conversation begun under an older version of its form: known fields and codes stay, the rest is asked.
import { carryOver } from '#bot/forms/carry.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { Conversation } from './conversation.ts';

/** The same conversation in the words of this version; itself when it was begun under it. */
export function broughtUp(conversation: Conversation, form: Form): Conversation {
  if (conversation.form.version === form.version) return conversation;
  const known = Object.keys(fieldsOf(form));
  const values = carryOver(conversation.values as Answers, form);
  return {
    ...conversation,
    form: { id: form.id, version: form.version },
    values: values as Record<string, unknown>,
    // What was typed and not read yet is read by the fields of now, where they still exist.
    raw: Object.fromEntries(
      Object.entries(conversation.raw).filter(([name]) => known.includes(baseOf(name))),
    ),
    reading: conversation.reading.filter((name) => known.includes(name)),
    touched: conversation.touched.filter((name) => known.includes(name)),
  };
}

function baseOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
