// Our own renderer of charts: in a process apart, in turn. It is ended when a chart takes too long; when one brings it down, we are still there.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer } from './graphiques/atelier.ts';
import type { Drawing } from './graphiques/chart-request.ts';
import { NotDrawn } from './graphiques/not-drawn.ts';

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
  /** The module that draws. */
  readonly atelier?: URL;
}

const ATELIER = new URL('./graphiques/atelier.ts', import.meta.url);
const PATIENCE = 8_000;
const QUEUE = 50;
/** Megabytes of JavaScript: five times what the largest of our charts takes. */
const MEMORY = 192;
/** The machine's own fonts would make pictures differ from one machine to the next; nothing else of the environment is told. */
const ENVIRONMENT = { DISABLE_SYSTEM_FONTS_LOAD: '1' } as const;

/** It starts with the first chart, and again after one that ended it. It keeps our own process from ending while a chart is drawn, no longer. */
export function openRenderer({
  patience = PATIENCE,
  queue = QUEUE,
  atelier = ATELIER,
}: RendererOptions = {}): Renderer {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const stop = async (): Promise<void> => {
    const stopped = child;
    child = undefined;
    stopped?.ref();
    if (stopped?.kill('SIGKILL')) await once(stopped, 'exit');
  };
  const drawNow = async (drawing: Drawing): Promise<Uint8Array> => {
    child = child?.connected ? child : start(atelier);
    const answer = await ask(child, drawing, patience).catch(async (error: unknown) => {
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

function start(atelier: URL): ChildProcess {
  const child = fork(atelier, {
    env: ENVIRONMENT,
    execArgv: [`--max-old-space-size=${MEMORY}`],
    serialization: 'advanced',
    // What a crash says may quote the chart.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Heard by whoever waits for an answer; unheard, it would end our process.
  child.on('error', () => undefined);
  return child;
}

function ask(child: ChildProcess, drawing: Drawing, patience: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => reject(new NotDrawn('late')), patience);
  const crash = (): void => reject(new NotDrawn('crashed'));
  child.once('message', resolve).once('exit', crash).once('error', crash);
  child.ref();
  child.channel?.ref();
  child.send(drawing, (error) => error && crash());
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', resolve).off('exit', crash).off('error', crash);
    child.unref();
    child.channel?.unref();
  });
}
