// What the journeys of every day consume in DynamoDB, each in a process that has just started: the data key is read too.

import type { Gesturer } from '#test/support/gestures.ts';
import { type Desk, type Gesture, sitDown } from './desk.ts';
import { type Measured, row } from './rows.ts';
import type { Stage } from './stage.ts';

interface Journey {
  readonly name: string;
  readonly by?: (stage: Stage) => Gesturer;
  readonly walk: (desk: Desk) => Promise<unknown>;
}

const leaOf = ({ lea }: Stage): Gesturer => lea;

async function record(desk: Desk): Promise<void> {
  await desk.sends('enregistrement', await desk.types('commande', '/cra individuel 45 email'));
}

const JOURNEYS: readonly Journey[] = [
  {
    name: 'premiere-fois',
    by: (stage) => stage.newcomer(),
    walk: async (desk) => {
      const welcome = await desk.types('commande', '/cra individuel 45 email');
      const place = { role: 'mediateur', nom: 'Médiathèque', commune: '29000' };
      await desk.continues('accueil', welcome, place);
    },
  },
  { name: 'individuel', walk: record },
  {
    name: 'atelier',
    walk: async (desk) =>
      desk.sends('enregistrement', await desk.types('commande', '/cra atelier 8 2h internet')),
  },
  {
    name: 'modifier',
    walk: async (desk) => {
      const list = await desk.asks('historique', '/historique');
      await desk.sends('modification', await desk.opens('clic', list, 'Modifier'));
    },
  },
  {
    name: 'supprimer-retablir',
    walk: async (desk) => {
      const list = await desk.asks('historique', '/historique');
      const gone = await desk.presses('suppression', list, 'Plus', 'supprimer');
      await desk.presses('retour', gone, 'Annuler la suppression');
    },
  },
  { name: 'historique', walk: (desk) => desk.asks('historique', '/historique') },
  { name: 'historique-mois', walk: (desk) => desk.asks('historique', '/historique mois dernier') },
  { name: 'lieux', walk: (desk) => desk.asks('lieux', '/lieux') },
];

export interface Consumption {
  readonly name: string;
  readonly gestures: readonly Gesture[];
  readonly read: number;
  readonly write: number;
}

export async function consumptions(stage: Stage): Promise<readonly Consumption[]> {
  const all: Consumption[] = [];
  for (const { name, by = leaOf, walk } of JOURNEYS) {
    const desk = sitDown(stage, stage.newBilledHandler(), by(stage));
    await walk(desk);
    const sum = (kind: 'read' | 'write') => desk.gestures.reduce((total, one) => total + one[kind], 0);
    all.push({ name, gestures: desk.gestures, read: sum('read'), write: sum('write') });
  }
  return all;
}

export async function measureUnits(stage: Stage): Promise<Measured> {
  const all = await consumptions(stage);
  return {
    rows: all.flatMap(({ name, read, write }) => [
      row(`units-${name}-read`, read, 'unités'),
      row(`units-${name}-write`, write, 'unités'),
    ]),
    how: 'Unités que DynamoDB facture pour chaque parcours entier, comptées d’après ses règles publiques (DynamoDB Local arrondit une transaction comme un seul enregistrement) : transactions comptées double, index compris, clé de données relue comme dans un processus qui vient de démarrer.',
  };
}
