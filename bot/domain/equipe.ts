// A team and who was in it when: the perimeter of a coordinator.
import type { Role } from './vocabulary/roles.ts';

/** Dates are inclusive, YYYY-MM-DD; without `au`, still a member. */
export interface Appartenance {
  readonly acteur: string;
  readonly role: Role;
  readonly du: string;
  readonly au?: string;
}

export interface Equipe {
  readonly id: string;
  readonly nom: string;
  readonly membres: readonly Appartenance[];
}

/** Whose figures somebody may see, and over which days. Empty is nobody, never everybody. */
export type Perimetre = readonly Appartenance[];

/** The members of the teams that this person coordinates that day; nothing for anyone else. */
export function perimetreOf(acteur: string, equipes: readonly Equipe[], jour: string): Perimetre {
  return equipes
    .filter(({ membres }) =>
      membres.some((m) => m.acteur === acteur && m.role === 'coordinateur' && isMember(m, jour)),
    )
    .flatMap(({ membres }) => membres);
}

export function isMember(
  { du, au }: { readonly du: string; readonly au?: string | undefined },
  jour: string,
): boolean {
  return du <= jour && (au === undefined || jour <= au);
}
