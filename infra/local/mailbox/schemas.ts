// What the mailbox's door says and its page reads.
import * as z from 'zod';

/** A line of the list. */
export const summarySchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  /** ISO 8601, or as it was written where that is no date. */
  date: z.string(),
  attachments: z.number(),
});

export const letterSchema = summarySchema.extend({
  replyTo: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string(),
  hasHtml: z.boolean(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
});

export type Summary = Readonly<z.infer<typeof summarySchema>>;
export type Letter = Readonly<z.infer<typeof letterSchema>>;
