// Sharing between colleagues: both sides agree, either ends it. What is shared, and what somebody may therefore see.
import type { Lien } from './beneficiaire/droits.ts';

/** A whole list, one person, or the lists of a group each member of which agreed; and files that change hands, which gives nothing to see. */
export type SortePartage = 'liste' | 'personne' | 'groupe' | 'passation';

/** How long files handed over can be handed back, in milliseconds: seven days. */
export const UNDO_PASSATION = 7 * 24 * 60 * 60 * 1000;

/** Where a share stands, seen from one side: proposed by them, received by them, agreed. */
export type EtatPartage = 'propose' | 'recu' | 'actif';

/** Files handed over too long ago to come back: nothing of it remains to be done. */
export function isSettled(
  { sorte, etat, depuis }: Pick<Partage, 'sorte' | 'etat' | 'depuis'>,
  now: number,
): boolean {
  return sorte === 'passation' && etat === 'actif' && now >= depuis + UNDO_PASSATION;
}

export interface Partage {
  /** Of this agreement: one ended and proposed again is another. */
  readonly id: string;
  readonly sorte: SortePartage;
  /** A colleague, or the group. */
  readonly avec: string;
  /** Of a share of one person, or of one file handed over. */
  readonly personne?: string;
  /** Of files handed over, who hands them. */
  readonly de?: string;
  readonly etat: EtatPartage;
  /** Milliseconds since 1970. */
  readonly depuis: number;
}

export interface MembreGroupe {
  readonly acteur: string;
  readonly etat: EtatPartage;
}

/** Colleagues who share their lists with each other: a team, or whoever works in a structure. */
export interface Groupe {
  readonly id: string;
  readonly nom: string;
  /** Its members must be in this team too: leaving it ends the share. */
  readonly equipe?: string;
  readonly membres: readonly MembreGroupe[];
}

/** What somebody sees beyond their own people. Always mutual. */
export interface Cercle {
  /** Those whose lists they share. */
  readonly collegues: ReadonlySet<string>;
  /** By person shared one by one, those it is shared with. */
  readonly personnes: ReadonlyMap<string, ReadonlySet<string>>;
}

export const SEUL: Cercle = { collegues: new Set(), personnes: new Map() };

/** What agreed shares give; a group counts for those of its members who agreed and are still in its team. */
export function cercleDe(acteur: string, partages: readonly Partage[], groupes: readonly Groupe[]): Cercle {
  const actifs = partages.filter(({ etat }) => etat === 'actif');
  const listes = actifs.filter(({ sorte }) => sorte === 'liste').map(({ avec }) => avec);
  const seuls = actifs.flatMap(({ sorte, personne, avec }) =>
    sorte === 'personne' && personne !== undefined ? [{ personne, avec }] : [],
  );
  const byPerson = Map.groupBy(seuls, ({ personne }) => personne);
  return {
    collegues: new Set([...listes, ...groupes.flatMap((groupe) => othersOf(groupe, acteur))]),
    personnes: new Map(
      [...byPerson].map(([personne, all]) => [personne, new Set(all.map(({ avec }) => avec))]),
    ),
  };
}

function othersOf({ membres }: Groupe, acteur: string): readonly string[] {
  const agreed = membres.filter(({ etat }) => etat === 'actif').map((membre) => membre.acteur);
  return agreed.includes(acteur) ? agreed.filter((id) => id !== acteur) : [];
}

/** A person, as rights need to know them. */
export interface Suivie {
  readonly id: string;
  readonly proprietaire: string;
  /** Those who followed her before and handed her file over. */
  readonly anciens?: readonly string[];
}

export function lienDe({ id, proprietaire }: Suivie, acteur: string, cercle: Cercle): Lien {
  if (proprietaire === acteur) return 'proprietaire';
  const shared = cercle.collegues.has(proprietaire) || cercle.personnes.get(id)?.has(proprietaire);
  return shared ? 'partage' : 'aucun';
}

/** Whether somebody who may see a person also sees what this author wrote of her: their own entries, and those of who shares with them. */
export function voitDe(
  auteur: string,
  { personne, acteur }: { readonly personne: Suivie; readonly acteur: string },
  cercle: Cercle,
): boolean {
  if (auteur === acteur || cercle.collegues.has(auteur)) return true;
  if (cercle.personnes.get(personne.id)?.has(auteur)) return true;
  return personne.proprietaire === acteur && (personne.anciens ?? []).includes(auteur);
}
