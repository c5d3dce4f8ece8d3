// Sendings of a person's sheet, kept with her: what was chosen, where each stands, and, sealed, to whom and with which words.
import * as z from 'zod';
import { idOf } from '#bot/conversations/identity.ts';
import { sameText } from '#bot/conversations/ticket.ts';
import { type Envoi, type EtatEnvoi, PREPARE_GARDE } from '#bot/domain/beneficiaire/envoi.ts';
import type { Fiche } from '#bot/domain/beneficiaire/fiche.ts';
import { ConditionFailed, type Deps, type Item, type WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { expireAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** Shown in a sheet, the last first. */
const SHOWN = 20;

const envoiSchema = z.object({
  id: z.string(),
  personne: z.string(),
  auteur: z.string(),
  etat: z.enum(['prepare', 'a_envoyer', 'en_cours', 'envoye', 'refuse', 'inconnu', 'annule']),
  voie: z.enum(['piece', 'lien', 'libre']),
  motif: z.string(),
  accord: z.string(),
  contenu: z.array(z.string()),
  prepareLe: z.number(),
  envoyeLe: z.number().optional(),
  essais: z.number(),
  prise: z.string().optional(),
  code: z.string().optional(),
  ouvertures: z.array(z.number()),
  erreurs: z.number(),
  revoqueLe: z.number().optional(),
  remplace: z.string().optional(),
  scelle: z.string(),
  rev: z.number(),
});

/** What names somebody. */
const sealedSchema = z.object({
  adresse: z.string(),
  /** Where the recipient answers. */
  reponse: z.string(),
  /** Tells the right password from others. */
  empreinte: z.string().optional(),
  /** Until the file is made: what is printed, and the password that protects it. */
  fiche: z.custom<Fiche>((value) => typeof value === 'object').optional(),
  motDePasse: z.string().optional(),
});

export type EnvoiScelle = z.infer<typeof sealedSchema>;

/** A sending with what is sealed of it. */
export interface StoredEnvoi extends Envoi {
  readonly scelle: EnvoiScelle;
  readonly rev: number;
}

type EnvoiDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** The sending of that id; undefined where it is not, or no longer. */
export async function findEnvoi(
  of: Pick<Envoi, 'personne' | 'id'>,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<StoredEnvoi | undefined> {
  const [item] = await deps.table.get([keyOf.envoi(of.personne, of.id)]);
  return item && opened(item, deps);
}

async function opened(item: Item, { keyring }: Pick<Deps, 'keyring'>): Promise<StoredEnvoi> {
  const { envoyeLe, prise, code, revoqueLe, remplace, scelle, ...rest } = parseRecord(
    'envoi',
    envoiSchema,
    item,
  );
  return {
    ...rest,
    ...(prise !== undefined && { prise }),
    ...(envoyeLe !== undefined && { envoyeLe }),
    ...(code !== undefined && { code }),
    ...(revoqueLe !== undefined && { revoqueLe }),
    ...(remplace !== undefined && { remplace }),
    scelle: sealedSchema.parse(JSON.parse(await keyring.open(scelle))),
  };
}

/** The sendings of a person, the last first; those that were only prepared are nobody's business. */
export async function envoisOf(
  personne: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredEnvoi[]> {
  const { items } = await deps.table.query({ ...rangeOf.envois(personne), descending: true, limit: SHOWN });
  return sentIn(items, deps);
}

/** All of them, oldest first. */
export async function allEnvoisOf(
  personne: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredEnvoi[]> {
  return sentIn(await allPages(rangeOf.envois(personne), deps), deps);
}

async function sentIn(items: readonly Item[], deps: Pick<Deps, 'keyring'>): Promise<readonly StoredEnvoi[]> {
  const all = await Promise.all(items.map((item) => opened(item, deps)));
  return all.filter(({ etat }) => etat !== 'prepare' && etat !== 'annule');
}

/** The action that writes it over the revision read (0: a new one). Prepared and not sent, it goes away by itself. */
export async function putEnvoi(envoi: StoredEnvoi, { keyring }: Pick<Deps, 'keyring'>): Promise<WriteAction> {
  const { scelle, rev, ...rest } = envoi;
  const sealed = await keyring.seal(envoi.auteur, JSON.stringify(scelle));
  return {
    put: {
      ...keyOf.envoi(envoi.personne, envoi.id),
      entity: 'envoi',
      v: 1,
      ...rest,
      scelle: sealed,
      rev: rev + 1,
      ...(envoi.etat === 'prepare' && expireAt(envoi.prepareLe + PREPARE_GARDE)),
    },
    when: rev === 0 ? { is: 'absent' } : { is: 'equal', attributes: { rev } },
  };
}

/** Keeps a new one; the same gesture made again keeps it once. */
export async function createEnvoi(envoi: Omit<StoredEnvoi, 'rev'>, deps: EnvoiDeps): Promise<void> {
  try {
    await deps.table.write([await putEnvoi({ ...envoi, rev: 0 }, deps)]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

export interface EnvoiChange {
  /** From the sending as it stands to what it becomes; undefined leaves it as it is. */
  readonly apply: (current: StoredEnvoi) => StoredEnvoi | undefined;
  /** What is written with the change. */
  readonly also?: (after: StoredEnvoi) => readonly WriteAction[] | Promise<readonly WriteAction[]>;
}

/** Makes the change. Gives it as it is afterwards, and whether this call changed it; undefined where it is gone. */
export function changeEnvoi(
  of: Pick<Envoi, 'personne' | 'id'>,
  { apply, also = () => [] }: EnvoiChange,
  deps: EnvoiDeps,
): Promise<{ readonly envoi: StoredEnvoi; readonly changed: boolean } | undefined> {
  return withRetry(async () => {
    const current = await findEnvoi(of, deps);
    if (!current) return undefined;
    const after = apply(current);
    if (!after) return { envoi: current, changed: false };
    await deps.table.write([await putEnvoi(after, deps), ...(await also(after))]);
    return { envoi: { ...after, rev: after.rev + 1 }, changed: true };
  }, deps);
}

/** From one state to another, whoever else tries: `changed` for one alone. */
export function moveEnvoi(
  of: Pick<Envoi, 'personne' | 'id'>,
  {
    from,
    to,
    also,
  }: { readonly from: EtatEnvoi; readonly to: (current: StoredEnvoi) => StoredEnvoi } & Pick<
    EnvoiChange,
    'also'
  >,
  deps: EnvoiDeps,
): ReturnType<typeof changeEnvoi> {
  const apply = (current: StoredEnvoi) => (current.etat === from ? to(current) : undefined);
  return changeEnvoi(of, { apply, ...(also && { also }) }, deps);
}

/** What tells the right password of a sending from any other. */
export function passwordMark(envoi: string, password: string): string {
  return idOf('mot-de-passe', envoi, password);
}

export function isPassword({ id, scelle }: StoredEnvoi, typed: string): boolean {
  return scelle.empreinte !== undefined && sameText(passwordMark(id, typed), scelle.empreinte);
}
