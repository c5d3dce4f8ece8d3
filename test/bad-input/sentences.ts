// What a sentence shown to a person must be, whatever went wrong.
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** Words of programs, or of another language, that betray an error nobody wrote for a person. */
const NOT_FOR_PEOPLE =
  /undefined|null\b|NaN|Infinity|\[object|Invalid|expected|Error|Exception|required|at \w+ \(|https?:\/\/|\bno\b/;

/** Begins as a sentence, ends as one, in French typography: no straight apostrophe, no middle dot. */
export function expectSentence(said: string | undefined): void {
  expect(said).toMatch(/^[\p{Lu}«\d]/u);
  expect(said).toMatch(/[.?!]$/);
  expect(said).not.toMatch(NOT_FOR_PEOPLE);
  expect(said).not.toMatch(/['·]/);
}

/** Nothing that somebody typed, nor any secret, is in the logs. */
export function expectSilentLogs({ logs }: Pick<Stage, 'logs'>, typed: readonly string[]): void {
  const text = JSON.stringify(logs);
  for (const word of typed) expect(text).not.toContain(word);
  expect(text).not.toMatch(/hooks\/commands|jeton-du-bot|neuve\.|vieille\./);
}

/** No defect was met: what is bad was foreseen. */
export function defectsOf({ logs }: Pick<Stage, 'logs'>): readonly unknown[] {
  return logs.filter((line) => line.level === 'error');
}
