// A file that somebody asked for: of what, in what format; prepared away from the chat, kept a day, given to them alone.
import * as z from 'zod';

export const QUOI_DOCUMENT = ['stats', 'activites', 'bilan'] as const;
export type QuoiDocument = (typeof QUOI_DOCUMENT)[number];

export const FORMATS_DOCUMENT = ['xlsx', 'csv', 'pdf', 'pptx', 'docx', 'png'] as const;

export const demandeSchema = z.object({
  quoi: z.enum(QUOI_DOCUMENT),
  format: z.enum(FORMATS_DOCUMENT),
  /** The question, as it is written back. */
  q: z.string(),
  /** Codes of the parts that are wanted; all where it is absent. */
  parties: z.array(z.string()).optional(),
  /** What an export of one's own activities has besides. */
  avec: z.array(z.enum(['notes', 'ressenti'])).default([]),
  /** A bilan's own words: paragraphs under what they answer, and what people said. */
  propos: z.array(z.object({ titre: z.string(), texte: z.string() })).default([]),
  verbatims: z.array(z.string()).default([]),
});

export type DemandeDocument = z.infer<typeof demandeSchema>;

/** How long a prepared file may be taken, in milliseconds. */
export const VIE_DOCUMENT = 24 * 60 * 60 * 1000;

/** In bytes: what Lambda gives back in one answer, once it is encoded. */
export const LARGEST_FILE = 4_400_000;
