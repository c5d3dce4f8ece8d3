// The access patterns of files of people: imported, exported, given to the person herself.
import type { LigneDePlan } from '#bot/domain/beneficiaire/import.ts';
import type { Table } from '#bot/ports.ts';
import { readDossier } from '#bot/storage/dossier.ts';
import { exportedSheets, peopleOf } from '#bot/storage/export.ts';
import { inOrder, writeSome } from '#bot/storage/import-ecriture.ts';
import { acceptImport, changeImport, findImport, startImport } from '#bot/storage/imports.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { runOutbox } from '#bot/storage/outbox.ts';
import { personnePour } from '#bot/storage/vues.ts';
import type { Records } from '#test/support/records.ts';
import { patternsOf } from './pattern.ts';
import { followed, known, recorded, SOMEBODY } from './prepared.ts';

const dropped = ({ acteur }: Records) => ({
  acteur,
  lien: 'l'.repeat(26),
  depot: 'd'.repeat(26),
  parties: 1,
  extension: '.xlsx',
});

/** A file that was read, of so many new people. */
export async function readFile(records: Records, total: number) {
  await startImport(dropped(records), records);
  const comptes = { nouvelles: total, doubles: 0, completables: 0, refusees: 0, incompletes: 0, douteux: 0 };
  const current = await findImport(records.acteur, records);
  if (!current) throw new Error('no import');
  const plan = 'p'.repeat(26);
  await changeImport(current, { apply: (now) => ({ ...now, etat: 'lu', plan, total, comptes }) }, records);
  return current;
}

const CHOIX = { nouvelles: true, doubles: 'completer', douteux: false } as const;

const writing = (values: LigneDePlan['values']) => async (table: Table) => {
  const records = await known(table);
  const current = await readFile(records, 500);
  await acceptImport(current, CHOIX, records);
  const lot = Array.from({ length: 500 }, (_, rang) => ({ rang, values }));
  return () => writeSome(current, { from: 0, lignes: inOrder(current, lot) }, records);
};

const { notes: _notes, ...WITHOUT_NOTES } = SOMEBODY;

export const fichiers = patternsOf([
  [
    'a file of people dropped',
    'startImport',
    '`M#a` `IMPORT`, `J#id`',
    'the last part of it has come',
    async (table) => {
      const records = await known(table);
      return () => startImport(dropped(records), records);
    },
  ],
  [
    'where an import stands',
    'findImport',
    '`M#a` `IMPORT`',
    'every second on its page; `/beneficiaire importer`',
    async (table) => {
      const records = await known(table);
      await readFile(records, 500);
      return () => findImport(records.acteur, records);
    },
  ],
  [
    'an import agreed to',
    'acceptImport',
    '`M#a` `IMPORT`, `J#id`',
    '« Ajouter »',
    async (table) => {
      const records = await known(table);
      const current = await readFile(records, 500);
      return () => acceptImport(current, CHOIX, records);
    },
  ],
  [
    '95 people of a file',
    'writeSome',
    '`B#b` `ID`; `X#a` `nn`; `M#a` `IMPORT`',
    'fifty times for 5,000 people',
    writing(WITHOUT_NOTES),
  ],
  [
    '48 people of a file, with notes',
    'writeSome',
    'the same; `B#b` `N`',
    'a hundred times for 5,000 people',
    writing(SOMEBODY),
  ],
  [
    'a hundred people for a file',
    'exportedSheets',
    '`X#a`; `B#b` `ID`, `N`',
    '`/beneficiaire exporter`',
    async (table) => {
      const records = await known(table);
      for (let n = 0; n < 100; n += 1) await (await followed(records, `${records.acteur}.e${n}`))();
      return async () => {
        const people = await peopleOf(records.acteur, records);
        for await (const _sheet of exportedSheets(records.acteur, people, records));
      };
    },
  ],
  [
    'all that is kept of a person, ten activities',
    'readDossier',
    '`B#b` `C#`, `T#`, `V#`; `M#a` `C#id`, `N#id`, `P#`; `L#a#yyyy-mm` fifteen times',
    '« Tout lui remettre »',
    async (table) => {
      const records = await known(table);
      const personne = `${records.acteur}.r`;
      await (await followed(records, personne))();
      for (let n = 0; n < 10; n += 1) await recorded(records, { personne, notes: SOMEBODY.notes });
      const { items } = await table.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 50 });
      for (const item of items) await runOutbox(item, records);
      await logAcces(records.acteur, { quoi: 'fiche', qui: records.acteur, personne }, records);
      const { acteur } = records;
      const vue = await personnePour({ acte: 'droits', personne, acteur, today: '2026-11-19' }, records);
      return () => readDossier(vue, records);
    },
  ],
]);
