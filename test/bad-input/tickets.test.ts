// Tickets forged, altered, expired, of another person, of another use, under keys that come and go: a polite refusal, and nothing changes.
import { describe, expect, it } from 'vitest';
import { signTicket, type Ticket, type TicketKey } from '#bot/conversations/ticket.ts';
import { memoryTable } from '#local/memory-table.ts';
import { TYPED } from './forms.ts';
import { expectSentence, expectSilentLogs } from './sentences.ts';
import { ACTEUR, KEYS, knownStage, leastOf, NOW, openStage, type Stage } from './stage.ts';

const DAY = 24 * 60 * 60 * 1000;
const KARIM = 'k38c583sk3dr9dj7ucq3y9czfw';
const [FIRST, SECOND] = KEYS;

function payloadOf(token: string): Ticket {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Ticket;
}

/** The same ticket, its words changed under the old signature. */
function altered(token: string, change: Partial<Ticket>): string {
  const [id, , signature] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...payloadOf(token), ...change })).toString('base64url');
  return `${id}.${payload}.${signature}`;
}

const made = (more: Partial<Ticket>, key: TicketKey = FIRST): string =>
  signTicket({ u: ACTEUR, a: 'formulaire', d: { c: 'x', f: ['date'] }, n: 'n', e: NOW + DAY, ...more }, [
    key,
  ]);

const STRANGER = { id: 'inconnue', secret: 'i'.repeat(40) };

const FORGED: Readonly<Record<string, (token: string) => string>> = {
  empty: () => '',
  'a word': () => TYPED,
  'without a signature': (token) => token.split('.').slice(0, 2).join('.'),
  'with another signature': (token) => `${token.slice(0, -3)}abc`,
  'signed by an unknown key': () => made({}, STRANGER),
  'signed by an unknown key that takes a known name': () => made({}, { ...STRANGER, id: FIRST.id }),
  'with a fourth part': (token) => `${token}.${token}`,
  'for somebody else, under the old signature': (token) => altered(token, { u: `mattermost.${KARIM}` }),
  'with a longer life, under the old signature': (token) => altered(token, { e: NOW + 900 * DAY }),
  'with more fields, under the old signature': (token) => altered(token, { d: { c: 'x', f: ['notes'] } }),
  'in another alphabet': (token) => token.replaceAll('-', '+').replaceAll('_', '/').replace('.', '%2E'),
  'of the allowed length, all dots': () => '.'.repeat(9_000),
  'too long to be one': (token) => token + 'x'.repeat(5_000),
  'cut by a mark of another writing': (token) => `${token}\u200b`,
};

/** A dialog sent under this ticket is refused, in words, and saves nothing. */
async function expectRefused(stage: Stage, state: string, more: object = {}): Promise<string> {
  const dialog = await stage.open('/cra individuel');
  const { error } = await stage.submit({ ...dialog, state }, leastOf(dialog), more);
  expectSentence(error);
  expect(error).toMatch(/^Cette action|^Ce formulaire/);
  expect(await stage.cras()).toEqual([]);
  expectSilentLogs(stage, [TYPED, ...(state.length > 20 ? [state] : [])]);
  return error ?? '';
}

describe('a forged ticket', () => {
  it.each(Object.entries(FORGED))('%s sends no dialog', async (_what, forge) => {
    const stage = await knownStage();
    await expectRefused(stage, forge((await stage.open('/cra individuel')).state));
  });

  it.each(Object.entries(FORGED))('%s presses no button', async (_what, forge) => {
    const stage = await knownStage();
    const button = (await stage.command('/cra')).attachments?.[0]?.actions[0];
    const token = forge(button?.integration.context.ticket ?? '');
    expect(await stage.press(token)).toEqual({});
    expectSentence(stage.told.at(-1)?.text);
    expect(stage.told.at(-1)?.text).toMatch(/^Cette action/);
    expect(stage.dialogs).toEqual([]);
  });

  it('too large for any request is refused before it is looked at', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const { error } = await stage.submit({ ...dialog, state: dialog.state.repeat(100) }, leastOf(dialog));
    expectSentence(error);
    expect(await stage.cras()).toEqual([]);
  });
});

describe('a ticket', () => {
  it('is refused to anybody but whom it was made for', async () => {
    const stage = await knownStage();
    const { state } = await stage.open('/cra individuel');
    const said = await expectRefused(stage, state, { user_id: KARIM });
    expect(said).toBe('Cette action appartient à une autre personne.');
  });

  it('is refused once it has expired, and says what to do', async () => {
    const stage = await knownStage();
    const { state } = await stage.open('/cra individuel');
    stage.later(DAY - 1);
    const dialog = await stage.open('/cra individuel');
    stage.later(1);
    expect(await expectRefused(stage, state)).toBe('Cette action a expiré. Recommencez par la commande.');
    expect(await stage.submit(dialog, leastOf(dialog))).toEqual({});
  });

  it.each([
    ['a button’s', { a: 'cra.ouvrir', d: { type: 'individuel', words: '' } }],
    ['of an action that is no more', { a: 'constructor', d: {} }],
    ['of a form that is no more', { d: { c: 'inconnu', f: ['date'] } }],
  ])('%s sends no dialog', async (_what, more) => {
    await expectRefused(await knownStage(), made(more));
  });

  it.each([
    ['a dialog’s', {}],
    ['of an action that is no more', { a: 'toString', d: {} }],
    ['of an action that is no more', { a: 'cra.ancienne', d: {} }],
  ])('%s presses no button', async (_what, more) => {
    const stage = await knownStage();
    expect(await stage.press(made(more))).toEqual({});
    expect(stage.told.at(-1)?.text).toBe('Cette action n’existe plus. Recommencez par la commande.');
  });

  it('signed by us with data that are missing is a defect that shows nothing of itself', async () => {
    const stage = await knownStage();
    expect(await stage.press(made({ a: 'cra.copier', d: {} }))).toEqual({});
    expectSentence(stage.told.at(-1)?.text);
    expect(stage.told.at(-1)?.text).toMatch(/réf\. /);
    expect(JSON.stringify(stage.logs)).not.toContain('cra.copier');
  });

  it.each(['constructor', 'toString', '__proto__', '', TYPED])(
    'of a menu takes none but its own choices: « %s » is refused',
    async (choice) => {
      const stage = await knownStage();
      const dialog = await stage.open('/cra individuel');
      await stage.submit(dialog, leastOf(dialog));
      const menu = (await stage.command('/historique')).attachments?.[0]?.actions.at(-1);
      await stage.press(menu?.integration.context.ticket ?? '', choice);
      expect(stage.told.at(-1)?.text).toBe('Choisissez une action dans la liste « Plus ».');
      expect(await stage.cras()).toHaveLength(1);
    },
  );
});

describe('keys that rotate', () => {
  it('the one before is still accepted, and the one removed no more', async () => {
    const table = memoryTable();
    const before = await knownStage({ table, keys: [SECOND] });
    const dialog = await before.open('/cra individuel');
    const removed = openStage({ table, keys: [FIRST] });
    const { error } = await removed.submit(dialog, leastOf(dialog));
    expect(error).toBe('Cette action n’est pas reconnue. Recommencez par la commande.');
    const rotating = openStage({ table, keys: [FIRST, SECOND] });
    expect((await rotating.open('/cra individuel')).state.startsWith(`${FIRST.id}.`)).toBe(true);
    expect(await rotating.submit(dialog, leastOf(dialog))).toEqual({});
    expect(await before.cras()).toHaveLength(1);
  });
});

describe('what a ticket covers', () => {
  it('may be a screen of an older form: the fields that are no more are not read, the others are', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const { d } = payloadOf(dialog.state);
    const f = [...(d.f ?? []), 'ancien', 'constructor', '__proto__', 'ancien.partie'];
    const answers = { ...leastOf(dialog), ancien: TYPED, constructor: TYPED, ancien__partie: TYPED };
    expect(await stage.submit({ ...dialog, state: made({ d: { ...d, f } }) }, answers)).toEqual({});
    expect(Object.keys((await stage.cras())[0]?.values ?? {})).not.toContain('ancien');
    expectSilentLogs(stage, [TYPED]);
  });

  it('is read alone: fields of other steps, of other forms and of earlier ones are ignored', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const others = {
      notes: TYPED,
      posture: 'faire_avec',
      motif: 'oubli',
      participants: '400',
      role: 'coordinateur',
    };
    const more = { callback_id: 'autre', id: 'x', auteur: `mattermost.${KARIM}`, rev: 9 };
    expect(await stage.submit(dialog, { ...leastOf(dialog), ...others, ...more })).toEqual({});
    const [cra] = await stage.cras();
    expect(cra?.auteur).toBe(ACTEUR);
    expect(Object.keys(cra?.values ?? {}).toSorted()).toEqual(['date', 'duree', 'lieu', 'thematiques']);
  });

  it('sent again with other answers changes nothing, and says where to correct', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const answers = leastOf(dialog);
    await stage.submit(dialog, answers);
    const { error } = await stage.submit(dialog, { ...answers, duree: '120' });
    expectSentence(error);
    expect(error).toContain('déjà enregistré');
    expect((await stage.cras()).map(({ values }) => values.duree)).toEqual([Number(answers.duree)]);
  });
});
