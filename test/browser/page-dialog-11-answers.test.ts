// What the 11.6 web client does with answers, steps and refreshes: one test a row of what was observed.
import { describe, expect, it } from 'vitest';
import {
  applyAnswer,
  applyRefresh,
  fill,
  openDialog,
  pressCancel,
  pressSubmit,
  refresh,
  refreshes,
  valuesToSubmit,
} from '#local/page/dialog/client.ts';
import type { DialogState } from '#local/page/dialog/state.ts';

const options = [
  { text: '30 min', value: '30' },
  { text: '45 min', value: '45' },
];

const open = (elements: readonly object[], dialog: object = {}, version = '11.6.0'): DialogState =>
  openDialog(
    {
      url: 'http://127.0.0.1/dialog',
      dialog: { callback_id: 'premier', state: 'un', elements: elements as never, ...dialog },
    },
    version,
    '2026-11-22',
  );

const element = (fields: object): object => ({
  name: 'champ',
  display_name: 'Champ',
  optional: true,
  ...fields,
});
const ok = (body: unknown): { status: number; body: unknown } => ({ status: 200, body });

const stateOf = (state: DialogState, body: unknown): DialogState => {
  const after = applyAnswer(state, ok(body));
  if (after.outcome === 'closed') throw new Error('closed');
  return after.state;
};

describe('what an 11.6 client does with answers', () => {
  const champ = [element({ type: 'text', default: 'a' })];

  it.each([{}, null, '', { type: 'ok' }, { type: 'autre' }])('closes on %j', (body) => {
    expect(applyAnswer(open(champ), ok(body)).outcome).toBe('closed');
  });

  it('shows field errors with its English banner unless a French one comes along', () => {
    const alone = stateOf(open(champ), { errors: { champ: 'Choisissez.' } });
    expect(alone.errors).toEqual({ champ: 'Choisissez.' });
    expect(alone.error).toBe('Submission failed with validation errors');
    const both = stateOf(open(champ), { errors: { champ: 'Choisissez.' }, error: 'Revoyez le champ.' });
    expect(both.error).toBe('Revoyez le champ.');
    expect(both.errors).toEqual({ champ: 'Choisissez.' });
  });

  it('drops errors for unknown fields, and stays open', () => {
    const state = stateOf(open(champ), { errors: { ailleurs: 'Non.' } });
    expect(state.errors).toEqual({});
    expect(state.error).toBe('Submission failed with validation errors');
  });

  it('shows a general error alone', () => {
    expect(stateOf(open(champ), { error: 'Plus tard.' })).toMatchObject({ error: 'Plus tard.', errors: {} });
  });

  it.each([0, 400, 500])('stays open on status %i, with « Submission failed »', (status) => {
    const after = applyAnswer(open(champ), { status, body: null });
    expect(after).toMatchObject({ outcome: 'open', state: { error: 'Submission failed' } });
  });

  it('takes errors away at the next attempt', () => {
    const refused = stateOf(open(champ), { errors: { champ: 'Non.' }, error: 'Non.' });
    expect(pressSubmit(refused).state).toMatchObject({ errors: {}, error: null });
  });

  it('sends again a value that was cleared after a first attempt', () => {
    const refused = stateOf(pressSubmit(open(champ)).state, { error: 'Non.' });
    expect(pressSubmit(fill(refused, 'champ', '')).request?.submission).toEqual({ champ: 'a' });
  });
});

describe('steps of an 11.6 client', () => {
  const second = {
    type: 'form',
    form: {
      callback_id: 'second',
      title: 'Étape 2',
      state: 'deux',
      notify_on_cancel: true,
      elements: [element({ name: 'materiel', type: 'text', default: 'tablette' })],
    },
  };

  const chain = (version: string): ReturnType<typeof applyAnswer> => {
    const press = pressSubmit(
      open([element({ type: 'text', default: 'a' })], { notify_on_cancel: true }, version),
    );
    return applyAnswer(press.state, ok(second));
  };

  it('shows the next step, sends the new state, the first callback_id and every value so far', () => {
    const after = chain('11.6.0');
    expect(after.outcome).toBe('next');
    const next = after.outcome === 'next' ? after.state : open([]);
    expect(next.shown.title).toBe('Étape 2');
    expect(pressSubmit(next).request).toMatchObject({
      callback_id: 'premier',
      state: 'deux',
      submission: { champ: 'a', materiel: 'tablette' },
    });
    expect(pressCancel(next, 'button')).toMatchObject({ state: 'un', cancelled: true, submission: {} });
  });

  it('falls back on the first state when the step has none', () => {
    const after = stateOf(open([]), { type: 'form', form: { elements: [] } });
    expect(pressSubmit(after).request?.state).toBe('un');
  });

  it('does not know steps before 11.1', () => {
    expect(chain('11.0.4').outcome).toBe('closed');
  });

  it('tells of the button « Annuler » with notify_on_cancel only, never of Escape', () => {
    const told = open([], { notify_on_cancel: true });
    expect(pressCancel(told, 'button')?.cancelled).toBe(true);
    expect(pressCancel(told, 'escape')).toBeNull();
    expect(pressCancel(open([]), 'button')).toBeNull();
  });

  it('refreshes with the values so far, and starts the fields again from the form’s defaults', () => {
    const state = open(
      [
        element({ type: 'select', options, refresh: true }),
        { ...element({ type: 'text', default: 'x' }), name: 'texte' },
      ],
      { source_url: 'http://127.0.0.1/source' },
    );
    expect(refreshes(state, 'champ')).toBe(true);
    const chosen = fill(state, 'champ', '30');
    expect(refresh(chosen)).toMatchObject({
      type: 'refresh',
      url: 'http://127.0.0.1/source',
      submission: { champ: '30', texte: 'x' },
    });
    const form = { elements: [element({ type: 'select', options })] };
    const refreshed = applyRefresh(chosen, ok({ type: 'form', form }));
    expect(refreshed.values.champ).toBeNull();
    expect(valuesToSubmit(refreshed)).toEqual({ champ: '30', texte: 'x' });
  });

  it('complains of a field to refresh when the dialog has no source_url', () => {
    const state = open([element({ type: 'select', options, refresh: true })]);
    expect(refresh(state)).toBeNull();
    expect(applyRefresh(state, null).error).toContain('was not expected');
  });
});
