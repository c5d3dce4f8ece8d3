// The people who use the bot: profile and places in one record, habits in another small one.
import * as z from 'zod';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

const communeSchema = z.object({ code: z.string(), nom: z.string() });

const profilSchema = z.object({
  role: z.enum(['mediateur', 'conseiller', 'coordinateur']),
  fuseau: z.string(),
  lieux: z.array(
    z.object({
      id: z.string(),
      nom: z.string(),
      commune: communeSchema.optional(),
      favori: z.boolean(),
      archive: z.boolean(),
      creeLe: z.number(),
    }),
  ),
  employeurs: z.array(z.object({ nom: z.string(), du: z.string().optional(), au: z.string().optional() })),
  /** Sealed: opened only where it is shown or written to. */
  emailScelle: z.string().optional(),
  rappels: z.enum(['sauf_dimanche', 'chaque_jour', 'jamais']).optional(),
  nomScelle: z.string().optional(),
  rev: z.number(),
});

const headSchema = z.object({
  dernier: z.string().optional(),
  /** Times by type of CRA, field and code. Habits kept in another shape are forgotten: they only order lists. */
  usage: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))).catch({}),
  rev: z.number(),
});

/** What changes with each CRA: the last one, and how often each choice was made. */
export type Head = z.infer<typeof headSchema>;

/** A person and their habits. `rev` is the revision of the profile. */
export interface StoredActeur {
  readonly acteur: Acteur;
  readonly rev: number;
  readonly head: Head;
}

export const EMPTY_HEAD: Head = { usage: {}, rev: 0 };

/** One read for all that a request needs to know of who makes it; undefined for a newcomer. */
export async function findActeur(id: string, deps: Pick<Deps, 'table'>): Promise<StoredActeur | undefined> {
  const items = await deps.table.get([keyOf.profil(id), keyOf.head(id)]);
  const profil = profilIn(items, id);
  return profil && { ...profil, head: headIn(items, id) };
}

/** A colleague whose name is not known. */
const SOMEBODY = 'une personne de l’équipe';
/** Records asked for in one call. */
const AT_ONCE = 100;

/** The names of colleagues, by id. */
export async function findNoms(
  ids: readonly string[],
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].slice(0, AT_ONCE);
  if (asked.length === 0) return new Map();
  const items = await deps.table.get(asked.map(keyOf.profil));
  const named = asked.map(async (id) => {
    const scelle = profilIn(items, id)?.acteur.nomScelle;
    return [id, scelle === undefined ? SOMEBODY : await deps.keyring.open(scelle)] as const;
  });
  return new Map(await Promise.all(named));
}

/** The profile among records read together, with its revision. */
export function profilIn(items: readonly Item[], id: string): Omit<StoredActeur, 'head'> | undefined {
  const profil = itemAt(items, keyOf.profil(id));
  if (!profil) return undefined;
  const { rev, ...rest } = parseRecord('acteur', profilSchema, profil);
  return { acteur: { id, ...rest } as Acteur, rev };
}

/** The head among records read together, or the empty one. */
export function headIn(items: readonly Item[], acteur: string): Head {
  const head = itemAt(items, keyOf.head(acteur));
  return head ? parseRecord('head', headSchema, head) : EMPTY_HEAD;
}

/** The action that writes a profile over revision `rev` (0 for a newcomer). */
export function putActeur(acteur: Acteur, rev: number): WriteAction {
  const { id, ...rest } = acteur;
  return {
    put: { ...keyOf.profil(id), entity: 'acteur', v: 1, ...rest, rev: rev + 1 },
    when: rev === 0 ? { is: 'absent' } : { is: 'equal', attributes: { rev } },
  };
}

/** The head after one more CRA, or one changed. */
export function putHead(acteur: string, before: Head, after: Omit<Head, 'rev'>): WriteAction {
  return {
    put: { ...keyOf.head(acteur), entity: 'head', v: 1, ...after, rev: before.rev + 1 },
    when: { is: 'absent-or-equal', attributes: { rev: before.rev } },
  };
}
