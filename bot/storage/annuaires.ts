// Everybody whom a mediator may name: their own people, and those whom colleagues share with them.
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import type { Deps } from '#bot/ports.ts';
import { findNoms } from './acteurs.ts';
import { readCercle } from './partages.ts';
import { type EntreePartagee, readPersonnesPartagees, readRepertoire } from './repertoire.ts';

/** In no order. Somebody shared comes with the name of who follows her. */
export async function readAnnuaire(
  { acteur, today }: { readonly acteur: string; readonly today: string },
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly Entree[]> {
  const [own, shared] = await Promise.all([
    readRepertoire(acteur, deps),
    readCercle(acteur, today, deps).then((cercle) => readPersonnesPartagees(cercle, deps)),
  ]);
  return shared.length === 0 ? own : [...own, ...(await named(shared, deps))];
}

async function named(
  shared: readonly EntreePartagee[],
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly Entree[]> {
  const noms = await findNoms(
    shared.map(({ chez }) => chez),
    deps,
  );
  return shared.map(({ chez, entree }) => ({ ...entree, par: noms.get(chez) ?? '' }));
}
