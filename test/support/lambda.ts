// Runs a deployable bundle in a process of its own, as Lambda does: the same Runtime API, nothing of the repository beside it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface LambdaOptions {
  /** The bundle's file. */
  readonly bundle: string;
  /** All that the process finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What the process is started by, for instance to keep it on one core. */
  readonly startedBy?: readonly string[];
}

export interface Lambda {
  /** The handler's answer. Rejects with the handler's own error, or with what ended the process. */
  invoke(event: unknown): Promise<unknown>;
  /** All that it wrote to its standard output and error. */
  readonly said: () => string;
  close(): Promise<void>;
}

interface Invocation {
  readonly event: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const LOOP = fileURLToPath(new URL('./lambda-loop.mjs', import.meta.url));

export async function startLambda(options: LambdaOptions): Promise<Lambda> {
  const queue = invocationQueue();
  const server = createServer((request, response) => void queue.serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const child = start(options, `127.0.0.1:${port}`);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('close', (code) => queue.fail(new Error(`the process ended with ${code}: ${said}`)));
  child.once('error', (error) => queue.fail(error));
  return {
    invoke: queue.invoke,
    said: () => said,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function start({ bundle, env, startedBy = [] }: LambdaOptions, api: string): ChildProcess {
  const [command = process.execPath, ...args] = [...startedBy, process.execPath, LOOP, bundle];
  return spawn(command, args, {
    env: { ...env, AWS_LAMBDA_RUNTIME_API: api },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** One event at a time is handed out, as Lambda does for one instance. */
function invocationQueue() {
  const waiting: Invocation[] = [];
  let current: Invocation | undefined;
  let asking: ServerResponse | undefined;
  let failure: Error | undefined;

  const handOut = (): void => {
    if (!asking || current) return;
    current = waiting.shift();
    if (!current) return;
    asking.writeHead(200, { 'lambda-runtime-aws-request-id': '1', 'content-type': 'application/json' });
    asking.end(JSON.stringify(current.event));
    asking = undefined;
  };

  const fail = (error: Error): void => {
    failure = error;
    for (const one of [...(current ? [current] : []), ...waiting.splice(0)]) one.reject(error);
    current = undefined;
  };

  const settle = (outcome: string, text: string): void => {
    const settled = current;
    current = undefined;
    if (outcome === 'response') settled?.resolve(JSON.parse(text));
    else settled?.reject(new Error(JSON.parse(text)));
  };

  return {
    fail,
    invoke: (event: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.push({ event, resolve, reject });
        handOut();
      }),
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      let text = '';
      for await (const part of request.setEncoding('utf8')) text += part;
      const last = request.url?.split('/').at(-1) ?? '';
      if (last === 'next') {
        asking = response;
        return handOut();
      }
      if (request.url?.includes('/init/')) fail(new Error(JSON.parse(text)));
      else settle(last, text);
      response.writeHead(202).end();
    },
  };
}
