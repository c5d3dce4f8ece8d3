// What a person's activities tell of their way: meetings, themes, autonomy over time, démarches and where they stand.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { thematiquesOf } from '#bot/domain/cra/cra.ts';
import { autonomies } from '#bot/domain/vocabulary/suivi.ts';
import type { RecordRow } from '#bot/forms/field.ts';

export interface Demarche {
  readonly nom: string;
  /** A code of the vocabulary; absent when it was not said. */
  readonly etat?: string;
  readonly date: string;
}

export interface Suivi {
  readonly rencontres: number;
  readonly premiere?: string;
  readonly derniere?: string;
  /** Codes, the most worked first. */
  readonly thematiques: readonly { readonly code: string; readonly fois: number }[];
  /** From 1 to 3 stars, oldest first, of the activities where it was said. */
  readonly autonomie: readonly { readonly date: string; readonly etoiles: number }[];
  /** Each as it stands now, the last touched first. */
  readonly demarches: readonly Demarche[];
}

/** Of activities in any order; one that did not take place counts for nothing. */
export function suiviOf(cras: readonly Cra[]): Suivi {
  const done = cras
    .filter((cra) => cra.type !== 'rdv-non-honore')
    .toSorted((a, b) => compare(dayOf(a), dayOf(b)));
  const [first, last] = [done.at(0), done.at(-1)];
  return {
    rencontres: done.length,
    ...(first && { premiere: dayOf(first) }),
    ...(last && { derniere: dayOf(last) }),
    thematiques: countedThemes(done),
    autonomie: done.flatMap((cra) => starsOf(cra)),
    demarches: standing(done),
  };
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function dayOf(cra: Cra): string {
  return String(cra.values.date ?? '');
}

function countedThemes(cras: readonly Cra[]): Suivi['thematiques'] {
  const times = new Map<string, number>();
  for (const code of cras.flatMap((cra) => thematiquesOf(cra.values)))
    times.set(code, (times.get(code) ?? 0) + 1);
  return [...times].map(([code, fois]) => ({ code, fois })).toSorted((a, b) => b.fois - a.fois);
}

function starsOf(cra: Cra): Suivi['autonomie'] {
  const rank = autonomies.findIndex(({ code }) => code === cra.values.autonomie);
  return rank < 0 ? [] : [{ date: dayOf(cra), etoiles: rank + 1 }];
}

/** The last word on each démarche, by its name. */
function standing(cras: readonly Cra[]): readonly Demarche[] {
  const byName = new Map<string, Demarche>();
  for (const cra of cras) {
    for (const row of rowsOf(cra)) {
      const { nom, etat } = row;
      if (nom === undefined) continue;
      byName.delete(nom.toLowerCase());
      byName.set(nom.toLowerCase(), { nom, date: dayOf(cra), ...(etat !== undefined && { etat }) });
    }
  }
  return [...byName.values()].toReversed();
}

function rowsOf(cra: Cra): readonly RecordRow[] {
  return Array.isArray(cra.values.demarches) ? (cra.values.demarches as readonly RecordRow[]) : [];
}

/** « ★☆☆ » */
export function stars(etoiles: number): string {
  return '★'.repeat(etoiles) + '☆'.repeat(Math.max(0, 3 - etoiles));
}
