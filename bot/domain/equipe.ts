// A team and who was in it when: whose figures a coordinator may see, and of which days they are the team's.
import { addDays } from '#bot/forms/dates.ts';
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

/** Somebody asked to join, who has not answered. */
export interface Invitation {
  readonly equipe: string;
  readonly nom: string;
  readonly acteur: string;
  /** Who asks. */
  readonly de: string;
  /** Milliseconds since 1970. */
  readonly le: number;
}

/** Days of one member that are a team's, both included. */
export interface Presence {
  readonly acteur: string;
  readonly from: string;
  readonly to: string;
}

export function isMember(
  { du, au }: { readonly du: string; readonly au?: string | undefined },
  jour: string,
): boolean {
  return du <= jour && (au === undefined || jour <= au);
}

/** The stay of that person in the team that day. */
export function stayOf({ membres }: Equipe, acteur: string, jour: string): Appartenance | undefined {
  return membres.find((stay) => stay.acteur === acteur && isMember(stay, jour));
}

export function coordinates(equipe: Equipe, acteur: string, jour: string): boolean {
  return stayOf(equipe, acteur, jour)?.role === 'coordinateur';
}

/**
 * The days within these that are of these teams: each member's from joining to leaving, once however many of the teams they are in and
 * however often they came back. No team, no day: nobody, never everybody.
 */
export function presencesIn(
  equipes: readonly Equipe[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Presence[] {
  const stays = equipes
    .flatMap(({ membres }) => membres)
    .map(({ acteur, du, au = to }) => ({ acteur, from: du > from ? du : from, to: au < to ? au : to }))
    .filter((stay) => stay.from <= stay.to);
  return [...Map.groupBy(stays, ({ acteur }) => acteur).values()].flatMap(united);
}

function united(stays: readonly Presence[]): readonly Presence[] {
  const done: Presence[] = [];
  for (const stay of stays.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = done.at(-1);
    if (!last || stay.from > addDays(last.to, 1)) done.push(stay);
    else done[done.length - 1] = { ...last, to: stay.to > last.to ? stay.to : last.to };
  }
  return done;
}
