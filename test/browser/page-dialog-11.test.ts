// What the 11.6 web client shows, refuses, sends and looks up: one test a row of what was observed.
import { describe, expect, it } from 'vitest';
import { effort, fill, lookUp, openDialog, pressSubmit, valuesToSubmit } from '#local/page/dialog/client.ts';
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
const sent = (fields: object): unknown => valuesToSubmit(open([element(fields)])).champ;

describe('what an 11.6 client sends', () => {
  it('sends a select’s default, and no key once it is cleared', () => {
    const state = open([element({ type: 'select', options, default: '30' })]);
    expect(valuesToSubmit(state)).toEqual({ champ: '30' });
    expect(valuesToSubmit(fill(state, 'champ', '45'))).toEqual({ champ: '45' });
    expect(valuesToSubmit(fill(state, 'champ', null))).toEqual({});
  });

  it('refuses a required select that was cleared', () => {
    const state = open([element({ type: 'select', options, default: '30', optional: false })]);
    const press = pressSubmit(fill(state, 'champ', null));
    expect(press.request).toBeNull();
    expect(press.state.errors).toEqual({ champ: 'This field is required.' });
    expect(press.state.error).toBe('Please fix all field errors');
  });

  it('sends several choices as an array, and nothing for none', () => {
    const state = open([element({ type: 'select', multiselect: true, options, default: '30, 45' })]);
    expect(valuesToSubmit(state)).toEqual({ champ: ['30', '45'] });
    expect(valuesToSubmit(fill(state, 'champ', ['45']))).toEqual({ champ: ['45'] });
    expect(valuesToSubmit(fill(state, 'champ', null))).toEqual({});
  });

  it('holds a radio’s default as no pressed button, yet sends it', () => {
    const state = open([element({ type: 'radio', options, default: '45' })]);
    expect(state.values.champ).not.toBe('45');
    expect(valuesToSubmit(state)).toEqual({ champ: '45' });
    expect(fill(state, 'champ', '30').values.champ).toBe('30');
  });

  it('submits an optional radio without default by leaving it out', () => {
    const press = pressSubmit(open([element({ type: 'radio', options })]));
    expect(press.request?.submission).toEqual({});
  });

  it('always sends a box, ticked or not', () => {
    expect(sent({ type: 'bool' })).toBe(false);
    expect(sent({ type: 'bool', default: 'true' })).toBe(true);
  });

  it('sends a text as typed, its default untouched, and no key once emptied', () => {
    const state = open([element({ type: 'text', default: 'Médiathèque' })]);
    expect(valuesToSubmit(state)).toEqual({ champ: 'Médiathèque' });
    expect(valuesToSubmit(fill(state, 'champ', ''))).toEqual({});
  });

  it('sends a number as text, and refuses a comma by itself', () => {
    const state = open([element({ type: 'text', subtype: 'number', default: '3' })]);
    expect(valuesToSubmit(state)).toEqual({ champ: '3' });
    expect(valuesToSubmit(fill(state, 'champ', '1.5'))).toEqual({ champ: '1.5' });
    expect(pressSubmit(fill(state, 'champ', '1,5')).state.errors.champ).toBe('Must be a number.');
  });

  it('sends a date as YYYY-MM-DD, a relative default resolved', () => {
    expect(sent({ type: 'date', default: '2026-11-20' })).toBe('2026-11-20');
    expect(sent({ type: 'date', default: 'today' })).toBe('2026-11-22');
    expect(sent({ type: 'date', default: '-1w' })).toBe('2026-11-15');
    expect(sent({ type: 'date' })).toBeUndefined();
  });

  it('knows a dynamic list’s default by its raw value only', () => {
    const state = open([element({ type: 'select', data_source: 'dynamic', default: '69123' })]);
    expect(state.values.champ).toEqual({ label: '69123', value: '69123' });
    expect(valuesToSubmit(state)).toEqual({ champ: '69123' });
    const chosen = fill(state, 'champ', { label: 'Marie Dupont', value: 'p1' });
    expect(valuesToSubmit(chosen)).toEqual({ champ: 'p1' });
  });

  it('does not enforce the shortest length, but addresses and required boxes', () => {
    expect(
      pressSubmit(open([element({ type: 'text', min_length: 5, default: 'a' })])).request,
    ).not.toBeNull();
    const wrong = open([
      { ...element({ type: 'text', subtype: 'email', default: 'x' }), name: 'mail' },
      { ...element({ type: 'text', subtype: 'url', default: 'x' }), name: 'lien' },
      { ...element({ type: 'bool', optional: false }), name: 'accord' },
    ]);
    expect(pressSubmit(wrong).state.errors).toEqual({
      mail: 'Must be a valid email address.',
      lien: 'URL must include http:// or https://.',
      accord: 'This field is required.',
    });
  });

  it('opens without any element, and draws what it does not know as a text', () => {
    expect(pressSubmit(open([])).request?.submission).toEqual({});
    expect(valuesToSubmit(fill(open([element({ type: 'tableau' })]), 'champ', 'écrit'))).toEqual({
      champ: 'écrit',
    });
  });
});

describe('look-ups of an 11.6 client', () => {
  const fields = [
    { ...element({ type: 'select', data_source: 'dynamic', data_source_url: 'https://x/l' }), name: 'qui' },
    { ...element({ type: 'select', options, default: '30' }), name: 'duree' },
    { ...element({ type: 'select', options, default: '30,45', multiselect: true }), name: 'themes' },
    { ...element({ type: 'radio', options, default: '45' }), name: 'canal' },
    { ...element({ type: 'bool' }), name: 'oui' },
  ];

  it('sends the query and the field, and the others in its own shapes', () => {
    expect(lookUp(open(fields), 'qui', 'dupo')).toMatchObject({
      url: 'https://x/l',
      state: 'un',
      submission: {
        query: 'dupo',
        selected_field: 'qui',
        duree: { label: '30 min', value: '30' },
        themes: [],
        canal: '[object Object]',
        oui: false,
      },
    });
  });

  it('leaves the query out when the box is empty', () => {
    expect(lookUp(open(fields), 'qui', '')?.submission).not.toHaveProperty('query');
  });

  it('asks only https, this machine or a plugin', () => {
    const at = (url: string): unknown =>
      lookUp(open([element({ type: 'select', data_source: 'dynamic', data_source_url: url })]), 'champ', '');
    expect(at('http://127.0.0.1:9000/l')).not.toBeNull();
    expect(at('http://exemple.test/l')).toBeNull();
  });
});

describe('presses', () => {
  it('counts a list 2, a radio 1, a choice more 2, a typed field once', () => {
    const state = open([
      { ...element({ type: 'radio', options }), name: 'duree' },
      { ...element({ type: 'select', multiselect: true, options, default: '30' }), name: 'themes' },
      { ...element({ type: 'text' }), name: 'notes' },
    ]);
    expect(effort(state, 'duree', { filling: '30' })).toEqual({ presses: 1, typed: 0 });
    expect(effort(state, 'themes', { filling: ['30', '45'] })).toEqual({ presses: 2, typed: 0 });
    expect(effort(state, 'notes', { filling: 'mots' })).toEqual({ presses: 1, typed: 1 });
  });

  it('refuses what no person could do', () => {
    const state = open([element({ type: 'select', options })]);
    expect(() => fill(state, 'champ', '99')).toThrow('does not offer');
    expect(() => fill(state, 'absent', '30')).toThrow('shows no field');
  });
});
