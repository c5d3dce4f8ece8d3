// The access patterns of CRAs, figures and the outbox.
import type { Answers } from '#bot/forms/field.ts';
import type { Table } from '#bot/ports.ts';
import { crasByDate, findCra } from '#bot/storage/cras.ts';
import { OUTBOX_SHARDS } from '#bot/storage/indexes.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { runOutbox, SWEEP_AFTER, sweepOutbox } from '#bot/storage/outbox.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { recordsOn, someCra } from '#test/support/records.ts';
import { patternsOf } from './pattern.ts';
import { followed, form, known, recorded, WHOLE } from './prepared.ts';

/** The second of a month: its figures and habits are there. */
const creation = (values: Answers) => async (table: Table) => {
  const records = await known(table);
  await recorded(records);
  const conversation = await form(records);
  const cra = someCra(records, values);
  const { auteur, id } = cra;
  return () => changeCra({ auteur, id, geste: 'creation', apply: () => cra, conversation }, records);
};

const edition = (values: Answers, more: Answers) => async (table: Table) => {
  const records = await known(table);
  const { auteur, id } = await recorded(records, values);
  const conversation = await form(records);
  const apply = (cra = someCra(records)) => ({ ...cra, values: { ...cra.values, ...more } });
  return () => changeCra({ auteur, id, geste: 'edition', apply, conversation }, records);
};

const history =
  (limit: number, days = 1) =>
  async (table: Table) => {
    const records = await known(table);
    for (let n = 0; n < limit; n += 1) await recorded(records, n % 3 === 0 ? WHOLE : {});
    return () =>
      crasByDate(records.acteur, { from: '2026-11-19', to: `2026-11-${String(18 + days)}`, limit }, records);
  };

const months = (count: number) => async (table: Table) => {
  const records = await known(table);
  for (let m = 1; m <= count; m += 1) {
    await recorded(records, { date: `2026-${String(m).padStart(2, '0')}-03` });
  }
  return () => sumMonths(records.acteur, { from: '2026-01', to: '2026-12' }, records);
};

const waiting = async (table: Table) => {
  const records = await known(table);
  records.pass(2 * SWEEP_AFTER);
  await sweepOutbox(records);
  const personne = `${records.acteur}.b`;
  await (await followed(records, personne))();
  await recorded(records, { personne });
  for (let shard = 0; shard < OUTBOX_SHARDS; shard += 1) {
    const { items } = await table.query({ ...rangeOf.outbox(shard, 99_999_999_999_999), limit: 500 });
    const item = items.find(({ auteur }) => auteur === records.acteur);
    if (item) return { records, item };
  }
  throw new Error('nothing waits');
};

export const cras = patternsOf([
  [
    'a CRA',
    'findCra',
    '`M#a` `C#id`, `N#id`',
    'a button about it',
    async (table) => {
      const records = await known(table);
      const { id } = await recorded(records, WHOLE);
      return () => findCra(records.acteur, id, records);
    },
  ],
  ['a page of six', 'crasByDate', '`M#a`, index `par-date`', '`/historique`', history(6)],
  [
    'a page of fifty',
    'crasByDate',
    '`M#a`, index `par-date`',
    '`/historique` with filters, up to six times',
    history(50),
  ],
  [
    'a CRA recorded',
    'changeCra',
    '`M#a` `C#`, `N#`, `S#`, `HEAD`, `D#`; `R#M#a` `T#`',
    '« Enregistrer »',
    creation({}),
  ],
  ['the same with notes', 'changeCra', 'the same', '« Enregistrer »', creation(WHOLE)],
  [
    'the same of a person',
    'changeCra',
    'the same; `O#`, index `file`',
    '« Enregistrer »',
    creation({ personne: 'b1' }),
  ],
  [
    'notes added',
    'changeCra',
    '`C#`, `N#`, `S#`, `HEAD`, `D#`',
    '« Notes »: nothing that is counted changes',
    edition({}, WHOLE),
  ],
  ['a duration changed', 'changeCra', 'the same; `T#`', '« Modifier »', edition({}, { duree: 60 })],
  [
    'a date moved to another month',
    'changeCra',
    'the same; `T#` twice',
    '« Modifier »',
    edition({}, { date: '2026-10-03' }),
  ],
  [
    'a CRA deleted',
    'changeCra',
    '`C#`, `N#`, `S#`, `HEAD`; `T#`',
    '« Supprimer »',
    async (table) => {
      const records = await known(table);
      const { auteur, id } = await recorded(records, WHOLE);
      return () => changeCra({ auteur, id, geste: 'suppression', apply: () => undefined }, records);
    },
  ],
  [
    'a CRA brought back',
    'restoreCra',
    'the same',
    '« Annuler la suppression »',
    async (table) => {
      const records = await known(table);
      const { auteur, id } = await recorded(records, WHOLE);
      await changeCra({ auteur, id, geste: 'suppression', apply: () => undefined }, records);
      return () => restoreCra({ auteur, id, geste: 'annulation' }, records);
    },
  ],
  ['figures of a month', 'sumMonths', '`R#M#a` `T#yyyy-mm`', '`/historique`', months(1)],
  ['figures of a year', 'sumMonths', '`R#M#a` `T#`', '`/historique 2026`', months(12)],
]);

export const outbox = patternsOf([
  [
    'what a CRA causes',
    'runOutbox',
    '`M#a` `C#`, `O#`; `B#b` `C#date#cra`; `X#a` `nn`',
    'the stream, seconds after',
    async (table) => {
      const { records, item } = await waiting(table);
      return () => runOutbox(item, records);
    },
  ],
  [
    'nothing left behind',
    'sweepOutbox',
    'index `file`, four shards',
    'every minute or so',
    async (table) => {
      const records = recordsOn(table);
      return () => sweepOutbox(records);
    },
  ],
  [
    'one left behind',
    'sweepOutbox',
    'index `file`, then as `runOutbox`',
    'when the stream lost it',
    async (table) => {
      const { records } = await waiting(table);
      records.pass(SWEEP_AFTER + 1);
      return () => sweepOutbox(records);
    },
  ],
]);
