// Hands files over to a colleague who agreed, or back within seven days.
import { handBack, handOver } from '#bot/storage/passations.ts';
import type { JobRun } from './run.ts';

export const passation: JobRun = async ({ acteur, sur }, deps) => {
  const { id = '', a = '', sens, personne } = sur;
  const files = { id, de: acteur, a, ...(personne !== undefined && { personne }) };
  if (sens === 'aller') await handOver(files, deps);
  else await handBack(files, deps);
  return 'fait';
};
