// `npm run bench [-- name… --json file]`: measures what the design sets a bar for, and what it costs.
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles.ts';
import { measureChat } from './chat.ts';
import { measureColdStart, measureSlackColdStart } from './cold-start.ts';
import { measureCost } from './cost.ts';
import { measureExport, measureLongExport } from './exports.ts';
import { measureUnits } from './journeys.ts';
import { measureLoad } from './load.ts';
import { type Measured, type Row, table } from './rows.ts';
import { measureSearch } from './search.ts';
import { measureSearchRecall } from './search-recall.ts';
import { openStage, type Stage } from './stage.ts';
import { measureStats } from './stats.ts';

/** By the name of the row that a bar is set for, or of the family. */
const MEASURES: Readonly<Record<string, (stage: Stage) => Promise<Measured>>> = {
  'chat-p99': measureChat,
  'cold-start': measureColdStart,
  'cold-start-slack': measureSlackColdStart,
  bundle: measureBundles,
  units: measureUnits,
  cost: measureCost,
  load: measureLoad,
  'search-p99': measureSearch,
  'search-recall': measureSearchRecall,
  'export-xlsx': measureExport,
  'export-100k': measureLongExport,
};

/** On tables of their own, of so many activities that they are measured by name alone. */
const STATS: Readonly<Record<string, () => Promise<Measured>>> = {
  'stats-10k': measureStats('10k'),
  'stats-100k': measureStats('100k'),
  'stats-1m': measureStats('1m'),
};

function asked(): { readonly names: readonly string[]; readonly json: string | undefined } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const known = Object.keys({ ...MEASURES, ...STATS });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`Mesure inconnue : ${unknown.join(', ')}. Il y a : ${known.join(', ')}.`);
  return { names: positionals.length > 0 ? positionals : Object.keys(MEASURES), json: values.json };
}

/** Each on a stage of its own: what one writes must not slow another. */
async function measure(name: string): Promise<Measured> {
  const alone = STATS[name];
  if (alone) return alone();
  const stage = await openStage();
  try {
    const run = MEASURES[name];
    if (!run) throw new Error(`no measure ${name}`);
    return await run(stage);
  } finally {
    await stage.close();
  }
}

/** Who else is at work here: over one a core, the slowest requests are those that waited for them. */
function machine(): string {
  const [load = 0] = loadavg();
  const busy = load.toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  return `${cpus()[0]?.model ?? 'processeur inconnu'}, ${availableParallelism()} cœurs, Node ${process.versions.node}, charge ${busy}`;
}

try {
  const { names, json } = asked();
  console.log(`${machine()}\n`);
  const rows: Row[] = [];
  for (const name of names) {
    const measured = await measure(name);
    console.log(`${table(measured.rows)}\n${measured.how}\n${machine()}\n`);
    rows.push(...measured.rows);
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
