// One request as the commands see it: who makes it, when, in what state; and the signed buttons of its answers.
import { signTicket, type Ticket, type TicketData } from '#bot/conversations/ticket.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import { annuaireOf } from '#bot/domain/beneficiaire/annuaire.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typeOfForm } from '#bot/domain/cra/index.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import { offeredPlaces } from '#bot/domain/lieu.ts';
import type { FormContext, PersonDirectory } from '#bot/forms/context.ts';
import { todayIn } from '#bot/forms/dates.ts';
import { namesPeople } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { BotRequest, Button, Deps, Menu, Reply } from '#bot/ports.ts';
import type { Head, StoredActeur } from '#bot/storage/acteurs.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';

/** Somebody the bot knows. */
export interface Session {
  readonly request: BotRequest;
  readonly acteur: Acteur;
  /** Revision of the profile. */
  readonly rev: number;
  readonly head: Head;
  readonly now: number;
  /** YYYY-MM-DD where the person is. */
  readonly today: string;
}

export type Command = (text: string, session: Session, deps: Deps) => Promise<Reply>;

/** What a button does: `ticket` is verified, `choice` is the option of a menu. */
export type Action = (
  press: { readonly ticket: Ticket; readonly choice?: string | undefined },
  session: Session,
  deps: Deps,
) => Promise<Reply>;

export function openSession(request: BotRequest, stored: StoredActeur, deps: Deps): Session {
  const now = deps.clock();
  const { acteur, rev, head } = stored;
  return { request, acteur, rev, head, now, today: todayIn(acteur.fuseau, now) };
}

/** A button lives as long as the message that carries it is likely to be seen: a day. */
const TICKET_LIFE = 24 * 60 * 60 * 1000;

/** A button that waits in the direct channel lives as long as a holiday. */
export const LASTING_LIFE = 14 * TICKET_LIFE;

/** For whom buttons are made, and when. */
export interface ForWhom {
  readonly acteur: Pick<Acteur, 'id'>;
  readonly now: number;
}

interface Allowed {
  readonly action: string;
  readonly data?: TicketData;
  readonly nonce?: string;
  /** In milliseconds. */
  readonly life?: number;
}

/** A ticket for this person: what it allows, about what. */
export function ticketFor(
  { acteur, now }: ForWhom,
  { action, data = {}, nonce, life = TICKET_LIFE }: Allowed,
  deps: Pick<Deps, 'ticketKeys' | 'newId'>,
): string {
  return signTicket(
    { u: acteur.id, a: action, d: data, n: nonce ?? deps.newId(), e: now + life },
    deps.ticketKeys,
  );
}

export interface Pressable {
  readonly label: string;
  readonly action: string;
  readonly data?: TicketData;
  readonly style?: Button['style'];
  readonly life?: number;
}

/** Buttons of one message; their ids are letters and digits, unique in the message through `prefix`. */
export function buttonsFor(
  pressables: readonly Pressable[],
  at: { readonly session: ForWhom; readonly prefix?: string },
  deps: Pick<Deps, 'ticketKeys' | 'newId'>,
): readonly Button[] {
  return pressables.map(({ label, action, data, style, life }, index) => ({
    id: `${at.prefix ?? 'b'}${index}`,
    label,
    ...(style && { style }),
    ticket: ticketFor(
      at.session,
      { action, ...(data && { data }), ...(life !== undefined && { life }) },
      deps,
    ),
  }));
}

export function menuFor(
  menu: Omit<Menu, 'ticket'> & { readonly action: string; readonly data?: TicketData },
  session: Session,
  deps: Deps,
): Menu {
  const { action, data, ...rest } = menu;
  return { ...rest, ticket: ticketFor(session, { action, ...(data && { data }) }, deps) };
}

/** What forms need to know of this person. The list of communes is loaded only where `communes` says so. */
export async function formContext(
  session: Session,
  deps: Deps,
  wanted: { readonly communes?: boolean; readonly form?: Form; readonly persons?: boolean } = {},
): Promise<FormContext> {
  const type = wanted.form && typeOfForm(wanted.form.id);
  const usage = (type && session.head.usage[type.id]) ?? {};
  return {
    today: session.today,
    places: offeredPlaces(session.acteur.lieux, usage.lieu ?? {}),
    communes: wanted.communes ? await deps.communes() : () => ({ near: [] }),
    usage,
    ...((wanted.persons ?? asksPerson(wanted.form)) && { persons: await annuaire(session, deps) }),
  };
}

/** What showing these activities needs: the people they name too. */
export function contextOf(
  cras: readonly Pick<Cra, 'type' | 'values'>[],
  session: Session,
  deps: Deps,
): Promise<FormContext> {
  return formContext(session, deps, { persons: cras.some((cra) => personnesDe(cra).length > 0) });
}

function asksPerson(form: Form | undefined): boolean {
  if (form === undefined) return false;
  return form.doubt !== undefined || Object.values(fieldsOf(form)).some(namesPeople);
}

/** The people whom this mediator may name. */
export async function annuaire(session: Session, deps: Deps): Promise<PersonDirectory> {
  return annuaireOf(await readAnnuaire(whoAsks(session), deps), session.today);
}

/** Who asks, and on which day: what rights depend on. */
export function whoAsks({ acteur, today }: Session): { readonly acteur: string; readonly today: string } {
  return { acteur: acteur.id, today };
}

/** « 3 mars à 14:05 », where the person is. */
export function sayMoment(milliseconds: number, { acteur }: Session): string {
  const moment = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('fr-FR', { timeZone: acteur.fuseau, ...moment }).format(milliseconds);
}

/** A text of a ticket's data; an absent one is a defect of ours, since the ticket is signed. */
export function dataOf(ticket: Ticket, name: string): string {
  const value = ticket.d[name];
  if (typeof value !== 'string') throw new Error(`ticket ${ticket.a} lacks ${name}`);
  return value;
}

/** The answer that is one message; `lasting` says it where it would stay. */
export function say(
  text: string,
  rest: { readonly blocks?: Parameters<typeof message>[1]; readonly lasting?: string } = {},
): Reply {
  return { show: 'message', message: message(text, rest.blocks, rest.lasting) };
}

function message(
  text: string,
  blocks?: Extract<Reply, { show: 'message' }>['message']['blocks'],
  lasting = 'Votre réponse est prête.',
): Extract<Reply, { show: 'message' }>['message'] {
  return { text, ...(blocks && blocks.length > 0 && { blocks }), lasting };
}
