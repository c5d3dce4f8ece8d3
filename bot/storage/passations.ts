// Handing files over: each person's sheet changes hands with her entry in the directories, one by one; and back within seven days.
import { UNDO_PASSATION } from '#bot/domain/partage.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { itemAt } from './record.ts';
import { entreeActions, entreeIn, readRepertoire, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';

export interface Passation {
  /** Of the agreement. */
  readonly id: string;
  readonly de: string;
  readonly a: string;
  /** One file alone; every file without it. */
  readonly personne?: string;
}

type PassationDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** Sheets read in one call. */
const AT_ONCE = 100;

/** Hands over what is not yet, as long as the agreement stands. Those who object to being followed stay where they are. */
export async function handOver(passation: Passation, deps: PassationDeps): Promise<void> {
  const { de, a, id, personne } = passation;
  const share = { sorte: 'passation', avec: de, ...(personne !== undefined && { personne }) };
  const stands = {
    check: keyOf.partage(a, share),
    when: { is: 'equal', attributes: { id, etat: 'actif' } },
  } as const;
  for (const one of await peopleOf(de, personne, deps)) {
    await transfer({ personne: one, from: de, to: a, marked: id }, [stands], deps);
  }
}

/** Hands back what came with it and is still there. */
export async function handBack(passation: Passation, deps: PassationDeps): Promise<void> {
  const { de, a, id, personne } = passation;
  const there = await peopleOf(a, personne, deps);
  for (let from = 0; from < there.length; from += AT_ONCE) {
    const some = there.slice(from, from + AT_ONCE);
    const fiches = await deps.table.get(some.map(keyOf.fiche));
    for (const one of some) {
      const fiche = itemAt(fiches, keyOf.fiche(one));
      if (fiche?.passation !== id) continue;
      await transfer({ personne: one, from: a, to: de, marked: undefined }, [], deps);
    }
  }
}

async function peopleOf(
  acteur: string,
  personne: string | undefined,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly string[]> {
  if (personne !== undefined) return [personne];
  return (await readRepertoire(acteur, deps)).map(({ id }) => id);
}

interface Transfer {
  readonly personne: string;
  readonly from: string;
  readonly to: string;
  /** The agreement that the sheet came with. */
  readonly marked: string | undefined;
}

/** Nothing is opened but the directory's entries: the sheet goes over sealed, under the keys of who wrote it. */
function transfer(move: Transfer, also: readonly WriteAction[], deps: PassationDeps): Promise<void> {
  return withRetry(async () => {
    const { personne, from, to } = move;
    const keys = [keyOf.fiche(personne), shardKey(from, personne), shardKey(to, personne)];
    const read = await deps.table.get(keys);
    const fiche = itemAt(read, keyOf.fiche(personne));
    if (!fiche || fiche.proprietaire !== from || fiche.fusionVers !== undefined) return;
    if (fiche.opposeeLe !== undefined && move.marked !== undefined) return;
    const entree = await entreeIn(itemAt(read, shardKey(from, personne)), personne, deps.keyring);
    const at = { read, keyring: deps.keyring };
    await deps.table.write([
      ficheAction(fiche, move),
      ...(await entreeActions(from, [{ personne, entree: undefined }], at)),
      ...(await entreeActions(to, [{ personne, entree }], at)),
      ...also,
    ]);
  }, deps);
}

function ficheAction(fiche: Item, { from, to, marked }: Transfer): WriteAction {
  const { passation: _before, ...rest } = fiche;
  const anciens = Array.isArray(fiche.anciens) ? fiche.anciens.map(String) : [];
  const rev = Number(fiche.rev);
  return {
    put: {
      ...(rest as Item),
      proprietaire: to,
      // Whoever has it again is no former follower; whoever gives it back never was one.
      anciens: marked === undefined ? anciens.filter((one) => one !== to) : [...new Set([...anciens, from])],
      ...(marked !== undefined && { passation: marked }),
      rev: rev + 1,
    },
    when: { is: 'equal', attributes: { rev } },
  };
}

/** Refuses what comes too late. */
export function assertMayHandBack(depuis: number, now: number): void {
  if (now >= depuis + UNDO_PASSATION)
    throw new Refus(
      'Cette passation a plus de sept jours : elle ne peut plus être annulée. Proposez une passation dans l’autre sens.',
    );
}
