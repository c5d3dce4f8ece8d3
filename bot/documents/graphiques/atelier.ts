// The process where charts are drawn, one at a time: whoever started it may end it in the middle of one, and outlives it.
import process from 'node:process';
import type { Drawing } from './chart-request.ts';
import { render } from './render.ts';

/** What is answered: a picture, or the kind of trouble and no word of the chart. */
export type Answer = { readonly png: Uint8Array } | { readonly failed: string };

async function answerTo(drawing: Drawing): Promise<Answer> {
  try {
    return { png: await render(drawing) };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
}

process.on('message', async (drawing: Drawing) => {
  process.send?.(await answerTo(drawing));
});
