// A world to try rights in: whoever follows a person, whoever else comes to her, the bot, its pages and its jobs, and all that they ask of the store.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { keyring } from '#bot/aws/keyring.ts';
import { createBot } from '#bot/bot.ts';
import { signTicket, type TicketData } from '#bot/conversations/ticket.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { pagesDoor } from '#bot/pages/door.ts';
import type { Bot, Gesture, Item, Key, PageResponse, Reply, WriteAction } from '#bot/ports.ts';
import { putActeur } from '#bot/storage/acteurs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { type Change, memoryTable } from '#local/memory-table.ts';
import { samplePeople } from '#local/seed-people.ts';
import { someWorld } from '#test/support/monde.ts';
import { atelier } from '#test/support/travaux.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { type Releve, recorded } from './releve.ts';

/** Thursday 19 November 2026, 11:00 in Paris. */
export const NOON = Date.UTC(2026, 10, 19, 10);
export const TODAY = '2026-11-19';
/** Ids made since a mark are the same in every world. */
const MARKED = 1000;
const DAY = 24 * 60 * 60 * 1000;

/** One for all: what somebody seals, a colleague may open. */
const masterKey = passingMasterKey();
const ticketKeys = [{ id: 'k1', secret: 'le secret des essais' }] as const;

export function personOf(username: string): Acteur {
  const found = samplePeople.find((one) => one.username === username);
  return found?.acteur ?? unknown(username);
}

function unknown(username: string): never {
  throw new Error(`no sample ${username}`);
}

/** What came of a gesture: all that was said to whoever made it, told and sent; and what was asked of the store. */
export interface Issue extends Releve {
  readonly dit: string;
}

type Form = Readonly<Record<string, string>>;

const PASSWORD: Form = { 'mot-de-passe': 'bodufi-litupa' };

export interface Scene {
  /** Who makes the gestures. */
  readonly acteur: string;
  /** Who follows her. */
  readonly proprietaire: string;
  readonly deps: JobDeps;
  ask(gesture: Gesture, by?: string): Promise<Reply>;
  /** Sends that form to a page; without, the password of a sending. */
  visit(page: string, data: TicketData, form?: Form): Promise<PageResponse>;
  /** What comes of a gesture. */
  observe(gesture: () => Promise<unknown>): Promise<Issue>;
  /** From now on, `rewind` comes back here. */
  mark(): void;
  /** As if nothing had been done since the mark, but for the records said. */
  rewind(kept?: (key: Key) => boolean): Promise<void>;
  pass(milliseconds: number): void;
}

/** Nothing has happened yet: three people who know the bot. */
export async function emptyScene(acteur: string, proprietaire: string): Promise<Scene> {
  let now = NOON;
  let made = 0;
  const clock = () => now;
  const changes: Change[] = [];
  let marked = now;
  const sound = memoryTable({ clock, onChange: (some) => void changes.push(...some) });
  const keys = keyring({ table: sound, clock, keyOf: keyOf.dataKey, masterKey });
  const recorder = recorded({ table: sound, keyring: keys });
  const logs: unknown[] = [];
  const shop = atelier({
    ...someWorld,
    ...recorder,
    clock,
    newId: () => {
      made += 1;
      return `id${String(made).padStart(24, '0')}`;
    },
    // The same at each try: a password drawn is part of what is said.
    random: (count) => new Uint8Array(count),
    ticketKeys,
    communes: async () => () => ({ near: [] }),
    territoires: loadCommunes,
    log: (line) => void logs.push(line),
    pause: async () => undefined,
  });
  for (const { acteur: one, username } of samplePeople)
    await sound.write([putActeur({ ...one, nomScelle: await keys.seal(one.id, username) }, 0)]);
  const bot = createBot(shop.deps);
  return {
    acteur: personOf(acteur).id,
    proprietaire: personOf(proprietaire).id,
    deps: shop.deps,
    ask: (gesture, by = personOf(acteur).id) => bot(requestOf(gesture, by)),
    visit: (page, data, form = PASSWORD) =>
      visited(pagesDoor(shop.deps), page, { data, form, until: now + DAY }),
    mark: () => {
      changes.length = 0;
      marked = now;
      made = MARKED;
    },
    rewind: async (kept = () => false) => {
      await sound.write(undoing(changes, kept));
      changes.length = 0;
      now = marked;
      made = MARKED;
    },
    observe: async (gesture) => {
      recorder.take();
      logs.length = 0;
      const told = [shop.notices.length, shop.courriels.length] as const;
      const said = await gesture();
      await settled();
      const after = [shop.notices.slice(told[0]), shop.courriels.slice(told[1])];
      return { ...recorder.take(), dit: JSON.stringify([said, after, logs], shown) };
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** What a field is made of is shown to nobody. */
const shown = (name: string, value: unknown): unknown => (name === 'schema' ? undefined : value);

/** What each record was before all that, data keys left aside: they are made once, and remembered. */
function undoing(changes: readonly Change[], kept: (key: Key) => boolean): readonly WriteAction[] {
  const first = new Map(changes.toReversed().map((change) => [JSON.stringify(change.keys), change]));
  return [...first.values()].flatMap(({ keys, before }): readonly WriteAction[] => {
    const key = unmarshall(keys) as Key;
    if (key.sk === keyOf.dataKey('').sk || kept(key)) return [];
    return before ? [{ put: unmarshall(before) as Item }] : [{ delete: key }];
  });
}

/** What a refusal leaves running beside it is part of what it asked. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

function requestOf(gesture: Gesture, acteur: string): Parameters<Bot>[0] {
  return {
    id: 'geste',
    acteur,
    gesture,
    profile: async () => ({ fuseau: 'Europe/Paris', email: 'karim@exemple.test', nom: 'Karim Benali' }),
    colleague: async () => ({ acteur: personOf(TIERS).id, nom: 'Sami' }),
  };
}

/** A colleague of nobody here, to share with and hand over to. */
export const TIERS = 'sami';

async function visited(
  door: ReturnType<typeof pagesDoor>,
  page: string,
  { data, form, until }: { readonly data: TicketData; readonly form: Form; readonly until: number },
): Promise<PageResponse> {
  const token = signTicket({ u: 'page', a: page, d: data, n: 'lien', e: until }, ticketKeys);
  return door({
    method: 'POST',
    path: `/pages/${page}/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(String(new URLSearchParams(form))),
  });
}

/** A ticket of this action for this person, as if it was theirs: ids may be guessed or copied, signatures may not. */
export function ticketOf(acteur: string, a: string, d: TicketData): string {
  return signTicket({ u: acteur, a, d, n: `n${a}`.slice(0, 40), e: NOON + DAY }, ticketKeys);
}

export function press(scene: Scene, action: string, data: TicketData, choice?: string): Promise<Reply> {
  const ticket = ticketOf(scene.acteur, action, data);
  return scene.ask({ is: 'press', ticket, ...(choice !== undefined && { choice }) });
}

export function type(scene: Scene, typed: string): Promise<Reply> {
  const [name = '', ...words] = typed.replace('/', '').split(' ');
  return scene.ask({ is: 'command', name, text: words.join(' ') });
}
