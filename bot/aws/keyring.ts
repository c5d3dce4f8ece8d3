// Envelope encryption: personal text under its mediator's data key, each data key under the master key.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Clock, Key, Keyring, Table } from '#bot/ports.ts';
import { type DataKeys, dataKeyStore, type MasterKey } from './data-keys.ts';
import { type Packing, parseSealed, SealedTextUnreadable, sealedHead, sealedText } from './sealed.ts';

export interface KeyringOptions {
  readonly table: Table;
  readonly masterKey: MasterKey;
  /** Where a mediator's data keys are kept. */
  readonly keyOf: (owner: string) => Key;
  readonly clock: Clock;
  /** Milliseconds for which a data key is kept unwrapped. */
  readonly keep?: number;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const fiveMinutes = 5 * 60 * 1000;
/** In bytes: shorter texts gain nothing from being packed. Lists of people, which are read whole at each search, shrink to a third. */
const worthPacking = 1000;
/** In bytes: what is unpacked is our own, and no record holds more. */
const largestText = 16 * 1024 * 1024;

export function keyring({ keep = fiveMinutes, ...options }: KeyringOptions): Keyring {
  const store = dataKeyStore({ ...options, keep });
  return {
    async seal(owner, text) {
      const keys = await store.keysOf(owner);
      const key = keyFor(keys, keys.current);
      const { packing, body } = packed(Buffer.from(text, 'utf8'));
      const head = sealedHead({ owner, generation: keys.current }, packing);
      // Drawn here and not passed in: a nonce that came twice would give the text away.
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(head));
      const hidden = Buffer.concat([sealing.update(body), sealing.final()]);
      return sealedText(head, Buffer.concat([nonce, hidden, sealing.getAuthTag()]));
    },

    async open(sealed) {
      const { head, id, packing, bytes } = parseSealed(sealed, nonceBytes + tagBytes);
      const key = keyFor(await store.knownKeysOf(id.owner), id.generation);
      const body = decipher({ key, head, bytes });
      return unpacked(body, packing).toString('utf8');
    },
  };
}

function packed(text: Buffer): { readonly packing: Packing; readonly body: Buffer } {
  if (text.length < worthPacking) return { packing: 'plain', body: text };
  return { packing: 'deflated', body: deflateRawSync(text, { level: 1 }) };
}

function unpacked(body: Buffer, packing: Packing): Buffer {
  return packing === 'plain' ? body : inflateRawSync(body, { maxOutputLength: largestText });
}

function keyFor(keys: DataKeys | undefined, generation: number): Buffer {
  const key = keys?.byGeneration.get(generation);
  if (key === undefined) throw new SealedTextUnreadable('its key is unknown');
  return key;
}

interface Opening {
  readonly key: Buffer;
  readonly head: string;
  readonly bytes: Buffer;
}

function decipher({ key, head, bytes }: Opening): Buffer {
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(-tagBytes);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(head)).setAuthTag(tag);
  try {
    const text = opening.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, opening.final()]);
  } catch {
    throw new SealedTextUnreadable('it was altered');
  }
}
