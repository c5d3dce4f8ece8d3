// Reads letters from the mailbox's door.
import * as z from 'zod';
import { type Letter, letterSchema, type Summary, summarySchema } from '../schemas.ts';

const listSchema = z.array(summarySchema);

/** Undefined while nobody answers: the product is stopped, or starting. */
export const readList = async (): Promise<readonly Summary[] | undefined> => {
  try {
    return listSchema.parse(await (await fetch('/courriels')).json());
  } catch {
    return undefined;
  }
};

/** Undefined where there is none of that id, or no longer. */
export const readLetter = async (id: string): Promise<Letter | undefined> => {
  try {
    const answer = await fetch(`/courriels/${encodeURIComponent(id)}`);
    return answer.ok ? letterSchema.parse(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
};
