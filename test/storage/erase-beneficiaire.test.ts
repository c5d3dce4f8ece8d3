// Erased: her identity goes at once, what was written of her elsewhere follows, figures stay; and nobody else can do it.
import { expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { findConversation, saveConversation } from '#bot/storage/conversations.ts';
import { findCra } from '#bot/storage/cras.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { acceptPartage, proposePartage, readPartages } from '#bot/storage/partages.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { expectFiguresOfCras } from '#test/support/kept.ts';
import { someWorld } from '#test/support/monde.ts';
import { type Records, recordsOn, someConversation, someCra } from '#test/support/records.ts';
import { note, someTache, wordsOf } from '#test/support/taches.ts';
import { type Atelier, atelier, ensuite, travaux } from '#test/support/travaux.ts';

const VALUES = { prenom: 'Paul', nom: 'Kervella', notes: 'le mardi' };
const ID = 'p1';

/** Ids are nobody else's, as those of the product are. */
function named(records: Records, values: Answers): Cra {
  const cra = someCra(records, values);
  return { ...cra, id: `${records.acteur.slice(-3)}${cra.id}` };
}

interface Followed {
  readonly lea: Records;
  readonly karim: Records;
  readonly shop: Atelier;
  readonly cras: readonly { readonly auteur: string; readonly id: string }[];
}

/** Paul, followed by Léa; two activities of hers and one of Karim's name him. */
async function followed(): Promise<Followed> {
  const table = memoryTable();
  const [lea, karim] = [recordsOn(table), recordsOn(table)];
  const sheet = {
    id: ID,
    proprietaire: lea.acteur,
    version: 1,
    values: VALUES,
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  };
  await changeBeneficiaire({ acteur: lea.acteur, id: ID, geste: 'g', apply: (now) => now ?? sheet }, lea);
  const cras = [];
  for (const records of [lea, lea, karim]) {
    const cra = named(records, {
      personne: ID,
      genre: 'masculin',
      commune: { code: '29232', nom: 'Quimper (29)' },
      notes: 'Kervella revient mardi',
      structureNom: 'CCAS de Quimper',
      tags: 'Carsat',
      demarches: [{ nom: 'carte grise de Paul', etat: 'finalisee' }],
      ressentiMot: 'soulagé',
      aFaire: 'rappeler Paul demain',
    });
    await changeCra(
      { auteur: records.acteur, id: cra.id, geste: cra.id, apply: (now) => now ?? cra },
      records,
    );
    await ensuite(records, records.acteur);
    cras.push({ auteur: records.acteur, id: cra.id });
  }
  const shop = atelier({
    ...lea,
    ...someWorld,
    ticketKeys: [{ id: 'k', secret: 's' }],
    communes: async () => () => ({ near: [] }),
  } as Deps);
  return { lea, karim, shop, cras };
}

it('the sheet, its notes and its entry are gone at once', async () => {
  const { lea } = await followed();
  expect(await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea)).toBe(true);
  expect(await findBeneficiaire(lea.acteur, ID, lea)).toBeUndefined();
  expect(await readRepertoire(lea.acteur, lea)).toEqual([]);
  expect(await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea)).toBe(false);
});

it('then every word written of him, whoever wrote it; what is counted stays, coarsened, and still counts one person', async () => {
  const { lea, karim, shop, cras } = await followed();
  await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea);
  await travaux(shop.deps, [lea.acteur, karim.acteur]);
  const kept = await Promise.all(cras.map(({ auteur, id }) => findCra(auteur, id, lea)));
  for (const cra of kept) {
    expect(cra?.values).toEqual({
      date: '2026-11-19',
      duree: 45,
      thematiques: ['email'],
      lieu: { type: 'lieu', lieu: 'p1' },
      genre: 'masculin',
      commune: { code: '29', nom: 'Département 29' },
      tags: 'Carsat',
      demarches: [{ nom: 'Démarche', etat: 'finalisee' }],
      personne: expect.stringMatching(/^efface\./),
    });
  }
  expect(new Set(kept.map((cra) => cra?.values.personne)).size).toBe(1);
  await expectFiguresOfCras(lea);
  expect(await shop.deps.files.read(`effaces/${ID}`)).toBeDefined();
});

it('and all that is kept under his id, drafts that name him and shares of him, once what was being saved has come', async () => {
  const { lea, karim, shop } = await followed();
  const draft = someConversation(lea, { values: { personne: ID } });
  await saveConversation(draft, lea);
  const side = { acteur: lea.acteur, sorte: 'personne', avec: karim.acteur, personne: ID } as const;
  await proposePartage(side, 'p', lea);
  await acceptPartage({ ...side, acteur: karim.acteur, avec: lea.acteur }, karim);
  await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea);
  const late = named(lea, { personne: ID, notes: 'écrit au même moment' });
  await changeCra({ auteur: lea.acteur, id: late.id, geste: 'tard', apply: (now) => now ?? late }, lea);
  await travaux(shop.deps, [lea.acteur, karim.acteur]);
  expect(await findConversation(lea.acteur, draft.id, lea)).toBeUndefined();
  expect(await readPartages(karim.acteur, karim)).toEqual([]);
  await ensuite(lea, lea.acteur);
  lea.pass(10 * 60 * 1000);
  await travaux(shop.deps, [lea.acteur, karim.acteur]);
  expect((await findCra(lea.acteur, late.id, lea))?.values).not.toHaveProperty('notes');
  expect((await lea.table.query({ pk: `B#${ID}`, limit: 10 })).items).toEqual([]);
});

it('and what was to be done for him, of an activity or not, whoever had to', async () => {
  const { lea, karim, shop } = await followed();
  for (const records of [lea, karim]) await note(records, someTache(records, { personne: ID }));
  await note(lea, someTache(lea));
  await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea);
  await travaux(shop.deps, [lea.acteur, karim.acteur]);
  expect(await wordsOf(lea)).toEqual(['rappeler la CAF']);
  expect(await wordsOf(karim)).toEqual([]);
});

it('nobody else can: the answer is that of an id that does not exist', async () => {
  const { lea, karim } = await followed();
  expect(await eraseBeneficiaire({ acteur: karim.acteur, id: ID }, karim)).toBe(false);
  expect(await eraseBeneficiaire({ acteur: karim.acteur, id: 'p-inconnu' }, karim)).toBe(false);
  expect((await findBeneficiaire(lea.acteur, ID, lea))?.values.nom).toBe('Kervella');
});

it('among others, she alone is gone: who was there, what was the workshop’s and what remains to be done for the other stay', async () => {
  const { lea, shop } = await followed();
  const quimper = { code: '29232', nom: 'Quimper (29)' };
  const room: Cra = {
    ...named(lea, {
      personnes: ['x1', ID, 'x2'],
      participants: 3,
      titre: 'Atelier du mardi',
      notes: 'Kervella',
    }),
    type: 'atelier',
    faits: { [ID]: { genre: 'masculin', commune: quimper }, x2: { genre: 'feminin', commune: quimper } },
  };
  const two: Cra = {
    ...named(lea, {
      personne: 'x1',
      deuxieme: ID,
      genre: 'feminin',
      commune: quimper,
      aFaire: 'rappeler demain',
      notes: 'Kervella',
    }),
    faits: { [ID]: { genre: 'masculin', commune: quimper } },
  };
  for (const cra of [room, two])
    await changeCra({ auteur: lea.acteur, id: cra.id, geste: cra.id, apply: (now) => now ?? cra }, lea);
  await ensuite(lea, lea.acteur);
  await eraseBeneficiaire({ acteur: lea.acteur, id: ID }, lea);
  await travaux(shop.deps, [lea.acteur]);
  await ensuite(lea, lea.acteur);
  await expectFiguresOfCras(lea);
  const left = await findCra(lea.acteur, room.id, lea);
  const { personnes, ...said } = left?.values ?? {};
  const remplacant = String((personnes as readonly string[])[1]);
  const departement = { code: '29', nom: 'Département 29' };
  expect(personnes).toEqual(['x1', expect.stringMatching(/^efface\./), 'x2']);
  expect(said).toMatchObject({ participants: 3, titre: 'Atelier du mardi' });
  expect(said).not.toHaveProperty('notes');
  expect(left?.faits).toEqual({
    [remplacant]: { genre: 'masculin', commune: departement },
    x2: { genre: 'feminin', commune: quimper },
  });
  const other = await findCra(lea.acteur, two.id, lea);
  expect(other?.values).toMatchObject({
    personne: 'x1',
    deuxieme: remplacant,
    commune: quimper,
    aFaire: 'rappeler demain',
  });
  expect(other?.values).not.toHaveProperty('notes');
  expect(other?.faits).toEqual({ [remplacant]: { genre: 'masculin', commune: departement } });
});
