// The export of activities: how long it takes to write and how much memory, in a process of its own, from the activities to the file.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type Measured, median, row } from './rows.ts';

const ONE = join(import.meta.dirname, 'export-one.ts');
const RUNS = 5;
const FIFTEEN = 15_000;
const HUNDRED = 100_000;

const measureSchema = z.object({ ms: z.number(), mib: z.number(), bytes: z.number() });

async function measureOne(format: 'xlsx' | 'csv', rows: number): Promise<z.infer<typeof measureSchema>> {
  const { stdout } = await promisify(execFile)(process.execPath, [ONE, format, String(rows)]);
  return measureSchema.parse(JSON.parse(stdout));
}

async function several(format: 'xlsx' | 'csv', rows: number, runs: number) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await measureOne(format, rows));
  return {
    seconds: median(all.map(({ ms }) => ms / 1000)),
    mib: Math.max(...all.map(({ mib }) => mib)),
    mb: (all[0]?.bytes ?? 0) / 1_000_000,
  };
}

export async function measureExport(): Promise<Measured> {
  const xlsx = await several('xlsx', FIFTEEN, RUNS);
  const csv = await several('csv', FIFTEEN, RUNS);
  return {
    rows: [
      row('export-seconds', xlsx.seconds, 's', 1.5),
      row('export-mib', xlsx.mib, 'Mio', 200),
      row('export-mo', xlsx.mb, 'Mo'),
      row('export-csv-seconds', csv.seconds, 's'),
      row('export-csv-mib', csv.mib, 'Mio'),
    ],
    how: `${FIFTEEN} activités inventées écrites dans un classeur puis dans un fichier texte, médiane de ${RUNS} processus neufs ; la mémoire est le maximum résident du processus, Node compris ; la lecture dans la base n’y est pas.`,
  };
}

export async function measureLongExport(): Promise<Measured> {
  const xlsx = await several('xlsx', HUNDRED, 1);
  const csv = await several('csv', HUNDRED, 1);
  return {
    rows: [
      row('export-100k-seconds', xlsx.seconds, 's'),
      row('export-100k-mib', xlsx.mib, 'Mio', 300),
      row('export-100k-csv-mib', csv.mib, 'Mio', 300),
    ],
    how: `${HUNDRED} activités, de même : la mémoire ne suit pas leur nombre.`,
  };
}
