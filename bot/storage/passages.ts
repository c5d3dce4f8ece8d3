// A person's history: the activities that name her, newest first, from entries that the outbox keeps.
import * as z from 'zod';
import { sharedPart } from '#bot/domain/cra/cra.ts';
import { tellingOf } from '#bot/domain/cra/faits.ts';
import type { Deps, Item } from '#bot/ports.ts';
import { readCra, type StoredCra } from './cras.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

const passageSchema = z.object({ sk: z.string(), auteur: z.string(), cra: z.string() });

type Passage = z.infer<typeof passageSchema>;

export interface HistoireDemandee {
  readonly personne: string;
  /** Who reads: what others wrote comes without what is theirs alone. */
  readonly acteur: string;
  readonly voit: (auteur: string) => boolean;
  /** At most a hundred. */
  readonly limit: number;
  /** The `next` of the page before. */
  readonly before?: string | undefined;
}

export interface Histoire {
  /** Without their notes, which are never shared and have a record of their own. */
  readonly cras: readonly StoredCra[];
  readonly next?: string;
}

/** The activities of a person by those authors who may be read, newest first, each as it tells of her alone. */
export async function crasOfPersonne(
  asked: HistoireDemandee,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<Histoire> {
  const { personne, before, limit } = asked;
  // Bounds are inclusive: the position itself is read once more and left out.
  const range = { ...rangeOf.passages(personne, before), limit: before === undefined ? limit : limit + 1 };
  const { items, next } = await deps.table.query({ ...range, descending: true });
  const passages = items
    .map((item) => parseRecord('passage', passageSchema, item))
    .filter(({ sk, auteur }) => sk !== before && asked.voit(auteur));
  const cras = await crasOf(passages, asked, deps);
  const last = items.at(-1)?.sk;
  return { cras, ...(next !== undefined && last !== undefined && { next: last }) };
}

async function crasOf(
  passages: readonly Passage[],
  { acteur, personne }: Pick<HistoireDemandee, 'acteur' | 'personne'>,
  { table, keyring }: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredCra[]> {
  if (passages.length === 0) return [];
  const keys = passages.map(({ auteur, cra }) => keyOf.cra(auteur, cra));
  const read = await table.get(keys);
  const found = keys.flatMap((key) => itemAt(read, key) ?? []);
  const cras = await Promise.all(found.map((item: Item) => readCra(item, keyring)));
  return cras.map((cra) => sharedPart(tellingOf(cra, personne), acteur));
}
