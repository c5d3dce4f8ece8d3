// `npm run rebuild-stats`: counts all activities again, beside the figures that are read, then puts the new ones in their place.
import { parseArgs } from 'node:util';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { scanKeys } from '#bot/aws/dynamo-scan.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import { readEnv } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';
import { type AllKeys, rebuildAll } from '#bot/storage/rebuild-all.ts';
import { DataInUse } from '#local/data-lock.ts';
import { localDeps } from '#local/local-deps.ts';
import { openStore } from '#local/store.ts';
import { log } from '../lambdas/log.ts';
import { buildDeps } from '../lambdas/runtime.ts';

const USAGE = `Recompte toutes les activités, à côté des chiffres lus, puis met les nouveaux à leur place. Interrompu, il se relance.

  npm run rebuild-stats -- --data <dossier>   les données d’une machine (par défaut .data), Coopilote étant arrêté
  npm run rebuild-stats -- --aws              la table de l’environnement (COOPILOTE_TABLE…), Coopilote restant en service`;

interface Place {
  readonly deps: Deps;
  readonly keys: AllKeys;
  close(): Promise<void>;
}

/** A transaction of many records may wait for others, and nobody waits for this one. */
const PATIENCE = 60_000;

function onAws(): Place {
  const env = readEnv();
  const client = dynamoClient({});
  const table = dynamoTable({ client, tableName: env.COOPILOTE_TABLE, timeout: PATIENCE });
  return {
    deps: { ...buildDeps(env, ''), table },
    keys: () => scanKeys(client, env.COOPILOTE_TABLE),
    close: async () => client.destroy(),
  };
}

async function here(data: string): Promise<Place> {
  const store = await openStore(data, (line) => console.error(line));
  const deps = localDeps(store, { data, log, publicUrl: '' });
  return { deps: { ...deps, table: store.bulk }, keys: store.keys, close: store.close };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.data' },
      aws: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const place = values.aws ? onAws() : await here(values.data);
  try {
    const done = await rebuildAll(place.keys, place.deps, (line) => console.log(line));
    console.log(
      `Terminé : ${done.activities} activités de ${done.mediators} personnes recomptées, ${done.removed} anciens enregistrements retirés.`,
    );
  } finally {
    await place.close();
  }
}

try {
  await main();
} catch (error) {
  const inUse = 'Coopilote tourne avec ce dossier de données : arrêtez-le, ou choisissez --data.';
  console.error(
    error instanceof DataInUse ? inUse : `${error instanceof Error ? error.message : error}\n\n${USAGE}`,
  );
  process.exit(1);
}
