// A thread that draws badly, in the place of the one that draws: what it does is said where a colour would be.
import { parentPort } from 'node:worker_threads';
import type { Drawing } from '#bot/documents/graphiques/chart-request.ts';

const deeds: Readonly<Record<string, () => void>> = {
  hang: () => {
    for (;;) Math.sqrt(2);
  },
  throw: () => {
    throw new Error('Mme Dupont');
  },
  devour: () => {
    for (const kept: string[][] = []; ; ) kept.push(Array(1000).fill(String(kept.length)));
  },
};

parentPort?.on('message', ({ backgroundColor, width }: Drawing) => {
  deeds[backgroundColor]?.();
  parentPort?.postMessage({ png: new Uint8Array([width]) });
});
