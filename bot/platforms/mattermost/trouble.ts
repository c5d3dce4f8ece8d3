// What may be logged of something that went wrong: a code, never a word that somebody typed.
import { MattermostRefused, MattermostUnreachable } from './failures.ts';

export function codeOf(error: unknown): string {
  if (error instanceof MattermostRefused) return `${error.status} ${error.id}`.trimEnd();
  if (error instanceof MattermostUnreachable) return error.reason;
  return error instanceof Error ? error.name : 'unknown';
}
