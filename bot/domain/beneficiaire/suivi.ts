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
  /** The same by theme, of themes with two stars or more, the most worked first. */
  readonly autonomieParTheme: readonly { readonly code: string; readonly etoiles: readonly number[] }[];
  /** Each as it stands now, the last touched first. */
  readonly demarches: readonly Demarche[];
  /** Where she was sent, the last first. */
  readonly redirections: readonly Redirection[];
}

export interface Redirection {
  /** A code of the vocabulary; absent when only a name was said. */
  readonly structure?: string;
  readonly nom?: string;
  readonly date: string;
}

/** Of activities in any order; one that did not take place counts for nothing. */
export function suiviOf(cras: readonly Cra[]): Suivi {
  const done = cras
    .filter((cra) => cra.type !== 'rdv-non-honore')
    .toSorted((a, b) => compare(dayOf(a), dayOf(b)));
  const [first, last] = [done.at(0), done.at(-1)];
  const themes = countedThemes(done);
  return {
    rencontres: done.length,
    ...(first && { premiere: dayOf(first) }),
    ...(last && { derniere: dayOf(last) }),
    thematiques: themes,
    autonomie: done.flatMap(starred),
    autonomieParTheme: themes
      .map(({ code }) => ({ code, etoiles: starsOfTheme(done, code) }))
      .filter(({ etoiles }) => etoiles.length > 1),
    demarches: standing(done),
    redirections: done.flatMap(redirectionOf).toReversed(),
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

/** From 1 to 3, where autonomy was said. */
export function starsOf({ values }: Pick<Cra, 'values'>): number | undefined {
  const rank = autonomies.findIndex(({ code }) => code === values.autonomie);
  return rank < 0 ? undefined : rank + 1;
}

function starred(cra: Cra): Suivi['autonomie'] {
  const etoiles = starsOf(cra);
  return etoiles === undefined ? [] : [{ date: dayOf(cra), etoiles }];
}

function starsOfTheme(cras: readonly Cra[], code: string): readonly number[] {
  return cras.filter((cra) => thematiquesOf(cra.values).includes(code)).flatMap((cra) => starsOf(cra) ?? []);
}

function redirectionOf({ values }: Cra): readonly Redirection[] {
  const { redirection, structureNom, date } = values;
  if (redirection === undefined && structureNom === undefined) return [];
  return [
    {
      ...(redirection !== undefined && { structure: String(redirection) }),
      ...(structureNom !== undefined && { nom: String(structureNom) }),
      date: String(date ?? ''),
    },
  ];
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
