// A gesture that is about a person: what it needs in the table of rights, how it is made with her id, and what shows that it passed.
import type { TicketData } from '#bot/conversations/ticket.ts';
import type { Acte, Situation } from '#bot/domain/beneficiaire/droits.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import type { Item } from '#bot/ports.ts';
import type { Etat } from './elle.ts';
import { ELLE, PRENOM } from './identite.ts';
import { type Issue, press, type Scene, ticketOf, type } from './scene.ts';
import { type Draft, draft } from './traces.ts';

export interface Geste {
  /** Among the gestures of one entry of a registry. */
  readonly quoi: string;
  /** What must be permitted; a condition of its own for what no acte opens. */
  readonly permis: Acte | ((situation: Situation) => boolean);
  /** Where it opens when permitted: what goes through a list finds nothing of a sheet that is merged into another. */
  readonly etats: readonly Etat[];
  /** What must be there before it, written beside the commands. */
  readonly avant?: (scene: Scene) => Promise<unknown>;
  readonly geste: (scene: Scene) => Promise<unknown>;
  readonly passe: (issue: Issue) => boolean;
  /** The open form that it sends. */
  readonly ouvert?: Omit<Draft, 'id' | 'acteur'>;
  /** About a record of one's own, which may be changed whatever becomes of the person it names. */
  readonly aSoi?: true;
}

/** An entry of a registry: its gestures, or, in a sentence, why no person is concerned. */
export type Entree = readonly Geste[] | string;
export type Table = Readonly<Record<string, Entree>>;

/** The gestures of a table, each with its name. */
export function gestesOf(table: Table): readonly (readonly [name: string, geste: Geste])[] {
  return Object.entries(table).flatMap(([name, entree]) =>
    typeof entree === 'string' ? [] : entree.map((geste) => [`${name} ${geste.quoi}`.trim(), geste] as const),
  );
}

/** Alive, objecting or merged into another: her id leads to her. */
export const SUIVIE: readonly Etat[] = ['suivie', 'opposée', 'fondue'];
/** Her own sheet alone: what chooses in a list, or writes her very record. */
export const ELLE_MEME: readonly Etat[] = ['suivie', 'opposée'];

export const said = ({ dit }: Issue): boolean => dit.includes(PRENOM);

export const wrote =
  (entity: string, more: (item: Item) => boolean = () => true) =>
  ({ ecrits }: Issue): boolean =>
    ecrits.some((item) => item.entity === entity && more(item));

type More = Partial<Omit<Geste, 'permis' | 'geste'>>;

export function gesture(permis: Geste['permis'], geste: Geste['geste'], more: More = {}): Geste {
  return { quoi: '', permis, etats: SUIVIE, passe: said, geste, ...more };
}

/** A button pressed; `choice` is the option of a menu. */
export function pressing(
  action: string,
  data: TicketData,
  permis: Geste['permis'],
  { choice, ...more }: More & { readonly choice?: string } = {},
): Geste {
  return gesture(permis, (scene) => press(scene, action, data, choice), more);
}

export function typing(typed: string, permis: Acte, more: More = {}): Geste {
  return gesture(permis, (scene) => type(scene, typed), { quoi: typed, ...more });
}

/** An open dialog sent with these answers, as a client that has its own idea of what it chose. */
export function sending(
  of: Omit<Draft, 'id' | 'acteur'>,
  raw: RawAnswers,
  { permis, ...more }: More & Pick<Geste, 'permis'>,
): Geste {
  const id = `formulaire-${of.form}`;
  return gesture(permis, (scene) => send(scene, id, raw), {
    avant: (scene) => draft(scene, { ...of, id, acteur: scene.acteur }),
    ouvert: of,
    ...more,
  });
}

export function send(scene: Scene, c: string, raw: RawAnswers): Promise<unknown> {
  const ticket = ticketOf(scene.acteur, 'formulaire', { c, f: Object.keys(raw) });
  return scene.ask({ is: 'submission', ticket, read: () => raw });
}

/** Her, as a ticket names her. */
export const HER = { personne: ELLE } as const;

/** By nobody, whoever follows her: what was never proposed to them, or is a colleague’s. */
export const NEVER = (): boolean => false;
