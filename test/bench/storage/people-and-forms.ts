// The access patterns of people, teams, forms and addresses.
import { newActeur } from '#bot/domain/profil.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import {
  dropConversation,
  findConversation,
  saveConversation,
  unfinishedConversations,
} from '#bot/storage/conversations.ts';
import { findEquipe, putEquipe } from '#bot/storage/equipes.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { someConversation } from '#test/support/records.ts';
import { patternsOf } from './pattern.ts';
import { form, known, recorded } from './prepared.ts';

export const people = patternsOf([
  [
    'who asks, and habits',
    'findActeur',
    '`M#a` `PROFIL`, `HEAD`',
    'every request',
    async (table) => {
      const records = await known(table);
      await recorded(records);
      return () => findActeur(records.acteur, records);
    },
  ],
  [
    'a profile changed by its form',
    'changeActeur',
    '`M#a` `PROFIL`, `D#`; `DUE#n` where mornings change',
    '`/profil`, `/lieux`, first use',
    async (table) => {
      const records = await known(table);
      const conversation = await form(records);
      const apply = (acteur = newActeur({ id: records.acteur, fuseau: '' })) => ({
        ...acteur,
        fuseau: 'Indian/Reunion',
      });
      return () => changeActeur({ id: records.acteur, apply, conversation }, records);
    },
  ],
  [
    'a data key',
    'keyring',
    '`M#a` `CLE`',
    'the first text sealed or opened in five minutes, by process',
    async (table) => {
      const records = await known(table);
      return () => table.get([keyOf.dataKey(records.acteur)]);
    },
  ],
  [
    'a team, ten stays',
    'findEquipe',
    '`E#e` `U#`',
    'seed; figures of a team',
    async (table) => {
      const membres = Array.from({ length: 10 }, (_, n) => ({
        acteur: `mattermost.${n}`,
        role: 'mediateur' as const,
        du: '2025-01-01',
      }));
      await table.write(putEquipe({ id: 'e1', nom: 'Quimper', membres }));
      return () => findEquipe('e1', { table });
    },
  ],
]);

export const forms = patternsOf([
  [
    'a form opened',
    'saveConversation',
    '`M#a` `D#id`',
    'before its screen is shown',
    async (table) => {
      const records = await known(table);
      const conversation = someConversation(records, {
        said: false,
        values: { date: '2026-11-19' },
        raw: {},
      });
      return () => saveConversation(conversation, records);
    },
  ],
  [
    'a form that holds something said',
    'saveConversation',
    '`M#a` `D#id`, index `par-date`',
    'words after the command; a screen refused or followed by another',
    async (table) => {
      const records = await known(table);
      return () => saveConversation(someConversation(records), records);
    },
  ],
  [
    'a form',
    'findConversation',
    '`M#a` `D#id`',
    'every submission; every button that opens one',
    async (table) => {
      const records = await known(table);
      const conversation = someConversation(records);
      await saveConversation(conversation, records);
      return () => findConversation(records.acteur, conversation.id, records);
    },
  ],
  [
    'unfinished forms, two',
    'unfinishedConversations',
    '`M#a`, index `par-date` `D#`',
    '`/cra`',
    async (table) => {
      const records = await known(table);
      for (let n = 0; n < 2; n += 1) await saveConversation(someConversation(records), records);
      return () => unfinishedConversations(records.acteur, records);
    },
  ],
  [
    'a form thrown away',
    'dropConversation',
    '`M#a` `D#id`',
    '« Jeter »',
    async (table) => {
      const records = await known(table);
      const conversation = someConversation(records);
      await saveConversation(conversation, records);
      return () => dropConversation(records.acteur, conversation.id, records);
    },
  ],
  [
    'an address kept',
    'addressBook.remember',
    '`M#a` `ADR`',
    'a command, where the bot may not post ephemerals',
    async (table) => {
      const records = await known(table);
      return () => addressBook(records).remember(records.acteur, 'https://chat.exemple.fr/hooks/commands/ab');
    },
  ],
  [
    'an address used',
    'addressBook.take',
    '`M#a` `ADR`',
    'an answer, there too',
    async (table) => {
      const records = await known(table);
      await addressBook(records).remember(records.acteur, 'https://chat.exemple.fr/hooks/commands/ab');
      return () => addressBook(records).take(records.acteur);
    },
  ],
]);
