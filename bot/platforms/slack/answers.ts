// What Slack may be answered, each in the shape that its caller reads: always within the request, and always 200.
import type { ModalView } from '@slack/types';
import { SEARCH } from '#bot/forms/raw.ts';
import { ephemeral } from './client.ts';
import { LIMITS } from './limits.ts';
import { unescaped } from './mentions.ts';
import { drawMessage } from './message.ts';
import { fits, toOption } from './options.ts';
import type { SubmittedView } from './payloads.ts';
import { CALLBACK } from './render.ts';
import { textBlocks } from './rich-text.ts';

/** The body of the answer; nothing is an empty one, on which a window closes. */
export type Acknowledgement = object | undefined;

export const NOTHING: Acknowledgement = undefined;

export function saidToCommand(sentence: string): Acknowledgement {
  return ephemeral(drawMessage({ text: sentence })[0]);
}

export const CLOSED: Acknowledgement = { response_action: 'clear' };

export function nextView(view: ModalView): Acknowledgement {
  return { response_action: 'update', view };
}

export function errorsBeside(errors: Readonly<Record<string, string>>): Acknowledgement {
  return { response_action: 'errors', errors };
}

/** Of the sentence above a window that was refused. */
const REFUSAL = 'refus';

/** The same window with the sentence above its inputs: under the same ids, Slack keeps what is in them. */
export function refusedView(view: SubmittedView, sentence: string): Acknowledgement {
  const { title, submit, close, blocks } = asGiven(view);
  const said = textBlocks(sentence || 'Une réponse n’est pas acceptée.').slice(0, 1);
  const above = said.map((block, rank) => ({ ...block, block_id: `${REFUSAL}.${rank}` }));
  const others = blocks.filter(({ block_id }) => !block_id.startsWith(`${REFUSAL}.`));
  return {
    response_action: 'update',
    view: {
      type: 'modal',
      callback_id: CALLBACK,
      title,
      ...(submit && { submit }),
      ...(close && { close }),
      private_metadata: view.private_metadata,
      notify_on_close: true,
      blocks: [...above, ...others],
    },
  };
}

/** What was drawn, as it was drawn: what Slack sends back is escaped, and would be so once more. */
function asGiven(view: SubmittedView): SubmittedView {
  return JSON.parse(
    JSON.stringify(view, (_name, value) => (typeof value === 'string' ? unescaped(value) : value)),
  );
}

type Offered = { readonly code: string; readonly label: string };

/** Somebody whose code is too long to be chosen in a list is found by the screens that ask for words. */
export function lookedUp(options: readonly Offered[]): Acknowledgement {
  const shown = options.filter(({ code }) => fits(code));
  const found =
    shown.length === options.length || shown.some(({ code }) => code === SEARCH) ? shown : [...shown, LONGER];
  return { options: found.slice(0, LIMITS.options).map((option) => toOption(option)) };
}

const LONGER: Offered = { code: SEARCH, label: 'Chercher ou créer…' };
