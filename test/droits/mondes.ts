// A world by who comes to her and what became of her; and a gesture made in it.
import { LIENS, peut, type Situation } from '#bot/domain/beneficiaire/droits.ts';
import { ensuite } from '#test/support/travaux.ts';
import { become, createHer, type Etat, keepOfHer, noteForHer } from './elle.ts';
import { type Geste, SUIVIE } from './gestes.ts';
import type { Relation } from './relations.ts';
import { emptyScene, type Issue, personOf, type Scene, TIERS } from './scene.ts';

/** Everything in its order: she is followed, things are kept of her, somebody comes to her, something becomes of her. */
export async function worldOf(relation: Relation, etat: Etat): Promise<Scene> {
  const scene = await emptyScene(relation.acteur, relation.proprietaire ?? 'lea');
  const { acteur, proprietaire, deps } = scene;
  const auteur = auteurOf(relation);
  const never = etat === 'jamais créée';
  if (!never) await createHer(scene, auteur);
  await keepOfHer(scene, never ? 'she never did' : 'she existed');
  for (const one of [acteur, proprietaire, auteur, personOf(TIERS).id]) await ensuite(deps, one);
  await relation.prepare(scene);
  await noteForHer(scene);
  await become(etat, scene);
  scene.mark();
  return scene;
}

/** Who followed her first, and wrote of her. */
export function auteurOf({ avant, proprietaire = 'lea' }: Relation): string {
  return personOf(avant ?? proprietaire).id;
}

/** What comes of it; the world is then as it was. */
export async function played(geste: Geste, scene: Scene): Promise<Issue> {
  await geste.avant?.(scene);
  const issue = await scene.observe(() => geste.geste(scene));
  await scene.rewind();
  return issue;
}

/** How somebody stands to her, whatever became of her; to nobody once she is not there. */
export function situationOf(relation: Relation, etat: Etat): Situation {
  const shared = SUIVIE.includes(etat) && (etat !== 'fondue' || relation.deSaFiche !== true);
  return { lien: shared ? LIENS[relation.comme] : 'aucun', opposee: etat === 'opposée' };
}

/** Whether the table of rights lets it pass. */
export function permitted({ permis, etats }: Geste, relation: Relation, etat: Etat): boolean {
  const situation = situationOf(relation, etat);
  return etats.includes(etat) && (typeof permis === 'function' ? permis(situation) : peut(permis, situation));
}
