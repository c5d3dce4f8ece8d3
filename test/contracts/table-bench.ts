// What the clauses of the table's contract share: a table to call, partitions nobody else uses, and how calls fail.
import { expect } from 'vitest';
import {
  ConditionFailed,
  type Item,
  type Table,
  TableUnavailable,
  Throttled,
  type WriteAction,
  WriteConflict,
} from '#bot/ports.ts';

/** The table under contract, opened before the first clause runs. */
export interface TableBench {
  readonly table: Table;
  put(...items: readonly Item[]): Promise<void>;
  /** Undefined when the write passed, the positions when conditions failed, whatever else was thrown. */
  failedPositions(actions: readonly WriteAction[], token?: string): Promise<unknown>;
}

let partitions = 0;

/** Each clause works in partitions of its own, so that one table serves them all. */
export function newPartition(): string {
  partitions += 1;
  return `P#${partitions}`;
}

export function tableBench(opened: () => Table): TableBench {
  return {
    get table() {
      return opened();
    },
    put: (...items) => opened().write(items.map((item) => ({ put: item }))),
    async failedPositions(actions, token) {
      const error = await thrownBy(opened().write(actions, token));
      return error instanceof ConditionFailed ? error.failed : error;
    },
  };
}

/** A defect is an error that the port does not name: nobody is to try again after it. */
export async function expectDefect(call: Promise<unknown>): Promise<void> {
  const error = await thrownBy(call);
  expect(error).toBeInstanceOf(Error);
  for (const named of [ConditionFailed, WriteConflict, Throttled, TableUnavailable]) {
    expect(error).not.toBeInstanceOf(named);
  }
}

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error;
  }
}
