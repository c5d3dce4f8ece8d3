// What a gesture asks for carries its id, however far from the chat it is done: one word finds all of it in the logs.
import type { Deps, Item, WriteAction } from '#bot/ports.ts';

/** What is done later, by others than who asked. */
const DONE_LATER: ReadonlySet<unknown> = new Set(['job', 'outbox']);

/** The same, for one gesture: its log lines say which, and so do the records that cause work elsewhere. */
export function tracedBy<D extends Pick<Deps, 'table' | 'log'>>(geste: string, deps: D): D {
  const { table, log } = deps;
  return {
    ...deps,
    log: (line) => log({ request: geste, ...line }),
    table: {
      get: (keys) => table.get(keys),
      query: (range) => table.query(range),
      write: (actions, token) =>
        table.write(
          actions.map((action) => stamped(action, geste)),
          token,
        ),
    },
  };
}

function stamped(action: WriteAction, geste: string): WriteAction {
  if (!('put' in action) || !DONE_LATER.has(action.put.entity) || action.put.geste !== undefined)
    return action;
  return { ...action, put: { ...action.put, geste } };
}

/** The gesture that asked for it; undefined where nobody did. */
export function gesteOf({ geste }: Item): string | undefined {
  return typeof geste === 'string' ? geste : undefined;
}
