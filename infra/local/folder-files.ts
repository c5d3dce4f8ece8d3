// The port `Files` in a folder of this machine: each is a file that its owner alone reads, its end of life in its first line.
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertFileName } from '#bot/aws/file-names.ts';
import type { Files } from '#bot/job-ports.ts';
import type { Clock } from '#bot/ports.ts';

export interface FolderFiles extends Files {
  /** Removes what has come to its end, and what a crash left half written. */
  sweep(): Promise<void>;
}

/** The longest that a time takes, with its line end. */
const HEAD = 20;
const HOUR = 3_600_000;

export async function folderFiles(directory: string, clock: Clock): Promise<FolderFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  /** In one folder, where `a` and `a/b` may both be. */
  const pathOf = (name: string): string => {
    assertFileName(name);
    return join(directory, name.replaceAll('/', ','));
  };
  return {
    async create(name, bytes, until) {
      const path = pathOf(name);
      // No name begins with a point.
      const part = join(directory, `.${randomUUID()}`);
      await writeFile(part, Buffer.concat([Buffer.from(`${until}\n`), bytes]), { mode: 0o600 });
      try {
        // Whole at once, and never over another.
        return await link(part, path).then(() => true, onCode('EEXIST', false));
      } finally {
        await rm(part);
      }
    },
    async read(name) {
      const file = await readFile(pathOf(name)).catch(onCode('ENOENT', undefined));
      return file && endOf(file) > clock() ? file.subarray(file.indexOf('\n') + 1) : undefined;
    },
    remove: async (name) => rm(pathOf(name), { force: true }),
    async *list(folder) {
      assertFileName(folder);
      for (const file of await readdir(directory)) {
        const name = file.replaceAll(',', '/');
        if (name.startsWith(`${folder}/`)) yield name;
      }
    },
    async sweep() {
      for (const name of await readdir(directory)) {
        const path = join(directory, name);
        const end = name.startsWith('.') ? stat(path).then(({ mtimeMs }) => mtimeMs + HOUR) : endOfFile(path);
        // Somebody else may have removed it just now.
        if ((await end.catch(onCode('ENOENT', 0))) <= clock()) await rm(path, { force: true });
      }
    },
  };
}

function onCode<T>(code: string, value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === code) return value;
    throw error;
  };
}

function endOf(file: Buffer): number {
  return Number(file.toString('latin1', 0, HEAD).split('\n')[0]);
}

async function endOfFile(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD);
    return endOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
