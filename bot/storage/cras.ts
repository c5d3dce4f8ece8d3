// Reading CRAs: one by its id, or a mediator's by date. Free text is opened with the author's key.
import * as z from 'zod';
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { answersByKeeping } from '#bot/domain/cra/kept.ts';
import type { Deps, Item, Keyring } from '#bot/ports.ts';
import { dateKey } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

const answers = z.record(z.string(), z.unknown());

const craSchema = z.object({
  id: z.string(),
  auteur: z.string(),
  type: z.string(),
  version: z.number(),
  clair: answers,
  scelle: z.string().optional(),
  structure: z.string().optional(),
  origine: z.string(),
  creeLe: z.number(),
  modifieLe: z.number(),
  rev: z.number(),
  /** The gesture that wrote this revision: a repeat of it finds itself done. */
  geste: z.string(),
});

const notesSchema = z.object({ scelle: z.string() });

export interface StoredCra extends Cra {
  readonly geste: string;
}

/** The CRA of that id, notes included. */
export async function findCra(
  auteur: string,
  id: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<StoredCra | undefined> {
  return craIn(
    await deps.table.get([keyOf.cra(auteur, id), keyOf.notes(auteur, id)]),
    { auteur, id },
    deps.keyring,
  );
}

/** The same, among records read together with others. */
export async function craIn(
  items: readonly Item[],
  of: { readonly auteur: string; readonly id: string },
  keyring: Keyring,
): Promise<StoredCra | undefined> {
  const item = itemAt(items, keyOf.cra(of.auteur, of.id));
  if (!item) return undefined;
  const notes = itemAt(items, keyOf.notes(of.auteur, of.id));
  const apart = notes ? await openAnswers(parseRecord('notes', notesSchema, notes).scelle, keyring) : {};
  const cra = await readCra(item, keyring);
  return { ...cra, values: { ...cra.values, ...apart } };
}

/** A CRA without its notes, which lists never need. */
export async function readCra(item: Item, keyring: Keyring): Promise<StoredCra> {
  const { clair, scelle, origine, ...rest } = parseRecord('cra', craSchema, item);
  const sealed = scelle === undefined ? {} : await openAnswers(scelle, keyring);
  return {
    ...rest,
    origine: origine as Cra['origine'],
    values: { ...(clair as Cra['values']), ...sealed },
  } as StoredCra;
}

async function openAnswers(sealed: string, keyring: Keyring): Promise<Cra['values']> {
  return answers.parse(JSON.parse(await keyring.open(sealed))) as Cra['values'];
}

export interface CraPage {
  readonly cras: readonly StoredCra[];
  /** Where the next page starts, when there is one. */
  readonly next?: string;
}

/** The place of a CRA in the order of dates: pages start just before one. */
export function positionOf(cra: Cra): string {
  return dateKey({ date: dateOf(cra), creeLe: cra.creeLe, id: cra.id });
}

/** A mediator's CRAs of these days, newest first, of one day the last recorded first, a page at a time; `before` leaves out that position and what is newer. */
export async function crasByDate(
  auteur: string,
  page: {
    readonly from: string;
    readonly to: string;
    readonly limit: number;
    readonly before?: string | undefined;
  },
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<CraPage> {
  const { before, limit } = page;
  const range = rangeOf.cras(auteur, page);
  // Bounds are inclusive: the position itself is read once more and left out.
  const bounded = before === undefined ? { ...range, limit } : { ...range, to: before, limit: limit + 1 };
  const { items, next } = await deps.table.query({ ...bounded, descending: true });
  const fresh = items.filter((item) => item.l1 !== before);
  const cras = await Promise.all(fresh.map((item) => readCra(item, deps.keyring)));
  const last = items.at(-1)?.l1;
  return { cras, ...(next !== undefined && typeof last === 'string' && { next: last }) };
}

/** The records of a CRA: itself, and its notes apart when it has some. */
export async function craItems(
  cra: StoredCra,
  keyring: Keyring,
): Promise<{ readonly cra: Item; readonly notes: Item | undefined }> {
  const { clear, sealed, apart } = answersByKeeping(cra);
  const { values: _values, ...rest } = cra;
  const item = {
    ...keyOf.cra(cra.auteur, cra.id),
    entity: 'cra',
    v: 1,
    ...rest,
    l1: positionOf(cra),
    clair: clear,
    ...(Object.keys(sealed).length > 0 && { scelle: await keyring.seal(cra.auteur, JSON.stringify(sealed)) }),
  };
  if (Object.keys(apart).length === 0) return { cra: item, notes: undefined };
  const scelle = await keyring.seal(cra.auteur, JSON.stringify(apart));
  return { cra: item, notes: { ...keyOf.notes(cra.auteur, cra.id), entity: 'notes', v: 1, scelle } };
}
