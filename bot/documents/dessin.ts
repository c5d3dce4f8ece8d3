// Our own renderer of charts: drawn in a thread of their own, in turn, which is ended when one takes too long.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Drawing } from './graphiques/chart-request.ts';
import { NotDrawn } from './graphiques/not-drawn.ts';
import type { Answer } from './graphiques/thread.ts';

export interface Renderer {
  /** A PNG. Throws `NotDrawn`: `late`, `crashed`, `busy`, or the kind of trouble that drawing met. */
  draw(drawing: Drawing): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface RendererOptions {
  /** Milliseconds that a chart may take once its turn has come. */
  readonly patience?: number;
  /** Charts that may wait for their turn. */
  readonly queue?: number;
  /** The module of the thread. */
  readonly thread?: URL;
}

const THREAD = new URL('./graphiques/thread.ts', import.meta.url);
const PATIENCE = 8_000;
const QUEUE = 50;
/** Megabytes: twenty times what the largest of our charts takes. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 } as const;
/** The machine's own fonts would make pictures differ from one machine to the next; nothing else of the environment is told. */
const ENVIRONMENT = { DISABLE_SYSTEM_FONTS_LOAD: '1' } as const;

/** The thread starts with the first chart, and after one that ended it. By itself it keeps no process alive. */
export function openRenderer({
  patience = PATIENCE,
  queue = QUEUE,
  thread = THREAD,
}: RendererOptions = {}): Renderer {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const drawNow = async (drawing: Drawing): Promise<Uint8Array> => {
    worker ??= startThread(thread);
    const answer = await ask(worker, drawing, patience).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    if ('png' in answer) return answer.png;
    throw new NotDrawn(answer.failed);
  };
  return {
    async draw(drawing) {
      if (waiting >= queue) throw new NotDrawn('busy');
      waiting += 1;
      const turn = last.then(() => drawNow(drawing));
      // Whatever became of it, the next one is drawn.
      last = turn.then(
        () => waiting--,
        () => waiting--,
      );
      return turn;
    },
    close: stop,
  };
}

function startThread(thread: URL): Worker {
  const worker = new Worker(thread, { resourceLimits: MEMORY, env: ENVIRONMENT });
  // Heard by whoever waits for an answer; unheard, it would end the process.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

async function ask(worker: Worker, drawing: Drawing, patience: number): Promise<Answer> {
  worker.ref();
  worker.postMessage(drawing);
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(patience) });
    return answer;
  } catch (error) {
    throw new NotDrawn(error instanceof Error && error.name === 'AbortError' ? 'late' : 'crashed');
  } finally {
    worker.unref();
  }
}
