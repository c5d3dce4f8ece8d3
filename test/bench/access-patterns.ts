// Prints what each access pattern costs on DynamoDB Local, and how large each record gets; `--write` puts both in `bot/storage/README.md`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import type { Units } from '#bot/aws/dynamo-requests.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import type { Table } from '#bot/ports.ts';
import { createTable } from '#local/create-table.ts';
import { startDynamoLocal } from '#local/dynamodb.ts';
import { type Billed, billedTable } from '#test/support/billed-table.ts';
import { cras, outbox } from './storage/cras-and-outbox.ts';
import { fichiers } from './storage/fichiers.ts';
import type { Pattern } from './storage/pattern.ts';
import { forms, people } from './storage/people-and-forms.ts';
import { persons } from './storage/persons.ts';
import { recordSizes } from './storage/sizes.ts';
import { matins, taches } from './storage/taches.ts';

const README = new URL('../../bot/storage/README.md', import.meta.url);

const local = await startDynamoLocal();
try {
  const tableName = 'coopilote';
  const client = dynamoClient(local);
  await createTable(client, tableName);
  const units: Units[] = [];
  const billed: Billed[] = [];
  const silent = { client, tableName, timeout: 20_000 };
  const reporting = dynamoTable({ ...silent, onUnits: (one) => units.push(one) });
  const table = billedTable(reporting, (one) => billed.push(one), dynamoTable(silent));
  const costs: string[] = [];
  for (const pattern of [
    ...people,
    ...forms,
    ...cras,
    ...persons,
    ...fichiers,
    ...taches,
    ...matins,
    ...outbox,
  ]) {
    costs.push(await costRow(pattern, table, { billed, units }));
  }
  const written = {
    patterns: markdown(
      ['What', 'Function', 'Key', 'When', 'Reads', 'Writes', 'DynamoDB Local reports'],
      costs,
    ),
    sizes: markdown(['Record', 'Key', 'Typical, bytes', 'Largest, bytes'], await recordSizes(table)),
  };
  if (process.argv.includes('--write')) writeFileSync(README, updated(readFileSync(README, 'utf8'), written));
  else console.log(Object.values(written).join('\n\n'));
  client.destroy();
} finally {
  await local.close();
}

/** Prepared without being counted, then done once. */
async function costRow(
  { what, call, key, when, prepare }: Pattern,
  table: Table,
  counts: { readonly billed: Billed[]; readonly units: Units[] },
): Promise<string> {
  const run = await prepare(table);
  counts.billed.length = 0;
  counts.units.length = 0;
  await run();
  const { read, write } = total(counts.billed);
  const local = total(counts.units);
  return [what, `\`${call}\``, key, when, read, write, `${local.read} / ${local.write}`].join(' | ');
}

function total(counts: readonly Billed[]): Billed {
  return counts.reduce((sum, one) => ({ read: sum.read + one.read, write: sum.write + one.write }), {
    read: 0,
    write: 0,
  });
}

function markdown(heads: readonly string[], rows: readonly string[]): string {
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function updated(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((whole, [name, rows]) => {
    const between = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
    if (!between.test(whole)) throw new Error(`bot/storage/README.md has no place for ${name}`);
    return whole.replace(
      between,
      (_all, before: string, after: string) => `${before}\n\n${rows}\n\n${after}`,
    );
  }, text);
}
