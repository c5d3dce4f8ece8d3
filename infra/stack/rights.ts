// What a function may do of AWS, as plain data, and whether that allows a request: the stack makes policies of it, tests hold the handlers to it.
import type { IndexName } from '#bot/ports.ts';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** Records whose partition key begins so; through an index, its own partition key. */
export interface TableRight {
  readonly actions: readonly TableAction[];
  readonly keys: readonly string[];
  readonly index?: IndexName;
}

export type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject';

/** Files of those folders. */
export interface FileRight {
  readonly actions: readonly FileAction[];
  readonly folders: readonly string[];
}

export type SecretName = 'tickets' | 'mattermost';

export interface Rights {
  readonly table?: readonly TableRight[];
  readonly files?: readonly FileRight[];
  /** The master key wraps what is new, and unwraps what is there. */
  readonly masterKey?: readonly ('Encrypt' | 'Decrypt')[];
  readonly secrets?: readonly SecretName[];
  /** Hands jobs over. */
  readonly queues?: 'send';
  readonly mail?: 'send';
}

export interface TableRequest {
  readonly action: TableAction;
  /** The partition key, that of the index where there is one. */
  readonly key: string;
  readonly index?: IndexName | undefined;
}

export function allows(rights: Rights, { action, key, index }: TableRequest): boolean {
  return (rights.table ?? []).some(
    (right) =>
      right.index === index &&
      right.actions.includes(action) &&
      right.keys.some((beginning) => key.startsWith(beginning)),
  );
}
