// What 1,000 activities cost at public prices: capacity as measured, durations as measured, the rest by its count.
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Consumption, consumptions } from './journeys.ts';
import { type Measured, row } from './rows.ts';
import type { Stage } from './stage.ts';

const price = z.object({ usd: z.number(), pour: z.number(), quoi: z.string(), source: z.string() });
const prices = z.object({
  relevéLe: z.iso.date(),
  région: z.string(),
  prix: z.object({
    httpApiRequest: price,
    lambdaRequest: price,
    lambdaGbSecond: price,
    dynamoRead: price,
    dynamoWrite: price,
    kmsRequest: price,
  }),
});

type PriceList = z.infer<typeof prices>['prix'];

/** Memory of a function, in GB: half a core on Lambda, hence the durations of a whole core doubled. */
const MEMORY_GB = 0.875;
const SLOWER = 2;
/** Seconds of a cold start, which Lambda bills: the bar, for the worst case where nobody came before. */
const COLD_START = 0.35;
/** A batch of the stream is one call at least, and may hold several activities: the dearest is counted. */
const STREAM_CALLS = 2;

interface Use {
  readonly price: keyof PriceList;
  readonly name: string;
  readonly count: number;
}

export async function measureCost(stage: Stage): Promise<Measured> {
  const file = await readFile(new URL('./prices.json', import.meta.url), 'utf8');
  const { prix, relevéLe, région } = prices.parse(JSON.parse(file));
  const individuel = (await consumptions(stage)).find(({ name }) => name === 'individuel');
  if (!individuel) throw new Error('the journey of an individual CRA was not walked');
  const costs = usesOf(individuel).map(({ name, price: of, count }) => ({
    name,
    usd: (1000 * count * prix[of].usd) / prix[of].pour,
  }));
  return {
    rows: [
      row(
        'cost-1000-cra',
        costs.reduce((sum, { usd }) => sum + usd, 0),
        'USD',
      ),
      ...costs.map(({ name, usd }) => row(`cost-1000-cra-${name}`, usd, 'USD')),
    ],
    how: `Prix de liste du ${relevéLe}, ${région}, test/bench/prices.json, à vérifier. Au pire : une commande et un envoi par CRA, chacun après un démarrage à froid de 0,35 s et avec une clé à déballer, deux appels du flux ; fonctions de 0,875 Go, deux fois plus lentes qu’ici ; ni stockage, ni sauvegarde, ni journaux, ni palier gratuit.`,
  };
}

function usesOf({ gestures, read, write }: Consumption): readonly Use[] {
  const calls = gestures.length + STREAM_CALLS;
  const seconds = (gestures.reduce((sum, { ms }) => sum + ms, 0) * SLOWER) / 1000;
  const cold = gestures.length * COLD_START;
  return [
    { price: 'httpApiRequest', name: 'http-api', count: gestures.length },
    { price: 'lambdaRequest', name: 'lambda-appels', count: calls },
    { price: 'lambdaGbSecond', name: 'lambda-duree', count: seconds * MEMORY_GB },
    { price: 'lambdaGbSecond', name: 'lambda-demarrages', count: cold * MEMORY_GB },
    { price: 'dynamoRead', name: 'dynamodb-lecture', count: read },
    { price: 'dynamoWrite', name: 'dynamodb-ecriture', count: write },
    { price: 'kmsRequest', name: 'kms', count: gestures.length },
  ];
}
