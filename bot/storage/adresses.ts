// The last address where each person's command may still be answered, sealed, with its uses counted.
import * as z from 'zod';
import type { AddressBook, Deps } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** What Mattermost grants: 30 minutes and 5 uses. */
export const ADDRESS_LIFE = 30 * 60 * 1000;
const USES = 5;

const schema = z.object({ sealed: z.string(), uses: z.number(), until: z.number(), rev: z.string() });

type AddressDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId' | 'pause'>;

export function addressBook(deps: AddressDeps): AddressBook {
  return {
    remember: async (acteur, address) => {
      const until = deps.clock() + ADDRESS_LIFE;
      const sealed = await deps.keyring.seal(acteur, address);
      const record = { entity: 'adresse', v: 1, sealed, uses: USES, until, rev: deps.newId() };
      await deps.table.write([{ put: { ...keyOf.adresse(acteur), ...record, ...expireAt(until) } }]);
    },
    take: (acteur) => withRetry(() => take(acteur, deps), deps),
  };
}

/** Takes one use; undefined when there is none left. Whose answer was lost may take another: a use less is no harm. */
async function take(acteur: string, deps: AddressDeps): Promise<string | undefined> {
  const [item] = await deps.table.get([keyOf.adresse(acteur)]);
  if (!item) return undefined;
  const { sealed, uses, until, rev } = parseRecord('adresse', schema, item);
  if (uses <= 0 || until <= deps.clock()) return undefined;
  const when = { is: 'equal', attributes: { rev, uses } } as const;
  await deps.table.write([{ put: { ...item, uses: uses - 1 }, when }]);
  return deps.keyring.open(sealed);
}
