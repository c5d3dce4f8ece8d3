// What the web client of every release before 11.0 shows, refuses, sends and loses: one test a row of what was observed on 9.11.
import { describe, expect, it } from 'vitest';
import {
  applyAnswer,
  fill,
  openDialog,
  pressCancel,
  pressSubmit,
  replaceDialog,
  valuesToSubmit,
} from '#local/page/dialog/client.ts';
import type { DialogState } from '#local/page/dialog/state.ts';
import { controlOf, elementNamed } from '#local/page/dialog/state.ts';
import { emptyGate, passDialog, passTrigger } from '#local/page/dialog/trigger.ts';
import { rulesOf } from '#local/page/dialog/versions.ts';

const options = [
  { text: '30 min', value: '30' },
  { text: '45 min', value: '45' },
];

const open = (elements: readonly object[], dialog: object = {}): DialogState =>
  openDialog(
    { url: 'http://127.0.0.1/dialog', dialog: { state: 'un', elements: elements as never, ...dialog } },
    '9.11.0',
  );

const element = (fields: object): object => ({
  name: 'champ',
  display_name: 'Champ',
  optional: true,
  ...fields,
});
const one = (fields: object): DialogState => open([element(fields)]);
const required = (fields: object): DialogState => one({ ...fields, optional: false });
const refusal = (state: DialogState): string | undefined => pressSubmit(state).state.errors.champ;
const control = (state: DialogState): string => controlOf(elementNamed(state, 'champ'), state.rules);
const ok = (body: unknown): { status: number; body: unknown } => ({ status: 200, body });

describe('what a legacy client sends', () => {
  it('sends a text, untouched or emptied, with its key', () => {
    expect(valuesToSubmit(one({ type: 'text' }))).toEqual({ champ: '' });
    expect(valuesToSubmit(fill(one({ type: 'textarea', default: 'a' }), 'champ', ''))).toEqual({ champ: '' });
  });

  it.each([
    ['1,5', 15],
    ['1.5', 1],
    ['1e3', 3],
    ['7', 7],
    ['-5', 5],
    ['0', 0],
  ])('truncates the number typed %s to %i', (typed, value) => {
    const state = fill(one({ type: 'text', subtype: 'number', default: '3' }), 'champ', typed);
    expect(valuesToSubmit(state)).toEqual({ champ: value });
  });

  it('sends an untouched number as its text, an emptied one as null, a never filled one as empty', () => {
    const state = one({ type: 'text', subtype: 'number', default: '3' });
    expect(valuesToSubmit(state)).toEqual({ champ: '3' });
    expect(valuesToSubmit(fill(state, 'champ', ''))).toEqual({ champ: null });
    expect(valuesToSubmit(one({ type: 'text', subtype: 'number' }))).toEqual({ champ: '' });
  });

  it('cannot clear a list, and sends even a default that no option shows', () => {
    const state = one({ type: 'select', options, default: '30' });
    expect(valuesToSubmit(fill(state, 'champ', null))).toEqual({ champ: '30' });
    expect(valuesToSubmit(one({ type: 'select', options, default: '99' }))).toEqual({ champ: '99' });
    expect(valuesToSubmit(one({ type: 'select', options }))).toEqual({ champ: '' });
  });

  it('sends a radio’s default, and cannot submit an optional one without', () => {
    expect(valuesToSubmit(one({ type: 'radio', options, default: '45' }))).toEqual({ champ: '45' });
    expect(refusal(one({ type: 'radio', options }))).toBe('Must be a valid option');
    expect(refusal(fill(one({ type: 'radio', options }), 'champ', '30'))).toBeUndefined();
  });

  it('always sends a box, and refuses a required one left unticked', () => {
    expect(valuesToSubmit(one({ type: 'bool' }))).toEqual({ champ: false });
    expect(refusal(required({ type: 'bool' }))).toBe('This field is required.');
  });

  it.each(['date', 'datetime'])('draws no %s, sends its default, and blocks on a required one', (type) => {
    expect(control(one({ type }))).toBe('none');
    expect(valuesToSubmit(one({ type, default: '2026-11-20' }))).toEqual({ champ: '2026-11-20' });
    expect(valuesToSubmit(one({ type }))).toEqual({ champ: '' });
    const press = pressSubmit(required({ type }));
    expect(press.request).toBeNull();
    expect(press.state.error).toBeNull();
    expect(() => fill(one({ type }), 'champ', '2026-11-20')).toThrow('draws nothing');
  });

  it('makes a multiple list a single choice, its raw default sent untouched', () => {
    const state = one({ type: 'select', multiselect: true, options, default: '30,45' });
    expect(control(state)).toBe('select');
    expect(valuesToSubmit(state)).toEqual({ champ: '30,45' });
    expect(valuesToSubmit(fill(state, 'champ', '45'))).toEqual({ champ: '45' });
  });

  it('makes a dynamic list an empty box that can hold nothing', () => {
    const state = one({ type: 'select', data_source: 'dynamic' });
    expect(control(state)).toBe('select');
    expect(valuesToSubmit(state)).toEqual({ champ: '' });
    expect(() => fill(state, 'champ', 'p1')).toThrow('does not offer');
  });

  it('enforces the shortest length', () => {
    expect(refusal(one({ type: 'text', min_length: 5, default: 'a' }))).toBe('Minimum input length is 5.');
  });
});

describe('what a legacy client does with answers', () => {
  const champ = one({ type: 'text', default: 'a' });

  it('shows field errors without a banner', () => {
    expect(applyAnswer(champ, ok({ errors: { champ: 'Choisissez.' } }))).toMatchObject({
      outcome: 'open',
      state: { errors: { champ: 'Choisissez.' }, error: null },
    });
  });

  it('shows a general error, and keeps it on later attempts', () => {
    const after = applyAnswer(champ, ok({ error: 'Plus tard.' }));
    const state = after.outcome === 'open' ? after.state : champ;
    expect(state.error).toBe('Plus tard.');
    expect(pressSubmit(state).state.error).toBe('Plus tard.');
  });

  it('shows both', () => {
    expect(applyAnswer(champ, ok({ error: 'Revoyez.', errors: { champ: 'Non.' } }))).toMatchObject({
      state: { errors: { champ: 'Non.' }, error: 'Revoyez.' },
    });
  });

  it('closes on errors for unknown fields, stays open when a general one comes along', () => {
    expect(applyAnswer(champ, ok({ errors: { ailleurs: 'Non.' } })).outcome).toBe('closed');
    expect(applyAnswer(champ, ok({ errors: { ailleurs: 'Non.' }, error: 'Non.' })).outcome).toBe('open');
  });

  it.each([0, 400, 500])('closes silently on status %i: what was typed is lost', (status) => {
    expect(applyAnswer(champ, { status, body: { error: 'x' } }).outcome).toBe('closed');
  });

  it.each([{}, null, { type: 'form', form: { elements: [] } }])('closes on %j', (body) => {
    expect(applyAnswer(champ, ok(body)).outcome).toBe('closed');
  });

  it('tells of the button, the cross and Escape with notify_on_cancel', () => {
    const told = open([], { notify_on_cancel: true });
    expect(pressCancel(told, 'button')?.cancelled).toBe(true);
    expect(pressCancel(told, 'escape')?.cancelled).toBe(true);
    expect(pressCancel(open([]), 'escape')).toBeNull();
  });

  it('replaces an open dialog, and sends the first one’s values with the new state', () => {
    const second = { url: 'http://127.0.0.1/dialog', dialog: { state: 'deux', elements: [] } };
    expect(pressSubmit(replaceDialog(champ, second)).request).toMatchObject({
      state: 'deux',
      submission: { champ: 'a' },
    });
  });
});

describe('the trigger', () => {
  const dialog = { trigger_id: 't1', url: 'u', dialog: one({ type: 'text' }).first };

  it('opens whichever comes first, the event or the answer', () => {
    expect(passDialog(passTrigger(emptyGate, 't1').gate, dialog).open).toBe(dialog);
    expect(passTrigger(passDialog(emptyGate, dialog).gate, 't1').open).toBe(dialog);
  });

  it('ignores an old trigger once another command ran', () => {
    const later = passTrigger(passTrigger(emptyGate, 't1').gate, 't2').gate;
    expect(passDialog(later, dialog).open).toBeNull();
  });

  it('opens a second dialog with the same trigger', () => {
    const gate = passDialog(passTrigger(emptyGate, 't1').gate, dialog).gate;
    expect(passDialog(gate, dialog).open).toBe(dialog);
  });
});

describe('versions between', () => {
  it.each([
    [
      '9.11.0',
      { dialogs: 'legacy', dates: 'absent', chaining: false, clickErrorsShown: false, repliesShown: true },
    ],
    ['10.12.4', { dialogs: 'legacy', multiselect: false, lookups: false }],
    ['11.0.2', { dialogs: 'apps-form', multiselect: true, lookups: true, dates: 'text', chaining: false }],
    ['11.4.0', { dates: 'calendar', chaining: true, clickErrorsShown: false }],
    ['11.6.0..d94ba5fa.false', { clickErrorsShown: true, repliesShown: false }],
    ['12.1.0', { dialogs: 'apps-form', clickErrorsShown: true }],
  ])('takes the rules of %s from its number', (version, rules) => {
    expect(rulesOf(version)).toMatchObject(rules);
  });
});
