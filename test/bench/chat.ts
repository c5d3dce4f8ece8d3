// Warm requests inside the handler: how long each gesture takes, and how many a second one core carries.
import { type Desk, sitDown } from './desk.ts';
import { type Measured, median, quantile, row } from './rows.ts';
import type { Stage } from './stage.ts';

const WARM_UP = 60;
const RUNS = 250;
const BAR_MS = 60;

/** One activity recorded, changed, looked for and deleted: the gestures of every day, and a day that stays one. */
async function recordOne(desk: Desk): Promise<void> {
  const dialog = await desk.types('commande', '/cra individuel 45 email');
  const card = await desk.sends('enregistrement', dialog);
  const more = await desk.opens('clic', card, 'Modifier');
  await desk.sends('modification', more);
  const list = await desk.asks('historique', '/historique');
  await desk.presses('suppression', list, 'Plus', 'supprimer');
}

export async function measureChat(stage: Stage): Promise<Measured> {
  const desk = sitDown(stage, stage.newHandler(), stage.lea);
  for (let run = 0; run < WARM_UP + RUNS; run += 1) await recordOne(desk);
  const perRun = desk.gestures.length / (WARM_UP + RUNS);
  const warm = desk.gestures.slice(WARM_UP * perRun);
  const kinds = [...new Set(warm.map(({ name }) => name))];
  const times = kinds.map((name) => ({
    name,
    ms: warm.filter((one) => one.name === name).map(({ ms }) => ms),
  }));
  const cpu = warm.reduce((sum, one) => sum + one.cpu, 0) / warm.length;
  return {
    rows: [
      row('chat-p99', Math.max(...times.map(({ ms }) => quantile(ms, 0.99))), 'ms', BAR_MS),
      ...times.flatMap(({ name, ms }) => [
        row(`chat-${name}-p50`, median(ms), 'ms'),
        row(`chat-${name}-p99`, quantile(ms, 0.99), 'ms'),
      ]),
      row('chat-cpu', cpu, 'ms/requête'),
      row('requests-per-second', 1000 / cpu, 'requêtes/s'),
    ],
    how: `${RUNS} fois chaque geste, un à la fois, après ${WARM_UP} d’échauffement, sur la base d’une année d’activité ; chat-p99 est le pire des p99. Les requêtes par seconde d’un cœur sont l’inverse du temps processeur moyen de notre processus.`,
  };
}
