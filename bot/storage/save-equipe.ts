// What changes a team: made, its members asked, coming in, leaving, put out, made coordinators; each change on both sides at once.
import { type Appartenance, coordinates, type Equipe, stayOf } from '#bot/domain/equipe.ts';
import type { Role } from '#bot/domain/vocabulary/roles.ts';
import { type Condition, type Deps, Refus, type WriteAction } from '#bot/ports.ts';
import { findEquipe, invitationIn, invitationsIn, putStay } from './equipes.ts';
import { putJob } from './jobs.ts';
import { keyOf } from './keys.ts';
import { itemAt } from './record.ts';
import { withRetry } from './retry.ts';

/** Members at a time: their figures are read together. */
export const MOST_EQUIPE = 100;

type EquipeDeps = Pick<Deps, 'table' | 'clock' | 'pause'>;

/** Who does what in which team, and what day it is for them (YYYY-MM-DD). */
export interface GesteEquipe {
  readonly equipe: string;
  readonly de: string;
  readonly today: string;
  /** The same for a repeat of the same gesture. */
  readonly id: string;
}

/** Makes a team of one: whoever makes it coordinates it. `id` is the same for a repeat of the same gesture. */
export async function createEquipe(
  {
    id,
    nom,
    de,
    today,
  }: { readonly id: string; readonly nom: string; readonly de: string; readonly today: string },
  deps: EquipeDeps,
): Promise<Equipe> {
  const stay: Appartenance = { acteur: de, role: 'coordinateur', du: today };
  return withRetry(async () => {
    const known = await findEquipe(id, deps);
    if (known) return known;
    await deps.table.write(putStay({ id, nom }, stay, { is: 'absent' }));
    return { id, nom, membres: [stay] };
  }, deps);
}

/** What asking somebody came to. */
export type Invite = 'invite' | 'deja_invite' | 'deja_membre';

/** Asks somebody to join, and tells them in their direct channel. */
export function inviteToEquipe(acteur: string, geste: GesteEquipe, deps: EquipeDeps): Promise<Invite> {
  return withRetry(async () => {
    const equipe = await coordinated(geste, deps);
    if (openStay(equipe, acteur, geste.today)) return 'deja_membre';
    const asked = await invitationsIn(equipe.id, deps);
    if (asked.some((one) => one.acteur === acteur)) return 'deja_invite';
    if (present(equipe, geste.today).length + asked.length >= MOST_EQUIPE)
      throw new Refus(`Une équipe compte ${MOST_EQUIPE} personnes au plus, invitations comprises.`);
    const le = deps.clock();
    const invitation = { equipe: equipe.id, nom: equipe.nom, acteur, de: geste.de, le };
    const record = { entity: 'invitation', v: 1, ...invitation };
    const sur = { quoi: 'propose', de: geste.de, equipe: equipe.id };
    await deps.table.write([
      { put: { ...keyOf.invitation(equipe.id, acteur), ...record }, when: { is: 'absent' } },
      { put: { ...keyOf.invitationRecue(acteur, equipe.id), ...record } },
      putJob({ id: geste.id, sorte: 'annonce', acteur, sur }, deps.clock),
    ]);
    return 'invite';
  }, deps);
}

/** Refuses one's invitation; a coordinator withdraws that of another. False where there is none. */
export function endInvitation(acteur: string, geste: GesteEquipe, deps: EquipeDeps): Promise<boolean> {
  const { equipe } = geste;
  return withRetry(async () => {
    if (acteur !== geste.de) await coordinated(geste, deps);
    const keys = [keyOf.invitation(equipe, acteur), keyOf.invitationRecue(acteur, equipe)];
    const read = await deps.table.get(keys);
    if (read.length === 0) return false;
    await deps.table.write(keys.map((key) => ({ delete: key })));
    return true;
  }, deps);
}

/** Joins a team that one was asked into, as of that day. Undefined where one was not, or no longer. */
export function joinEquipe(
  geste: GesteEquipe & { readonly role: Role },
  deps: EquipeDeps,
): Promise<Equipe | undefined> {
  const { equipe, de: acteur, today, role, id } = geste;
  return withRetry(async () => {
    const key = keyOf.invitation(equipe, acteur);
    const [known, read] = await Promise.all([findEquipe(equipe, deps), deps.table.get([key])]);
    const item = itemAt(read, key);
    if (!known) return undefined;
    if (openStay(known, acteur, today)) return known;
    if (!item) return undefined;
    const { de } = invitationIn(item);
    // Coordinating a team is given by its coordinators, whatever one's trade.
    const member = role === 'coordinateur' ? 'mediateur' : role;
    // Who left that very day and comes back has not left.
    const stay = { acteur, role: member, du: stayOf(known, acteur, today)?.du ?? today };
    await deps.table.write([
      { delete: key, when: { is: 'present' } },
      { delete: keyOf.invitationRecue(acteur, equipe) },
      ...putStay(known, stay),
      putJob({ id, sorte: 'annonce', acteur: de, sur: { quoi: 'accepte', de: acteur, equipe } }, deps.clock),
    ]);
    return findEquipe(equipe, deps);
  }, deps);
}

/** Ends a stay that day, which still counts: one's own, or, by a coordinator, that of another. False where there is none. */
export function leaveEquipe(acteur: string, geste: GesteEquipe, deps: EquipeDeps): Promise<boolean> {
  return withRetry(async () => {
    const equipe = acteur === geste.de ? await known(geste, deps) : await coordinated(geste, deps);
    const stay = openStay(equipe, acteur, geste.today);
    if (!stay) return false;
    await deps.table.write([
      ...stillCoordinated(equipe, stay, geste.today),
      ...putStay(equipe, { ...stay, au: geste.today }, asRead(stay)),
    ]);
    return true;
  }, deps);
}

/** Makes a member a coordinator of the team too, or one no longer. False where they are no member. */
export function changeRole(
  { acteur, role }: { readonly acteur: string; readonly role: Role },
  geste: GesteEquipe,
  deps: EquipeDeps,
): Promise<boolean> {
  return withRetry(async () => {
    const equipe = await coordinated(geste, deps);
    const stay = openStay(equipe, acteur, geste.today);
    if (!stay) return false;
    const leaving = role === 'coordinateur' ? [] : stillCoordinated(equipe, stay, geste.today);
    await deps.table.write([...leaving, ...putStay(equipe, { ...stay, role }, asRead(stay))]);
    return true;
  }, deps);
}

/** Stands on another coordinator who stays: a team that nobody coordinates is nobody's to see. */
function stillCoordinated(equipe: Equipe, leaving: Appartenance, today: string): readonly WriteAction[] {
  if (leaving.role !== 'coordinateur') return [];
  const other = present(equipe, today).find(
    ({ role, acteur, au }) => role === 'coordinateur' && acteur !== leaving.acteur && au === undefined,
  );
  if (!other)
    throw new Refus('Une équipe garde au moins un coordinateur : nommez d’abord quelqu’un d’autre.');
  const when = { is: 'equal', attributes: { role: 'coordinateur', ouvert: true } } as const;
  return [{ check: keyOf.appartenance(equipe.id, other), when }];
}

/** A stay that goes on. */
function openStay(equipe: Equipe, acteur: string, today: string): Appartenance | undefined {
  const stay = stayOf(equipe, acteur, today);
  return stay?.au === undefined ? stay : undefined;
}

/** Nobody ended the stay meanwhile, or gave it another role. */
function asRead({ role }: Appartenance): Condition {
  return { is: 'equal', attributes: { role, ouvert: true } };
}

function present({ membres }: Equipe, today: string): readonly Appartenance[] {
  return membres.filter(({ du, au }) => du <= today && (au === undefined || today <= au));
}

async function known({ equipe }: GesteEquipe, deps: EquipeDeps): Promise<Equipe> {
  const found = await findEquipe(equipe, deps);
  if (!found) throw new Refus('Cette équipe n’existe plus.');
  return found;
}

async function coordinated(geste: GesteEquipe, deps: EquipeDeps): Promise<Equipe> {
  const equipe = await known(geste, deps);
  if (!coordinates(equipe, geste.de, geste.today))
    throw new Refus('Seuls les coordinateurs de cette équipe peuvent faire cela.');
  return equipe;
}
