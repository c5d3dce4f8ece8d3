// A question of one choice answered by a button: the same as its screen sent with that choice.
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findConversation } from '#bot/storage/conversations.ts';
import { EXPIRED, type Sent, stillAsked, submitForm } from './filling.ts';
import { answerMark, onlyChoice } from './question.ts';
import { dataOf, type Session } from './session.ts';

/** Pressed again once all is saved, it says again what was saved. */
export async function answerForm(
  { ticket, completionOf }: Omit<Sent, 'submission'>,
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const stored = await findConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  const completion = stored && completionOf(stored.form.id);
  if (!stored || !completion) throw new Refus(EXPIRED);
  if (stored.done) return completion.confirm(stored.done.id, session, deps);
  const asked = onlyChoice((await stillAsked(stored, session, deps)).fields);
  const mark = dataOf(ticket, 'r');
  const option = asked?.field.options.find(({ code }) => answerMark(stored.id, code) === mark);
  if (!asked || !option) throw new Refus('Cette question a changé : appuyez sur « Continuer ».');
  const read = () => ({ [asked.name]: option.code });
  return submitForm({ ticket, submission: { read }, completionOf }, session, deps);
}
