// Keeps a folder of data to one process at a time, and recovers it from one that was killed.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another running process uses the folder. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
}

export interface DataLock {
  /** Notes the child that works on the folder, so that a later start can end it if we were killed before we could. */
  noteChild(pid: number): void;
  release(): void;
}

interface Holder {
  readonly owner: number;
  readonly child?: number;
}

/** `command` is a part of the child's command line: a number may long belong to another program. */
export function lockData(directory: string, command: string): DataLock {
  const file = join(directory, 'verrou.json');
  const holder = readHolder(file);
  if (holder !== undefined && holder.owner !== process.pid && isRunning(holder.owner)) {
    throw new DataInUse(
      `Process ${holder.owner} already uses ${directory}: stop it first, or choose another folder.`,
    );
  }
  if (holder?.child !== undefined) endOrphan(holder.child, command);
  const write = (content: Holder) => writeFileSync(file, JSON.stringify(content));
  write({ owner: process.pid });
  return {
    noteChild: (child) => write({ owner: process.pid, child }),
    release: () => rmSync(file, { force: true }),
  };
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** SIGKILL, as a JVM takes seconds to end by itself and SQLite's journal repairs what it left. */
function endOrphan(pid: number, command: string): void {
  if (isRunning(pid) && commandLine(pid).includes(command)) process.kill(pid, 'SIGKILL');
}

function commandLine(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
