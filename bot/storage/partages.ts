// Shares between colleagues: a record on each side, always written together, so that what one has, the other has.
import * as z from 'zod';
import { type Cercle, cercleDe, isSettled, type Partage } from '#bot/domain/partage.ts';
import { ConditionFailed, type Deps, type Item, type Key, Refus, type WriteAction } from '#bot/ports.ts';
import { readGroupes } from './groupes.ts';
import { putJob } from './jobs.ts';
import { keyOf, rangeOf } from './keys.ts';
import { assertMayHandBack } from './passations.ts';
import { expireAt, itemAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** Shares that one person may have, of all sorts: more people are shared as a list. */
const MOST = 200;

const partageSchema = z.object({
  id: z.string(),
  sorte: z.enum(['liste', 'personne', 'groupe', 'passation']),
  avec: z.string(),
  personne: z.string().optional(),
  de: z.string().optional(),
  etat: z.enum(['propose', 'recu', 'actif']),
  depuis: z.number(),
});

/** Which share, from one side. */
export interface QuelPartage {
  readonly acteur: string;
  readonly sorte: Partage['sorte'];
  readonly avec: string;
  readonly personne?: string;
}

type PartageDeps = Pick<Deps, 'table' | 'clock' | 'pause'>;

/** All the shares that somebody has, agreed or not. */
export async function readPartages(
  acteur: string,
  { table }: Pick<Deps, 'table'>,
): Promise<readonly Partage[]> {
  const { items } = await table.query({ ...rangeOf.partages(acteur), limit: MOST + 1 });
  return items.map(partageIn);
}

function partageIn(item: Item): Partage {
  const { personne, de, ...rest } = parseRecord('partage', partageSchema, item);
  return { ...rest, ...(personne !== undefined && { personne }), ...(de !== undefined && { de }) };
}

/** Whom somebody shares with, as of a day (YYYY-MM-DD). The calls made depend on who asks, never on whom they ask about. */
export async function readCercle(
  acteur: string,
  today: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<Cercle> {
  const partages = await readPartages(acteur, deps);
  const agreed = partages.filter(({ sorte, etat }) => sorte === 'groupe' && etat === 'actif');
  const groupes = await readGroupes(
    agreed.map(({ avec }) => avec),
    today,
    deps,
  );
  return cercleDe(acteur, partages, groupes);
}

/** Files handed over are remembered for a month: longer than they can be handed back. */
export const KEPT_PASSATION = 30 * 24 * 60 * 60 * 1000;

/** The action that writes one side of a share, over nothing, or over what was read there. */
export function putPartage(
  acteur: string,
  partage: Partage,
  before?: Pick<Partage, 'id' | 'etat'>,
): WriteAction {
  return {
    put: {
      ...keyOf.partage(acteur, partage),
      entity: 'partage',
      v: 1,
      ...partage,
      ...(partage.sorte === 'passation' && expireAt(partage.depuis + KEPT_PASSATION)),
    },
    when: before ? { is: 'equal', attributes: { id: before.id, etat: before.etat } } : { is: 'absent' },
  };
}

/** The same share from the other side. */
function otherSide({ acteur, avec, sorte, personne }: QuelPartage): QuelPartage {
  return { acteur: avec, avec: acteur, sorte, ...(personne !== undefined && { personne }) };
}

const sideKey = (side: QuelPartage): Key => keyOf.partage(side.acteur, side);

/** What is told of a share. */
export type QuoiAnnonce = 'propose' | 'accepte' | 'fin';

/** What a proposal becomes: a proposal, an agreement where the other had proposed it, or what it was already. */
export type Proposition = 'propose' | 'accepte' | 'deja';

/** Proposes a share; `id` is that of the agreement to be, the same for a repeat of the same gesture. */
export function proposePartage(side: QuelPartage, id: string, deps: PartageDeps): Promise<Proposition> {
  return withRetry(async () => {
    const { table } = deps;
    const [item] = await table.get([sideKey(side)]);
    const mine = item && partageIn(item);
    if (mine && !isSettled(mine, deps.clock())) return again(side, mine, deps);
    const { items } = await table.query({ ...rangeOf.partages(side.acteur), limit: MOST });
    if (items.length === MOST)
      throw new Refus(`Vous avez déjà ${MOST} partages : partagez plutôt votre liste entière.`);
    const other = otherSide(side);
    const both = { id, depuis: deps.clock(), ...(side.sorte === 'passation' && { de: side.acteur }) };
    await table.write([
      putPartage(side.acteur, { ...shareOf(side), ...both, etat: 'propose' }, mine),
      putPartage(other.acteur, { ...shareOf(other), ...both, etat: 'recu' }, mine),
      announce({ quoi: 'propose', id }, side, deps),
    ]);
    return 'propose';
  }, deps);
}

/** Sharing proposed by both is agreed; files handed over go one way. */
async function again(side: QuelPartage, mine: Partage, deps: PartageDeps): Promise<Proposition> {
  if (mine.de !== undefined && mine.de !== side.acteur)
    throw new Refus(
      'Cette personne vous passe des dossiers : répondez-lui d’abord, ou annulez, en tapant /partage.',
    );
  return (await acceptPartage(side, deps)) ? 'accepte' : 'deja';
}

/** The other one is told, in their direct channel. */
function announce(
  { quoi, id }: { readonly quoi: QuoiAnnonce; readonly id: string },
  side: QuelPartage,
  { clock }: Pick<Deps, 'clock'>,
): WriteAction {
  const { acteur, avec, sorte, personne } = side;
  const sur = { quoi, de: acteur, sorte, ...(personne !== undefined && { personne }) };
  return putJob({ id: `${id}-${quoi}`, sorte: 'annonce', acteur: avec, sur }, clock);
}

/** Files change hands, or come back, by a job of whoever hands them over. */
function passationJobs(
  sens: 'aller' | 'retour',
  { acteur, avec, personne, id, de }: QuelPartage & Pick<Partage, 'id' | 'de'>,
  { clock }: Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  if (de === undefined) return [];
  const a = acteur === de ? avec : acteur;
  const sur = { id, sens, a, ...(personne !== undefined && { personne }) };
  return [putJob({ id: `${id}-${sens}`, sorte: 'passation', acteur: de, sur }, clock)];
}

function shareOf({ acteur: _whose, ...share }: QuelPartage): Omit<QuelPartage, 'acteur'> {
  return share;
}

/** Agrees to what was received. False where there is nothing to agree to, or no longer. */
export async function acceptPartage(side: QuelPartage, deps: PartageDeps): Promise<boolean> {
  const [item] = await deps.table.get([sideKey(side)]);
  const mine = item && partageIn(item);
  if (mine?.etat !== 'recu') return false;
  const { id, de } = mine;
  const agreed = { id, etat: 'actif', depuis: deps.clock(), ...(de !== undefined && { de }) } as const;
  const other = otherSide(side);
  try {
    await deps.table.write([
      putPartage(side.acteur, { ...shareOf(side), ...agreed }, { id, etat: 'recu' }),
      putPartage(other.acteur, { ...shareOf(other), ...agreed }, { id, etat: 'propose' }),
      announce({ quoi: 'accepte', id }, side, deps),
      ...passationJobs('aller', { ...mine, acteur: side.acteur }, deps),
    ]);
    return true;
  } catch (error) {
    // Withdrawn or agreed meanwhile: what there is now is the answer.
    if (error instanceof ConditionFailed) return isActive(side, deps);
    throw error;
  }
}

async function isActive(side: QuelPartage, { table }: Pick<Deps, 'table'>): Promise<boolean> {
  const [item] = await table.get([sideKey(side)]);
  return item !== undefined && partageIn(item).etat === 'actif';
}

/** Ends a share, refuses or withdraws a proposal: both sides at once. False where there was none. */
export function endPartage(side: QuelPartage, deps: PartageDeps): Promise<boolean> {
  return withRetry(async () => {
    const other = otherSide(side);
    const read = await deps.table.get([sideKey(side), sideKey(other)]);
    const mine = itemAt(read, sideKey(side));
    if (!mine) return false;
    const share = partageIn(mine);
    const { id, etat, depuis } = share;
    if (side.sorte === 'passation' && etat === 'actif') assertMayHandBack(depuis, deps.clock());
    const theirs = itemAt(read, sideKey(other));
    const same = theirs !== undefined && partageIn(theirs).id === id;
    await deps.table.write([
      { delete: sideKey(side), when: { is: 'equal', attributes: { id } } },
      ...(same ? [{ delete: sideKey(other), when: { is: 'equal', attributes: { id } } } as const] : []),
      // A proposal withdrawn, or refused, is told to nobody.
      ...(etat === 'actif' ? [announce({ quoi: 'fin', id }, side, deps)] : []),
      ...(etat === 'actif' ? passationJobs('retour', { ...share, acteur: side.acteur }, deps) : []),
    ]);
    return true;
  }, deps);
}

/** Forgets both sides of a share of somebody who was erased: told to nobody, and nothing comes back. */
export function forgetPartage(side: QuelPartage, deps: PartageDeps): Promise<void> {
  return withRetry(
    () => deps.table.write([{ delete: sideKey(side) }, { delete: sideKey(otherSide(side)) }]),
    deps,
  );
}
