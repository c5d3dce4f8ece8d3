// What is to be done for a person, whoever has to, when something becomes of her: merged with another sheet and back, handed over, erased.
import * as z from 'zod';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { matinAction } from './matins.ts';
import { allPages } from './pages.ts';
import { expireAt, itemAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** Tasks removed in one write, each with its link. */
const AT_ONCE = 45;
/** How long the link of a merged sheet stays: longer than a merge can be undone. */
const KEPT_MERGED = 30 * 24 * 60 * 60 * 1000;

const linkSchema = z.object({
  acteur: z.string(),
  tache: z.string(),
  /** The sheet that it went to in a merge. */
  vers: z.string().optional(),
});

/** Removes everything that was, or remains, to be done for a person. Stopped on the way, it is made again. */
export async function eraseTaches(personne: string, deps: Pick<Deps, 'table' | 'pause'>): Promise<void> {
  for (;;) {
    const left = await withRetry(() => eraseSome(personne, deps), deps);
    if (!left) return;
  }
}

async function eraseSome(personne: string, { table }: Pick<Deps, 'table'>): Promise<boolean> {
  const { items } = await table.query({ ...rangeOf.tachesPour(personne), limit: AT_ONCE });
  if (items.length === 0) return false;
  const keys = items.map((item) => taskKey(item));
  const theirs = (await table.get(keys)).filter((tache) => tache.personne === personne);
  await table.write([
    ...items.map(({ pk, sk }) => ({ delete: { pk, sk } })),
    // One that is for somebody else by now stays.
    ...theirs.map((tache) => ({
      delete: { pk: tache.pk, sk: tache.sk },
      when: { is: 'equal', attributes: { personne } } as const,
    })),
  ]);
  return true;
}

function taskKey(link: Item) {
  const { acteur, tache } = parseRecord('tache-pour', linkSchema, link);
  return keyOf.tache(acteur, tache);
}

/** Tasks that go over with a file, in its own transaction: five actions each. The others stay whose they are. */
const MOST_PASSED = 15;

export interface TachesPassees {
  readonly personne: string;
  readonly from: string;
  readonly to: Pick<Acteur, 'id' | 'fuseau'>;
  /** The agreement that they go over with; without it they come back, those that came with one alone. */
  readonly marked: string | undefined;
}

/** The actions that make what remains to be done for a person somebody else's: sealed as it is, told in the mornings of who has it now. */
export async function passTaches(
  passees: TachesPassees,
  { table, clock }: Pick<Deps, 'table' | 'clock'>,
): Promise<readonly WriteAction[]> {
  const { personne, from } = passees;
  const { items } = await table.query({ ...rangeOf.tachesPour(personne), limit: AT_ONCE });
  const keys = items.filter((link) => link.acteur === from).map(taskKey);
  const open = (await table.get(keys)).filter(
    (tache) => tache.personne === personne && tache.l1 !== undefined && goes(tache, passees),
  );
  const gone = open.slice(0, MOST_PASSED);
  return [...gone.flatMap((tache) => passActions(tache, passees)), ...matinsOf(gone, passees.to, clock())];
}

/** Each once: things of several days are told on one morning where these days have come. */
function matinsOf(taches: readonly Item[], to: TachesPassees['to'], now: number): readonly WriteAction[] {
  const days = taches.flatMap(({ le }) => (typeof le === 'string' ? [le] : []));
  const matins = days.map((le) => matinAction(to, le, now));
  return [...new Map(matins.map((action) => [JSON.stringify(action), action])).values()];
}

function goes({ passation }: Item, { marked }: TachesPassees): boolean {
  return marked !== undefined || passation !== undefined;
}

function passActions(item: Item, { personne, from, to, marked }: TachesPassees): readonly WriteAction[] {
  const id = String(item.id);
  const { passation: _before, ...rest } = item;
  const rev = Number(item.rev);
  const passed = { ...(rest as Item), ...keyOf.tache(to.id, id), acteur: to.id, rev: rev + 1 };
  const link = { entity: 'tache-pour', v: 1, acteur: to.id, tache: id };
  return [
    { delete: { pk: item.pk, sk: item.sk }, when: { is: 'equal', attributes: { rev } } },
    { put: { ...passed, ...(marked !== undefined && { passation: marked }) } },
    { delete: keyOf.tachePour(personne, { acteur: from, id }) },
    { put: { ...keyOf.tachePour(personne, { acteur: to.id, id }), ...link } },
  ];
}

export interface Deplacement {
  readonly fondue: string;
  readonly gardee: string;
}

type MoveDeps = Pick<Deps, 'table' | 'clock' | 'pause'>;

/** What was for a merged sheet is for the kept one, as long as `also` holds. The old link stays, and says what to give back. */
export async function moveTaches(
  { fondue, gardee }: Deplacement,
  also: readonly WriteAction[],
  deps: MoveDeps,
): Promise<void> {
  const mark = { vers: gardee, ...expireAt(deps.clock() + KEPT_MERGED) };
  for (const link of await allPages(rangeOf.tachesPour(fondue), deps)) {
    const left = { put: { ...link, ...mark } };
    await moveOne({ link, from: fondue, to: gardee }, [left, ...also], deps);
  }
}

/** What a merge moved is for the sheet that was merged again; what is for somebody else by now stays so. */
export async function giveTachesBack({ fondue, gardee }: Deplacement, deps: MoveDeps): Promise<void> {
  for (const link of await allPages(rangeOf.tachesPour(fondue), deps)) {
    if (link.vers !== gardee) continue;
    const { acteur, tache } = parseRecord('tache-pour', linkSchema, link);
    const gone = { delete: keyOf.tachePour(gardee, { acteur, id: tache }) };
    await moveOne({ link, from: gardee, to: fondue }, [gone], deps);
  }
}

/** The task as it is, sealed, for another person, with its link to her. */
async function moveOne(
  { link, from, to }: { readonly link: Item; readonly from: string; readonly to: string },
  also: readonly WriteAction[],
  { table, pause }: MoveDeps,
): Promise<void> {
  const { acteur, tache } = parseRecord('tache-pour', linkSchema, link);
  const key = keyOf.tache(acteur, tache);
  await withRetry(
    async () => {
      const item = itemAt(await table.get([key]), key);
      if (item?.personne !== from) return;
      const rev = Number(item.rev);
      const { expire } = item;
      const linked = {
        ...keyOf.tachePour(to, { acteur, id: tache }),
        entity: 'tache-pour',
        v: 1,
        acteur,
        tache,
      };
      await table.write([
        { put: { ...item, personne: to, rev: rev + 1 }, when: { is: 'equal', attributes: { rev } } },
        { put: { ...linked, ...(expire !== undefined && { expire }) } },
        ...also,
      ]);
    },
    { pause },
  );
}
