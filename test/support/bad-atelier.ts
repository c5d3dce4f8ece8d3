// Draws badly, in the place of what draws: what it does is said where a colour would be.
import type { Drawing } from '#bot/documents/graphiques/chart-request.ts';

const deeds: Readonly<Record<string, () => void>> = {
  hang: () => {
    for (;;) Math.sqrt(2);
  },
  throw: () => {
    throw new Error('Mme Dupont');
  },
  abort: () => process.abort(),
  devour: () => {
    for (const kept: string[][] = []; ; ) kept.push(Array(1000).fill(String(kept.length)));
  },
};

process.on('message', ({ backgroundColor, width }: Drawing) => {
  deeds[backgroundColor]?.();
  process.send?.({ png: new Uint8Array([width]) });
});
