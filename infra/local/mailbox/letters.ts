// The letters that were received: each a file that only its owner reads, the oldest gone once there are many.
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { newId } from '../../../lambdas/runtime.ts';
import type { Summary } from './schemas.ts';
import { summaryOf } from './view.ts';

const MOST = 200;

/** Who sent it and for whom, as the conversation said, whatever the letter says of it. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export interface Opened {
  readonly email: Email;
  /** As it was received. */
  readonly source: Buffer;
}

export interface Letters {
  /** On the disk once this has ended. */
  keep(message: Buffer, envelope: Envelope): Promise<void>;
  /** The last received first. */
  list(): readonly Summary[];
  open(id: string): Promise<Opened | undefined>;
}

export async function openLetters(directory: string): Promise<Letters> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const kept = new Map<string, Summary>();
  const fileOf = (id: string): string => join(directory, `${id}.eml`);
  for (const name of readdirSync(directory).sort()) {
    const id = name.replace(/\.eml$/, '');
    if (id !== name) kept.set(id, summaryOf(id, await PostalMime.parse(readFileSync(fileOf(id)))));
  }
  const forgetOldest = (): void => {
    for (const id of [...kept.keys()].slice(0, -MOST)) {
      kept.delete(id);
      rmSync(fileOf(id), { force: true });
    }
  };
  return {
    async keep(message, envelope) {
      const source = Buffer.concat([traceOf(envelope), message]);
      const email = await PostalMime.parse(source);
      const id = newId();
      // Whole or not at all.
      writeFileSync(`${fileOf(id)}.new`, source, { mode: 0o600 });
      renameSync(`${fileOf(id)}.new`, fileOf(id));
      kept.set(id, summaryOf(id, email));
      forgetOldest();
    },
    list: () => [...kept.values()].reverse(),
    async open(id) {
      if (!kept.has(id)) return undefined;
      const source = readFileSync(fileOf(id));
      return { source, email: await PostalMime.parse(source) };
    },
  };
}

/** What the last server on the way writes on top. */
function traceOf({ from, to }: Envelope): Buffer {
  const lines = [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`)];
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}
