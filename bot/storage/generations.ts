// Which figures of territories are read and kept up, and which are being made again beside them: all that is carried out stands on it.
import * as z from 'zod';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { GENERATION_SHARDS, generationShard } from './indexes.ts';
import { keyOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

export interface Generation {
  /** The one that is read. */
  readonly lue: string;
  /** The one being made again, kept up with it. */
  readonly refaite?: string | undefined;
  readonly rev: number;
}

const generationSchema = z.object({ lue: z.string(), refaite: z.string().optional(), rev: z.number() });

/** Before anything was made again. */
const FIRST: Generation = { lue: '0', rev: 0 };

export const generationKey = (acteur: string) => keyOf.generation(generationShard(acteur));

export function generationIn(read: readonly Item[], acteur: string): Generation {
  const item = itemAt(read, generationKey(acteur));
  return item ? parseRecord('generation', generationSchema, item) : FIRST;
}

/** The figures to read: one call. */
export async function currentGeneration(acteur: string, { table }: Pick<Deps, 'table'>): Promise<Generation> {
  return generationIn(await table.get([generationKey(acteur)]), acteur);
}

/** Those that a change must reach. */
export function keptUp({ lue, refaite }: Generation): readonly string[] {
  return refaite === undefined ? [lue] : [lue, refaite];
}

/** Nothing is written for figures that are no longer those: the action fails, and what stands on it is made again. */
export function stillIs(acteur: string, { rev }: Generation): WriteAction {
  const check = generationKey(acteur);
  return { check, when: rev === 0 ? { is: 'absent' } : { is: 'equal', attributes: { rev } } };
}

/** The actions that go from one generation to the next, all shards at once. */
export function turnGeneration(
  from: Generation,
  to: Pick<Generation, 'lue' | 'refaite'>,
): readonly WriteAction[] {
  return Array.from({ length: GENERATION_SHARDS }, (_, shard) => ({
    put: {
      ...keyOf.generation(shard),
      entity: 'generation',
      v: 1,
      lue: to.lue,
      ...(to.refaite !== undefined && { refaite: to.refaite }),
      rev: from.rev + 1,
    },
    when: from.rev === 0 ? { is: 'absent' } : { is: 'equal', attributes: { rev: from.rev } },
  }));
}
