// The messages of the morning: who has something to do is told how many things, once a morning, and nothing that names anybody.
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import { type Attente, callsFor, sayMatin, turnOf } from '#bot/domain/matin.ts';
import { addDays } from '#bot/forms/dates.ts';
import { type JobDeps, NotTold } from '#bot/job-ports.ts';
import type { Item } from '#bot/ports.ts';
import { profilIn } from '#bot/storage/acteurs.ts';
import { DUE_SHARDS } from '#bot/storage/indexes.ts';
import { keyOf } from '#bot/storage/keys.ts';
import {
  closeMatin,
  dueMatins,
  giveBackMatin,
  type Matin,
  matinAction,
  matinIn,
  takeMatin,
} from '#bot/storage/matins.ts';
import { countDue } from '#bot/storage/taches.ts';

/** Pages of a shard in one passage, and people told at the same time: the chat must not be stormed at half past eight. */
const PAGES = 20;
const AT_ONCE = 5;

const SEE = { label: 'Voir', action: 'rappels.voir', style: 'primary', life: LASTING_LIFE } as const;

type RappelsDeps = Pick<JobDeps, 'table' | 'clock' | 'pause' | 'newId' | 'ticketKeys' | 'log' | 'notifier'>;

/** Considers every morning that has come, those that were missed included. Returns how many people were told. */
export async function sendRappels(deps: RappelsDeps): Promise<number> {
  let told = 0;
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let after: string | undefined;
    for (let page = 0; page < PAGES && (page === 0 || after !== undefined); page += 1) {
      const found = await dueMatins(shard, { at: deps.clock(), after }, deps);
      for (let i = 0; i < found.items.length; i += AT_ONCE) {
        const some = found.items.slice(i, i + AT_ONCE).map((item) => considered(item, deps));
        told += (await Promise.all(some)).filter(Boolean).length;
      }
      after = found.next;
    }
  }
  return told;
}

/** One that fails must not hold back the others: it is logged, and considered again at the next passage. */
async function considered(item: Item, deps: RappelsDeps): Promise<boolean> {
  try {
    return await consider(item, deps);
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'error', event: 'rappel.stuck', kind });
    return false;
  }
}

async function consider(item: Item, deps: RappelsDeps): Promise<boolean> {
  const matin = matinIn(item);
  const now = deps.clock();
  const acteur = profilIn(await deps.table.get([keyOf.profil(matin.acteur)]), matin.acteur)?.acteur;
  const tour = acteur ? turnOf(matin.date, acteur, now) : ({ is: 'off' } as const);
  if (!acteur || tour.is === 'off') return closed(item, [], deps);
  if (tour.is === 'later') return closed(item, [matinAction(acteur, tour.date, now)], deps);
  const waiting = await countDue(acteur.id, tour.date, deps);
  if (!callsFor(waiting, tour.date)) return closed(item, [], deps);
  const told = await tell({ item, acteur, date: tour.date, waiting }, deps);
  if (told === 'not-yet') return false;
  // What stays undone is told again: the next morning is considered too.
  await closeMatin(item, [matinAction(acteur, addDays(tour.date, 1), now)], deps);
  return told === 'now';
}

async function closed(...given: Parameters<typeof closeMatin>): Promise<false> {
  await closeMatin(...given);
  return false;
}

interface Telling extends Pick<Matin, 'date'> {
  readonly item: Item;
  readonly acteur: Acteur;
  readonly waiting: Attente;
}

/** Marked before it is sent: what stops in between loses one message, and sends none twice. */
async function tell(
  { item, acteur, date, waiting }: Telling,
  deps: RappelsDeps,
): Promise<'now' | 'before' | 'not-yet'> {
  const matin = { acteur: acteur.id, date };
  const attempt = deps.newId();
  if (!(await takeMatin(matin, attempt, deps))) return 'before';
  try {
    const buttons = buttonsFor([SEE], { session: { acteur, now: deps.clock() } }, deps);
    await deps.notifier.notify(acteur.id, { lasting: sayMatin(waiting), blocks: [{ text: '', buttons }] });
  } catch (error) {
    const surely = error instanceof NotTold;
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'warn', event: surely ? 'rappel.not-told' : 'rappel.unknown', kind });
    // It may have been told: as if it had.
    if (!surely) return 'before';
    await giveBackMatin({ ...matin, item }, attempt, deps);
    return 'not-yet';
  }
  return 'now';
}
