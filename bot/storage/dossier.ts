// All that is kept of a person, read to be given to her: what whoever follows her may read of it, and whose hands the rest is in.
import * as z from 'zod';
import { sharedPart } from '#bot/domain/cra/cra.ts';
import type { Partage } from '#bot/domain/partage.ts';
import type { Deps, Item } from '#bot/ports.ts';
import { readFiche, type StoredBeneficiaire } from './beneficiaires.ts';
import { findCra, readCra, type StoredCra } from './cras.ts';
import { allEnvoisOf, type StoredEnvoi } from './envois.ts';
import { type Acces, journalOf } from './journal.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { readPartages } from './partages.ts';
import { parseRecord } from './record.ts';
import { type StoredTache, tacheIn } from './taches.ts';
import type { Vue } from './vues.ts';

export interface DossierGarde {
  /** With her notes. */
  readonly sheet: StoredBeneficiaire;
  /** Sheets merged into hers, as long as it can be undone. */
  readonly fondues: readonly StoredBeneficiaire[];
  /** One's own with their notes, those of colleagues as they share them; oldest first. */
  readonly cras: readonly StoredCra[];
  /** One's own, those done lately included. */
  readonly taches: readonly StoredTache[];
  readonly envois: readonly StoredEnvoi[];
  /** What gives others her file to see. */
  readonly partages: readonly Partage[];
  readonly acces: readonly Acces[];
  /** By colleague, how much they keep of her that they alone may read. */
  readonly ailleurs: ReadonlyMap<string, number>;
}

type DossierDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId'>;

const passageSchema = z.object({ auteur: z.string(), cra: z.string() });
const linkSchema = z.object({ acteur: z.string(), tache: z.string() });

/** For whoever follows her: `vue` is what they may see. */
export async function readDossier(vue: Vue, deps: DossierDeps): Promise<DossierGarde> {
  const { sheet, voit } = vue;
  const { id, proprietaire } = sheet;
  const [passages, links, envois, partages, acces, fondues] = await Promise.all([
    allPages(rangeOf.passages(id), deps),
    allPages(rangeOf.tachesPour(id), deps),
    allEnvoisOf(id, deps),
    readPartages(proprietaire, deps),
    journalOf(sheet, deps),
    Promise.all((sheet.fondues ?? []).map((one) => readFiche(one, deps))),
  ]);
  const written = passages.map((item) => parseRecord('passage', passageSchema, item));
  const toDo = links.map((item) => parseRecord('tache-pour', linkSchema, item));
  const read = {
    passages: written.filter(({ auteur }) => voit(auteur)),
    envois: envois.filter(({ auteur }) => voit(auteur)),
  };
  const own = toDo.filter(({ acteur }) => acteur === proprietaire);
  const elsewhere = [
    ...written.filter(({ auteur }) => !voit(auteur)).map(({ auteur }) => auteur),
    ...envois.filter(({ auteur }) => !voit(auteur)).map(({ auteur }) => auteur),
    ...toDo.filter(({ acteur }) => acteur !== proprietaire).map(({ acteur }) => acteur),
  ];
  return {
    sheet,
    fondues: await Promise.all(fondues.flatMap((one) => one?.open('with notes') ?? [])),
    cras: await crasOf(read.passages, proprietaire, deps),
    taches: await tachesOf({ personne: id, links: own }, deps),
    envois: read.envois,
    partages: partages.filter((one) => isOfHer(one, id)),
    acces,
    ailleurs: new Map([...Map.groupBy(elsewhere, (one) => one)].map(([one, all]) => [one, all.length])),
  };
}

function isOfHer({ sorte, etat, personne }: Partage, id: string): boolean {
  return etat === 'actif' && sorte !== 'passation' && (personne === undefined || personne === id);
}

/** Read so many at once. */
const AT_ONCE = 20;

async function crasOf(
  passages: readonly z.infer<typeof passageSchema>[],
  acteur: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredCra[]> {
  const cras: StoredCra[] = [];
  for (let from = 0; from < passages.length; from += AT_ONCE) {
    const some = passages.slice(from, from + AT_ONCE);
    const found = await Promise.all(
      some.map(({ auteur, cra }) =>
        auteur === acteur ? findCra(auteur, cra, deps) : sharedCra({ auteur, id: cra, acteur }, deps),
      ),
    );
    cras.push(...found.flatMap((cra) => cra ?? []));
  }
  return cras;
}

/** The activity of a colleague: its notes are not even opened. */
async function sharedCra(
  { auteur, id, acteur }: { readonly auteur: string; readonly id: string; readonly acteur: string },
  { table, keyring }: Pick<Deps, 'table' | 'keyring'>,
): Promise<StoredCra | undefined> {
  const [item] = await table.get([keyOf.cra(auteur, id)]);
  return item && sharedPart(await readCra(item, keyring), acteur);
}

/** What a merge moved to another sheet has left its link here. */
async function tachesOf(
  { personne, links }: { readonly personne: string; readonly links: readonly z.infer<typeof linkSchema>[] },
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<readonly StoredTache[]> {
  const taches: StoredTache[] = [];
  for (let from = 0; from < links.length; from += AT_ONCE) {
    const keys = links.slice(from, from + AT_ONCE).map(({ acteur, tache }) => keyOf.tache(acteur, tache));
    const read = await Promise.all((await deps.table.get(keys)).map((item: Item) => tacheIn(item, deps)));
    taches.push(...read.flatMap((tache) => (tache?.personne === personne ? [tache] : [])));
  }
  return taches;
}
