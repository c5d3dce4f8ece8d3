// Hands files over to a colleague who agreed, or back within seven days.
import { handBack, handOver } from '#bot/storage/passations.ts';
import type { JobRun } from './run.ts';

/** How long one run goes on, in milliseconds: the next finds what remains. */
const AT_ONCE = 60 * 1000;

export const passation: JobRun = async ({ acteur, sur }, deps) => {
  const { id = '', a = '', sens, personne } = sur;
  const files = { id, de: acteur, a, ...(personne !== undefined && { personne }) };
  const pass = sens === 'aller' ? handOver : handBack;
  return (await pass(files, deps.clock() + AT_ONCE, deps)) ? 'fait' : 'encore';
};
