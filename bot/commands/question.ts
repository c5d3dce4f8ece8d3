// What stands for a screen where no dialog can be opened: a button that brings it back, and, for a question of one choice, its answers themselves.
import { idOf } from '#bot/conversations/identity.ts';
import type { ChoiceField, Fields } from '#bot/forms/field.ts';
import type { Deps, Message } from '#bot/ports.ts';
import { plain } from './markdown.ts';
import { buttonsFor, type Pressable, type Session } from './session.ts';

/** Answers shown as buttons: more are better chosen in a list. */
const MOST_ANSWERS = 10;

export interface Waiting {
  /** Title of the form. */
  readonly titre: string;
  /** The conversation, and whether it holds something said. */
  readonly conversation: { readonly id: string; readonly said: boolean };
  /** What its screen asks. */
  readonly fields: Fields;
}

/** The message said instead of a screen; it lasts without saying what was answered. */
export function questionMessage(waiting: Waiting, session: Session, deps: Deps): Message {
  const { conversation, titre } = waiting;
  const again: Pressable = {
    label: 'Continuer',
    action: 'formulaire.reprendre',
    data: { c: conversation.id },
    style: 'primary',
  };
  const answers = answerButtons(waiting);
  const buttons = buttonsFor([...answers, again], { session }, deps);
  return {
    text: '',
    blocks: [{ text: textOf(waiting, answers.length), buttons }],
    lasting: `${titre} à terminer : appuyez sur « Continuer ».`,
  };
}

function textOf({ titre, conversation, fields }: Waiting, answers: number): string {
  const label = Object.values(fields)[0]?.label;
  if (answers > 0) return `**${titre}** : ${plain(label ?? '')}`;
  const kept = conversation.said
    ? `ce que vous avez indiqué est conservé (réf. ${conversation.id.slice(0, 8)}). Appuyez sur « Continuer ».`
    : 'appuyez sur « Continuer » pour ouvrir le formulaire.';
  return `**${titre}** : ${kept}`;
}

function answerButtons({ conversation, fields }: Waiting): readonly Pressable[] {
  const asked = onlyChoice(fields);
  if (!asked || asked.field.options.length > MOST_ANSWERS) return [];
  return asked.field.options.map(({ code, label }) => ({
    label,
    action: 'formulaire.repondre',
    data: { c: conversation.id, f: [asked.name], r: answerMark(conversation.id, code) },
  }));
}

/** The one choice of a screen that asks nothing else, further questions alone: those of a form have a screen to be seen on. */
export function onlyChoice(
  fields: Fields,
): { readonly name: string; readonly field: ChoiceField } | undefined {
  const [[name, field] = [], ...others] = Object.entries(fields);
  const alone = name !== undefined && field?.kind === 'choice' && others.length === 0;
  return alone && name.includes('.') ? { name, field } : undefined;
}

/** Tells an answer in a ticket, which must hold nothing personal: the code of somebody to be created holds their name. */
export function answerMark(conversation: string, code: string): string {
  return idOf(conversation, code).slice(0, 12);
}
