// The menu « Plus » of a sheet, as data: what is done of a person less often, each for those who may.
import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import type { Deps, Menu, Reply } from '#bot/ports.ts';
import type { Vue } from '#bot/storage/vues.ts';
import { type Action, menuFor, type Session } from './session.ts';

interface Entry {
  readonly label: string;
  readonly acte: Acte;
}

/** In the order shown, by what the menu sends. */
export const PLUS = {
  situation: { label: 'Situation', acte: 'modifier' },
  notes: { label: 'Notes', acte: 'notes' },
  envois: { label: 'Envois', acte: 'voir' },
  fusionner: { label: 'Fusionner', acte: 'fusionner' },
  droits: { label: 'Droits de la personne', acte: 'droits' },
  passer: { label: 'Passer le dossier', acte: 'passer' },
  journal: { label: 'Qui a consulté', acte: 'droits' },
} as const satisfies Readonly<Record<string, Entry>>;

export type PlusCode = keyof typeof PLUS;

/** What was pressed, on whose sheet. */
export interface Pressed {
  readonly ticket: Parameters<Action>[0]['ticket'];
  readonly personne: string;
}

/** What an entry does; it decides again whether it may be done, as a menu may be old. */
export type Run = (pressed: Pressed, session: Session, deps: Deps) => Promise<Reply>;

export function plusMenu({ sheet, peut }: Vue, session: Session, deps: Deps): Menu {
  const options = Object.entries(PLUS).flatMap(([code, { label, acte }]) =>
    peut(acte) ? [{ code, label }] : [],
  );
  const menu = { id: 'plus', label: 'Plus', options, action: 'beneficiaire.plus' };
  return menuFor({ ...menu, data: { personne: sheet.id } }, session, deps);
}
