// A person who records activities: role, places, employers; and what their role lets them record.
import type { TypeCra } from './cra/type.ts';
import type { Lieu } from './lieu.ts';
import type { Rappels } from './vocabulary/rappels.ts';
import type { Role } from './vocabulary/roles.ts';

/** Dates are inclusive, YYYY-MM-DD; an open end is an employment that goes on. */
export interface Employeur {
  readonly nom: string;
  readonly du?: string;
  readonly au?: string;
}

export interface Acteur {
  /** The platform's name and the person's id there. */
  readonly id: string;
  readonly role: Role;
  readonly lieux: readonly Lieu[];
  readonly employeurs: readonly Employeur[];
  /** IANA time zone. */
  readonly fuseau: string;
  /** The mornings when they are told what they have to do; the usual ones when absent. */
  readonly rappels?: Rappels;
  /** Sealed under the person's own key; opened only where it is shown or written to. */
  readonly emailScelle?: string;
  /** Their own name, for colleagues who share with them and for who receives a sheet; sealed likewise. */
  readonly nomScelle?: string;
}

/** Coordination is for coordinators, many of whom also mediate. */
export function mayRecord(role: Role, type: Pick<TypeCra, 'metier'>): boolean {
  return type.metier === 'mediation' || role === 'coordinateur';
}

/** The employer on that day: of several, the one begun last. */
export function employeurLe(acteur: Pick<Acteur, 'employeurs'>, date: string): string | undefined {
  return acteur.employeurs
    .filter(({ du, au }) => (du === undefined || du <= date) && (au === undefined || au >= date))
    .toSorted((a, b) => (b.du ?? '').localeCompare(a.du ?? ''))[0]?.nom;
}
