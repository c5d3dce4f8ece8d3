// An unfinished form: which one, what was answered, what it will change. Data, so that it survives a crash and a deployment.
import * as z from 'zod';

/** How long an unfinished form is offered again: seven days, in milliseconds. */
export const DRAFT_LIFE = 7 * 24 * 60 * 60 * 1000;

const answer = z.unknown();

export const conversationSchema = z.object({
  id: z.string(),
  /** The only person it belongs to. */
  acteur: z.string(),
  form: z.object({ id: z.string(), version: z.number() }),
  /** Parsed answers, by field name. */
  values: z.record(z.string(), answer),
  /** Answers not read yet, or refused: shown again as they were typed. */
  raw: z.record(z.string(), answer),
  /** The fields of the screen being filled, further questions about them excepted. */
  reading: z.array(z.string()),
  /** Every field answered so far: an edit changes these alone. */
  touched: z.array(z.string()),
  /**
   * The record being changed, with the revision it was read at; absent for a new one. It may go on naming the people it named then, whatever
   * became of them.
   */
  target: z.object({ id: z.string(), rev: z.number(), personnes: z.array(z.string()).optional() }).optional(),
  /** Where it came from: a form, words after a command, a copy of another record. */
  origin: z.enum(['formulaire', 'message', 'copie']),
  /** Words of the message that were not understood: shown, never dropped. */
  leftovers: z.array(z.string()),
  /** Whether it holds something a person said: otherwise it is not offered again. */
  said: z.boolean(),
  /** What to open once it is saved (the form that was wanted when another had to come first). */
  takeUp: z.string().optional(),
  /** The record it made: a second submission finds it and makes nothing. */
  done: z.object({ id: z.string(), answers: z.string() }).optional(),
  createdAt: z.number(),
  expiresAt: z.number(),
  rev: z.number(),
});

export type Conversation = z.infer<typeof conversationSchema>;

export function isExpired(conversation: Conversation, now: number): boolean {
  return now >= conversation.expiresAt;
}
