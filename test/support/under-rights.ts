// What a function has under the rights that the stack gives it: whatever else it asks is refused, as AWS would.

import type { MasterKey } from '#bot/aws/data-keys.ts';
import { keyring } from '#bot/aws/keyring.ts';
import type { Files, JobDeps } from '#bot/job-ports.ts';
import type { Deps, Table, WriteAction } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/stack/functions.data.ts';
import { allows, type FileAction, type Rights, type TableRequest } from '../../infra/stack/rights.ts';

/** Not a refusal said to somebody: a defect, as it is on AWS. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
}

export function tableUnder(name: FunctionName, table: Table): Table {
  const ask = (request: TableRequest): void => {
    if (allows(FUNCTIONS[name].rights, request)) return;
    const index = request.index === undefined ? '' : ` through ${request.index}`;
    throw new AccessDenied(
      `${name} may not ${request.action} ${request.key.split('#')[0]}#${index}: see infra/stack/functions.data.ts`,
    );
  };
  return {
    async get(keys) {
      for (const { pk } of keys) ask({ action: keys.length > 1 ? 'BatchGetItem' : 'GetItem', key: pk });
      return table.get(keys);
    },
    async query(range) {
      ask({ action: 'Query', key: range.pk, index: range.index });
      return table.query(range);
    },
    async write(actions, token) {
      for (const action of actions) ask(requestOf(action));
      return table.write(actions, token);
    },
  };
}

function requestOf(action: WriteAction): TableRequest {
  if ('put' in action) return { action: 'PutItem', key: action.put.pk };
  if ('delete' in action) return { action: 'DeleteItem', key: action.delete.pk };
  return { action: 'ConditionCheckItem', key: action.check.pk };
}

export function filesUnder(name: FunctionName, files: Files): Files {
  const { files: rights = [] }: Rights = FUNCTIONS[name].rights;
  const ask = (action: FileAction, file: string): void => {
    const folder = file.split('/')[0] ?? '';
    const allowed = rights.some(
      ({ actions, folders }) => actions.includes(action) && folders.includes(folder),
    );
    if (!allowed)
      throw new AccessDenied(`${name} may not ${action} ${folder}/: see infra/stack/functions.data.ts`);
  };
  return {
    async create(file, bytes, until) {
      ask('PutObject', file);
      return files.create(file, bytes, until);
    },
    async read(file) {
      ask('GetObject', file);
      return files.read(file);
    },
    async remove(file) {
      ask('DeleteObject', file);
      return files.remove(file);
    },
    list(folder) {
      ask('GetObject', folder);
      return files.list(folder);
    },
  };
}

export function masterKeyUnder(name: FunctionName, masterKey: MasterKey): MasterKey {
  const { masterKey: rights = [] }: Rights = FUNCTIONS[name].rights;
  const ask = (action: 'Encrypt' | 'Decrypt'): void => {
    if (!rights.includes(action)) throw new AccessDenied(`${name} may not ${action}`);
  };
  return {
    async wrap(owner, bytes) {
      ask('Encrypt');
      return masterKey.wrap(owner, bytes);
    },
    async unwrap(owner, wrapped) {
      ask('Decrypt');
      return masterKey.unwrap(owner, wrapped);
    },
  };
}

/** The same dependencies, as that function has them. */
export function under<D extends Deps & Partial<JobDeps>>(
  name: FunctionName,
  deps: D,
  masterKey: MasterKey,
): D {
  const { clock, files } = deps;
  const table = tableUnder(name, deps.table);
  return {
    ...deps,
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: masterKeyUnder(name, masterKey) }),
    ...(files && { files: filesUnder(name, files) }),
  };
}
