// `npm start` as a process: it starts, says what is in its way, and leaves nothing behind when it stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '#test/support/free-ports.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'coopilote-processus-'));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  /** Waits until it has said so; throws what it said when it ends before. */
  until(words: string): Promise<void>;
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, ['bin/local.ts', ...args], { cwd: ROOT });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      said += part;
    });
  }
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const until = async (words: string): Promise<void> => {
    while (!said.includes(words)) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
      await sleep(20);
    }
  };
  return { child, said: () => said, ended, until };
}

/** The database's process, where there is a Java to run it. */
function databaseOf(data: string): number | undefined {
  try {
    const lock = JSON.parse(readFileSync(join(data, 'dynamodb/verrou.json'), 'utf8')) as { child?: number };
    return lock.child;
  } catch {
    return undefined;
  }
}

/** A process that has ended and was not taken leave of has an empty command line. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

async function gone(pid: number | undefined): Promise<boolean> {
  for (let tries = 0; pid !== undefined && isAlive(pid) && tries < 100; tries += 1) await sleep(50);
  return pid === undefined || !isAlive(pid);
}

describe('npm start', () => {
  it('starts without samples, is alone in its folder, and stops on Ctrl-C with all that it started', async () => {
    const data = join(folder, 'seul');
    const [port = 0] = await freePorts(3);
    const first = start('--data', data, '--port', String(port), '--no-seed');
    await first.until('Coopilote est prêt');
    expect(first.said()).toContain(`http://127.0.0.1:${port}`);
    expect(first.said()).not.toContain('inventées');
    expect(first.said()).toContain(`Le courrier envoyé se lit à http://127.0.0.1:${port + 2}`);
    for (const page of [port, port + 2]) expect((await fetch(`http://127.0.0.1:${page}/`)).status).toBe(200);

    const second = start('--data', data, '--port', '0', '--no-seed');
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('Coopilote tourne déjà avec ce dossier de données');

    const database = databaseOf(data);
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await gone(database)).toBe(true);
    expect(await fetch(`http://127.0.0.1:${port}/`).catch(() => 'nobody')).toBe('nobody');
  });

  it('says that its port is taken, and leaves no database behind', async () => {
    const data = join(folder, 'port');
    const [port = 0] = await freePorts(3);
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    const started = start('--data', data, '--port', String(port), '--no-seed');
    expect(await started.ended).toBe(1);
    other.close();
    expect(started.said()).toContain('Ce port est déjà pris');
    expect(await gone(databaseOf(data))).toBe(true);
  });

  it('stopped while it prepares its samples ends at once, and starts again', async () => {
    const data = join(folder, 'coupe');
    const cut = start('--data', data, '--port', '0');
    await cut.until('inventées');
    const database = databaseOf(data);
    cut.child.kill('SIGINT');
    // All may be up by then where everything is in memory.
    expect([0, 130]).toContain(await cut.ended);
    expect(await gone(database)).toBe(true);

    const again = start('--data', data, '--port', '0');
    await again.until('Coopilote est prêt');
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(await gone(database)).toBe(true);
  });
});
