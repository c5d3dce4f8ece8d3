// Writing an agreed import: as many people as one transaction holds, their entries in the directory and how far it has come, all or nothing.
import { idOf } from '#bot/conversations/identity.ts';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { entreeOf } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { addedBy, mergedInto } from '#bot/domain/beneficiaire/fusion.ts';
import {
  type Bilan,
  type Choix,
  type LigneDePlan,
  sortOf,
  valuesOf,
} from '#bot/domain/beneficiaire/import.ts';
import { sheetByKeeping } from '#bot/domain/beneficiaire/kept.ts';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { ficheIn, type StoredBeneficiaire, sheetActions } from './beneficiaires.ts';
import { findImport, type Import, putImport } from './imports.ts';
import { keyOf } from './keys.ts';
import { itemAt } from './record.ts';
import { entreeActions, entreeIn, shardKey } from './repertoire.ts';
import { withRetry } from './retry.ts';

/** What a transaction of DynamoDB holds, and a read of many keys. */
const MOST_ACTIONS = 100;
/** Of an id that an import makes, what is the same for all its people. */
const PREFIX = 20;

/** One import of one mediator. */
type Which = Pick<Import, 'acteur' | 'id'>;

/** The id of whoever is created from that row of the plan: the same, however often it is written. */
export function idOfRang(of: Which, rang: number): string {
  return prefixOf(of) + String(rang).padStart(6, '0');
}

/** Whether somebody was created by that import. */
export function isOfImport(of: Which, personne: string): boolean {
  return personne.startsWith(prefixOf(of));
}

function prefixOf({ acteur, id }: Which): string {
  return idOf('import', acteur, id).slice(0, PREFIX);
}

/** Rows in the order in which they are written: those of one part of the directory together, whoever completes another after. */
export function inOrder(of: Which, lot: readonly LigneDePlan[]): readonly LigneDePlan[] {
  const placeOf = ({ rang, double }: LigneDePlan) =>
    `${double ? 1 : 0}${shardKey(of.acteur, idOfRang(of, rang)).sk}`;
  return lot.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)) || a.rang - b.rang);
}

type EcritureDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** Sees to the next rows, of those that come after `fait`. Undefined where the import is no longer to be written. */
export function writeSome(
  of: Which,
  /** From the position in the plan of the first of them. */
  { from, lignes }: { readonly from: number; readonly lignes: readonly LigneDePlan[] },
  deps: EcritureDeps,
): Promise<Import | undefined> {
  return withRetry(async () => {
    const current = await findImport(of.acteur, deps);
    if (current?.id !== of.id || current.etat !== 'accepte' || !current.choix) return undefined;
    const turn = turnOf(current, current.choix, lignes.slice(current.fait - from));
    const read = turn.reads.length === 0 ? [] : await deps.table.get(turn.reads);
    const done = await carryOut(turn, { current, read }, deps);
    const after = { ...current, fait: current.fait + turn.rows, bilan: plus(current.bilan, done.bilan) };
    await deps.table.write([putImport(after, deps), ...done.actions]);
    return { ...after, rev: after.rev + 1 };
  }, deps);
}

function plus(a: Bilan, b: Bilan): Bilan {
  return {
    ajoutees: a.ajoutees + b.ajoutees,
    completees: a.completees + b.completees,
    laissees: a.laissees + b.laissees,
  };
}

interface Geste {
  readonly personne: string;
  readonly is: 'creer' | 'completer';
  readonly values: Beneficiaire['values'];
}

/** What is done in one transaction. */
interface Turn {
  /** Rows seen to, those left out included. */
  readonly rows: number;
  readonly gestes: readonly Geste[];
  /** What they stand on: nobody who is created is there before. */
  readonly reads: readonly Key[];
}

/** As many rows as fit: each person is a sheet and perhaps notes, each part of the directory one record, and the import itself another. */
function turnOf(current: Import, choix: Choix, lignes: readonly LigneDePlan[]): Turn {
  const gestes: Geste[] = [];
  const written = new Map<string, Key>();
  const reads = new Map<string, Key>();
  let rows = 0;
  for (const ligne of lignes) {
    const geste = gesteOf(current, ligne, choix);
    const [shard, ...sheet] = geste ? keysOf(current.acteur, geste) : [];
    const more = [shard, ...sheet].filter((key) => key !== undefined && !written.has(textOf(key)));
    if (1 + written.size + more.length > MOST_ACTIONS) break;
    const before = geste?.is === 'completer' ? sheet : [];
    addTo(written, more);
    addTo(reads, [shard, ...before]);
    if (geste) gestes.push(geste);
    rows += 1;
  }
  return { rows, gestes, reads: [...reads.values()] };
}

const textOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

function addTo(keys: Map<string, Key>, more: readonly (Key | undefined)[]): void {
  for (const key of more) if (key) keys.set(textOf(key), key);
}

function gesteOf(current: Import, ligne: LigneDePlan, choix: Choix): Geste | undefined {
  const sort = sortOf(ligne, choix);
  if (sort.is === 'laisser') return undefined;
  const personne = sort.is === 'completer' ? sort.vers : idOfRang(current, ligne.rang);
  return { personne, is: sort.is, values: valuesOf(ligne, choix) };
}

/** The records that it may write: the part of the directory, then the sheet. */
function keysOf(acteur: string, { personne, is, values }: Geste): readonly Key[] {
  const hasNotes = is === 'completer' || Object.keys(sheetByKeeping({ values }).apart).length > 0;
  return [
    shardKey(acteur, personne),
    keyOf.fiche(personne),
    ...(hasNotes ? [keyOf.ficheNotes(personne)] : []),
  ];
}

interface Before {
  readonly current: Import;
  readonly read: readonly Item[];
}

/** A sheet as it is stored, and as it becomes. */
interface Changing {
  readonly before: StoredBeneficiaire | undefined;
  readonly after: StoredBeneficiaire;
}

async function carryOut(
  { gestes, rows }: Turn,
  at: Before,
  deps: EcritureDeps,
): Promise<{ readonly actions: readonly WriteAction[]; readonly bilan: Bilan }> {
  const sheets = new Map<string, Changing>();
  let [ajoutees, completees] = [0, 0];
  for (const geste of gestes) {
    // Two rows of one file may be of one person.
    const known = sheets.get(geste.personne) ?? (await storedSheet(geste, at, deps));
    const changed = geste.is === 'creer' ? created(geste, at.current, deps) : completed(geste, known, deps);
    if (!changed) continue;
    sheets.set(geste.personne, changed);
    if (geste.is === 'creer') ajoutees += 1;
    else completees += 1;
  }
  const bilan = { ajoutees, completees, laissees: rows - ajoutees - completees };
  return { actions: await actionsOf([...sheets.values()], at, deps), bilan };
}

async function storedSheet(
  { personne, is }: Geste,
  { current, read }: Before,
  { keyring }: EcritureDeps,
): Promise<Changing | undefined> {
  const fiche = is === 'completer' ? ficheIn(read, personne, keyring) : undefined;
  // Erased, merged or handed over since it was read; or of somebody of whom nothing new is written.
  const isOpen =
    fiche?.proprietaire === current.acteur && fiche.fusionVers === undefined && fiche.opposeeLe === undefined;
  if (!isOpen) return undefined;
  const before = await fiche.open('with notes');
  return { before, after: before };
}

function created({ personne, values }: Geste, { acteur, id }: Import, { clock }: EcritureDeps): Changing {
  const now = clock();
  const sheet: Beneficiaire = {
    id: personne,
    proprietaire: acteur,
    version: beneficiaireForm.version,
    values,
    creeLe: now,
    modifieLe: now,
    rev: 1,
  };
  return { before: undefined, after: { ...sheet, geste: id } };
}

/** What the sheet says stays; its gaps are filled. Undefined where it had none, or is no longer to be changed. */
function completed(
  { values, personne }: Geste,
  known: Changing | undefined,
  { clock }: EcritureDeps,
): Changing | undefined {
  if (!known) return undefined;
  const { before, after } = known;
  const row = { values, creeLe: after.creeLe };
  if (Object.keys(addedBy(after, row)).length === 0) return undefined;
  const rev = (before?.rev ?? 0) + 1;
  const geste = idOf('import', personne, String(rev));
  return { before, after: { ...after, ...mergedInto(after, row), rev, geste, modifieLe: clock() } };
}

async function actionsOf(
  sheets: readonly Changing[],
  { current: { acteur }, read }: Before,
  { keyring }: EcritureDeps,
): Promise<readonly WriteAction[]> {
  const written = await Promise.all(sheets.map(({ before, after }) => sheetActions(before, after, keyring)));
  const entries = await Promise.all(
    sheets.map(async ({ after }) => {
      const seen = await entreeIn(itemAt(read, shardKey(acteur, after.id)), after.id, keyring);
      return { personne: after.id, entree: entreeOf(after, seen?.vu) };
    }),
  );
  return [...written.flat(), ...(await entreeActions(acteur, entries, { read, keyring }))];
}
