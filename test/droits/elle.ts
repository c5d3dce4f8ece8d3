// What becomes of the person whom rights are about: who follows her, what others keep of her, and how she ends; written beside the commands, which the tests are of.
import type { Answers } from '#bot/forms/field.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { mergeBeneficiaires } from '#bot/storage/fusions.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { proposePartage } from '#bot/storage/partages.ts';
import { travaux } from '#test/support/travaux.ts';
import { AUTRE, ELLE, GARDEE, IDENTITE, NOTES } from './identite.ts';
import { personOf, type Scene, TIERS } from './scene.ts';
import { draft, note, record, send } from './traces.ts';

export const ETATS = [
  'suivie',
  'opposée',
  'fondue',
  'effacée',
  'effacée et oubliée',
  'jamais créée',
] as const;
export type Etat = (typeof ETATS)[number];

export function follow(
  scene: Scene,
  id: string,
  acteur: string,
  values: Answers = IDENTITE,
): Promise<unknown> {
  const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
  return changeBeneficiaire({ acteur, id, geste: `g${id}`, apply: (now) => now ?? sheet }, scene.deps);
}

/** Her sheet, and what whoever follows her keeps of her. */
export async function createHer(scene: Scene, owner: string): Promise<void> {
  await follow(scene, ELLE, owner, { ...IDENTITE, notes: NOTES });
  const values = { notes: 'note secrète', ressentiMot: 'ressenti secret' };
  await record(scene, { auteur: owner, id: 'cra-proprietaire', values });
  await note(scene, { acteur: owner, id: 'tache-proprietaire' });
  await send(scene, { auteur: owner, id: 'envoi-proprietaire', etat: 'prepare', voie: 'piece' });
  await draft(scene, { form: 'beneficiaire', id: 'brouillon-proprietaire', acteur: owner, target: ELLE });
  await keptByTiers(scene);
}

/** Whatever somebody kept of her while it was shared with them, which is nobody else’s to read. */
async function keptByTiers(scene: Scene): Promise<void> {
  const tiers = personOf(TIERS).id;
  const values = { demarches: [{ nom: 'permis du tiers', etat: 'devra_revenir' }] };
  await record(scene, { auteur: tiers, id: 'cra-du-tiers', values });
  await note(scene, { acteur: tiers, id: 'tache-du-tiers', quoi: 'rappel du tiers' });
  const sent = { auteur: tiers, voie: 'lien', adresse: 'du-tiers@exemple.fr' } as const;
  await send(scene, { ...sent, id: 'envoi-prepare-du-tiers', etat: 'prepare' });
  await send(scene, { ...sent, id: 'envoi-parti-du-tiers', etat: 'envoye' });
}

/** What one has to do for her: noted last, as it goes over with a file that is handed over. */
export function noteForHer(scene: Scene): Promise<void> {
  return note(scene, { acteur: scene.acteur, id: 'tache-a-soi' });
}

/** What somebody who once could still has: an activity, sendings, an access, a share, another sheet of their own. */
export async function keepOfHer(scene: Scene, existed: 'she existed' | 'she never did'): Promise<void> {
  const { acteur, deps } = scene;
  await follow(scene, AUTRE, acteur, { prenom: 'Anatole', nom: 'Bertholom' });
  await record(scene, { auteur: acteur, id: 'cra-a-soi', values: {} });
  await logAcces(acteur, { quoi: 'fiche', qui: acteur, personne: ELLE }, deps);
  const share = { acteur, avec: personOf(TIERS).id, sorte: 'personne', personne: ELLE } as const;
  await proposePartage(share, 'partage-a-soi', deps);
  if (existed === 'she never did') return;
  await send(scene, { auteur: acteur, id: 'envoi-prepare', etat: 'prepare', voie: 'piece' });
  await send(scene, { auteur: acteur, id: 'envoi-a-partir', etat: 'a_envoyer', voie: 'piece' });
  await send(scene, { auteur: acteur, id: 'envoi-parti', etat: 'envoye', voie: 'lien' });
}

/** What becomes of her, whoever follows her by then. */
export async function become(etat: Etat, scene: Scene): Promise<void> {
  const { deps, proprietaire: acteur } = scene;
  if (etat === 'opposée') {
    const apply = (now: Parameters<Parameters<typeof changeBeneficiaire>[0]['apply']>[0]) =>
      now && { ...now, opposeeLe: deps.clock() };
    await changeBeneficiaire({ acteur, id: ELLE, geste: 'oppose', apply }, deps);
  }
  if (etat === 'fondue') {
    await follow(scene, GARDEE, acteur, { ...IDENTITE, notes: NOTES });
    await mergeBeneficiaires({ acteur, gardee: GARDEE, fondue: ELLE, geste: 'fusion' }, deps);
    await workDone(scene);
  }
  if (etat === 'effacée' || etat === 'effacée et oubliée')
    await eraseBeneficiaire({ acteur, id: ELLE }, deps);
  if (etat === 'effacée et oubliée') await workDone(scene);
}

/** Everything that waits is done, the second passes too. */
export async function workDone(scene: Scene): Promise<void> {
  const acteurs = [scene.acteur, scene.proprietaire];
  await travaux(scene.deps, acteurs);
  scene.pass(6 * 60 * 1000);
  await travaux(scene.deps, acteurs);
}
