// What Mattermost may be answered, each in the shape its caller reads: always 200 and JSON, or typed text is lost.
import type { HttpResponse } from '#bot/ports.ts';
import type { Dialog } from './dialog.ts';
import type { Drawn } from './message.ts';

/** Who is asking, which decides how a refusal is said. */
export type Caller = 'command' | 'action' | 'dialog' | 'lookup';

export function json(body: object, status = 200): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** Nothing to show; a dialog closes. Never an empty body: a command would fail. */
export const NOTHING: HttpResponse = json({});

/** What a command, or the address it came with, is answered. */
export function ephemeral({ text, attachments }: Drawn): object {
  // Text is ours or escaped by us: Slack's own notation must stay as it was typed.
  return { response_type: 'ephemeral', text, attachments, skip_slack_parsing: true };
}

export function nextDialog(form: Dialog): HttpResponse {
  return json({ type: 'form', form });
}

/** `errors` never alone: some clients would say « Submission failed » in English, others would close without a word. */
export function refusedDialog(sentence: string, errors: Readonly<Record<string, string>> = {}): HttpResponse {
  const error = sentence || 'Une réponse n’est pas acceptée.';
  return json(Object.keys(errors).length > 0 ? { errors, error } : { error });
}

export function lookedUp(
  options: readonly { readonly code: string; readonly label: string }[],
): HttpResponse {
  return json({ items: options.map(({ code, label }) => ({ text: label, value: code })) });
}

/** One sentence, to whoever asks. A click has nowhere to show it: its answer is not seen by all clients. */
export function apology(caller: Caller, sentence: string): HttpResponse {
  switch (caller) {
    case 'command':
      return json(ephemeral({ text: sentence, attachments: [] }));
    case 'dialog':
      return refusedDialog(sentence);
    case 'lookup':
      return lookedUp([]);
    case 'action':
      return NOTHING;
  }
}
