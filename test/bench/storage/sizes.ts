// How large each stored record is: as in a working day, and filled to the last character that its fields allow.
import { marshall } from '@aws-sdk/util-dynamodb';
import { entreeOf, packEntries } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { newActeur } from '#bot/domain/profil.ts';
import type { Answers, Fields } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Item, Table } from '#bot/ports.ts';
import { putActeur, putHead } from '#bot/storage/acteurs.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { putConversation } from '#bot/storage/conversations.ts';
import { craItems } from '#bot/storage/cras.ts';
import { nextHead } from '#bot/storage/habits.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { tacheActions } from '#bot/storage/save-tache.ts';
import { itemSize } from '#local/item-size.ts';
import { type Records, recordsOn, someConversation, someCra } from '#test/support/records.ts';
import { seeded } from '#test/support/seeded.ts';
import { someTache } from '#test/support/taches.ts';
import { readFile } from './fichiers.ts';
import { codes, put, type Sized } from './sized.ts';
import { figureSizes } from './sizes-figures.ts';

const TYPICAL: Answers = {
  materiel: ['telephone'],
  aFaire: 'rappeler vendredi',
  notes: 'A fini sa déclaration. '.repeat(8),
};

/** One row of the table each. */
export async function recordSizes(table: Table): Promise<readonly string[]> {
  const records = recordsOn(table);
  const rows = [
    await profil(records),
    head(records),
    ...(await cra(records)),
    await draft(records),
    ...(await figureSizes(records)),
    ...(await sheet(records)),
    ...(await tache(records)),
    await imported(records),
  ];
  const kept = await address(records);
  const all = [...rows, ...kept];
  return all.map(({ what, key, typical, largest }) => [what, key, size(typical), size(largest)].join(' | '));
}

function size(item: Item | undefined): string {
  if (!item) return '–';
  return itemSize(marshall(item, { removeUndefinedValues: true })).toLocaleString('en');
}

async function imported(records: Records): Promise<Sized> {
  await readFile(records, 500);
  const [typical] = await records.table.get([keyOf.import(records.acteur)]);
  return { what: 'import of a file', key: '`M#a` `IMPORT`', typical, largest: undefined };
}

async function profil(records: Records): Promise<Sized> {
  const quimper = { code: '29232', nom: 'Quimper (29)' };
  const acteur = newActeur({
    id: records.acteur,
    fuseau: 'Europe/Paris',
    emailScelle: await records.keyring.seal(records.acteur, 'prenom.nom@exemple.fr'),
  });
  const places = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: records.newId() + n,
      nom: 'é'.repeat(length),
      commune: quimper,
      favori: false,
      archive: false,
      creeLe: records.clock(),
    }));
  const employeurs = [{ nom: 'Association numérique du pays de Quimper', du: '2024-01-01' }];
  return {
    what: 'profile, with three places; with 200',
    key: '`M#a` `PROFIL`',
    typical: put(putActeur({ ...acteur, employeurs, lieux: places(3, 20) }, 1)),
    largest: put(putActeur({ ...acteur, employeurs, lieux: places(200, 80) }, 1)),
  };
}

/** Every option of every type chosen once, and twenty durations. */
function head(records: Records): Sized {
  const habits = (types: typeof typesCra, durees: number) => {
    let next: ReturnType<typeof nextHead> = { usage: {} };
    for (const type of types) {
      const fields = fieldsOf(type.form);
      const chosen = Object.fromEntries(
        ['thematiques', 'domaines', 'materiel'].map((name) => [name, codes(fields[name])]),
      );
      for (let n = 0; n < durees; n += 1) {
        const lieu = { type: 'lieu_activite', lieu: records.newId() };
        next = nextHead(next, undefined, {
          ...someCra(records, { ...chosen, duree: n + 1, lieu }),
          type: type.id,
        });
      }
    }
    return put(putHead(records.acteur, { usage: {}, rev: 0 }, next));
  };
  return {
    what: 'head: three types; all',
    key: '`M#a` `HEAD`',
    typical: habits(typesCra.slice(0, 3), 5),
    largest: habits(typesCra, 20),
  };
}

const ACCENTED = 'àâäçéèêëîïôöùûüÿœæñ';

/** Letters in no order: a text of one letter packs into nothing, which no text of a person does. */
function accented(length: number): string {
  const next = seeded(length);
  return Array.from({ length }, () => ACCENTED.charAt(Math.floor(next() * ACCENTED.length))).join('');
}

/** The longest answer that a field takes, each letter accented. */
function longest(fields: Fields): Answers {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (field.kind === 'text' || field.kind === 'longText') return [name, accented(field.maxLength)];
      if (field.kind === 'choices') return [name, field.options.map(({ code }) => code)];
      if (field.kind === 'counters')
        return [name, Object.fromEntries(field.options.map(({ code }) => [code, field.max]))];
      if (field.kind !== 'records') return [name, name === 'date' ? '2026-11-19' : undefined];
      const row = Object.entries(field.columns).map(([column, cell]) => [
        column,
        cell.kind === 'text' ? accented(cell.maxLength) : cell.options[0]?.code,
      ]);
      return [name, Array.from({ length: field.rows }, () => Object.fromEntries(row))];
    }),
  );
}

async function cra(records: Records): Promise<readonly Sized[]> {
  const stored = (values: Answers, type = 'individuel') =>
    craItems({ ...someCra(records, values), type, geste: records.newId(), rev: 1 }, records.keyring);
  const typical = await stored(TYPICAL);
  const filled = await Promise.all(typesCra.map((type) => stored(longest(fieldsOf(type.form)), type.id)));
  const [largest] = filled.toSorted((a, b) => JSON.stringify(b.cra).length - JSON.stringify(a.cra).length);
  const aside = {
    ...keyOf.supprime(records.acteur, records.newId()),
    entity: 'supprime',
    v: 1,
    geste: records.newId(),
    expire: 1_795_082_400,
  };
  return [
    { what: 'CRA', key: '`M#a` `C#id`', typical: typical.cra, largest: largest?.cra },
    { what: 'its notes, apart', key: '`M#a` `N#id`', typical: typical.notes, largest: largest?.notes },
    {
      what: 'a deleted CRA, for ten minutes',
      key: '`M#a` `S#id`',
      typical: { ...aside, ...typical },
      largest: { ...aside, ...largest },
    },
  ];
}

async function draft(records: Records): Promise<Sized> {
  const of = async (values: Answers) =>
    put(
      await putConversation(someConversation(records, { values: { ...values }, raw: {} }), records.keyring),
    );
  const filled = await Promise.all(typesCra.map((type) => of(longest(fieldsOf(type.form)))));
  const [largest] = filled.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return {
    what: 'unfinished form',
    key: '`M#a` `D#id`',
    typical: await of(someCra(records, TYPICAL).values),
    largest,
  };
}

/** A sheet and its notes as stored, and a shard of the directory: of two hundred people, and of five thousand, one in sixteen of each. */
async function sheet(records: Records): Promise<readonly Sized[]> {
  const typical = {
    prenom: 'Marie-Thérèse',
    nom: 'Kervella',
    naissance: '1952',
    telephone: '+33612345678',
    commune: { code: '29232', nom: 'Quimper (29)' },
    genre: 'feminin',
    situation: 'retraite',
    notes: 'Préfère le mardi. '.repeat(8),
  };
  const kept = async (values: Answers) => {
    const id = records.newId();
    const of = { id, proprietaire: records.acteur, version: 1, creeLe: 0, modifieLe: 0, rev: 0 };
    await changeBeneficiaire(
      { acteur: records.acteur, id, geste: id, apply: () => ({ ...of, values }) },
      records,
    );
    const read = await records.table.get([keyOf.fiche(id), keyOf.ficheNotes(id)]);
    return [keyOf.fiche(id), keyOf.ficheNotes(id)].map((key) => read.find(({ sk }) => sk === key.sk));
  };
  const [one, notes] = await kept(typical);
  const [largest, longestNotes] = await kept(longest(fieldsOf(beneficiaireForm)));
  const shard = async (count: number, values: Answers) => {
    const entries = Array.from({ length: count }, () =>
      entreeOf({ id: records.newId(), values }, '2026-11-19'),
    );
    const scelle = await records.keyring.seal(records.acteur, packEntries(entries));
    return { ...keyOf.repertoire(records.acteur, 0), entity: 'repertoire', v: 1, scelle, rev: 1 };
  };
  return [
    { what: 'sheet of a person', key: '`B#b` `ID`', typical: one, largest },
    { what: 'its notes, apart', key: '`B#b` `N`', typical: notes, largest: longestNotes },
    {
      what: 'shard of a directory: of 200 people; of 5,000',
      key: '`X#a` `nn`',
      typical: await shard(13, typical),
      largest: await shard(313, typical),
    },
  ];
}

/** A task, its link to whom it is for, and the morning that it brings. */
async function tache(records: Records): Promise<readonly Sized[]> {
  const acteur = { id: records.acteur, fuseau: 'Europe/Paris' };
  const stored = async (quoi: string) => {
    const of = someTache(records, { quoi, personne: records.newId(), cra: records.newId() });
    const after = { ...of, geste: records.newId() };
    return tacheActions({ item: undefined, before: undefined, after }, acteur, records);
  };
  const [typical = {}, link = {}, morning = {}] = await stored('rappeler la CAF pour le quotient familial');
  const [largest = {}] = await stored(accented(200));
  const alone = (what: string, key: string, action: object) => ({
    what,
    key,
    typical: put(action),
    largest: undefined,
  });
  return [
    { what: 'something to do', key: '`M#a` `T#id`', typical: put(typical), largest: put(largest) },
    alone('its link to a person', '`B#b` `T#a#id`', link),
    alone('a morning to consider', '`DUE#n` `quarter#a#date`', morning),
  ];
}

async function address(records: Records): Promise<readonly Sized[]> {
  await addressBook(records).remember(
    records.acteur,
    `https://chat.exemple.fr/hooks/commands/${'a'.repeat(26)}`,
  );
  const [typical] = await records.table.get([keyOf.adresse(records.acteur)]);
  const [cle] = await records.table.get([keyOf.dataKey(records.acteur)]);
  const passage = {
    ...keyOf.passage(records.newId(), { date: '2026-11-19', cra: records.newId() }),
    entity: 'passage',
    v: 1,
    auteur: records.acteur,
    cra: records.newId(),
    date: '2026-11-19',
  };
  return [
    { what: 'address of a command', key: '`M#a` `ADR`', typical, largest: undefined },
    { what: 'data key', key: '`M#a` `CLE`', typical: cle, largest: undefined },
    { what: 'entry of a person’s history', key: '`B#b` `C#date#cra`', typical: passage, largest: undefined },
  ];
}
