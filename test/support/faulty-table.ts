// Wraps a table and injects what no emulator raises: conflicts, throttling, silence, and lost answers.
import {
  ConditionFailed,
  type Key,
  type Range,
  type Table,
  TableUnavailable,
  Throttled,
  type WriteAction,
  WriteConflict,
} from '#bot/ports.ts';
import { seeded } from './seeded.ts';

/** `unavailable` strikes before the effect, `lost` after it. `condition` gives the positions reported as failed. */
export type Fault =
  | 'throttled'
  | 'conflict'
  | 'unavailable'
  | 'lost'
  | { readonly condition: readonly number[] };

export type Verb = 'get' | 'query' | 'write';

export interface VerbPlan {
  /** Faults by call number, from 1. */
  readonly calls?: Readonly<Record<number, Fault>>;
  /** Each call not named above fails with this probability, by one of `faults`. */
  readonly probability?: number;
  readonly faults?: readonly Fault[];
}

export interface FaultPlan extends Partial<Readonly<Record<Verb, VerbPlan>>> {
  readonly seed?: number;
}

export interface FaultyTable extends Table {
  /** Calls made so far. */
  readonly calls: Readonly<Record<Verb, number>>;
  /** Faults injected so far, in order. */
  readonly injected: readonly Fault[];
}

export function faultyTable(table: Table, plan: FaultPlan): FaultyTable {
  const random = seeded(plan.seed ?? 1);
  const calls = { get: 0, query: 0, write: 0 };
  const injected: Fault[] = [];

  const through = async <T>(verb: Verb, work: () => Promise<T>): Promise<T> => {
    calls[verb] += 1;
    const fault = faultOf(plan[verb], calls[verb], random);
    if (fault === undefined) return work();
    injected.push(fault);
    if (fault === 'lost') await work();
    throw errorOf(fault);
  };

  return {
    calls,
    injected,
    get: (keys: readonly Key[]) => through('get', () => table.get(keys)),
    query: (range: Range) => through('query', () => table.query(range)),
    write: (actions: readonly WriteAction[], token?: string) =>
      through('write', () => table.write(actions, token)),
  };
}

function faultOf(plan: VerbPlan | undefined, call: number, random: () => number): Fault | undefined {
  const planned = plan?.calls?.[call];
  if (planned !== undefined) return planned;
  const faults = plan?.faults ?? [];
  if (random() >= (plan?.probability ?? 0)) return undefined;
  return faults[Math.floor(random() * faults.length)];
}

function errorOf(fault: Fault): Error {
  if (typeof fault === 'object') return new ConditionFailed(fault.condition);
  switch (fault) {
    case 'throttled':
      return new Throttled('injected');
    case 'conflict':
      return new WriteConflict('injected');
    case 'unavailable':
    case 'lost':
      return new TableUnavailable('injected');
  }
}
