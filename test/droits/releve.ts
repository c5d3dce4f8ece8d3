// All that is asked of the store and of the keys, in order, with nothing in it that chance makes: what two refusals must have in common.
import type { Condition, Item, Key, Keyring, Table, WriteAction } from '#bot/ports.ts';

/** What was asked since it was last taken. */
export interface Releve {
  readonly appels: readonly string[];
  /** Records asked to be written, whether the write was then accepted or not. */
  readonly ecrits: readonly Item[];
  /** Records asked to be removed. */
  readonly supprimes: readonly Key[];
  /** What was sealed: what is kept, and may be shown or sent later. */
  readonly scelles: readonly string[];
}

export interface Recorder {
  readonly table: Table;
  readonly keyring: Keyring;
  /** Gives it, and begins again. */
  take(): Releve;
}

export function recorded(on: { readonly table: Table; readonly keyring: Keyring }): Recorder {
  const appels: string[] = [];
  const ecrits: Item[] = [];
  const supprimes: Key[] = [];
  const scelles: string[] = [];
  return {
    table: {
      get: (keys) => {
        appels.push(`get ${keys.map(sayKey).join(', ')}`);
        return on.table.get(keys);
      },
      query: (range) => {
        appels.push(`query ${JSON.stringify(range)}`);
        return on.table.query(range);
      },
      write: (actions, token) => {
        appels.push(`write ${actions.map(sayAction).join(', ')}`);
        for (const action of actions) {
          if ('put' in action) ecrits.push(action.put);
          if ('delete' in action) supprimes.push(action.delete);
        }
        return on.table.write(actions, token);
      },
    },
    keyring: {
      seal: (owner, text) => {
        appels.push(`seal ${owner}`);
        scelles.push(text);
        return on.keyring.seal(owner, text);
      },
      open: (sealed) => {
        appels.push('open');
        return on.keyring.open(sealed);
      },
    },
    take: () => ({
      appels: appels.splice(0),
      ecrits: ecrits.splice(0),
      supprimes: supprimes.splice(0),
      scelles: scelles.splice(0),
    }),
  };
}

const sayKey = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The attributes of what is put, without what they hold: sealed texts are never twice the same. */
function sayAction(action: WriteAction): string {
  if ('put' in action)
    return `put ${sayKey(action.put)} (${Object.keys(action.put).toSorted().join(' ')})${sayCondition(action.when)}`;
  if ('delete' in action) return `delete ${sayKey(action.delete)}${sayCondition(action.when)}`;
  return `check ${sayKey(action.check)}${sayCondition(action.when)}`;
}

const sayCondition = (when: Condition | undefined): string => (when ? ` when ${JSON.stringify(when)}` : '');
