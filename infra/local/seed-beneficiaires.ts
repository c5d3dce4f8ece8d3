// Sample people who are followed: their sheets, whom each activity was with, and their histories.
import { faitsDe } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { dateOf } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import type { StoredCra } from '#bot/storage/cras.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { seenActions } from '#bot/storage/repertoire.ts';
import { type Chance, pickFrom } from './seed-answers.ts';
import { BENEFICIAIRES } from './seed-beneficiaires.data.ts';
import type { SampleActeur } from './seed-people.ts';

interface Suivie {
  readonly id: string;
  readonly values: Answers;
}

export function suiviesPar(username: string): readonly Suivie[] {
  return (BENEFICIAIRES[username] ?? []).map((values, index) => ({
    id: `exemple${username}b${index}`,
    values,
  }));
}

/** Of somebody followed, six times in ten where the type names one; the others stay anonymous. */
export function withSuivie(
  of: { readonly type: string; readonly values: Answers; readonly date: string },
  suivies: readonly Suivie[],
  chance: Chance,
): Answers {
  const form = typeCra(of.type)?.form;
  const drawn = chance() < 0.6 ? pickFrom(suivies, chance) : undefined;
  if (!drawn || !form || fieldsOf(form).personne?.kind !== 'person') return of.values;
  const asked = new Set(Object.keys(fieldsOf(form)));
  const facts = Object.entries(faitsDe(drawn, of.date)).filter(([name]) => asked.has(name));
  return { ...of.values, personne: drawn.id, ...Object.fromEntries(facts) };
}

/** Written again, they are the same. */
export async function seedBeneficiaires({ username, acteur }: SampleActeur, deps: Deps): Promise<void> {
  const now = deps.clock();
  for (const { id, values } of suiviesPar(username)) {
    const sheet = { id, proprietaire: acteur.id, version: 1, values, creeLe: now, modifieLe: now, rev: 0 };
    const apply = (current: typeof sheet | undefined) => current ?? sheet;
    await changeBeneficiaire({ acteur: acteur.id, id, geste: 'exemple', apply }, deps);
  }
}

/** The entries of their histories, as the outbox would write them. */
export function passageActions(cras: readonly StoredCra[]): readonly WriteAction[] {
  return cras.flatMap((cra) => {
    const { personne } = cra.values;
    if (typeof personne !== 'string') return [];
    const date = dateOf(cra);
    const key = keyOf.passage(personne, { date, cra: cra.id });
    return [{ put: { ...key, entity: 'passage', v: 1, auteur: cra.auteur, cra: cra.id, date } }];
  });
}

/** The last day of each, in the directory. */
export async function seedVus(cras: readonly StoredCra[], deps: Deps): Promise<void> {
  const seen = cras.flatMap((cra) => {
    const { personne } = cra.values;
    return typeof personne === 'string' ? [{ personne, date: dateOf(cra) }] : [];
  });
  await deps.table.write(await seenActions(seen, deps));
}
