// The data keys of mediators: made on first use, kept wrapped in the table, unwrapped for a few minutes.
import { randomBytes } from 'node:crypto';
import { type Clock, ConditionFailed, type Item, type Key, type Table } from '#bot/ports.ts';

/** Wraps data keys; the owner is bound to what is wrapped, so that one mediator's key never passes for another's. */
export interface MasterKey {
  wrap(owner: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Throws when the bytes were altered, or wrapped by another master key or for another owner. */
  unwrap(owner: string, wrapped: Uint8Array): Promise<Uint8Array>;
}

/** A mediator's keys: texts are sealed with the current generation, and opened with the one they name. */
export interface DataKeys {
  readonly current: number;
  readonly byGeneration: ReadonlyMap<number, Buffer>;
}

export interface DataKeyStore {
  /** Makes the owner's first key if there is none. */
  keysOf(owner: string): Promise<DataKeys>;
  knownKeysOf(owner: string): Promise<DataKeys | undefined>;
}

export interface DataKeyOptions {
  readonly table: Table;
  readonly masterKey: MasterKey;
  readonly keyOf: (owner: string) => Key;
  readonly clock: Clock;
  readonly keep: number;
}

interface Kept {
  readonly keys: Promise<DataKeys | undefined>;
  readonly until: number;
}

const keyBytes = 32;
const firstGeneration = 1;
/** Owners kept unwrapped at once: the oldest go first, so that a long-lived process does not gather every key. */
const maxKept = 500;

export function dataKeyStore(options: DataKeyOptions): DataKeyStore {
  const kept = new Map<string, Kept>();

  /** Keeps the promise itself, so that calls at the same time share one reading; a failure or an absence is not kept. */
  const remember = (owner: string, keys: Promise<DataKeys | undefined>) => {
    const entry = { keys, until: options.clock() + options.keep };
    const forget = () => {
      if (kept.get(owner) === entry) kept.delete(owner);
    };
    kept.delete(owner);
    kept.set(owner, entry);
    keys.then((found) => found === undefined && forget(), forget);
    for (const oldest of kept.keys()) if (kept.size > maxKept) kept.delete(oldest);
    return keys;
  };

  const knownKeysOf = (owner: string): Promise<DataKeys | undefined> => {
    const entry = kept.get(owner);
    if (entry !== undefined && entry.until > options.clock()) return entry.keys;
    return remember(owner, readKeys(options, owner));
  };

  return {
    knownKeysOf,
    async keysOf(owner) {
      const known = await knownKeysOf(owner);
      if (known !== undefined) return known;
      await createKey(options, owner);
      const created = await remember(owner, readKeys(options, owner));
      if (created === undefined) throw new Error('the data key just made is not in the table');
      return created;
    },
  };
}

/** Of two that make the owner's key at once, one wins, and both then read the winner's. */
async function createKey({ table, masterKey, keyOf }: DataKeyOptions, owner: string): Promise<void> {
  const wrapped = await masterKey.wrap(owner, randomBytes(keyBytes));
  const record = {
    ...keyOf(owner),
    entity: 'cle',
    version: 1,
    current: firstGeneration,
    wrapped: { [firstGeneration]: Buffer.from(wrapped).toString('base64') },
  };
  try {
    await table.write([{ put: record, when: { is: 'absent' } }]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

async function readKeys(options: DataKeyOptions, owner: string): Promise<DataKeys | undefined> {
  const [record] = await options.table.get([options.keyOf(owner)]);
  if (record === undefined) return undefined;
  const { current, wrapped } = parseRecord(record);
  const unwrapped = wrapped.map(async ([generation, text]) => {
    const key = await options.masterKey.unwrap(owner, Buffer.from(text, 'base64'));
    return [Number(generation), Buffer.from(key)] as const;
  });
  return { current, byGeneration: new Map(await Promise.all(unwrapped)) };
}

function parseRecord({ entity, version, current, wrapped }: Item) {
  if (entity !== 'cle' || version !== 1 || typeof current !== 'number' || !isTexts(wrapped)) {
    throw new Error('the record of a data key is not one');
  }
  return { current, wrapped: Object.entries(wrapped) };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
