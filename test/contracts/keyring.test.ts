// What the keyring promises, with tables and master keys of every kind the project has.
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MasterKey } from '#bot/aws/data-keys.ts';
import { keyring } from '#bot/aws/keyring.ts';
import { SealedTextUnreadable } from '#bot/aws/sealed.ts';
import { type Table, TableUnavailable } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { freshTable } from '#test/support/dynamo.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { fileMasterKey, passingMasterKey } from '../../lambdas/file-master-key.ts';

const keyOf = (owner: string) => ({ pk: `M#${owner}`, sk: 'CLE' });

function ringOn(table: Table, masterKey: MasterKey, clock = () => 0) {
  return keyring({ table, masterKey, keyOf, clock });
}

/** Counts the calls, as each costs money and time on AWS. */
function counted(masterKey: MasterKey) {
  const calls = { wrap: 0, unwrap: 0 };
  return {
    calls,
    wrap: (owner: string, bytes: Uint8Array) => {
      calls.wrap += 1;
      return masterKey.wrap(owner, bytes);
    },
    unwrap: (owner: string, wrapped: Uint8Array) => {
      calls.unwrap += 1;
      return masterKey.unwrap(owner, wrapped);
    },
  };
}

describe.each([
  ['in memory', async () => memoryTable()],
  ['on DynamoDB', async () => (await freshTable()).table],
] as const)('a keyring whose table is %s', (_, open) => {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  it('opens what it sealed, whatever the text and the owner', async () => {
    const ring = ringOn(table, passingMasterKey());
    const owners = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((owner) => `loi-${owner}`);
    await fc.assert(
      fc.asyncProperty(owners, fc.string({ unit: 'binary' }), async (owner, text) => {
        expect(await ring.open(await ring.seal(owner, text))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('opens what it sealed of long texts, and packs them', async () => {
    const ring = ringOn(table, passingMasterKey());
    const directory = Array.from({ length: 300 }, (_, n) => `Élodie ${n}\tLe Goff\tQuimper (29)`).join('\n');
    const sealed = await ring.seal('longue', directory);
    expect(await ring.open(sealed)).toBe(directory);
    expect(sealed.length).toBeLessThan(directory.length / 2);
  });

  it('gives one key to two processes that make it at once', async () => {
    const masterKey = passingMasterKey();
    const rings = Array.from({ length: 6 }, () => ringOn(table, masterKey));
    const sealed = await Promise.all(rings.map((ring) => ring.seal('course', 'Mme Dupont')));
    const later = ringOn(table, masterKey);
    expect(await Promise.all(sealed.map((text) => later.open(text)))).toEqual(sealed.map(() => 'Mme Dupont'));
  });
});

describe('a sealed text', () => {
  const ring = ringOn(memoryTable(), passingMasterKey());

  it('never looks the same twice, and shows nothing of the text', async () => {
    const [first, second] = [await ring.seal('lea', 'Dupont'), await ring.seal('lea', 'Dupont')];
    expect(first).not.toBe(second);
    for (const part of first.split('.')) {
      expect(Buffer.from(part, 'base64url').toString()).not.toContain('Dupont');
    }
  });

  it('is refused once any character of it was changed, added or cut', async () => {
    const sealed = await ring.seal('lea', 'Dupont, 06 12 34 56 78');
    const position = fc.nat({ max: sealed.length - 1 });
    const altered = fc.oneof(
      fc
        .tuple(position, fc.constantFrom(...'AZaz09-_.='))
        .map(([at, c]) => sealed.slice(0, at) + c + sealed.slice(at + 1)),
      position.map((at) => sealed.slice(0, at)),
      fc.constantFrom('A', '=', '.', '\n').map((more) => sealed + more),
    );
    await fc.assert(
      fc.asyncProperty(altered, async (text) => {
        fc.pre(text !== sealed);
        await expect(ring.open(text)).rejects.toThrow(SealedTextUnreadable);
      }),
      { numRuns: 300 },
    );
  });

  it('does not pass for another mediator’s', async () => {
    await ring.seal('karim', 'à moi');
    const [version, generation, , body] = (await ring.seal('lea', 'à elle')).split('.');
    const owner = Buffer.from('karim').toString('base64url');
    await expect(ring.open([version, generation, owner, body].join('.'))).rejects.toThrow('it was altered');
  });

  it('is lost with its key, and looking for the key makes none', async () => {
    const table = memoryTable();
    const lost = await ring.seal('partie', 'oublié');
    await expect(ringOn(table, passingMasterKey()).open(lost)).rejects.toThrow('its key is unknown');
    expect(await table.get([keyOf('partie')])).toEqual([]);
  });
});

describe('data keys', () => {
  it('are unwrapped once in a few minutes', async () => {
    let now = 0;
    const masterKey = counted(passingMasterKey());
    const ring = ringOn(memoryTable(), masterKey, () => now);
    const sealed = await ring.seal('lea', 'un');
    await Promise.all([ring.open(sealed), ring.open(sealed), ring.seal('lea', 'deux')]);
    expect(masterKey.calls).toEqual({ wrap: 1, unwrap: 1 });
    now = 5 * 60 * 1000;
    await Promise.all([ring.open(sealed), ring.open(sealed)]);
    expect(masterKey.calls).toEqual({ wrap: 1, unwrap: 2 });
  });

  it('are not forgotten nor doubled when the answer to their writing is lost', async () => {
    const table = memoryTable();
    const masterKey = passingMasterKey();
    const ring = ringOn(faultyTable(table, { write: { calls: { 1: 'lost' } } }), masterKey);
    await expect(ring.seal('lea', 'un')).rejects.toThrow(TableUnavailable);
    const sealed = await ring.seal('lea', 'deux');
    expect(await ringOn(table, masterKey).open(sealed)).toBe('deux');
  });

  it('are read again after the table was down', async () => {
    const ring = ringOn(
      faultyTable(memoryTable(), { get: { calls: { 1: 'unavailable' } } }),
      passingMasterKey(),
    );
    await expect(ring.seal('lea', 'un')).rejects.toThrow(TableUnavailable);
    expect(await ring.open(await ring.seal('lea', 'deux'))).toBe('deux');
  });

  it('are of no use to another master key', async () => {
    const table = memoryTable();
    const sealed = await ringOn(table, passingMasterKey()).seal('lea', 'un');
    await expect(ringOn(table, passingMasterKey()).open(sealed)).rejects.toThrow('did not wrap');
  });

  it('are written wrapped, never as they are', async () => {
    const dump: unknown[] = [];
    const table = memoryTable({ onChange: (changes) => dump.push(...changes) });
    const masterKey = passingMasterKey();
    let plain = '';
    const watched: MasterKey = {
      ...masterKey,
      wrap(owner, bytes) {
        plain = Buffer.from(bytes).toString('base64');
        return masterKey.wrap(owner, bytes);
      },
    };
    await ringOn(table, watched).seal('lea', 'Dupont');
    expect(plain).toHaveLength(44);
    expect(dump).toHaveLength(1);
    expect(JSON.stringify(dump)).not.toContain(plain);
  });
});

describe('the master key of one machine', () => {
  it('is made once, readable by its owner only, and found again', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'coopilote-')), 'cles', 'maitresse');
    const wrapped = await fileMasterKey(file).wrap('lea', Buffer.from('secret'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file)).toHaveLength(32);
    expect(Buffer.from(await fileMasterKey(file).unwrap('lea', wrapped)).toString()).toBe('secret');
  });

  it('binds what it wraps to its owner', async () => {
    const masterKey = passingMasterKey();
    const wrapped = await masterKey.wrap('lea', Buffer.from('secret'));
    await expect(masterKey.unwrap('karim', wrapped)).rejects.toThrow('did not wrap');
  });

  it('refuses a file that holds no key', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'coopilote-')), 'maitresse');
    writeFileSync(file, 'tronquée');
    expect(() => fileMasterKey(file)).toThrow('does not hold a key');
  });
});
