// A draft outlives a deployment: what it said in words still known stays, the rest is asked.
import { expect, it } from 'vitest';
import type { Conversation } from '#bot/conversations/conversation.ts';
import { broughtUp } from '#bot/conversations/older.ts';
import { choice, duration, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';

const form = defineForm({
  id: 'essai',
  version: 2,
  titre: 'Essai',
  titreCourt: 'Essai',
  steps: {
    essentiel: {
      titre: 'Essentiel',
      fields: {
        duree: duration({ label: 'Durée', required: true, choices: [15, 30] }),
        motif: choice({ label: 'Motif', options: [{ code: 'oubli', label: 'Oubli' }] }),
        titre: text({ label: 'Titre', maxLength: 10 }),
      },
    },
  },
  firstScreen: ['duree', 'motif', 'titre'],
});

const draft: Conversation = {
  id: 'c1',
  acteur: 'mattermost.lea',
  form: { id: 'essai', version: 1 },
  values: { duree: 45, motif: 'code_retire', ancien: 'valeur', titre: 'Bienvenue' },
  raw: { 'duree.libre': '1h75', 'ancien.libre': 'x', titre: 'Bienvenue à tous' },
  reading: ['duree', 'ancien', 'titre'],
  touched: ['ancien', 'duree'],
  origin: 'formulaire',
  leftovers: [],
  said: true,
  createdAt: 0,
  expiresAt: 1,
  rev: 3,
};

it('known fields and codes stay, unknown ones go, what was typed is kept for the fields that exist', () => {
  expect(broughtUp(draft, form)).toEqual({
    ...draft,
    form: { id: 'essai', version: 2 },
    values: { duree: 45, titre: 'Bienvenue' },
    raw: { 'duree.libre': '1h75', titre: 'Bienvenue à tous' },
    reading: ['duree', 'titre'],
    touched: ['duree'],
  });
});

it('a draft of this version is left as it is', () => {
  const current = { ...draft, form: { id: 'essai', version: 2 } };
  expect(broughtUp(current, form)).toBe(current);
});
