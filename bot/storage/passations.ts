// Handing files over: each person's sheet changes hands with her entry in the directories, one by one; and back within seven days.
import type { Acteur } from '#bot/domain/acteur.ts';
import { FUSEAU_PAR_DEFAUT } from '#bot/domain/fuseaux.ts';
import { UNDO_PASSATION } from '#bot/domain/partage.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { findActeur } from './acteurs.ts';
import { accesAction } from './journal.ts';
import { keyOf } from './keys.ts';
import { itemAt } from './record.ts';
import { entreeActions, entreeIn, readRepertoire, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';
import { passTaches } from './taches-personne.ts';

export interface Passation {
  /** Of the agreement. */
  readonly id: string;
  readonly de: string;
  readonly a: string;
  /** One file alone; every file without it. */
  readonly personne?: string;
}

type PassationDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId' | 'pause'>;

/** Sheets read in one call. */
const AT_ONCE = 100;

/** Hands over what is not yet, as long as the agreement stands; false where it was stopped on the way. Those who object to being followed stay where they are. */
export async function handOver(passation: Passation, until: number, deps: PassationDeps): Promise<boolean> {
  const { de, a, id, personne } = passation;
  const share = { sorte: 'passation', avec: de, ...(personne !== undefined && { personne }) };
  const stands = {
    check: keyOf.partage(a, share),
    when: { is: 'equal', attributes: { id, etat: 'actif' } },
  } as const;
  const to = await whoTakes(a, deps);
  for (const one of await peopleOf(de, personne, deps)) {
    if (deps.clock() >= until) return false;
    await transfer({ personne: one, from: de, to, marked: id }, [stands], deps);
  }
  return true;
}

/** Whoever has used the bot once: only they could agree. */
async function whoTakes(id: string, deps: PassationDeps): Promise<Transfer['to']> {
  const fuseau = (await findActeur(id, deps))?.acteur.fuseau;
  return { id, fuseau: fuseau ?? FUSEAU_PAR_DEFAUT };
}

/** Hands back what came with it and is still there; false where it was stopped on the way. */
export async function handBack(passation: Passation, until: number, deps: PassationDeps): Promise<boolean> {
  const { de, a, id, personne } = passation;
  const to = await whoTakes(de, deps);
  const there = await peopleOf(a, personne, deps);
  for (let from = 0; from < there.length; from += AT_ONCE) {
    const some = there.slice(from, from + AT_ONCE);
    const fiches = await deps.table.get(some.map(keyOf.fiche));
    for (const one of some) {
      const fiche = itemAt(fiches, keyOf.fiche(one));
      if (fiche?.passation !== id) continue;
      if (deps.clock() >= until) return false;
      await transfer({ personne: one, from: a, to, marked: undefined }, [], deps);
    }
  }
  return true;
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
  readonly to: Pick<Acteur, 'id' | 'fuseau'>;
  /** The agreement that the sheet came with. */
  readonly marked: string | undefined;
}

/** Nothing is opened but the directory's entries: the sheet goes over sealed, under the keys of who wrote it. */
function transfer(move: Transfer, also: readonly WriteAction[], deps: PassationDeps): Promise<void> {
  return withRetry(async () => {
    const { personne, from, to } = move;
    const keys = [keyOf.fiche(personne), shardKey(from, personne), shardKey(to.id, personne)];
    const read = await deps.table.get(keys);
    const fiche = itemAt(read, keyOf.fiche(personne));
    if (!fiche || fiche.proprietaire !== from || fiche.fusionVers !== undefined) return;
    if (fiche.opposeeLe !== undefined && move.marked !== undefined) return;
    const entree = await entreeIn(itemAt(read, shardKey(from, personne)), personne, deps.keyring);
    const at = { read, keyring: deps.keyring };
    await deps.table.write([
      ficheAction(fiche, move),
      ...(await entreeActions(from, [{ personne, entree: undefined }], at)),
      ...(await entreeActions(to.id, [{ personne, entree }], at)),
      accesAction(to.id, { quoi: 'passation', qui: from, personne }, deps),
      ...(await passTaches(move, deps)),
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
      proprietaire: to.id,
      // Whoever has it again is no former follower; whoever gives it back never was one.
      anciens:
        marked === undefined ? anciens.filter((one) => one !== to.id) : [...new Set([...anciens, from])],
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
