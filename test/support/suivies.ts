// People who are followed, each with a sheet that holds these answers.
import type { Answers } from '#bot/forms/field.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import type { MemoryBot } from './memory-bot.ts';

export async function suivies(
  { acteur, deps }: Pick<MemoryBot, 'acteur' | 'deps'>,
  people: Readonly<Record<string, Answers>>,
): Promise<void> {
  const now = deps.clock();
  for (const [id, values] of Object.entries(people)) {
    const sheet = { id, proprietaire: acteur.id, version: 1, values, creeLe: now, modifieLe: now, rev: 0 };
    const change = { acteur: acteur.id, id, geste: `suit-${id}`, apply: () => sheet };
    await changeBeneficiaire(change, deps);
  }
}
