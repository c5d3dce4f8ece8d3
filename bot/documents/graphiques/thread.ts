// The thread where charts are drawn, one at a time: whoever started it may end it in the middle of one.
import { parentPort } from 'node:worker_threads';
import type { Drawing } from './chart-request.ts';
import { render } from './render.ts';

/** What the thread answers: a picture, or the kind of trouble and no word of the chart. */
export type Answer = { readonly png: Uint8Array<ArrayBuffer> } | { readonly failed: string };

async function answerTo(drawing: Drawing): Promise<Answer> {
  try {
    return { png: new Uint8Array(await render(drawing)) };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', async (drawing: Drawing) => {
  const answer = await answerTo(drawing);
  parentPort?.postMessage(answer, 'png' in answer ? [answer.png.buffer] : []);
});
