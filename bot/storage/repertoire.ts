// A mediator's directory: what a search needs of each person, in a few sealed shards read together. Derived from the sheets.
import * as z from 'zod';
import { type Entree, packEntries, unpackEntries } from '#bot/domain/beneficiaire/entree.ts';
import type { Cercle } from '#bot/domain/partage.ts';
import type { Deps, Item, Key, Keyring, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

/** Enough for a shard of five thousand persons to stay a few kilobytes; a person's shard never changes. */
const SHARDS = 16;

const shardSchema = z.object({ scelle: z.string(), rev: z.number() });

/** An entry, and whose directory it stands in. */
export interface EntreePartagee {
  readonly chez: string;
  readonly entree: Entree;
}

/** The people whom others share: the lists of colleagues, and persons one by one, each where whoever follows them has her. */
export async function readPersonnesPartagees(
  { collegues, personnes }: Cercle,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly EntreePartagee[]> {
  const alone = [...personnes].flatMap(([personne, others]) =>
    [...others].filter((chez) => !collegues.has(chez)).map((chez) => ({ personne, chez })),
  );
  const [lists, apart] = await Promise.all([
    Promise.all([...collegues].map(async (chez) => inDirectory(chez, await readRepertoire(chez, deps)))),
    readAlone(alone, deps),
  ]);
  return [...lists.flat(), ...apart];
}

function inDirectory(chez: string, entries: readonly Entree[]): readonly EntreePartagee[] {
  return entries.map((entree) => ({ chez, entree }));
}

/** Records asked for in one call. */
const AT_ONCE = 100;

async function readAlone(
  alone: readonly { readonly personne: string; readonly chez: string }[],
  { table, keyring }: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly EntreePartagee[]> {
  const keys = [
    ...new Map(
      alone.map(({ chez, personne }) => shardKey(chez, personne)).map((k) => [`${k.pk} ${k.sk}`, k]),
    ).values(),
  ];
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, page) =>
      table.get(keys.slice(page * AT_ONCE, (page + 1) * AT_ONCE)),
    ),
  );
  const entries = await Promise.all(
    pages.flat().map(async (item) => ({ item, entries: await entriesIn(item, keyring) })),
  );
  return alone.flatMap(({ personne, chez }) => {
    const { pk, sk } = shardKey(chez, personne);
    const shard = entries.find(({ item }) => item.pk === pk && item.sk === sk);
    const entree = shard?.entries.find(({ id }) => id === personne);
    return entree ? [{ chez, entree }] : [];
  });
}

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

/** What becomes of a person's entry: another one, or none. */
export interface ChangementEntree {
  readonly personne: string;
  readonly entree: Entree | undefined;
}

/** The keys of the shards where these people stand: to be read before they are changed. */
export function shardKeys(acteur: string, personnes: readonly string[]): readonly Key[] {
  const keys = personnes.map((personne) => shardKey(acteur, personne));
  return [...new Map(keys.map((key) => [key.sk, key])).values()];
}

/** The actions that set entries, or remove them, over the shards as they were read; those of one shard in one action. */
export async function entreeActions(
  acteur: string,
  changes: readonly ChangementEntree[],
  at: { readonly read: readonly Item[]; readonly keyring: Keyring },
): Promise<readonly WriteAction[]> {
  const byShard = Map.groupBy(changes, ({ personne }) => shardKey(acteur, personne).sk);
  const keys = shardKeys(
    acteur,
    changes.map(({ personne }) => personne),
  );
  return Promise.all(keys.map((key) => shardAction({ acteur, key, changes: byShard.get(key.sk) ?? [] }, at)));
}

async function shardAction(
  of: { readonly acteur: string; readonly key: Key; readonly changes: readonly ChangementEntree[] },
  { read, keyring }: { readonly read: readonly Item[]; readonly keyring: Keyring },
): Promise<WriteAction> {
  const { acteur, key, changes } = of;
  const shard = itemAt(read, key);
  const before = shard ? await entriesIn(shard, keyring) : [];
  const changed = new Set(changes.map(({ personne }) => personne));
  const kept = before.filter(({ id }) => !changed.has(id));
  const rev = shard ? parseRecord('repertoire', shardSchema, shard).rev : 0;
  const entries = [...kept, ...changes.flatMap(({ entree }) => entree ?? [])];
  const scelle = await keyring.seal(acteur, packEntries(entries));
  return {
    put: { ...key, entity: 'repertoire', v: 1, scelle, rev: rev + 1 },
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

interface Seen {
  readonly personne: string;
  readonly date: string;
}

/**
 * The actions that move people's last day forward in the directory of who follows each; none where it was later already, or where she
 * is in none.
 */
export async function seenActions(
  passages: readonly Seen[],
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly WriteAction[]> {
  const last = new Map(passages.toSorted(byDate).map(({ personne, date }) => [personne, date]));
  if (last.size === 0) return [];
  const fiches = await deps.table.get([...last.keys()].map(keyOf.fiche));
  const followed = [...last].flatMap(([personne, date]) => {
    const fiche = itemAt(fiches, keyOf.fiche(personne));
    return fiche ? [{ personne, date, acteur: String(fiche.proprietaire) }] : [];
  });
  const lists = [...Map.groupBy(followed, ({ acteur }) => acteur)].map(([acteur, seen]) =>
    seenBy(acteur, seen, deps),
  );
  return (await Promise.all(lists)).flat();
}

const byDate = (a: Seen, b: Seen): number => (a.date < b.date ? -1 : 1);

/** Of one directory, whose shards are each written once. */
async function seenBy(
  acteur: string,
  seen: readonly Seen[],
  { table, keyring }: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly WriteAction[]> {
  const read = await table.get(
    shardKeys(
      acteur,
      seen.map(({ personne }) => personne),
    ),
  );
  const changes = seen.map(async ({ personne, date }) => {
    const entree = await entreeIn(itemAt(read, shardKey(acteur, personne)), personne, keyring);
    return entree && (entree.vu ?? '') < date ? [{ personne, entree: { ...entree, vu: date } }] : [];
  });
  return entreeActions(acteur, (await Promise.all(changes)).flat(), { read, keyring });
}
