// Tags as typed on one line: names between commas, each once (La Coop, 1.10: 3 to 80 characters).
import * as z from 'zod';

const SHORTEST = 3;
const LONGEST = 80;

/** The names of a line of tags. */
export function tagsOf(line: string): readonly string[] {
  const byFolded = new Map<string, string>();
  for (const typed of line.split(/[,;]/)) {
    const name = typed.trim().replace(/^#\s*/, '');
    const folded = name.toLocaleLowerCase('fr');
    if (name !== '' && !byFolded.has(folded)) byFolded.set(folded, name);
  }
  return [...byFolded.values()];
}

/** The line rewritten the same way whoever typed it; each name of a proper length. */
export const tagsLine: z.ZodType<string, string> = z
  .string()
  .refine((line) => tagsOf(line).length > 0, 'Écrivez des tags séparés par des virgules.')
  .refine(
    (line) => tagsOf(line).every((name) => name.length >= SHORTEST && name.length <= LONGEST),
    `Chaque tag a de ${SHORTEST} à ${LONGEST} caractères ; séparez les tags par des virgules.`,
  )
  .transform((line) => tagsOf(line).join(', '));
