// The environment of a handler, read and checked once: a missing or wrong variable stops the start with its name.
import * as z from 'zod';

const ticketKeys = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split(':', 2)))
  .pipe(
    z
      .array(z.tuple([z.string().min(1), z.string().min(32)]))
      .min(1)
      .max(2),
  );

export const envSchema = z.object({
  /** The one table. */
  COOPILOTE_TABLE: z.string().min(1),
  /** `id:secret`, the one that signs first; a second one while keys rotate. */
  COOPILOTE_TICKET_KEYS: ticketKeys,
  /** A file of mode 600 with the master key that wraps the mediators' data keys. */
  COOPILOTE_MASTER_KEY_FILE: z.string().min(1),
  /** The file that `npm run connect` writes. */
  COOPILOTE_CONNEXION_FILE: z.string().min(1).optional(),
});

export type Env = z.infer<typeof envSchema>;

/** Throws with the names of the variables that are missing or wrong, never with their values. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const read = envSchema.safeParse(variables);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`environment: check ${names.join(', ')}`);
}
