// Files of people imported in tests, with the jobs alone: no chat, no page.
import { expect } from 'vitest';
import type { Choix } from '#bot/domain/beneficiaire/import.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import type { Table } from '#bot/ports.ts';
import { keepPart } from '#bot/storage/import-fichiers.ts';
import { acceptImport, findImport, type Import, startImport } from '#bot/storage/imports.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { memoryTable } from '#local/memory-table.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { someWorld } from './monde.ts';
import { type Records, recordsOn } from './records.ts';
import { type Atelier, atelier } from './travaux.ts';

const CHOIX: Choix = { nouvelles: true, doubles: 'laisser', douteux: false };
/** Longer than anybody has a job to themselves. */
export const LEASE = 11 * 60 * 1000;

export interface Scene {
  readonly records: Records;
  readonly shop: Atelier;
}

export function scene(table: Table = memoryTable()): Scene {
  const records = recordsOn(table);
  const rest = {
    ...someWorld,
    ticketKeys: [{ id: 'k', secret: 's' }] as const,
    communes: async () => communeMatcher(await loadCommunes()),
  };
  return { records, shop: atelier({ ...records, ...rest }) };
}

/** A file of so many people whose names have nothing in common. */
export function csvOf(count: number, more = ''): string {
  const letters = (n: number) =>
    [...n.toString(16)].map((digit) => 'bdfgklmnprstvzxj'[Number.parseInt(digit, 16)]);
  const name = (n: number) => letters(n * 7919 + 4096).join('a');
  const rows = Array.from({ length: count }, (_, n) => `${name(n)};${name(n + 9999)};note ${n}`);
  return `Nom;Prénom;Notes\n${rows.join('\n')}\n${more}`;
}

export async function drop({ records, shop }: Scene, text: string, depot = 'd1'): Promise<void> {
  const dropping = { acteur: records.acteur, lien: 'l1', depot };
  await keepPart(dropping, { partie: 0, bytes: Buffer.from(text) }, shop.deps);
  await startImport({ ...dropping, parties: 1, extension: '.csv' }, shop.deps);
}

/** What is due of jobs is done. */
export function work({ shop }: Scene, change: Partial<JobDeps> = {}): Promise<void> {
  return sweepJobs(JOB_RUNS, { ...shop.deps, ...change });
}

export async function current({ records }: Scene): Promise<Import> {
  return (await findImport(records.acteur, records)) ?? expect.fail('no import');
}

export async function agree(of: Scene, choix: Partial<Choix> = {}): Promise<void> {
  await acceptImport(await current(of), { ...CHOIX, ...choix }, of.records);
}

/** It is done, and each of so many people is there once. */
export async function expectOnce(of: Scene, count: number): Promise<void> {
  const { records } = of;
  expect(await current(of)).toMatchObject({ etat: 'fini', fait: count, bilan: { ajoutees: count } });
  const people = await readRepertoire(records.acteur, records);
  expect(people).toHaveLength(count);
  expect(new Set(people.map(({ nom }) => nom)).size).toBe(count);
}
