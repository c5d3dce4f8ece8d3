// Figures of ten thousand to a million activities: a thousand of them recorded live among the others, found equal, then the questions.

import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import { keyring } from '#bot/aws/keyring.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Deps } from '#bot/ports.ts';
import { packRollup, unpackRollup } from '#bot/stats/rollup.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { readAll } from '#bot/storage/packed.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { createTable } from '#local/create-table.ts';
import { startDynamoLocal } from '#local/dynamodb.ts';
import { type Billed, billedTable } from '#test/support/billed-table.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import type { Taille } from '../fixtures/perf/dataset.mjs';
import { type Measured, median, quantile, type Row, row } from './rows.ts';
import { type Charge, charger } from './stats/charge.ts';
import { readDonnees } from './stats/donnees.ts';
import { contexteDe, type Question, questionsDe, repondre } from './stats/questions.ts';

const TABLE = 'coopilote';
const WARM_UP = 10;
const RUNS = 40;
/** What one waits for when an activity is saved (issue 1). */
const SAVE_BAR = 60;

type LiveDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId' | 'pause' | 'territoires' | 'log'>;

export function measureStats(taille: Taille): () => Promise<Measured> {
  return async () => {
    const local = await startDynamoLocal();
    try {
      const client = dynamoClient(local);
      await createTable(client, TABLE);
      const deps = liveDeps(dynamoTable({ client, tableName: TABLE, timeout: 600_000 }));
      const measured = await measureOn(taille, deps);
      client.destroy();
      return measured;
    } finally {
      await local.close();
    }
  };
}

function liveDeps(table: Deps['table']): LiveDeps {
  let made = 0;
  const clock = (): number => Date.now();
  return {
    table,
    clock,
    keyring: keyring({ table, masterKey: passingMasterKey(), keyOf: keyOf.dataKey, clock }),
    newId: () => {
      made += 1;
      return `b${String(made).padStart(25, '0')}`;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    territoires: loadCommunes,
    log: () => undefined,
  };
}

async function measureOn(taille: Taille, deps: LiveDeps): Promise<Measured> {
  const donnees = readDonnees(taille);
  const charge = await charger(donnees, deps);
  const saved = await replay(charge.aRejouer, deps);
  await expectEqual(charge, deps);
  const ctx = contexteDe(donnees);
  const rows: Row[] = [];
  for (const question of questionsDe(donnees))
    rows.push(...(await measureQuestion(question, taille, { ctx, deps })));
  return {
    rows: [
      ...rows,
      row(`stats-${taille}-enregistrer-p50`, median(saved), 'ms'),
      row(`stats-${taille}-enregistrer-p99`, quantile(saved, 0.99), 'ms', SAVE_BAR),
    ],
    how: `${donnees.activites.toLocaleString('fr-FR')} activités, ${charge.records.toLocaleString('fr-FR')} enregistrements chargés (chiffres de tous les médiateurs, des départements et de la nation ; activités de l’équipe et du département interrogés ; ni communes ni intercommunalités) ; ${charge.aRejouer.length} activités enregistrées ensuite une à une, et ${charge.attendus.size} enregistrements de chiffres trouvés égaux à ceux comptés en bloc. Médiane de ${RUNS} après ${WARM_UP}, du plan aux chiffres dits, table comprise.`,
  };
}

/** Milliseconds of each. */
async function replay(cras: readonly Cra[], deps: LiveDeps): Promise<readonly number[]> {
  const times: number[] = [];
  for (const cra of cras) {
    const start = performance.now();
    await changeCra({ auteur: cra.auteur, id: cra.id, geste: cra.id, apply: () => cra }, deps);
    times.push(performance.now() - start);
    const { items } = await deps.table.query({ pk: `M#${cra.auteur}`, prefix: 'O#', limit: 100 });
    const { failed } = await runOutboxes(items.filter(isOutbox), deps);
    if (failed.length > 0) throw failed[0]?.error;
  }
  return times;
}

async function expectEqual({ attendus }: Charge, deps: LiveDeps): Promise<void> {
  const keys = [...attendus.keys()].map((key) => {
    const [pk = '', sk = ''] = key.split(' ');
    return { pk, sk };
  });
  const found = await readAll(keys, deps);
  const texts = new Map(found.map(({ pk, sk, x }) => [`${pk} ${sk}`, packRollup(unpackRollup(String(x)))]));
  for (const [key, text] of attendus)
    if ((texts.get(key) ?? packRollup({ c: {}, p: {} })) !== text) throw new Error(`${key} differs`);
}

async function measureQuestion(
  question: Question,
  taille: Taille,
  { ctx, deps }: { readonly ctx: ReturnType<typeof contexteDe>; readonly deps: LiveDeps },
): Promise<readonly Row[]> {
  const billed: Billed[] = [];
  const counted = { ...deps, table: billedTable(deps.table, (one) => billed.push(one)) };
  await repondre(question, ctx, counted);
  for (let run = 0; run < WARM_UP; run += 1) await repondre(question, ctx, deps);
  const warm: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await repondre(question, ctx, deps);
    warm.push(performance.now() - start);
  }
  const cpu = process.cpuUsage(before);
  const name = `stats-${taille}-${question.nom}`;
  const barre = Number.isFinite(question.barre) ? question.barre : null;
  return [
    row(name, median(warm), 'ms', barre),
    row(`${name}-min`, Math.min(...warm), 'ms'),
    // What others at work on the machine change little.
    row(`${name}-cpu`, (cpu.user + cpu.system) / 1000 / RUNS, 'ms'),
    row(
      `${name}-lecture`,
      billed.reduce((sum, { read }) => sum + read, 0),
      'unités',
    ),
  ];
}
