// Teams: who was a member of which, in what role, from when to when; and who was asked to join.
import * as z from 'zod';
import {
  type Appartenance,
  coordinates,
  type Equipe,
  type Invitation,
  isMember,
} from '#bot/domain/equipe.ts';
import type { Condition, Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { parseRecord } from './record.ts';

const appartenanceSchema = z.object({
  nom: z.string(),
  acteur: z.string(),
  role: z.enum(['mediateur', 'conseiller', 'coordinateur']),
  du: z.string(),
  au: z.string().optional(),
});

const sejourSchema = appartenanceSchema.extend({ equipe: z.string() });

const invitationSchema = z.object({
  equipe: z.string(),
  nom: z.string(),
  acteur: z.string(),
  de: z.string(),
  le: z.number(),
});

/** The actions that store a whole team: each stay on both sides, the team's and the member's. */
export function putEquipe(equipe: Equipe): readonly WriteAction[] {
  return equipe.membres.flatMap((membre) => putStay(equipe, membre));
}

/**
 * The actions that write a stay on both sides, over what `when` says of the team's. `ouvert` says that it goes on, so that a condition may
 * stand on it.
 */
export function putStay(
  { id, nom }: Pick<Equipe, 'id' | 'nom'>,
  stay: Appartenance,
  when?: Condition,
): readonly WriteAction[] {
  const record = { entity: 'appartenance', v: 1, nom, ...stay, ouvert: stay.au === undefined };
  return [
    { put: { ...keyOf.appartenance(id, stay), ...record }, ...(when && { when }) },
    { put: { ...keyOf.sejour(stay.acteur, { equipe: id, du: stay.du }), ...record, equipe: id } },
  ];
}

/** The teams that somebody is in that day, by id and name. */
export async function equipesOf(
  acteur: string,
  jour: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Pick<Equipe, 'id' | 'nom'>[]> {
  const items = await allPages(rangeOf.sejours(acteur), deps);
  return items
    .map((item) => parseRecord('appartenance', sejourSchema, item))
    .filter((stay) => isMember(stay, jour))
    .map(({ equipe, nom }) => ({ id: equipe, nom }));
}

/** The team of that id, with all who were ever in it; undefined when it has no member. */
export async function findEquipe(id: string, deps: Pick<Deps, 'table'>): Promise<Equipe | undefined> {
  const items = await allPages(rangeOf.appartenances(id), deps);
  const stays = items.map((item) => parseRecord('appartenance', appartenanceSchema, item));
  const [first] = stays;
  if (!first) return undefined;
  return {
    id,
    nom: first.nom,
    membres: stays.map(({ nom: _nom, au, ...stay }) => ({ ...stay, ...(au && { au }) })),
  };
}

/** The teams whose figures somebody may see that day. */
export async function equipesCoordonnees(
  acteur: string,
  jour: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Equipe[]> {
  const own = await equipesOf(acteur, jour, deps);
  const equipes = await Promise.all(own.map(({ id }) => findEquipe(id, deps)));
  return equipes
    .filter((equipe) => equipe !== undefined)
    .filter((equipe) => coordinates(equipe, acteur, jour));
}

/** Who was asked to join a team, and has not answered. */
export async function invitationsIn(
  equipe: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Invitation[]> {
  return (await allPages(rangeOf.invitations(equipe), deps)).map(invitationIn);
}

/** The teams that somebody was asked to join. */
export async function invitationsOf(
  acteur: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Invitation[]> {
  return (await allPages(rangeOf.invitationsRecues(acteur), deps)).map(invitationIn);
}

export function invitationIn(item: Item): Invitation {
  return parseRecord('invitation', invitationSchema, item);
}
