// The master key of one machine: 32 random bytes in a file that only its owner reads, in the place of KMS.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MasterKey } from '#bot/aws/data-keys.ts';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Makes the file where it is missing. Whoever loses it loses every text sealed under it. */
export function fileMasterKey(file: string): MasterKey {
  return masterKeyOf(readOrCreate(file));
}

/** A master key that lives as long as the process: for tables kept in memory. */
export function passingMasterKey(): MasterKey {
  return masterKeyOf(randomBytes(keyBytes));
}

function masterKeyOf(key: Buffer): MasterKey {
  return {
    async wrap(owner, bytes) {
      const nonce = randomBytes(nonceBytes);
      const wrapping = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(owner));
      return Buffer.concat([nonce, wrapping.update(bytes), wrapping.final(), wrapping.getAuthTag()]);
    },
    async unwrap(owner, wrapped) {
      const bytes = Buffer.from(wrapped);
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      opening.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes));
      try {
        return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
      } catch {
        throw new Error('this master key did not wrap that data key');
      }
    },
  };
}

/** `wx` never writes over a key, though another process made it in between. */
function readOrCreate(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`${file} does not hold a key of ${keyBytes} bytes`);
  return key;
}
