// Every ticket that somebody is given, by going everywhere that their screens lead: each button pressed, each choice of each menu, as far as it goes.
import type { TicketData } from '#bot/conversations/ticket.ts';
import type { Block, Key, Reply } from '#bot/ports.ts';
import { type Scene, type } from './scene.ts';

/** A button as it stood on a screen. */
export interface Bouton {
  readonly action: string;
  readonly ticket: string;
  readonly choice?: string;
}

const FIRST_SCREENS = ['/b', '/cra', '/historique', '/rappels', '/partage', '/b zephirine quillivic'];
/** A screen further than this one only repeats what was seen. */
const FURTHEST = 4;

/** What they are given; the world is then as it was, but for the forms that were opened. */
export async function harvest(scene: Scene): Promise<readonly Bouton[]> {
  const found = new Map<string, Bouton>();
  const screens: Reply[] = [];
  for (const typed of FIRST_SCREENS) screens.push(await type(scene, typed));
  for (let depth = 0; depth < FURTHEST; depth += 1) {
    const fresh = screens.splice(0).flatMap(boutonsOf);
    for (const bouton of fresh) {
      const what = whatOf(bouton);
      if (found.has(what)) continue;
      found.set(what, bouton);
      screens.push(await scene.ask({ is: 'press', ...bouton }));
      await scene.rewind(isForm);
    }
  }
  return [...found.values()];
}

export const isForm = ({ sk }: Key): boolean => sk.startsWith('D#');

/** Two buttons of the same thing differ by their nonce alone. */
function whatOf({ ticket, choice }: Bouton): string {
  const { a, d } = contentOf(ticket);
  return JSON.stringify([a, d, choice]);
}

function contentOf(ticket: string): { readonly a: string; readonly d: TicketData } {
  return JSON.parse(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

function boutonsOf(reply: Reply): readonly Bouton[] {
  return blocksOf(reply).flatMap(({ buttons = [], menu }) => [
    ...buttons.map(({ ticket }) => ({ action: contentOf(ticket).a, ticket })),
    ...(menu?.options ?? []).map(({ code }) => ({
      action: contentOf(menu?.ticket ?? '').a,
      ticket: menu?.ticket ?? '',
      choice: code,
    })),
  ]);
}

function blocksOf(reply: Reply): readonly Block[] {
  if (reply.show === 'screen') return reply.again.blocks ?? [];
  if (!('message' in reply) || !reply.message) return [];
  const { blocks = [], lastingButton } = reply.message;
  return lastingButton ? [...blocks, { text: '', buttons: [lastingButton] }] : blocks;
}
