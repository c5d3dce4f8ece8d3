// Removes what remains of an erased person: from activities, what was to be done, drafts and shares first, then everything kept under her id.
import {
  type Effacement,
  endSharesOf,
  eraseDrafts,
  eraseEverythingOf,
  eraseFromActivities,
} from '#bot/storage/effacements.ts';
import { listErased } from '#bot/storage/effaces.ts';
import { eraseEnvois } from '#bot/storage/envoi-fichier.ts';
import { eraseTaches } from '#bot/storage/taches-personne.ts';
import { SECOND_PASS } from './fusion.ts';
import type { JobRun } from './run.ts';

export const effacement: JobRun = async ({ acteur, sur }, deps) => {
  const { personne = '', remplacant = '', passe } = sur;
  const of: Effacement = { acteur, personne, remplacant };
  await listErased(personne, deps);
  await eraseEnvois(personne, deps);
  const auteurs = await eraseFromActivities(of, deps);
  await eraseTaches(personne, deps);
  await eraseDrafts([...new Set([acteur, ...auteurs])], personne, deps);
  await endSharesOf(of, deps);
  // What was being saved at that moment reaches her history meanwhile.
  if (passe === undefined) return { dans: SECOND_PASS, sur: { passe: 'seconde' } };
  await eraseEverythingOf(personne, deps);
  return 'fait';
};
