// Keeps a folder of data to one process at a time, and recovers it from one that was killed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Another running process uses the folder. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
}

export interface DataLock {
  /** Notes the child that works on the folder, so that a later start can end it if we were killed before we could. */
  noteChild(pid: number): void;
  release(): void;
}

const holders = z.object({ owner: z.number(), child: z.number().optional() });
type Holder = z.infer<typeof holders>;

/** `command` is a part of the child's command line: a number may long belong to another program. */
export function lockData(directory: string, command: string): DataLock {
  const file = join(directory, 'verrou.json');
  const holder = readHolder(file);
  const working = holder?.child !== undefined && isRunning(holder.child, command);
  if (holder !== undefined && isRunning(holder.owner) && (holder.child === undefined || working)) {
    throw new DataInUse(
      `Process ${holder.owner} already uses ${directory}: stop it first, or choose another folder.`,
    );
  }
  // SIGKILL, as a JVM takes seconds to end by itself and SQLite's journal repairs what it left.
  if (holder?.child !== undefined && working) process.kill(holder.child, 'SIGKILL');
  const write = (content: Holder) => writeFileSync(file, JSON.stringify(content));
  write({ owner: process.pid });
  return {
    noteChild: (child) => write({ owner: process.pid, child }),
    release: () => rmSync(file, { force: true }),
  };
}

/** A file cut short by a crash holds nobody. */
function readHolder(file: string): Holder | undefined {
  try {
    return holders.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isRunning(pid: number, command = ''): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return command === '' || commandLine(pid).includes(command);
}

/** Linux tells in a file, also where `ps` is not installed; elsewhere `ps` is at home. */
function commandLine(pid: number): string {
  try {
    const file = `/proc/${pid}/cmdline`;
    if (existsSync(file)) return readFileSync(file, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
