// What access patterns are tried on: somebody known, a form of theirs, a CRA recorded.
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { newActeur } from '#bot/domain/profil.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Table } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { type Records, recordsOn, someConversation, someCra } from '#test/support/records.ts';

const NOTES = 'A fini sa déclaration. Veut apprendre à joindre un document seule. '.repeat(4);
export const WHOLE: Answers = { notes: NOTES, materiel: ['telephone'] };

/** Somebody whose key and profile are there already. */
export async function known(table: Table): Promise<Records> {
  const records = recordsOn(table);
  const acteur = newActeur({
    id: records.acteur,
    fuseau: 'Europe/Paris',
    values: { role: 'mediateur', nom: 'Médiathèque', commune: { code: '29232', nom: 'Quimper' } },
    at: records.clock(),
  });
  await changeActeur({ id: records.acteur, apply: () => acteur }, records);
  await records.keyring.seal(records.acteur, '');
  return records;
}

/** A CRA recorded through its form, as the product does. */
export async function form(records: Records) {
  const conversation = someConversation(records, { said: false });
  await saveConversation(conversation, records);
  return { ...conversation, said: true, rev: 2, done: { id: 'c', answers: 'empreinte'.repeat(3) } };
}

export async function recorded(records: Records, values: Answers = {}) {
  const cra = someCra(records, values);
  const { auteur, id } = cra;
  await changeCra({ auteur, id, geste: records.gesture(), apply: () => cra }, records);
  return cra;
}

export const SOMEBODY = {
  prenom: 'Paul',
  nom: 'Kervella',
  naissance: '1952',
  telephone: '+33612345678',
  commune: { code: '29232', nom: 'Quimper (29)' },
  notes: 'préfère le mardi',
};

/** Somebody's sheet, about to be saved through its form. */
export async function followed(records: Records, id: string) {
  const sheet: Beneficiaire = {
    id,
    proprietaire: records.acteur,
    version: 1,
    values: SOMEBODY,
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  };
  const conversation = await form(records);
  const change = { acteur: records.acteur, id, geste: records.gesture(), apply: () => sheet, conversation };
  return () => changeBeneficiaire(change, records);
}
