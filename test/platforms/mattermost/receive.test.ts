// What comes in from Mattermost: who it is from, what it asks, and what is answered to anything else.
import { describe, expect, it } from 'vitest';
import { number, text } from '#bot/forms/field.ts';
import { type Received, receive } from '#bot/platforms/mattermost/receive.ts';
import type { HttpRequest } from '#bot/ports.ts';
import {
  ADDRESS,
  bodyOf,
  click,
  command,
  connexion,
  http,
  LEA,
  lookup,
  OTHER_TEAM,
  OTHER_TOKEN,
  received,
  SECOND_TOKEN,
  submit,
  TOKEN,
} from './scene.ts';

function accept(request: HttpRequest, at = connexion()): Received {
  const reception = receive(request, at);
  if ('answer' in reception) throw new Error(`refused: ${reception.why}`);
  return reception;
}

function answerTo(request: HttpRequest): { status: number; body: unknown } {
  const reception = receive(request, connexion());
  if (!('answer' in reception)) throw new Error('accepted');
  return { status: reception.answer.status, body: bodyOf(reception.answer) };
}

const sentence = expect.stringMatching(/^[A-Z].*\.$/);

describe.each(['9.11', '11.6'] as const)('what a %s server sends', (version) => {
  const { command: sent, ...others } = received(version);
  if (!sent) throw new Error('no recorded command');
  const form = new URLSearchParams(new TextDecoder().decode(sent.body));
  const team = { id: form.get('team_id') ?? '', name: 'mediation', commandTokens: [form.get('token') ?? ''] };
  const at = connexion({ teams: [team] });
  const user = form.get('user_id');

  it('is a command', () => {
    const { gesture, userId, origin } = accept(sent, at);
    expect(gesture).toEqual({ is: 'command', name: 'cra', text: 'individuel « é » 45 min' });
    expect(userId).toBe(user);
    expect(origin).toMatchObject({
      by: 'command',
      channelId: form.get('channel_id'),
      trigger: form.get('trigger_id'),
      address: `https://chat.exemple${new URL(form.get('response_url') ?? '').pathname}`,
    });
  });

  it('is a submission, a press, a choice, a cancellation, a look-up', () => {
    const gestures = Object.fromEntries(
      Object.entries(others).map(([name, request]) => [name, accept(request, at)]),
    );
    expect(gestures['dialog-submission']).toMatchObject({
      userId: user,
      gesture: { is: 'submission', ticket: 'ticket' },
    });
    expect(gestures['dialog-cancelled']?.gesture).toEqual({ is: 'cancel', ticket: 'ticket' });
    expect(gestures['action-button']).toMatchObject({
      userId: user,
      gesture: { is: 'press', ticket: 'abc.def' },
    });
    expect(gestures['action-select']?.gesture).toEqual({ is: 'press', ticket: 'ghi', choice: 'l2' });
    const asked = { is: 'lookup', ticket: 'ticket', field: 'commune', query: 'ly' };
    expect(gestures['dialog-lookup']?.gesture).toEqual(version === '9.11' ? undefined : asked);
  });
});

/** The same, with another header of its own. */
function asserting(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

describe('the token of a command', () => {
  const { authorization: _dropped, ...headers } = command('').headers;
  const withoutHeader = { ...command(''), headers };

  it.each([
    ['any token of the team', command('', { token: SECOND_TOKEN })],
    ['the field alone, where a proxy dropped the header', withoutHeader],
    ['the field, where OAuth took the header', asserting(command(''), 'Bearer oauth')],
  ])('may be %s', (_case, request) => {
    expect(accept(request).gesture.is).toBe('command');
  });

  it.each([
    ['wrong', command('', { token: 'x'.repeat(26) })],
    ['empty', command('', { token: '' })],
    ['that of another team', command('', { token: OTHER_TOKEN })],
    ['of no known team', command('', { team_id: 'y'.repeat(26) })],
    ['wrong in its header', asserting(command(''), `Token ${OTHER_TOKEN}`)],
    ['wrong in its field', asserting(command('', { token: OTHER_TOKEN }), `Token ${TOKEN}`)],
  ])('is refused when %s', (_case, request) => {
    expect(answerTo(request)).toEqual({ status: 401, body: { error: 'unauthorized' } });
  });

  it('opens its own team', () => {
    expect(accept(command('', { team_id: OTHER_TEAM, token: OTHER_TOKEN })).gesture.is).toBe('command');
  });
});

describe('the address of a command', () => {
  const addressOf = (response_url: string, url = 'https://chat.exemple'): unknown => {
    const { origin } = accept(command('', { response_url }), connexion({ url }));
    return origin.by === 'command' ? origin.address : 'not a command';
  };

  it('is always on the server that the bot knows', () => {
    const path = '/hooks/commands/sce6c4ey8jy13k3npja1fs5ine';
    expect(addressOf(`https://chat.exemple${path}`)).toBe(ADDRESS);
    expect(addressOf(`http://10.0.0.7:8065${path}`)).toBe(ADDRESS);
    expect(addressOf(`https://exemple/chat${path}`, 'https://exemple/chat/')).toBe(
      `https://exemple/chat${path}`,
    );
  });

  it.each([
    '',
    'https://voleur.exemple/',
    'https://chat.exemple/hooks/autre/sce6c4ey8jy13k3npja1fs5ine',
    'pas une adresse',
  ])('is not kept when it is « %s »', (response_url) => expect(addressOf(response_url)).toBeUndefined());
});

describe('the same gesture', () => {
  it('has the same name when it is delivered twice', () => {
    expect(accept(command('45')).id).toBe(accept(command('45')).id);
    expect(accept(click()).id).toBe(accept(click()).id);
    expect(accept(submit({ duree: '30', notes: null })).id).toBe(
      accept(submit({ notes: '', duree: '30' })).id,
    );
  });

  it('has another name when anything differs', () => {
    const ids = [
      command('45'),
      command('45', { trigger_id: 'declencheur-9' }),
      click(),
      click({ user_id: 'u'.repeat(26) }),
      click({ context: { ticket: 'autre' } }),
      submit({ duree: '30' }),
      submit({ duree: '45' }),
      submit({ duree: '30' }, { state: 'autre' }),
      submit({ duree: '30' }, { user_id: 'u'.repeat(26) }),
      submit({}, { cancelled: true }),
      lookup({ selected_field: 'personne', query: '30' }),
    ].map((request) => accept(request).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a name that tells nothing of what was typed', () => {
    expect(accept(submit({ notes: 'Mme Dupont' })).id).toMatch(/^[a-z0-9]{26}$/);
  });
});

describe('a submission', () => {
  it('gives the fields asked for and no other: clients send earlier screens again', () => {
    const { gesture } = accept(submit({ nombre: '8', titre: 'Atelier', constructor: 'x', intrus: 'y' }));
    if (gesture.is !== 'submission') throw new Error(gesture.is);
    const nombre = number({ label: 'Nombre', min: 0, max: 9 });
    expect(gesture.read({ nombre })).toEqual({ nombre: '8' });
    expect(gesture.read({ toString: nombre, absent: text({ label: 'T', maxLength: 9 }) })).toEqual({});
  });

  it('never trusts what the client says of the screen', () => {
    const { gesture } = accept(
      submit({}, { callback_id: 'autre-ecran', team_id: 'nimporte', channel_id: '???' }),
    );
    expect(gesture).toMatchObject({ is: 'submission', ticket: 'billet' });
  });

  it('stays open when its values are too long for any form, and says so', () => {
    const long = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`champ${i}`, 'x'.repeat(9_000)]));
    expect(answerTo(submit(long(5)))).toEqual({ status: 200, body: { error: sentence } });
    expect(accept(submit(long(4))).gesture.is).toBe('submission');
  });

  it('is not taken for one when it is a refresh: an empty answer leaves the screen', () => {
    expect(answerTo(submit({}, { type: 'refresh' }))).toEqual({ status: 200, body: {} });
  });
});

describe('a look-up', () => {
  it('is read for its query and field only: its other values are broken on some versions', () => {
    const sent = {
      selected_field: 'lieu__personne',
      query: 'dup',
      motif: '[object Object]',
      duree: { label: '30 min', value: '30' },
    };
    expect(accept(lookup(sent)).gesture).toEqual({
      is: 'lookup',
      ticket: 'billet',
      field: 'lieu.personne',
      query: 'dup',
    });
  });

  it('has no query when its box is empty, or on a phone', () => {
    expect(accept(lookup({ selected_field: 'personne' })).gesture).toMatchObject({ query: '' });
    expect(accept(lookup({ selected_field: 'personne', query: null })).gesture).toMatchObject({ query: '' });
  });
});

describe('a click in a direct channel', () => {
  it('has no team, and may have no channel', () => {
    const { gesture, origin } = accept(click({ team_id: '', team_domain: '', channel_id: '' }));
    expect(gesture.is).toBe('press');
    expect(origin).toMatchObject({ channelId: '' });
  });
});

/** Told apart by their shape: each caller shows a sentence its own way, or nothing. */
const shapes = {
  action: {},
  dialog: { error: sentence },
  lookup: { items: [] },
};
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const bad: readonly (readonly [string, string | Uint8Array])[] = [
  ['empty', ''],
  ['not JSON', 'user_id=x'],
  ['cut short', '{"user_id": "m38'],
  ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['larger than 1 MB', JSON.stringify({ user_id: LEA, context: 'x'.repeat(1024 * 1024) })],
  ['nested 10,000 deep', deep],
  ['nested 10,000 deep where a field should be', `{"user_id":"${LEA}","state":${deep},"context":${deep}}`],
  ['null', 'null'],
  ['a list', '[]'],
  [
    'of somebody impossible',
    JSON.stringify({ user_id: '../admin', state: 'x', trigger_id: 'x', context: { ticket: 'x' } }),
  ],
  [
    'without a ticket',
    JSON.stringify({ user_id: LEA, type: 'dialog_submission', trigger_id: 'x', submission: {} }),
  ],
  [
    'with a ticket that is none',
    JSON.stringify({ user_id: LEA, trigger_id: 'x', state: 7, context: { ticket: {} } }),
  ],
];

describe.each(Object.entries(shapes))('to an unreadable %s', (caller, shape) => {
  it.each(bad)('that is %s, the answer is one that it understands', (_case, body) => {
    expect(answerTo(http(`/mattermost/${caller}`, body))).toEqual({ status: 200, body: shape });
  });
});

describe('an odd request', () => {
  it('of an unknown kind of dialog is refused in words', () => {
    expect(answerTo(submit({}, { type: 'dialog_autre' }))).toEqual({ status: 200, body: shapes.dialog });
  });

  it('may hold values nested 10,000 deep: they are no answers', () => {
    const request = http(
      '/mattermost/dialog',
      `{"type":"dialog_submission","user_id":"${LEA}","state":"b","submission":{"a":${deep}}}`,
    );
    const { gesture } = accept(request);
    if (gesture.is !== 'submission') throw new Error(gesture.is);
    expect(gesture.read({ a: text({ label: 'A', maxLength: 9 }) })).toEqual({});
  });

  it('may be a command that is not one', () => {
    const invalid = command('x', { command: 'cra' });
    expect(answerTo(invalid)).toEqual({
      status: 200,
      body: expect.objectContaining({ response_type: 'ephemeral', text: sentence }),
    });
    expect(answerTo(http('/mattermost/command', '{}')).status).toBe(401);
    expect(answerTo(http('/mattermost/command', new Uint8Array([0xff]))).body).toMatchObject({
      text: sentence,
    });
    expect(answerTo(http('/mattermost/command', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it('is told that it is lost', () => {
    expect(answerTo(http('/mattermost/autre', '{}')).status).toBe(404);
    expect(answerTo(http('/', '{}')).status).toBe(404);
    expect(answerTo({ ...http('/mattermost/dialog', '{}'), method: 'GET' }).status).toBe(405);
  });
});
