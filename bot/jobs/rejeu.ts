// After a restore of the table: whoever was erased since the backup is erased again, from the list that is kept outside of it.
import type { JobDeps } from '#bot/job-ports.ts';
import { readFiche } from '#bot/storage/beneficiaires.ts';
import { ERASED, erasedIn } from '#bot/storage/effaces.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';

/** How many came back with the restore, and are erased again: their jobs run as for any erasing. Made again, it finds nobody. */
export async function replayErasures(deps: JobDeps): Promise<number> {
  let again = 0;
  for await (const name of deps.files.list(ERASED)) {
    const id = erasedIn(name);
    const fiche = await readFiche(id, deps);
    if (fiche && (await eraseBeneficiaire({ acteur: fiche.proprietaire, id }, deps))) again += 1;
  }
  return again;
}
