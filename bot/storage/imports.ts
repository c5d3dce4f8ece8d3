// The import of a file of people: one at a time for each mediator, so that no two of them write at once. Figures and ids, nothing that was read.
import * as z from 'zod';
import {
  type Bilan,
  type Choix,
  type Comptes,
  RIEN_ENCORE,
  SORTS_DES_DOUBLES,
} from '#bot/domain/beneficiaire/import.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { putJob } from './jobs.ts';
import { keyOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** Where it stands: dropped, read and waiting for an agreement, told to be unreadable, agreed to, done; or thrown away. */
const ETATS = ['depose', 'illisible', 'lu', 'accepte', 'fini', 'jete'] as const;

const HOUR = 60 * 60 * 1000;
/** How long it is kept after the file was dropped, and its files with it. */
export const IMPORT_GARDE = 24 * HOUR;
/** How long it may be agreed to: there must be time left to write it. */
const ACCORD_POSSIBLE = IMPORT_GARDE - HOUR;

const count = z.number();

const importSchema = z.object({
  id: z.string(),
  acteur: z.string(),
  /** The link through which the file came: its page is that of this import. */
  lien: z.string(),
  /** The dropping of a file: parts of another never mix with it. */
  depot: z.string(),
  parties: count,
  /** How the name of the file ends. */
  extension: z.string(),
  etat: z.enum(ETATS),
  creeLe: count,
  modifieLe: count,
  /** Sealed: why it could not be read, which may quote its headers. */
  scelle: z.string().optional(),
  /** Names the files of the plan: those of a reading that was stopped are not it. */
  plan: z.string().optional(),
  total: count.optional(),
  comptes: z
    .object({
      nouvelles: count,
      doubles: count,
      completables: count,
      refusees: count,
      incompletes: count,
      douteux: count,
    })
    .optional(),
  choix: z
    .object({ nouvelles: z.boolean(), doubles: z.enum(SORTS_DES_DOUBLES), douteux: z.boolean() })
    .optional(),
  /** Rows of the plan that were seen to. */
  fait: count,
  bilan: z.object({ ajoutees: count, completees: count, laissees: count }),
  /** Whether its end was told, or is being told. */
  averti: z.boolean().optional(),
  rev: count,
});

export type EtatImport = (typeof ETATS)[number];

export interface Import {
  readonly id: string;
  readonly acteur: string;
  readonly lien: string;
  readonly depot: string;
  readonly parties: number;
  readonly extension: string;
  readonly etat: EtatImport;
  readonly creeLe: number;
  readonly modifieLe: number;
  readonly scelle?: string | undefined;
  readonly plan?: string | undefined;
  readonly total?: number | undefined;
  readonly comptes?: Comptes | undefined;
  readonly choix?: Choix | undefined;
  readonly fait: number;
  readonly bilan: Bilan;
  readonly averti?: boolean | undefined;
  readonly rev: number;
}

type ImportDeps = Pick<Deps, 'table' | 'clock' | 'pause'>;

/** The last one of this mediator, as long as it is kept. */
export async function findImport(
  acteur: string,
  { table, clock }: Pick<Deps, 'table' | 'clock'>,
): Promise<Import | undefined> {
  const found = importIn((await table.get([keyOf.import(acteur)]))[0]);
  const life = found?.etat === 'lu' ? ACCORD_POSSIBLE : IMPORT_GARDE;
  return found && clock() < found.creeLe + life ? found : undefined;
}

function importIn(item: Item | undefined): Import | undefined {
  return item && parseRecord('import', importSchema, item);
}

/** The action that writes it over the revision read; `rev` 0 for the first that this mediator makes. */
export function putImport(one: Import, { clock }: Pick<Deps, 'clock'>): WriteAction {
  const { rev } = one;
  return {
    put: {
      ...keyOf.import(one.acteur),
      entity: 'import',
      v: 1,
      ...one,
      modifieLe: clock(),
      rev: rev + 1,
      ...expireAt(one.creeLe + IMPORT_GARDE),
    },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}

const EN_COURS = 'Un autre import est en cours : attendez qu’il soit terminé, puis déposez votre fichier.';
/** Longer than its job is tried again: without any progress for so long, one that writes holds nothing back. */
const STUCK = 6 * HOUR;

export type Depose = Pick<Import, 'acteur' | 'lien' | 'depot' | 'parties' | 'extension'>;

/** A file is there, to be read: the same dropping told again is the same import. It takes the place of one that was not agreed to. */
export function startImport(
  depose: Depose,
  deps: ImportDeps & Pick<Deps, 'newId'>,
): Promise<{ readonly before?: Import }> {
  const id = deps.newId();
  return withRetry(async () => {
    const [item] = await deps.table.get([keyOf.import(depose.acteur)]);
    const before = importIn(item);
    if (before && before.lien === depose.lien && before.depot === depose.depot) return {};
    const now = deps.clock();
    if (before?.etat === 'accepte' && now < before.modifieLe + STUCK) throw new Refus(EN_COURS);
    const started = { etat: 'depose', creeLe: now, modifieLe: now, fait: 0, bilan: RIEN_ENCORE } as const;
    await deps.table.write([
      putImport({ ...depose, id, ...started, rev: before?.rev ?? 0 }, deps),
      importJob({ acteur: depose.acteur, id }, 'lire', deps),
    ]);
    return { ...(before && { before }) };
  }, deps);
}

/** What there is to do of it away from the page: read the file, or write what was agreed. */
function importJob(
  { acteur, id }: Pick<Import, 'acteur' | 'id'>,
  quoi: 'lire' | 'ecrire',
  { clock }: Pick<Deps, 'clock'>,
): WriteAction {
  return putJob({ id: `import-${id}-${quoi}`, sorte: 'import', acteur, sur: { import: id } }, clock);
}

export interface ImportChange {
  /** From the import as it stands to what it becomes; undefined leaves it as it is. */
  readonly apply: (current: Import) => Import | undefined;
  /** What is written with the change. */
  readonly also?: readonly WriteAction[];
}

/** Makes the change of that import; undefined where there is another by now, or nothing to change. */
export function changeImport(
  { acteur, id }: Pick<Import, 'acteur' | 'id'>,
  { apply, also = [] }: ImportChange,
  deps: ImportDeps,
): Promise<Import | undefined> {
  return withRetry(async () => {
    const current = await findImport(acteur, deps);
    const after = current?.id === id ? apply(current) : undefined;
    if (!after) return undefined;
    await deps.table.write([putImport(after, deps), ...also]);
    return { ...after, rev: after.rev + 1 };
  }, deps);
}

/** The mediator agrees: once, whoever presses twice or in two windows. */
export function acceptImport(
  of: Pick<Import, 'acteur' | 'id'>,
  choix: Choix,
  deps: ImportDeps,
): Promise<Import | undefined> {
  const apply = (current: Import): Import | undefined =>
    current.etat === 'lu' ? { ...current, etat: 'accepte', choix } : undefined;
  return changeImport(of, { apply, also: [importJob(of, 'ecrire', deps)] }, deps);
}

/** Nothing of it is to be added. Gives it where it was still possible. */
export function dropImport(of: Pick<Import, 'acteur' | 'id'>, deps: ImportDeps): Promise<Import | undefined> {
  const apply = (current: Import): Import | undefined =>
    current.etat === 'lu' || current.etat === 'illisible' ? { ...current, etat: 'jete' } : undefined;
  return changeImport(of, { apply }, deps);
}
