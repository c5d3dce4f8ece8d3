// Moves the activities of a merged sheet to the one that stays, or back when the merge is undone.
import { moveBack, moveToKept } from '#bot/storage/deplacements.ts';
import type { JobRun } from './run.ts';

/** Long enough for what was being saved at the moment of the merge to be in the person's history: then it is moved too. */
export const SECOND_PASS = 5 * 60 * 1000;

export const fusion: JobRun = async ({ sur }, deps) => {
  const { fondue = '', sens, passe } = sur;
  if (sens === 'aller') await moveToKept(fondue, deps);
  else await moveBack(fondue, deps);
  return passe === undefined ? { dans: SECOND_PASS, sur: { passe: 'seconde' } } : 'fait';
};
