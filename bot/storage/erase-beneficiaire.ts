// Erasing a person: her identity goes at once, in one transaction; a job removes what remains of her elsewhere. Figures stay, which name nobody.
import { remplacantOf } from '#bot/domain/cra/effacement.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { ficheIn } from './beneficiaires.ts';
import { putJob } from './jobs.ts';
import { accesAction } from './journal.ts';
import { keyOf } from './keys.ts';
import { itemAt } from './record.ts';
import { entreeActions, entreeIn, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';

type EraseDeps = Pick<Deps, 'table' | 'keyring' | 'pause' | 'clock' | 'newId'>;

export interface Erasure {
  /** Who follows her. */
  readonly acteur: string;
  readonly id: string;
  /** Unless whoever follows her asks for it. */
  readonly par?: 'conservation';
  /** Whether it still is to be done, of what there is at that moment: an activity may come between. */
  readonly quand?: (now: { readonly vu?: string | undefined; readonly modifieLe: number }) => boolean;
}

/** False when there is nobody of that id for this mediator. Sheets merged into hers go with it: they are of the same person. */
export function eraseBeneficiaire(of: Erasure, deps: EraseDeps): Promise<boolean> {
  const remplacant = remplacantOf(deps.newId());
  return withRetry(async () => {
    const { acteur, id } = of;
    const shard = shardKey(acteur, id);
    const read = await deps.table.get([keyOf.fiche(id), shard]);
    const fiche = ficheIn(read, id, deps.keyring);
    if (!fiche || fiche.proprietaire !== acteur) return false;
    const vu = (await entreeIn(itemAt(read, shard), id, deps.keyring))?.vu;
    if (of.quand && !of.quand({ vu, modifieLe: fiche.modifieLe })) return false;
    const all = await withMerged(id, deps);
    const rev = Number(itemAt(read, keyOf.fiche(id))?.rev);
    await deps.table.write([
      { delete: keyOf.fiche(id), when: { is: 'equal', attributes: { rev } } },
      { delete: keyOf.ficheNotes(id) },
      ...all.filter((one) => one !== id).flatMap(goneActions),
      ...(await entreeActions(acteur, [{ personne: id, entree: undefined }], {
        read,
        keyring: deps.keyring,
      })),
      loggedErasure(of, deps),
      ...all.map((personne) => eraseJob({ acteur, personne, remplacant }, deps)),
    ]);
    return true;
  }, deps);
}

function loggedErasure({ acteur, id, par }: Erasure, deps: EraseDeps): WriteAction {
  const by = par === undefined ? { quoi: 'effacement' as const, qui: acteur } : { quoi: par };
  return accesAction(acteur, { ...by, personne: id }, deps);
}

/** Sheets merged into hers, one into another, at most so many. */
const MOST_MERGED = 20;

async function withMerged(id: string, { table }: Pick<Deps, 'table'>): Promise<readonly string[]> {
  const found = [id];
  for (let at = 0; at < found.length && found.length < MOST_MERGED; at += 1) {
    const [fiche] = await table.get([keyOf.fiche(found[at] ?? '')]);
    found.push(...mergedIn(fiche).filter((one) => !found.includes(one)));
  }
  return found;
}

function mergedIn(fiche: Item | undefined): readonly string[] {
  return Array.isArray(fiche?.fondues) ? fiche.fondues.map(String) : [];
}

function goneActions(personne: string): readonly WriteAction[] {
  return [keyOf.fiche(personne), keyOf.ficheNotes(personne), keyOf.fusion(personne)].map((key) => ({
    delete: key,
  }));
}

function eraseJob(
  of: { readonly acteur: string; readonly personne: string; readonly remplacant: string },
  { clock }: Pick<Deps, 'clock'>,
): WriteAction {
  const { acteur, personne, remplacant } = of;
  return putJob(
    { id: `efface-${personne}`, sorte: 'effacement', acteur, sur: { personne, remplacant } },
    clock,
  );
}
