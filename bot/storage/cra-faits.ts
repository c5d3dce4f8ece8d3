// What a CRA keeps of each of many people, as it is stored: each fact once, then by person the ranks of hers.
import * as z from 'zod';
import type { FaitsParPersonne } from '#bot/domain/cra/faits.ts';

export const faitsSchema = z.object({
  f: z.array(z.tuple([z.string(), z.unknown()])),
  p: z.record(z.string(), z.string()),
});

export type FaitsGardes = z.infer<typeof faitsSchema>;

export function packFaits(faits: FaitsParPersonne): FaitsGardes {
  const ranks = new Map<string, number>();
  const p = Object.entries(faits).map(([personne, own]) => {
    const ranked = Object.entries(own).map((fact) => {
      const text = JSON.stringify(fact);
      const rank = ranks.get(text) ?? ranks.size;
      ranks.set(text, rank);
      return rank;
    });
    return [personne, ranked.join(' ')] as const;
  });
  return { f: [...ranks.keys()].map((text) => JSON.parse(text)), p: Object.fromEntries(p) };
}

export function unpackFaits({ f, p }: FaitsGardes): FaitsParPersonne {
  return Object.fromEntries(
    Object.entries(p).map(([personne, ranks]) => [personne, factsAt(ranks.split(' ').map(Number), f)]),
  );
}

function factsAt(ranks: readonly number[], facts: FaitsGardes['f']): FaitsParPersonne[string] {
  return Object.fromEntries(
    ranks.flatMap((rank) => [facts[rank]].filter((fact) => fact !== undefined)),
  ) as FaitsParPersonne[string];
}
