// A few things that the sample people still have to do, late, today and later, counted from the day of the first start.
import type { Tache } from '#bot/domain/tache.ts';
import { addDays, todayIn } from '#bot/forms/dates.ts';
import type { Deps } from '#bot/ports.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import type { SampleActeur } from './seed-people.ts';

interface Sample {
  readonly quoi: string;
  /** Days from the first start; no day when absent. */
  readonly dans?: number;
}

const A_FAIRE: Readonly<Record<string, readonly Sample[]>> = {
  lea: [
    { quoi: 'renvoyer le lien de la visio', dans: -2 },
    { quoi: 'rappeler la CAF pour l’attestation', dans: 0 },
    { quoi: 'imprimer les affiches de l’atelier tablettes', dans: 3 },
    { quoi: 'demander des souris à la mairie' },
  ],
  karim: [{ quoi: 'préparer la permanence France Services', dans: 1 }],
};

/** Written again, they are the same. */
export async function seedTaches({ username, acteur }: SampleActeur, deps: Deps): Promise<void> {
  const now = deps.clock();
  for (const [index, { quoi, dans }] of (A_FAIRE[username] ?? []).entries()) {
    const id = `exemple${username}rappel${index}`;
    const le = dans === undefined ? undefined : addDays(todayIn(acteur.fuseau, now), dans);
    const dated = le === undefined ? {} : { le };
    const tache: Tache = { id, acteur: acteur.id, quoi, ...dated, creeLe: now, modifieLe: now, rev: 0 };
    await changeTache({ acteur, id, geste: 'exemple', apply: (current) => current ?? tache }, deps);
  }
}
