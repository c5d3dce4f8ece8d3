// A person's history: the activities that name them, newest first, from entries that the outbox keeps.
import * as z from 'zod';
import type { Deps } from '#bot/ports.ts';
import { readCra, type StoredCra } from './cras.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

const passageSchema = z.object({ auteur: z.string(), cra: z.string(), date: z.string() });

/** The last activities of a person, at most a hundred, written by this mediator. */
export async function crasOfPersonne(
  personne: string,
  of: { readonly auteur: string; readonly limit: number },
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredCra[]> {
  const { items } = await deps.table.query({
    ...rangeOf.passages(personne),
    descending: true,
    limit: of.limit,
  });
  const passages = items
    .map((item) => parseRecord('passage', passageSchema, item))
    .filter(({ auteur }) => auteur === of.auteur);
  const keys = passages.map(({ auteur, cra }) => keyOf.cra(auteur, cra));
  const read = await deps.table.get(keys);
  const found = keys.flatMap((key) => itemAt(read, key) ?? []);
  return Promise.all(found.map((item) => readCra(item, deps.keyring)));
}
