// The door as a whole: in time whatever happens, without a personal word in its log, and learning as it goes.
import { describe, expect, it } from 'vitest';
import { text } from '#bot/forms/field.ts';
import type { MattermostUser } from '#bot/platforms/mattermost/client-types.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import type { Bot, Reply } from '#bot/ports.ts';
import {
  ADDRESS,
  BOT,
  bodyOf,
  click,
  command,
  connexion,
  http,
  LEA,
  lookup,
  message,
  never,
  scene,
  submit,
} from './scene.ts';

const said: Reply = { show: 'message', message };
const screen: Reply = {
  show: 'screen',
  screen: { titre: 'CRA', fields: [], submit: 'Enregistrer' },
  ticket: 'billet-ecran',
  again: message,
};
const apology = expect.stringMatching(/^Coopilote n’a pas pu répondre \(réf\. [a-z0-9]{8}\)\. Réessayez/);
const broken: Bot = async () => {
  throw new TypeError('Mme Dupont is not a function');
};

describe.each([
  ['never answers', never],
  ['breaks', broken],
])('when the bot %s', (_case, bot) => {
  const deadlineMs = 50;

  it('a command says so, with a reference', async () => {
    const { send } = scene({ bot, deadlineMs });
    expect(bodyOf(await send(command('')))).toMatchObject({ response_type: 'ephemeral', text: apology });
  });

  it('a dialog stays open with what was typed', async () => {
    const { send } = scene({ bot, deadlineMs });
    expect(await send(submit({ notes: 'x' }))).toMatchObject({ status: 200 });
    expect(bodyOf(await send(submit({ notes: 'x' })))).toEqual({ error: apology });
  });

  it('a click is told, a look-up is empty, a cancellation is nothing', async () => {
    const { send, calls } = scene({ bot, deadlineMs });
    expect(bodyOf(await send(click()))).toEqual({});
    expect(calls[0]).toMatchObject(['postEphemeral', { message: apology }]);
    expect(bodyOf(await send(lookup({ selected_field: 'personne' })))).toEqual({ items: [] });
    expect(bodyOf(await send(submit({}, { cancelled: true })))).toEqual({});
  });

  it('the log has a code, not the words', async () => {
    const { send, logs } = scene({ bot, deadlineMs });
    await send(command('individuel Dupont'));
    expect(logs).toContainEqual(expect.objectContaining({ level: 'error', event: 'mattermost.no-reply' }));
    expect(JSON.stringify(logs)).not.toMatch(/Dupont|Mme/);
  });
});

describe('when Mattermost never answers', () => {
  it('a command gets its dialog as a button, in time', async () => {
    const { send } = scene({ reply: screen, client: { openDialog: never }, deadlineMs: 50 });
    expect(bodyOf(await send(command('')))).toMatchObject({ text: message.text });
  });

  it('each way of telling leaves time for the next', async () => {
    const client = { postEphemeral: never, answerLater: never };
    const { send, ways } = scene({ reply: said, client, address: ADDRESS, deadlineMs: 60 });
    expect(await send(click())).toMatchObject({ status: 200, body: '{}' });
    expect(ways()).toEqual(['postEphemeral', 'take', 'answerLater', 'directChannel', 'post']);
  });
});

describe('when the address of a command cannot be kept', () => {
  it('the command is answered all the same', async () => {
    const { send, logs } = scene({
      reply: said,
      connexion: connexion({ ephemeral: false }),
      remember: never,
      deadlineMs: 50,
    });
    expect(bodyOf(await send(command('')))).toMatchObject({ text: message.text });
    expect(logs).toContainEqual(
      expect.objectContaining({ event: 'mattermost.address-lost', code: 'TooLate' }),
    );
  });
});

/** Somebody of whom the server says the least. */
const QUIET: MattermostUser = {
  id: LEA,
  username: 'lea',
  firstName: '',
  lastName: '',
  email: '',
  locale: 'fr',
  timezone: '',
  isAdmin: false,
};

describe('who asks', () => {
  it('is the person that the server names, whatever the ticket says', async () => {
    const { send, asked } = scene();
    await send(command(''));
    await send(click());
    await send(submit({}));
    expect(asked.map((request) => request.acteur)).toEqual(Array(3).fill(`mattermost.${LEA}`));
  });

  it('has a profile, asked only when the bot wants it', async () => {
    const { send, asked, ways } = scene();
    await send(command(''));
    expect(ways()).toEqual([]);
    expect(await asked[0]?.profile()).toEqual({
      fuseau: 'Indian/Reunion',
      email: 'lea@exemple.test',
      nom: 'Léa',
    });
    expect(ways()).toEqual(['user']);
  });

  it('administers the chat where the server says so, or is the bot itself: its token is held by whoever runs it', async () => {
    const user: MattermostUser = { ...QUIET, isAdmin: true };
    const admin = scene({ client: { user: async () => user } });
    await admin.send(command(''));
    expect(await admin.asked[0]?.profile()).toMatchObject({ administre: true });
    const itself = scene();
    await itself.send(command('', { user_id: BOT }));
    expect(await itself.asked[0]?.profile()).toMatchObject({ administre: true });
  });

  it('may hide it, and the server may refuse it', async () => {
    const quiet = scene({ client: { user: async () => QUIET } });
    await quiet.send(command(''));
    expect(await quiet.asked[0]?.profile()).toEqual({ nom: 'lea' });
    const refused = scene({
      client: {
        user: async () => {
          throw new MattermostRefused(401, 'api.context.session_expired.app_error');
        },
      },
    });
    await refused.send(command(''));
    expect(await refused.asked[0]?.profile()).toEqual({});
    expect(refused.logs).toContainEqual(
      expect.objectContaining({ code: '401 api.context.session_expired.app_error' }),
    );
  });
});

describe('the version of the server', () => {
  const chains = async (send: ReturnType<typeof scene>['send']) =>
    (await send(submit({}))).body.includes('"type":"form"');

  it('is learnt when it changes, without making anybody wait', async () => {
    const client = { ping: async () => '11.6.0.' };
    const { send } = scene({ reply: screen, connexion: connexion({ serverVersion: '9.11.0.' }), client });
    expect(await chains(send)).toBe(false);
    expect(await chains(send)).toBe(true);
  });

  it('is asked once an hour', async () => {
    const { send, pings, later } = scene({ reply: screen });
    await send(command(''));
    await send(command(''));
    expect(pings()).toBe(1);
    later(60 * 60 * 1000);
    await send(command(''));
    expect(pings()).toBe(2);
  });

  it.each([
    ['unreadable', async () => 'nightly'],
    [
      'not to be had',
      async () => {
        throw new MattermostUnreachable('down');
      },
    ],
  ])('stays what it was when it is %s', async (_case, ping) => {
    const { send } = scene({ reply: screen, client: { ping } });
    await send(click());
    expect(await chains(send)).toBe(true);
  });
});

describe('the log', () => {
  it('never has a word that a person typed, a token, a ticket or an address', async () => {
    const down = async (): Promise<never> => {
      throw new MattermostUnreachable('down');
    };
    const client = { openDialog: down, postEphemeral: down, answerLater: down, directChannel: down };
    const bot: Bot = async ({ gesture }) => {
      if (gesture.is === 'submission') gesture.read({ notes: text({ label: 'Notes', maxLength: 99 }) });
      return screen;
    };
    const { send, logs } = scene({
      bot,
      client,
      address: ADDRESS,
      connexion: connexion({ serverVersion: '9.11.0.' }),
    });
    const requests = [
      command('individuel Dupont'),
      command('Dupont', { token: 'x'.repeat(26) }),
      click(),
      submit({ notes: 'Dupont' }),
      submit({ notes: 'Dupont'.repeat(50_000) }),
      lookup({ selected_field: 'personne', query: 'Dupont' }),
      http('/mattermost/dialog', '{"Dupont'),
      http('/mattermost/Dupont', '{}'),
    ];
    for (const request of requests) await send(request);
    expect(logs.length).toBeGreaterThan(requests.length);
    expect(JSON.stringify(logs)).not.toMatch(/Dupont|Mme|billet|t7e1is8a|hooks|lea|xxxx/);
  });
});
