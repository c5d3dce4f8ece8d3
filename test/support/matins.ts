// Mornings on a table, for tests: people with something to do, a notifier that only listens or fails, and the passage at a given moment.
import { newActeur } from '#bot/domain/profil.ts';
import type { Rappels } from '#bot/domain/vocabulary/rappels.ts';
import type { Notifier } from '#bot/job-ports.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import type { Block, Table } from '#bot/ports.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { type Records, recordsOn } from './records.ts';
import { change, note, someTache } from './taches.ts';

export interface Told {
  readonly acteur: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export interface Matinale extends Records {
  readonly notifier: Notifier;
  readonly ticketKeys: readonly [{ readonly id: string; readonly secret: string }];
  /** What was told to anybody, oldest first. */
  readonly told: readonly Told[];
  moveTo(instant: string): void;
}

/** Thrown by the notifier at its first calls, one each. */
export type Failures = readonly (Error | undefined)[];

export function matinaleOn(table: Table, failures: Failures = []): Matinale {
  const records = recordsOn(table);
  const told: Told[] = [];
  const left = [...failures];
  return {
    ...records,
    ticketKeys: [{ id: 'k1', secret: 'le secret des essais' }],
    told,
    notifier: {
      notify: async (acteur, { lasting, blocks = [] }) => {
        const failure = left.shift();
        if (failure) throw failure;
        told.push({ acteur, text: lasting, blocks });
      },
    },
    moveTo: (instant) => records.pass(Date.parse(instant) - records.clock()),
  };
}

/** Somebody known, in Paris unless said. */
export async function knownAt(
  matinale: Matinale,
  more: { readonly fuseau?: string; readonly rappels?: Rappels } = {},
): Promise<void> {
  const acteur = newActeur({ id: matinale.acteur, fuseau: 'Europe/Paris' });
  await changeActeur({ id: acteur.id, apply: (current = acteur) => ({ ...current, ...more }) }, matinale);
}

/** Things to do on these days. Gives their ids. */
export async function toDo(matinale: Matinale, ...days: readonly string[]): Promise<readonly string[]> {
  const taches = days.map((le) =>
    someTache(matinale, { le, quoi: 'rappeler Mme Quillivic', personne: 'b1' }),
  );
  for (const tache of taches) await note(matinale, tache);
  return taches.map(({ id }) => id);
}

export async function tick(matinale: Matinale, id: string): Promise<void> {
  await change(matinale, id, (current) => ({ ...current, fait: '2026-11-20' }));
}

export const texts = ({ told }: Matinale): readonly string[] => told.map(({ text }) => text);

/** The passage at that moment. */
export function pass(matinale: Matinale, instant: string): Promise<number> {
  matinale.moveTo(instant);
  return sendRappels(matinale);
}
