// The access patterns of what remains to be done, and of the mornings when it is told.
import type { Table } from '#bot/ports.ts';
import { DUE_SHARDS } from '#bot/storage/indexes.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { closeMatin, dueMatins, matinAction, takeMatin } from '#bot/storage/matins.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { countDue, findTache, openTaches, tachesOfPersonne } from '#bot/storage/taches.ts';
import { eraseTaches } from '#bot/storage/taches-personne.ts';
import { type Records, someCra } from '#test/support/records.ts';
import { acteurOf, note, someTache } from '#test/support/taches.ts';
import { patternsOf } from './pattern.ts';
import { form, known, recorded } from './prepared.ts';

/** Somebody with this many things to do, each for a person. */
async function busy(table: Table, count: number): Promise<Records> {
  const records = await known(table);
  for (let n = 0; n < count; n += 1)
    await note(records, someTache(records, { personne: `b${n % 10}${records.acteur}` }));
  return records;
}

const QUOI = 'rappeler la CAF pour le quotient familial';
const MORNING = Date.parse('2026-11-20T07:30:00Z');

export const taches = patternsOf([
  [
    'something to do, noted',
    'changeTache',
    '`M#a` `T#id`, index `par-date`; `B#b` `T#a#id`; `DUE#n`; `M#a` `D#id`',
    '`/rappels`, « Enregistrer » of a reminder',
    async (table) => {
      const records = await busy(table, 1);
      const tache = someTache(records, { quoi: QUOI, le: '2026-11-24', personne: 'b1' });
      const conversation = await form(records);
      const change = {
        acteur: acteurOf(records),
        id: tache.id,
        geste: 'g',
        apply: () => tache,
        conversation,
      };
      return () => changeTache(change, records);
    },
  ],
  [
    'ticked',
    'changeTache',
    'the same, without `DUE#`',
    '« Fait »',
    async (table) => {
      const records = await busy(table, 1);
      const tache = someTache(records, { personne: 'b1' });
      await note(records, tache);
      const apply = () => ({ ...tache, fait: '2026-11-19' });
      return () => changeTache({ acteur: acteurOf(records), id: tache.id, geste: 'g', apply }, records);
    },
  ],
  [
    'one thing to do',
    'findTache',
    '`M#a` `T#id`',
    'a button about it; an activity saved that leaves something to do',
    async (table) => {
      const records = await busy(table, 1);
      const { taches: open } = await openTaches(records.acteur, { limit: 1 }, records);
      return () => findTache(records.acteur, open[0]?.id ?? '', records);
    },
  ],
  [
    'twenty things to do',
    'openTaches',
    '`M#a`, index `par-date` `T#`',
    '`/rappels`',
    async (table) => {
      const records = await busy(table, 20);
      return () => openTaches(records.acteur, { limit: 200 }, records);
    },
  ],
  [
    'what is to be done for one person, of twenty things',
    'tachesOfPersonne',
    'the same',
    'a sheet opened',
    async (table) => {
      const records = await busy(table, 20);
      return () => tachesOfPersonne(`b1${records.acteur}`, records.acteur, records);
    },
  ],
  [
    'a CRA recorded that leaves something to do',
    'changeCra',
    'as a CRA of a person; `T#`, `PROFIL`; `B#b` `T#a#id`; `DUE#n`',
    '« Enregistrer »',
    async (table) => {
      const records = await known(table);
      await recorded(records);
      const conversation = await form(records);
      const cra = someCra(records, { personne: 'b1', aFaire: `${QUOI} mardi` });
      const { auteur, id } = cra;
      return () => changeCra({ auteur, id, geste: 'creation', apply: () => cra, conversation }, records);
    },
  ],
  [
    'two things erased with their person',
    'eraseTaches',
    '`B#b` `T#`, then `M#a` `T#id`',
    'a person erased',
    async (table) => {
      const records = await busy(table, 20);
      return () => eraseTaches(`b1${records.acteur}`, records);
    },
  ],
]);

export const matins = patternsOf([
  [
    'no morning has come',
    'dueMatins',
    '`DUE#n`, four shards',
    'every quarter of an hour',
    async (table) => async () => {
      for (let shard = 0; shard < DUE_SHARDS; shard += 1) await dueMatins(shard, { at: 0 }, { table });
    },
  ],
  [
    'a morning told, of twenty things to do',
    'countDue`, `takeMatin`, `closeMatin',
    '`M#a` `PROFIL`, index `par-date` `T#`; `RAPPEL#date`; `DUE#n` twice',
    'half past eight, a person',
    async (table) => {
      const records = await busy(table, 20);
      const acteur = acteurOf(records);
      const action = matinAction(acteur, '2026-11-20', records.clock());
      if (!('put' in action)) throw new Error('no morning');
      return async () => {
        await table.get([keyOf.profil(acteur.id)]);
        await countDue(acteur.id, '2026-11-20', records);
        await takeMatin({ acteur: acteur.id, date: '2026-11-20' }, 'essai', records);
        await closeMatin(action.put, [matinAction(acteur, '2026-11-21', MORNING)], records);
      };
    },
  ],
]);
