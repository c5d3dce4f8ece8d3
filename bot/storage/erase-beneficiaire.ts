// Erasing a person: the links of their activities, what was to be done for them, then sheet, notes and directory entry at once. Figures stay, which name nobody.
import type { Deps } from '#bot/ports.ts';
import { findBeneficiaire } from './beneficiaires.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt } from './record.ts';
import { entreeAction, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';
import { eraseTaches } from './taches.ts';

/** Links removed in one write. */
const AT_ONCE = 90;

type EraseDeps = Pick<Deps, 'table' | 'keyring' | 'pause'>;

/** False when there is nobody of that id for this mediator. The sheet goes last: whatever stops it before, made again it ends the rest. */
export async function eraseBeneficiaire(
  of: { readonly acteur: string; readonly id: string },
  deps: EraseDeps,
): Promise<boolean> {
  if (!(await findBeneficiaire(of.acteur, of.id, deps))) return false;
  await eraseLinks(of.id, deps);
  await eraseTaches(of.id, deps);
  return withRetry(() => eraseSheet(of, deps), deps);
}

async function eraseSheet(
  of: { readonly acteur: string; readonly id: string },
  deps: EraseDeps,
): Promise<boolean> {
  const { acteur, id } = of;
  const sheet = await findBeneficiaire(acteur, id, deps);
  if (!sheet) return false;
  const shard = shardKey(acteur, id);
  const read = await deps.table.get([shard]);
  await deps.table.write([
    { delete: keyOf.fiche(id), when: { is: 'equal', attributes: { rev: sheet.rev } } },
    { delete: keyOf.ficheNotes(id) },
    await entreeAction({ acteur, personne: id, entree: undefined }, itemAt(read, shard), deps.keyring),
  ]);
  return true;
}

async function eraseLinks(personne: string, { table }: Pick<Deps, 'table'>): Promise<void> {
  for (;;) {
    const { items } = await table.query({ ...rangeOf.passages(personne), limit: AT_ONCE });
    if (items.length === 0) return;
    await table.write(items.map(({ pk, sk }) => ({ delete: { pk, sk } })));
  }
}
