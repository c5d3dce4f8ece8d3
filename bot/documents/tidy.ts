// Texts of people made ready for a document: nothing hidden, nothing that could be run, on one line.
import { cleanText } from '#bot/forms/clean.ts';

/** Two letters that are none, and that no XML holds. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

/**
 * On one line. Two underscores in a row open and close what `quickchart-js` writes as code (`__BEGINFUNCTION__`): one is left of them, so
 * that no text can hold that mark, nor be joined into one.
 */
export function tidy(text: string): string {
  return cleanText(text)
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .replace(NOT_IN_XML, '')
    .replace(/_{2,}/g, '_');
}
