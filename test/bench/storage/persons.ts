// The access patterns of persons: their sheets, the directory that finds them, their history.
import type { Table } from '#bot/ports.ts';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { runOutbox } from '#bot/storage/outbox.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import type { Records } from '#test/support/records.ts';
import { patternsOf } from './pattern.ts';
import { followed, known, recorded } from './prepared.ts';

/** Somebody who follows this many people. */
async function following(table: Table, count: number): Promise<Records> {
  const records = await known(table);
  for (let n = 0; n < count; n += 1) await (await followed(records, `${records.acteur}.b${n}`))();
  return records;
}

export const persons = patternsOf([
  [
    'a sheet created, or changed',
    'changeBeneficiaire',
    '`B#b` `ID`, `N`; `X#a` `nn`; `M#a` `D#id`',
    '« Enregistrer » of a sheet; an activity that creates somebody, without the form',
    async (table) => followed(await following(table, 100), 'b-nouveau'),
  ],
  [
    'a sheet',
    'findBeneficiaire',
    '`B#b` `ID`, `N`',
    'a sheet opened; an activity of somebody saved',
    async (table) => {
      const records = await following(table, 1);
      const [entree] = await readRepertoire(records.acteur, records);
      return () => findBeneficiaire(records.acteur, entree?.id ?? '', records);
    },
  ],
  [
    'the directory, 200 people',
    'readRepertoire',
    '`X#a`, sixteen shards',
    '`/beneficiaire`; a form that asks for somebody, opened; each look-up',
    async (table) => {
      const records = await following(table, 200);
      return () => readRepertoire(records.acteur, records);
    },
  ],
  [
    'a person’s history, ten activities',
    'crasOfPersonne',
    '`B#b` `C#`, then `M#a` `C#id`',
    'a sheet opened',
    async (table) => {
      const records = await known(table);
      const personne = `b${records.acteur}`;
      for (let n = 0; n < 10; n += 1) await recorded(records, { personne });
      const { items } = await table.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 50 });
      for (const item of items) await runOutbox(item, records);
      return () =>
        crasOfPersonne({ personne, acteur: records.acteur, voit: () => true, limit: 100 }, records);
    },
  ],
]);
