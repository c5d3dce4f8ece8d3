// The list of erased persons, by their opaque ids, kept outside the table: no backup of the table gives them back.
import type { JobDeps } from '#bot/job-ports.ts';

/** The folder of files, one a person, that is the list. */
export const ERASED = 'effaces';

/** Longer than any backup is kept. */
export const LISTED = 10 * 366 * 24 * 60 * 60 * 1000;

/** Once, whatever is repeated. */
export async function listErased(
  personne: string,
  { files, clock }: Pick<JobDeps, 'files' | 'clock'>,
): Promise<void> {
  await files.create(`${ERASED}/${personne}`, new Uint8Array(), clock() + LISTED);
}

/** The person of a name in the list. */
export function erasedIn(name: string): string {
  return name.slice(ERASED.length + 1);
}
