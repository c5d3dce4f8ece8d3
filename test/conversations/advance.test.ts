// One submission: what is read, refused, asked further, kept.
import { describe, expect, it } from 'vitest';
import { advance, type Turn } from '#bot/conversations/advance.ts';
import type { Conversation } from '#bot/conversations/conversation.ts';
import { accueilForm } from '#bot/domain/profil.ts';
import type { CommuneMatch, FormContext } from '#bot/forms/context.ts';
import { commune, counters, duration, longText, number, place, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { context as someone } from '#test/support/answers.ts';

const saintDenis = [
  { code: '93066', nom: 'Saint-Denis (93)' },
  { code: '97411', nom: 'Saint-Denis (974)' },
];

function search(typed: string): CommuneMatch {
  if (typed === 'Saint-Denis') return { candidates: saintDenis };
  const found = saintDenis.find(({ code }) => code === typed);
  return found ? { found } : someone.communes(typed);
}

const context: FormContext = { ...someone, communes: search };

const form = defineForm({
  id: 'essai',
  version: 1,
  titre: 'Essai',
  titreCourt: 'Essai',
  steps: {
    essentiel: {
      titre: 'Essentiel',
      fields: {
        duree: duration({ label: 'Durée', required: true, choices: [30], missing: 'Quelle durée ?' }),
        lieu: place({ label: 'Lieu', types: [{ code: 'domicile', label: 'À domicile', asks: 'commune' }] }),
        nombre: number({ label: 'Nombre', min: 0, max: 99, required: true, missing: 'Combien ?' }),
        titre: text({ label: 'Titre', maxLength: 20 }),
      },
    },
    public: {
      titre: 'Public',
      fields: {
        genre: counters({ label: 'Genre', options: [{ code: 'f', label: 'Femmes' }], max: 99 }),
        ville: commune({ label: 'Ville' }),
        motif: text({
          label: 'Motif',
          maxLength: 20,
          required: true,
          when: (values) => values.titre === 'motivé',
        }),
        notes: longText({
          label: 'Notes',
          maxLength: 99,
          doubt: (said) => (said.includes('secret') ? 'Un secret ?' : undefined),
        }),
      },
    },
  },
  firstScreen: ['duree', 'lieu', 'nombre', 'titre'],
  rules: [
    {
      field: 'genre',
      message: 'La somme dépasse le total.',
      holds: ({ genre, nombre }) => (genre?.f ?? 0) <= (nombre ?? 0),
    },
  ],
});

function begun(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    acteur: 'mattermost.lea',
    form: { id: form.id, version: form.version },
    values: {},
    raw: {},
    reading: [...form.firstScreen],
    touched: [],
    origin: 'formulaire',
    leftovers: [],
    said: false,
    createdAt: 0,
    expiresAt: 1,
    rev: 1,
    ...change,
  };
}

/** One more submission of the screen with these names. */
function send(conversation: Conversation, raw: RawAnswers, shown = Object.keys(raw)): Turn {
  return advance({ form, conversation, shown, raw }, context);
}

const FIRST = form.firstScreen;
const good = { duree: '30', nombre: '8' };

describe('a turn', () => {
  it('is complete where all that is required is there', () => {
    expect(send(begun(), good, [...FIRST])).toMatchObject({
      kind: 'complete',
      values: { duree: 30, nombre: 8 },
      conversation: { raw: {}, said: true, touched: FIRST },
    });
  });

  it('keeps the good answers beside the refused ones, which stay as they were typed', () => {
    const turn = send(begun(), { duree: '30', nombre: 'huit', titre: 'Café' }, [...FIRST]);
    expect(turn).toMatchObject({
      kind: 'invalid',
      errors: { nombre: 'Écrivez un nombre entier, par exemple 8.' },
      conversation: { values: { duree: 30, titre: 'Café' }, raw: { nombre: 'huit' } },
    });
  });

  it('names the fields in one sentence, three at most: clients do not scroll to the field in error', () => {
    const turn = send(begun(), { duree: 'x', nombre: 'x', titre: 'x'.repeat(21), lieu: 'x' }, [...FIRST]);
    if (turn.kind !== 'invalid') throw new Error(turn.kind);
    expect(Object.keys(turn.errors)).toHaveLength(4);
    expect(turn.error).toMatch(/^Durée : .* Lieu : .* Nombre : /);
    expect(turn.error).not.toContain('Titre');
  });

  it('asks a missing required field that the screen did not show, on a screen of its own', () => {
    const turn = send(begun(), { titre: 'Café' }, ['titre']);
    expect(turn).toMatchObject({ kind: 'next', conversation: { reading: ['duree', 'nombre'], raw: {} } });
    expect(turn.kind === 'next' && Object.keys(turn.ask)).toEqual(['duree', 'nombre']);
    expect(send(turn.conversation, good)).toMatchObject({
      kind: 'complete',
      values: { titre: 'Café', duree: 30, nombre: 8 },
    });
  });

  it('requires a field only where it is asked', () => {
    expect(send(begun(), { ...good, titre: 'Café' }).kind).toBe('complete');
    const turn = send(begun(), { ...good, titre: 'motivé' });
    expect(turn.kind === 'next' && Object.keys(turn.ask)).toEqual(['motif']);
  });

  it('empties what was emptied, and only on the screen that showed it', () => {
    const kept = { values: { duree: 30, nombre: 8, titre: 'Café', notes: 'a' } };
    expect(send(begun(kept), good, [...FIRST])).toMatchObject({
      kind: 'complete',
      values: { duree: 30, nombre: 8, notes: 'a' },
    });
    expect(send(begun(kept), good, [...FIRST]).conversation.values).not.toHaveProperty('titre');
    expect(send(begun(kept), {}, ['titre']).kind).toBe('complete');
  });

  it('holds its rules across screens', () => {
    const turn = send(begun({ values: { genre: { f: 5 } } }), { ...good, nombre: '3' }, [...FIRST]);
    expect(turn).toMatchObject({
      kind: 'invalid',
      errors: { genre: 'La somme dépasse le total.' },
      error: 'Genre : La somme dépasse le total.',
    });
  });
});

describe('a further question', () => {
  it('« Autre durée » is asked, refused beside its box, then read with the rest of the screen', () => {
    const asked = send(begun(), { ...good, duree: 'autre', titre: 'Café' }, [...FIRST]);
    expect(asked.kind === 'next' && Object.keys(asked.ask)).toEqual(['duree.libre']);
    const refused = send(asked.conversation, { 'duree.libre': '25h' });
    expect(refused).toMatchObject({ kind: 'invalid', error: expect.stringMatching(/^Durée : /) });
    expect(refused.kind === 'invalid' && Object.keys(refused.errors)).toEqual(['duree.libre']);
    expect(send(refused.conversation, { 'duree.libre': '1h45' })).toMatchObject({
      kind: 'complete',
      values: { duree: 105, nombre: 8, titre: 'Café' },
      conversation: { touched: FIRST },
    });
  });

  it('a commune is asked, then which of the same name', () => {
    const asked = send(begun(), { ...good, lieu: 'domicile' }, [...FIRST]);
    const which = send(asked.conversation, { 'lieu.commune': 'Saint-Denis' });
    expect(which.kind === 'next' && which.ask['lieu.commune']?.kind).toBe('choice');
    expect(send(which.conversation, { 'lieu.commune': 'insee-97411' })).toMatchObject({
      kind: 'complete',
      values: { lieu: { type: 'domicile', commune: saintDenis[1] } },
    });
  });

  it('that is left empty is asked again, with what to answer', () => {
    const asked = send(begun(), { ...good, duree: 'autre' }, [...FIRST]);
    expect(send(asked.conversation, {}, ['duree.libre'])).toMatchObject({
      kind: 'invalid',
      errors: { 'duree.libre': 'Indiquez la durée, par exemple 1h45.' },
    });
  });

  it('several are asked at once, and all are read', () => {
    const names = [...FIRST, 'ville', 'notes'];
    const first = { ...good, duree: 'autre', lieu: 'domicile', ville: 'Saint-Denis', notes: 'un secret' };
    const asked = send(begun(), first, names);
    if (asked.kind !== 'next') throw new Error(asked.kind);
    expect(Object.keys(asked.ask)).toEqual(['duree.libre', 'lieu.commune', 'ville.choix', 'notes.doute']);
    const said = {
      'duree.libre': '1h45',
      'lieu.commune': 'Quimper',
      'ville.choix': 'insee-93066',
      'notes.doute': 'garder',
    };
    expect(send(asked.conversation, said)).toMatchObject({
      kind: 'complete',
      values: {
        duree: 105,
        lieu: { type: 'domicile', commune: { nom: 'Quimper' } },
        nombre: 8,
        ville: saintDenis[0],
        notes: 'un secret',
      },
    });
  });

  it('is forgotten where its field was answered otherwise since', () => {
    const asked = send(begun(), { ...good, duree: 'autre' }, [...FIRST]);
    const refused = send(asked.conversation, { 'duree.libre': '25h' });
    expect(send(refused.conversation, good, [...FIRST])).toMatchObject({
      kind: 'complete',
      values: { duree: 30 },
    });
    const again = send(refused.conversation, { ...good, duree: 'autre' }, [...FIRST]);
    expect(again).toMatchObject({ kind: 'next', conversation: { raw: { duree: 'autre' } } });
    expect(again.conversation.raw).not.toHaveProperty(['duree.libre']);
  });

  it('comes before the rules that speak of its field', () => {
    const conversation = {
      ...begun(),
      form: { id: accueilForm.id, version: 1 },
      reading: [...accueilForm.firstScreen],
    };
    const raw = { role: 'mediateur', nom: 'Mairie', commune: 'Saint-Denis' };
    const turn = advance({ form: accueilForm, conversation, shown: accueilForm.firstScreen, raw }, context);
    expect(turn.kind === 'next' && Object.keys(turn.ask)).toEqual(['commune.choix']);
    const chosen = advance(
      {
        form: accueilForm,
        conversation: turn.conversation,
        shown: ['commune.choix'],
        raw: { 'commune.choix': 'insee-97411' },
      },
      context,
    );
    expect(chosen).toMatchObject({ kind: 'complete', values: { nom: 'Mairie', commune: saintDenis[1] } });
  });
});
