// The people of a mediator for a file that holds them all: in the order of their names, read some at a time; those who object are not in it.
import { peut } from '#bot/domain/beneficiaire/droits.ts';
import { lienDe, SEUL } from '#bot/domain/partage.ts';
import type { Deps } from '#bot/ports.ts';
import { ficheIn, type StoredBeneficiaire } from './beneficiaires.ts';
import { keyOf } from './keys.ts';
import { readRepertoire } from './repertoire.ts';

type ReadDeps = Pick<Deps, 'table' | 'keyring'>;

/** Sheets read in one call, each with its notes. */
const AT_ONCE = 50;

/** The ids of those whom this mediator follows, by last then first name. */
export async function peopleOf(acteur: string, deps: ReadDeps): Promise<readonly string[]> {
  const { compare } = new Intl.Collator('fr');
  const entries = await readRepertoire(acteur, deps);
  return entries
    .toSorted((a, b) => compare(a.nom, b.nom) || compare(a.prenom, b.prenom) || compare(a.id, b.id))
    .map(({ id }) => id);
}

/** Their sheets, notes included. What is shared with this mediator is not theirs to take away. */
export async function* exportedSheets(
  acteur: string,
  ids: readonly string[],
  { table, keyring }: ReadDeps,
): AsyncGenerator<StoredBeneficiaire> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const read = await table.get(some.flatMap((id) => [keyOf.fiche(id), keyOf.ficheNotes(id)]));
    for (const id of some) {
      const fiche = ficheIn(read, id, keyring);
      if (!fiche || fiche.fusionVers !== undefined) continue;
      const opposee = fiche.opposeeLe !== undefined;
      if (peut('exporter', { lien: lienDe(fiche, acteur, SEUL), opposee })) yield fiche.open('with notes');
    }
  }
}
