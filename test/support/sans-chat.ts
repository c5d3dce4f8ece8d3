// The bot without a chat: gestures in, replies out, over a table in memory that fails on demand.

import { createBot } from '#bot/bot.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import type { Button, Deps, Gesture, Reply, Table } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { type FaultPlan, faultyTable } from './faulty-table.ts';
import { someWorld } from './monde.ts';

export interface SansChat {
  readonly acteur: string;
  /** The table as it is, without the faults. */
  readonly deps: Deps;
  /** One gesture; `id` is that of its delivery: the same for a redelivery. */
  fait(gesture: Gesture, at: { readonly id: string; readonly pannes?: FaultPlan }): Promise<Reply>;
}

const NOW = Date.parse('2040-03-14T09:00:00Z');

const COMMUNES = [
  { code: '29232', nom: 'Quimper (29)' },
  { code: '29019', nom: 'Brest (29)' },
];

export function sansChat(acteur: string): SansChat {
  const table = memoryTable({ clock: () => NOW });
  const deps = depsOn(table);
  return {
    acteur,
    deps,
    fait: (gesture, { id, pannes = {} }) => {
      const bot = createBot(depsOn(faultyTable(table, pannes)));
      return bot({ id, acteur, gesture, profile: async () => ({}), colleague: async () => undefined });
    },
  };
}

function depsOn(table: Table): Deps {
  let ids = 0;
  return {
    table,
    keyring: {
      seal: async (owner, text) => `${owner}\n${text}`,
      open: async (sealed) => sealed.slice(sealed.indexOf('\n') + 1),
    },
    clock: () => NOW,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    ...someWorld,
    ticketKeys: [{ id: 'k1', secret: 'secret-sans-chat' }],
    communes: async () => (text) => {
      const found = COMMUNES.find(({ code, nom }) => code === text || nom.startsWith(text));
      return found ? { found } : { near: COMMUNES };
    },
    territoires: loadCommunes,
    log: () => {},
    pause: async () => {},
  };
}

export function commande(text: string): Gesture {
  return { is: 'command', name: 'cra', text };
}

/** A dialog sent: of what is written in it, only the fields that are asked for are given. */
export function envoi(ticket: string, written: RawAnswers): Gesture {
  return {
    is: 'submission',
    ticket,
    read: (fields) =>
      Object.fromEntries(
        Object.keys(fields).flatMap((name) => {
          const answer = written[name];
          return answer === undefined ? [] : [[name, answer]];
        }),
      ),
  };
}

/** The button of that label in a reply. */
export function boutonDe(reply: Reply, label: string): Button | undefined {
  if (reply.show !== 'message' && reply.show !== 'closed') return undefined;
  return reply.message?.blocks
    ?.flatMap(({ buttons = [] }) => buttons)
    .find((button) => button.label === label);
}
