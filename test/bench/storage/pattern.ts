// An access pattern: what is asked of which key, when, and how to do it once on a table.
import type { Table } from '#bot/ports.ts';

export interface Pattern {
  readonly what: string;
  readonly call: string;
  readonly key: string;
  readonly when: string;
  /** Sets the stage; what it gives back is measured. */
  readonly prepare: (table: Table) => Promise<() => Promise<unknown>>;
}

type Line = readonly [what: string, call: string, key: string, when: string, prepare: Pattern['prepare']];

export function patternsOf(lines: readonly Line[]): readonly Pattern[] {
  return lines.map(([what, call, key, when, prepare]) => ({ what, call, key, when, prepare }));
}
