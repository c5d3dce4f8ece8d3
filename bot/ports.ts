// What the bot asks of the world: a table, a keyring, a clock, a chat platform. Edges implement, the middle depends on these alone.

/** The two attributes every record is addressed by. `storage/keys.ts` is the only place that composes them. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Scalar = string | number | boolean;
export type Item = Key & { readonly [attribute: string]: unknown };

/** Secondary indexes. `par-date` is local (same pk, sorted by `l1`); `file` is global and sparse (`g1pk`, `g1sk`). */
export type IndexName = 'par-date' | 'file';

/** What must hold of the stored record at the moment of the write. */
export type Condition =
  | { readonly is: 'absent' }
  | { readonly is: 'present' }
  | { readonly is: 'equal'; readonly attributes: Readonly<Record<string, Scalar>> }
  | { readonly is: 'absent-or-equal'; readonly attributes: Readonly<Record<string, Scalar>> };

export type WriteAction =
  | { readonly put: Item; readonly when?: Condition }
  | { readonly delete: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

export interface Range {
  /** Partition key, or the index's own partition key when `index` is `file`. */
  readonly pk: string;
  readonly index?: IndexName;
  /** Bounds of the sort key (of the index when there is one), both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly descending?: boolean;
  /** Records a page, at most; the store may return fewer and still give a `next`. */
  readonly limit: number;
  /** The `next` of the page before: opaque. */
  readonly after?: string;
}

export interface Page {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Three verbs, implemented for DynamoDB (`aws/dynamo-table.ts`) and in memory; one contract suite runs on both. */
export interface Table {
  /** At most 100 keys; absent records are absent from the answer, whose order is that of the keys. Strongly consistent. */
  get(keys: readonly Key[]): Promise<readonly Item[]>;
  /** One page of a range. Strongly consistent, except on the global index `file`. */
  query(range: Range): Promise<Page>;
  /**
   * All or nothing, at most 100 actions, one per record. `token` (≤ 36 characters) makes a repeat within ten minutes harmless.
   * Throws `ConditionFailed`, `WriteConflict`, `Throttled` or `TableUnavailable`.
   */
  write(actions: readonly WriteAction[], token?: string): Promise<void>;
}

/** A condition did not hold; nothing was written. `failed` gives the positions of the actions whose condition was false. */
export class ConditionFailed extends Error {
  override readonly name = 'ConditionFailed';
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super(`condition failed on actions ${failed.join(', ')}`);
    this.failed = failed;
  }
}

/** Another transaction was touching the same record; nothing was written, trying again is right. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

/** The store asks for less; nothing was done, trying again later is right. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** No answer, or a broken one. A write may or may not have happened: only an idempotent repeat is safe. */
export class TableUnavailable extends Error {
  override readonly name = 'TableUnavailable';
}

/** Encrypts personal text under the data key of the mediator who wrote it (design.md, 9). */
export interface Keyring {
  /** Text in, opaque string out: it carries its key's id, so that it can be read whoever holds it later. */
  seal(owner: string, text: string): Promise<string>;
  /** Throws when the text was altered or its key is unknown. */
  open(sealed: string): Promise<string>;
}

/** Now, in milliseconds since 1970. */
export type Clock = () => number;

/** A fresh opaque id: 26 characters, lower-case letters and digits, sortable by time of creation. */
export type NewId = () => string;
