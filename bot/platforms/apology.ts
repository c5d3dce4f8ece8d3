// What is said in the place of an answer that did not come, whichever chat it is.
import type { Gesture, Reply } from '#bot/ports.ts';

/** The save may have been done: the same values for the same ticket are the same gesture. */
const ONCE = 'Rien ne sera compté deux fois.';

/** Characters of an id that a person can read out; the log has it whole. */
const REFERENCE = 8;

export function sorry(reference?: string): string {
  const said = reference === undefined ? '' : ` (réf. ${reference.slice(0, REFERENCE)})`;
  return `Coopilote n’a pas pu répondre${said}. Réessayez dans un instant.`;
}

/** A dialog stays open with what was typed. */
export function noReply({ gesture, id }: { readonly gesture: Gesture; readonly id: string }): Reply {
  const sentence = sorry(id);
  if (gesture.is === 'submission') return { show: 'invalid', error: `${sentence} ${ONCE}`, errors: {} };
  if (gesture.is === 'lookup' || gesture.is === 'cancel') return { show: 'nothing' };
  return { show: 'message', message: { text: sentence, lasting: sentence } };
}
