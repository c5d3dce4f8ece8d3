// The last addresses that somebody sent a sheet to, sealed: offered again, so that an address is typed once.
import * as z from 'zod';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { parseRecord } from './record.ts';

const KEPT = 8;

const schema = z.object({ scelle: z.string(), rev: z.number() });
const addresses = z.array(z.string());

type DestDeps = Pick<Deps, 'table' | 'keyring'>;

async function read(acteur: string, { table, keyring }: DestDeps) {
  const [item] = await table.get([keyOf.destinataires(acteur)]);
  if (!item) return { known: [], rev: 0 };
  const { scelle, rev } = parseRecord('destinataires', schema, item);
  return { known: addresses.parse(JSON.parse(await keyring.open(scelle))), rev };
}

/** The last first. */
export async function recentDestinataires(acteur: string, deps: DestDeps): Promise<readonly string[]> {
  return (await read(acteur, deps)).known;
}

/** The action that puts an address first. */
export async function rememberDestinataire(
  acteur: string,
  adresse: string,
  deps: DestDeps,
): Promise<WriteAction> {
  const { known, rev } = await read(acteur, deps);
  const next = [adresse, ...known.filter((one) => one !== adresse)].slice(0, KEPT);
  const scelle = await deps.keyring.seal(acteur, JSON.stringify(next));
  return {
    put: { ...keyOf.destinataires(acteur), entity: 'destinataires', v: 1, scelle, rev: rev + 1 },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}
