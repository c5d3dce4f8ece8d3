// The bot alone, on a table in memory: gestures in, replies out, no chat in between.
import { keyring } from '#bot/aws/keyring.ts';
import { createBot } from '#bot/bot.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import type { Block, Deps, Gesture, Log, Message, Reply, Table } from '#bot/ports.ts';
import { putActeur } from '#bot/storage/acteurs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { memoryTable } from '#local/memory-table.ts';
import { samplePeople } from '#local/seed-people.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { someWorld } from './monde.ts';

/** Thursday 19 November 2026, 11:00 in Paris. */
export const NOON = Date.UTC(2026, 10, 19, 10);

export interface MemoryBot {
  readonly acteur: Acteur;
  readonly deps: Deps;
  readonly logs: readonly Parameters<Log>[0][];
  /** Each gesture is another one, unless it says whose repeat it is. */
  ask(gesture: Gesture, change?: { readonly id?: string; readonly acteur?: string }): Promise<Reply>;
  /** `/cra atelier 8` */
  type(typed: string): Promise<Reply>;
  /** Sends the screen of a reply with these answers. */
  send(reply: Reply, raw: RawAnswers): Promise<Reply>;
  /** Presses the button so labelled in a reply, or chooses in its menus. */
  press(reply: Reply, label: string): Promise<Reply>;
}

/** Somebody of the samples, known to the bot; `deps` changes what it works with. */
export async function memoryBot(
  username = 'lea',
  change: (deps: Deps) => Deps = (deps) => deps,
): Promise<MemoryBot> {
  const acteur = samplePeople.find((one) => one.username === username)?.acteur;
  if (!acteur) throw new Error(`no sample ${username}`);
  const logs: Parameters<Log>[0][] = [];
  const sound = depsOn(memoryTable({ clock: () => NOON }), logs);
  await sound.table.write([putActeur(acteur, 0)]);
  const deps = change(sound);
  const bot = createBot(deps);
  let made = 0;
  const ask: MemoryBot['ask'] = (gesture, { id, acteur: other } = {}) => {
    made += 1;
    const profile = async () => ({ fuseau: 'Europe/Paris' });
    const colleague = async () => undefined;
    return bot({ id: id ?? `geste${made}`, acteur: other ?? acteur.id, gesture, profile, colleague });
  };
  return {
    acteur,
    deps,
    logs,
    ask,
    type: (typed) => {
      const [name = '', ...words] = typed.replace('/', '').split(' ');
      return ask({ is: 'command', name, text: words.join(' ') });
    },
    send: (reply, raw) => {
      if (reply.show !== 'screen') throw new Error(`no screen but ${JSON.stringify(reply)}`);
      return ask({ is: 'submission', ticket: reply.ticket, read: () => raw });
    },
    press: (reply, label) => {
      const blocks = blocksOf(reply);
      const button = blocks.flatMap((block) => block.buttons ?? []).find((one) => one.label === label);
      if (button) return ask({ is: 'press', ticket: button.ticket });
      for (const { menu } of blocks) {
        const option = menu?.options.find((one) => one.label === label);
        if (menu && option) return ask({ is: 'press', ticket: menu.ticket, choice: option.code });
      }
      throw new Error(`no « ${label} » in ${JSON.stringify(reply)}`);
    },
  };
}

function depsOn(table: Table, logs: Parameters<Log>[0][]): Deps {
  let made = 0;
  const clock = (): number => NOON;
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: passingMasterKey() }),
    clock,
    newId: () => {
      made += 1;
      return `id${String(made).padStart(24, '0')}`;
    },
    ...someWorld,
    ticketKeys: [{ id: 'k1', secret: 'le secret des essais' }],
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log: (line) => logs.push(line),
    pause: async () => {},
  };
}

export function messageOf(reply: Reply): Message {
  if (reply.show === 'message') return reply.message;
  if (reply.show === 'closed' && reply.message) return reply.message;
  throw new Error(`no message but ${JSON.stringify(reply)}`);
}

function blocksOf(reply: Reply): readonly Block[] {
  return messageOf(reply).blocks ?? [];
}

/** All that a message says, its blocks included. */
export function textOf(reply: Reply): string {
  return [messageOf(reply).text, ...blocksOf(reply).map((block) => block.text)].join('\n');
}
