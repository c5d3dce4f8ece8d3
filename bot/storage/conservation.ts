// What retention needs to know: of which persons nothing was heard for long, and when that was told to whoever follows them.
import * as z from 'zod';
import { dernierSigne, type Echeance, vueRecemment } from '#bot/domain/beneficiaire/conservation.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { putJob } from './jobs.ts';
import { keyOf } from './keys.ts';
import { expireAt, itemAt, parseRecord } from './record.ts';
import { readRepertoire } from './repertoire.ts';

/** Persons read in one call, two records each. */
const AT_ONCE = 50;
/** A warning is of no use once it was carried out or made void. */
export const WARNING_KEPT = 120 * 24 * 60 * 60 * 1000;

export interface PersonneEcheance extends Echeance {
  readonly id: string;
}

/** Whose directory, and which day it is there. */
export interface Chez {
  readonly acteur: string;
  readonly fuseau: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

const ficheSchema = z.object({ modifieLe: z.number() });
const warningSchema = z.object({ le: z.string() });

/** Everybody in the directory of this mediator; the sheet is looked at only of those whose last activity is old. */
export async function readEcheances(
  chez: Chez,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly PersonneEcheance[]> {
  const entries = await readRepertoire(chez.acteur, deps);
  const recent = entries.flatMap(({ id, vu }) => (vueRecemment(vu, chez.today) ? [{ id, dernier: vu }] : []));
  const old = entries.filter(({ vu }) => !vueRecemment(vu, chez.today));
  const read: PersonneEcheance[] = [];
  for (let from = 0; from < old.length; from += AT_ONCE) {
    const some = old.slice(from, from + AT_ONCE);
    const items = await deps.table.get(some.flatMap(({ id }) => [keyOf.fiche(id), keyOf.prevenue(id)]));
    read.push(...some.flatMap((entree) => echeanceOf(entree, items, chez) ?? []));
  }
  return [...recent, ...read];
}

function echeanceOf(
  { id, vu }: Entree,
  items: readonly Item[],
  { fuseau }: Chez,
): PersonneEcheance | undefined {
  const fiche = itemAt(items, keyOf.fiche(id));
  if (!fiche) return undefined;
  const { modifieLe } = parseRecord('fiche', ficheSchema, fiche);
  const dernier = dernierSigne({ vu, modifieLe }, fuseau);
  const warning = itemAt(items, keyOf.prevenue(id));
  return {
    id,
    dernier,
    ...(warning && { prevenueLe: parseRecord('prevenue', warningSchema, warning).le }),
  };
}

/** The action that notes that it was told, on that day (YYYY-MM-DD). */
export function putPrevenue(personne: string, le: string, now: number): WriteAction {
  return {
    put: { ...keyOf.prevenue(personne), entity: 'prevenue', v: 1, le, ...expireAt(now + WARNING_KEPT) },
  };
}

/** The action that has somebody's directory looked through from now on: written with their profile, once. */
export function putConservation(acteur: string, clock: Deps['clock']): WriteAction {
  return putJob({ id: 'conservation', sorte: 'conservation', acteur, sur: {} }, clock);
}
