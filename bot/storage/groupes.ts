// Groups of colleagues who share their lists: the group's own records, and each member's record of it.
import * as z from 'zod';
import { isMember } from '#bot/domain/equipe.ts';
import type { Groupe, MembreGroupe } from '#bot/domain/partage.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { findEquipe } from './equipes.ts';
import { putJob } from './jobs.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { itemAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** A group and its members are created in one write, three records a member. */
export const MOST_MEMBERS = 30;

const groupeSchema = z.object({ nom: z.string(), equipe: z.string().optional() });
const membreSchema = z.object({
  acteur: z.string(),
  etat: z.enum(['propose', 'recu', 'actif']),
  id: z.string(),
});

type GroupeDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** The groups of these ids, with the members who count that day; one that is gone is left out. */
export async function readGroupes(
  ids: readonly string[],
  today: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly Groupe[]> {
  const groupes = await Promise.all(ids.map((id) => readGroupe(id, deps)));
  const known = groupes.filter((groupe) => groupe !== undefined);
  return Promise.all(known.map((groupe) => inItsTeam(groupe, today, deps)));
}

/** The group with all its members, whatever the day. */
export async function readGroupe(
  id: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<Groupe | undefined> {
  const [[item], members] = await Promise.all([
    deps.table.get([keyOf.groupe(id)]),
    allPages(rangeOf.membresGroupe(id), deps),
  ]);
  if (!item) return undefined;
  const { nom, equipe } = parseRecord('groupe', groupeSchema, item);
  return {
    id,
    nom: await deps.keyring.open(nom),
    membres: members.map(membreIn),
    ...(equipe !== undefined && { equipe }),
  };
}

function membreIn(item: Item): MembreGroupe {
  const { acteur, etat } = parseRecord('membre-groupe', membreSchema, item);
  return { acteur, etat };
}

/** Without those who have left the team: the share ends with it. */
async function inItsTeam(groupe: Groupe, today: string, deps: Pick<Deps, 'table'>): Promise<Groupe> {
  if (groupe.equipe === undefined) return groupe;
  const equipe = await findEquipe(groupe.equipe, deps);
  const present = new Set(
    (equipe?.membres ?? []).filter((stay) => isMember(stay, today)).map(({ acteur }) => acteur),
  );
  return { ...groupe, membres: groupe.membres.filter(({ acteur }) => present.has(acteur)) };
}

export interface NouveauGroupe {
  /** The same for a repeat of the same gesture. */
  readonly id: string;
  readonly nom: string;
  readonly equipe?: string;
  readonly createur: string;
  readonly invites: readonly string[];
}

/** Creates the group: its creator agrees by creating it, the others are asked. False when it exists already. */
export async function createGroupe(groupe: NouveauGroupe, deps: GroupeDeps): Promise<boolean> {
  const { id, nom, equipe, createur } = groupe;
  const invites = groupe.invites.filter((acteur) => acteur !== createur);
  if (invites.length >= MOST_MEMBERS) throw new Refus(`Un groupe compte ${MOST_MEMBERS} personnes au plus.`);
  return withRetry(async () => {
    if ((await deps.table.get([keyOf.groupe(id)])).length > 0) return false;
    const record = { entity: 'groupe', v: 1, nom: await deps.keyring.seal(createur, nom) };
    await deps.table.write([
      {
        put: { ...keyOf.groupe(id), ...record, ...(equipe !== undefined && { equipe }) },
        when: { is: 'absent' },
      },
      ...membreActions({ groupe: id, acteur: createur, etat: 'actif', depuis: deps.clock() }),
      ...invites.flatMap((acteur) => inviteActions({ groupe: id, acteur, de: createur }, deps)),
    ]);
    return true;
  }, deps);
}

interface Membre extends MembreGroupe {
  readonly groupe: string;
  readonly depuis: number;
}

/** Both records of a member: in the group, and among their own shares. */
function membreActions({ groupe, acteur, etat, depuis }: Membre): readonly WriteAction[] {
  const share = { id: groupe, sorte: 'groupe', avec: groupe, etat, depuis } as const;
  const when = { is: 'absent-or-equal', attributes: { id: groupe } } as const;
  return [
    {
      put: { ...keyOf.membreGroupe(groupe, acteur), entity: 'membre-groupe', v: 1, acteur, etat, id: groupe },
      when,
    },
    { put: { ...keyOf.partage(acteur, share), entity: 'partage', v: 1, ...share }, when },
  ];
}

/** Agrees to an invitation. False where there is none, or no longer. */
export function joinGroupe(acteur: string, groupe: string, deps: GroupeDeps): Promise<boolean> {
  return withRetry(async () => {
    const key = keyOf.membreGroupe(groupe, acteur);
    const member = itemAt(await deps.table.get([key]), key);
    if (!member) return false;
    if (membreIn(member).etat === 'actif') return true;
    const share = { id: groupe, sorte: 'groupe', avec: groupe, etat: 'actif', depuis: deps.clock() } as const;
    const when = { is: 'equal', attributes: { etat: 'recu' } } as const;
    await deps.table.write([
      { put: { ...member, etat: 'actif' }, when },
      { put: { ...keyOf.partage(acteur, share), entity: 'partage', v: 1, ...share }, when },
    ]);
    return true;
  }, deps);
}

/** Leaves a group, or refuses to join it. False where one was not in it. */
export function leaveGroupe(acteur: string, groupe: string, deps: GroupeDeps): Promise<boolean> {
  return withRetry(async () => {
    const keys = [
      keyOf.membreGroupe(groupe, acteur),
      keyOf.partage(acteur, { sorte: 'groupe', avec: groupe }),
    ];
    const read = await deps.table.get(keys);
    if (read.length === 0) return false;
    await deps.table.write(read.map(({ pk, sk }) => ({ delete: { pk, sk } })));
    return true;
  }, deps);
}

/** Asks somebody to join, and tells them in their direct channel. */
function inviteActions(
  { groupe, acteur, de }: { readonly groupe: string; readonly acteur: string; readonly de: string },
  { clock }: Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  const sur = { quoi: 'propose', de, sorte: 'groupe', groupe };
  return [
    ...membreActions({ groupe, acteur, etat: 'recu', depuis: clock() }),
    putJob({ id: `${groupe}-${acteur.slice(-26)}-${clock()}`, sorte: 'annonce', acteur, sur }, clock),
  ];
}

/** Invites more colleagues; those who are in it already, or asked, are left as they are. */
export function inviteToGroupe(
  {
    groupe,
    de,
    invites,
  }: { readonly groupe: string; readonly de: string; readonly invites: readonly string[] },
  deps: GroupeDeps,
): Promise<readonly string[]> {
  return withRetry(async () => {
    const known = await readGroupe(groupe, deps);
    if (!known) throw new Refus('Ce groupe n’existe plus.');
    const members = new Set(known.membres.map(({ acteur }) => acteur));
    const fresh = [...new Set(invites)].filter((acteur) => !members.has(acteur));
    if (members.size + fresh.length > MOST_MEMBERS)
      throw new Refus(`Un groupe compte ${MOST_MEMBERS} personnes au plus.`);
    if (fresh.length === 0) return [];
    await deps.table.write(fresh.flatMap((acteur) => inviteActions({ groupe, acteur, de }, deps)));
    return fresh;
  }, deps);
}
