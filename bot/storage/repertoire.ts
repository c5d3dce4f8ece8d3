// A mediator's directory: what a search needs of each person, in a few sealed shards read together. Derived from the sheets.
import * as z from 'zod';
import { type Entree, packEntries, unpackEntries } from '#bot/domain/beneficiaire/entree.ts';
import type { Deps, Item, Key, Keyring, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { parseRecord } from './record.ts';

/** Enough for a shard of five thousand persons to stay a few kilobytes; a person's shard never changes. */
const SHARDS = 16;

const shardSchema = z.object({ scelle: z.string(), rev: z.number() });

/** Everybody in the directory of this mediator, in no order. */
export async function readRepertoire(
  acteur: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly Entree[]> {
  const { items } = await deps.table.query({ ...rangeOf.repertoire(acteur), limit: SHARDS });
  const shards = await Promise.all(items.map((item) => entriesIn(item, deps.keyring)));
  return shards.flat();
}

async function entriesIn(item: Item, keyring: Keyring): Promise<readonly Entree[]> {
  return unpackEntries(await keyring.open(parseRecord('repertoire', shardSchema, item).scelle));
}

/** The shard where a person stands: to be read before it is changed. */
export function shardKey(acteur: string, personne: string): Key {
  const sum = [...personne].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return keyOf.repertoire(acteur, sum % SHARDS);
}

/** The action that sets a person's entry, or removes it, over the shard as it was read. */
export async function entreeAction(
  change: { readonly acteur: string; readonly personne: string; readonly entree: Entree | undefined },
  shard: Item | undefined,
  keyring: Keyring,
): Promise<WriteAction> {
  const { acteur, personne, entree } = change;
  const before = shard ? await entriesIn(shard, keyring) : [];
  const others = before.filter(({ id }) => id !== personne);
  const rev = shard ? parseRecord('repertoire', shardSchema, shard).rev : 0;
  const scelle = await keyring.seal(acteur, packEntries(entree ? [...others, entree] : others));
  return {
    put: { ...shardKey(acteur, personne), entity: 'repertoire', v: 1, scelle, rev: rev + 1 },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}

/** The entry of a person in their shard. */
export async function entreeIn(
  shard: Item | undefined,
  personne: string,
  keyring: Keyring,
): Promise<Entree | undefined> {
  return shard && (await entriesIn(shard, keyring)).find(({ id }) => id === personne);
}

/** The action that moves somebody's last day in the directory forward; none where it was later already, or where they are not in it. */
export async function seenActions(
  acteur: string,
  passage: { readonly personne: string; readonly date: string } | undefined,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly WriteAction[]> {
  if (!passage) return [];
  const { personne, date } = passage;
  const [shard] = await deps.table.get([shardKey(acteur, personne)]);
  const entree = await entreeIn(shard, personne, deps.keyring);
  if (!entree || (entree.vu ?? '') >= date) return [];
  return [await entreeAction({ acteur, personne, entree: { ...entree, vu: date } }, shard, deps.keyring)];
}
