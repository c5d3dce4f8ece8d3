// Somebody's people as forms ask for them, for tests that need one answer or two of it.
import type { PersonDirectory } from '#bot/forms/context.ts';

/** Nobody was seen lately and nobody is found, but for what is said here. */
export function annuaireDe(
  known: Pick<PersonDirectory, 'has' | 'label'> & Partial<PersonDirectory>,
): PersonDirectory {
  return {
    recent: [],
    lineOf: (code) => code,
    ofLine: () => undefined,
    search: () => [],
    certain: () => undefined,
    alike: () => [],
    ...known,
  };
}
