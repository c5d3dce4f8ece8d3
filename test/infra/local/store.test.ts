// Where there is no Java, records live in memory, with a warning; any other trouble is told as it is.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { settled } from '#test/support/settled.ts';

afterEach(() => {
  vi.doUnmock('#local/dynamodb.ts');
  vi.resetModules();
});

/** The store of a machine whose DynamoDB Local does not start for this reason. */
async function storeFailing(reason: (noJava: new (message: string) => Error) => Error) {
  vi.resetModules();
  const { NoJava } = await import('#local/java.ts');
  vi.doMock('#local/dynamodb.ts', () => ({ startDynamoLocal: () => Promise.reject(reason(NoJava)) }));
  return import('#local/store.ts');
}

describe('without Java', () => {
  it('records live in memory, and the person is told', async () => {
    const { openStore } = await storeFailing((NoJava) => new NoJava('no Java here'));
    const warned: string[] = [];
    const store = await openStore('/nulle/part', (line) => warned.push(line));
    expect(warned).toEqual([
      'Java est absent : les données restent en mémoire et seront oubliées à l’arrêt.',
    ]);
    expect(store.lasting).toBe(false);
    expect(store.bulk).toBe(store.table);
    await store.close();
  });

  it('what is written feeds those who follow', async () => {
    const { openStore } = await storeFailing((NoJava) => new NoJava('no Java here'));
    const store = await openStore('/nulle/part', () => {});
    const seen: unknown[] = [];
    store.follow({
      name: 'essai',
      handler: async ({ Records }) => {
        seen.push(...Records.map(({ dynamodb }) => dynamodb?.Keys));
        return { batchItemFailures: [] };
      },
    });
    await store.table.write([{ put: { pk: 'A', sk: 'B' } }]);
    await settled(() => expect(seen).toEqual([{ pk: { S: 'A' }, sk: { S: 'B' } }]));
    await store.close();
  });
});

it('another trouble is not hidden by memory', async () => {
  const { openStore } = await storeFailing(() => new Error('le disque est plein'));
  await expect(openStore('/nulle/part', () => {})).rejects.toThrow('le disque est plein');
});
