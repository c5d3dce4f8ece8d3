// The contract of the table on both of its implementations, and their likeness under any sequence of calls.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition, Key, Range, Table, WriteAction } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { freshTable } from '#test/support/dynamo.ts';
import { tableContract } from './table.contract.ts';

describe('in memory', () => tableContract(async () => memoryTable()));

describe('on DynamoDB', () => tableContract(async () => (await freshTable()).table));

type Call =
  | { readonly write: readonly WriteAction[]; readonly token?: string }
  | { readonly get: readonly Key[] }
  | { readonly query: Range };

describe('both', () => {
  let dynamo: Table;
  let runs = 0;
  beforeAll(async () => {
    dynamo = (await freshTable()).table;
  });

  it('answer the same to any sequence of calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { minLength: 5, maxLength: 30 }), async (calls) => {
        runs += 1;
        const memory = memoryTable();
        for (const call of calls) {
          const placed = inRun(`${runs}`, call);
          expect(await outcome(dynamo, placed)).toEqual(await outcome(memory, placed));
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

const someSort = fc.constantFrom('a', 'b', 'é', '👩', '\uff5e', 'b#1');
const somePartition = fc.constantFrom('P', 'Q');
const someKey = fc.record({ pk: somePartition, sk: someSort });
const someScalar = fc.constantFrom(1, 2, '1', true);

const someCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant({ is: 'absent' } as const),
  fc.constant({ is: 'present' } as const),
  fc.record({ is: fc.constant('equal' as const), attributes: fc.record({ v: someScalar }) }),
  fc.record({ is: fc.constant('absent-or-equal' as const), attributes: fc.record({ v: someScalar }) }),
);

/** Index keys end with the record's own key: DynamoDB leaves the order of equal ones open. */
const someItem = fc
  .tuple(
    someKey,
    fc.record({ v: someScalar, l1: someSort, g1pk: somePartition, g1sk: someSort }, { requiredKeys: [] }),
  )
  .map(([key, { l1, g1sk, ...more }]) => ({
    ...key,
    ...more,
    ...(l1 === undefined ? {} : { l1: `${l1}|${key.sk}` }),
    ...(g1sk === undefined ? {} : { g1sk: `${g1sk}|${key.pk}|${key.sk}` }),
  }));

const optionalCondition = fc.option(someCondition, { nil: undefined });
const someAction: fc.Arbitrary<WriteAction> = fc.oneof(
  fc.tuple(someItem, optionalCondition).map(([put, when]) => (when === undefined ? { put } : { put, when })),
  fc
    .tuple(someKey, optionalCondition)
    .map(([key, when]) => ({ delete: key, ...(when === undefined ? {} : { when }) })),
  fc.record({ check: someKey, when: someCondition }),
);

const someRange: fc.Arbitrary<Range> = fc.record(
  {
    pk: somePartition,
    limit: fc.integer({ min: 1, max: 5 }),
    index: fc.constantFrom('par-date' as const, 'file' as const),
    from: someSort,
    to: someSort,
    descending: fc.boolean(),
  },
  { requiredKeys: ['pk', 'limit'] },
);

const anyCall: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record(
      { write: fc.array(someAction, { maxLength: 4 }), token: fc.constantFrom('t1', 't2') },
      { requiredKeys: ['write'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ get: fc.array(someKey, { maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ query: someRange }) },
);

/** The same call in partitions, and with tokens, that no other run uses. */
function inRun(run: string, call: Call): Call {
  const text = JSON.stringify(call);
  return JSON.parse(text.replace(/"(pk|g1pk|token)":"/g, `"$1":"${run}-`));
}

/** What a caller can tell: the answer, all pages of a range, or the kind of failure. */
async function outcome(table: Table, call: Call): Promise<unknown> {
  try {
    if ('write' in call) return await table.write(call.write, call.token);
    return await ('get' in call ? table.get(call.get) : allPages(table, call.query));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const named = ['ConditionFailed', 'WriteConflict', 'Throttled', 'TableUnavailable'].includes(error.name);
    return named ? { ...error, is: error.name } : 'a defect';
  }
}

/** Where a page ends is left to the store: after its last record it may still give a `next`. */
async function allPages(table: Table, range: Range): Promise<readonly unknown[]> {
  const { items, next } = await table.query(range);
  return next === undefined ? items : [...items, ...(await allPages(table, { ...range, after: next }))];
}
