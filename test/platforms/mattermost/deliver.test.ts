// How each reply reaches the person: the first way that their gesture, their server and the bot's rights allow.
import { describe, expect, it } from 'vitest';
import { choices, commune, place } from '#bot/forms/field.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import type { Bot, Reply } from '#bot/ports.ts';
import {
  ADDRESS,
  BOT,
  bodyOf,
  CHANNEL,
  click,
  command,
  connexion,
  LEA,
  lookup,
  message,
  scene,
  submit,
} from './scene.ts';

const screen: Reply = {
  show: 'screen',
  screen: { titre: 'CRA individuel', fields: [], submit: 'Enregistrer' },
  ticket: 'billet-ecran',
  again: {
    text: 'Le formulaire de Mme D. attend.',
    lasting: 'Un formulaire vous attend.',
    blocks: [
      { text: '', buttons: [{ id: 'ouvrir', label: 'Ouvrir', style: 'primary', ticket: 'billet-ouvrir' }] },
    ],
  },
};
const said: Reply = { show: 'message', message };
const closed: Reply = { show: 'closed', message };
const expired = async (): Promise<never> => {
  throw new MattermostRefused(400, 'interactive_message.decode_trigger_id.expired');
};
const down = async (): Promise<never> => {
  throw new MattermostUnreachable('down');
};
const forbidden = async (): Promise<never> => {
  throw new MattermostRefused(403, 'api.context.permissions.app_error');
};
const legacy = connexion({ serverVersion: '9.11.0.' });

describe('a command', () => {
  it('is answered by a dialog, opened with its trigger before the answer', async () => {
    const { send, calls, ways } = scene({ reply: screen });
    expect(await send(command('individuel'))).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{}',
    });
    expect(ways()).toEqual(['openDialog']);
    expect(calls[0]?.[1]).toMatchObject({
      trigger_id: 'declencheur-1',
      url: 'https://bot.exemple/mattermost/dialog',
      dialog: { state: 'billet-ecran', notify_on_cancel: true },
    });
  });

  it('is answered by a message of its own, buttons included, without any call', async () => {
    const { send, ways } = scene({ reply: said });
    const body = bodyOf(await send(command('')));
    expect(body).toMatchObject({ response_type: 'ephemeral', text: message.text, skip_slack_parsing: true });
    expect(JSON.stringify(body)).toContain('"context":{"ticket":"billet-suite"}');
    expect(ways()).toEqual([]);
  });

  it.each([
    ['expired', expired],
    ['down', down],
  ])('whose dialog cannot be opened (%s) says how to open it', async (_case, openDialog) => {
    const { send } = scene({ reply: screen, client: { openDialog } });
    const body = bodyOf(await send(command('individuel')));
    expect(body).toMatchObject({ response_type: 'ephemeral', text: 'Le formulaire de Mme D. attend.' });
    expect(JSON.stringify(body)).toContain('billet-ouvrir');
  });

  it('that shows nothing is answered a JSON object: an empty body would be a failure', async () => {
    const { send } = scene({ reply: { show: 'nothing' } });
    expect((await send(command(''))).body).toBe('{}');
  });
});

describe('a click', () => {
  it('opens a dialog with its own fresh trigger', async () => {
    const { send, calls, ways } = scene({ reply: screen });
    expect(bodyOf(await send(click()))).toEqual({});
    expect(ways()).toEqual(['openDialog']);
    expect(calls[0]?.[1]).toMatchObject({ trigger_id: 'declencheur-2' });
  });

  it('gets an ephemeral post where it was made, never an `ephemeral_text` that nobody sees, never an `update` that is 404', async () => {
    const { send, calls, ways } = scene({ reply: said });
    expect((await send(click())).body).toBe('{}');
    expect(ways()).toEqual(['postEphemeral']);
    expect(calls[0]?.[1]).toMatchObject({ userId: LEA, channelId: CHANNEL, message: message.text });
    expect(JSON.stringify(calls[0]?.[1])).toContain('billet-suite');
  });

  it('gets the address of the last command when the bot may not post', async () => {
    const { send, calls, ways } = scene({
      reply: said,
      client: { postEphemeral: forbidden },
      address: ADDRESS,
    });
    await send(click());
    expect(ways()).toEqual(['postEphemeral', 'take', 'answerLater']);
    expect(calls.find(([name]) => name === 'answerLater')).toMatchObject([
      'answerLater',
      ADDRESS,
      { response_type: 'ephemeral', text: message.text },
    ]);
  });

  it('gets, at last, lasting words and a button in the direct channel', async () => {
    const { send, calls, ways } = scene({
      reply: said,
      client: { postEphemeral: down, answerLater: down },
      address: ADDRESS,
    });
    await send(click());
    expect(ways()).toEqual(['postEphemeral', 'take', 'answerLater', 'directChannel', 'post']);
    expect(calls.find(([name]) => name === 'directChannel')).toEqual(['directChannel', BOT, LEA]);
    // Never in the channel of the gesture: the bot may not be a member there.
    expect(calls.at(-1)).toMatchObject(['post', { channelId: 'canal-direct' }]);
    const posted = JSON.stringify(calls.at(-1));
    expect(posted).toContain('Votre CRA est enregistré.');
    expect(posted).toContain('billet-suite');
    expect(posted).not.toContain('Mme D.');
  });

  it('whose channel is unknown is not answered there', async () => {
    const { send, ways } = scene({ reply: said, address: ADDRESS });
    await send(click({ channel_id: '' }));
    expect(ways()).toEqual(['take', 'answerLater']);
  });

  it('whose dialog cannot be opened says how to open it', async () => {
    const { send, calls, ways } = scene({ reply: screen, client: { openDialog: expired } });
    await send(click());
    expect(ways()).toEqual(['openDialog', 'postEphemeral']);
    expect(calls.at(-1)?.[1]).toMatchObject({ message: 'Le formulaire de Mme D. attend.' });
  });

  it('is answered 200 even when nothing works', async () => {
    const client = { openDialog: down, postEphemeral: down, directChannel: down };
    const { send, logs } = scene({ reply: screen, client });
    expect(await send(click())).toMatchObject({ status: 200, body: '{}' });
    expect(logs).toContainEqual(expect.objectContaining({ level: 'error', event: 'mattermost.nobody-told' }));
  });

  it('made twice is two gestures, with a trigger each', async () => {
    const { send, asked } = scene({ reply: said });
    await Promise.all([send(click()), send(click({ trigger_id: 'declencheur-3' }))]);
    expect(new Set(asked.map((request) => request.id)).size).toBe(2);
  });
});

describe('a submission', () => {
  it.each(['11.1.0', '11.6.0'])('goes on in the same dialog on %s', async (serverVersion) => {
    const { send, ways } = scene({ reply: screen, connexion: connexion({ serverVersion }) });
    expect(bodyOf(await send(submit({})))).toMatchObject({ type: 'form', form: { state: 'billet-ecran' } });
    expect(ways()).toEqual([]);
  });

  it.each(['9.11.0', '10.11.0', '11.0.0'])(
    'goes on from a button on %s, told before the dialog closes',
    async (serverVersion) => {
      const { send, calls } = scene({ reply: screen, connexion: connexion({ serverVersion }) });
      expect(bodyOf(await send(submit({})))).toEqual({});
      expect(calls[0]?.[0]).toBe('postEphemeral');
      expect(JSON.stringify(calls[0])).toContain('billet-ouvrir');
    },
  );

  it('closes once its message is told', async () => {
    const { send, ways } = scene({ reply: closed });
    expect((await send(submit({}))).body).toBe('{}');
    expect(ways()).toEqual(['postEphemeral']);
  });

  it('closes without a word when there is none', async () => {
    const { send, ways } = scene({ reply: { show: 'closed' } });
    expect((await send(submit({}))).body).toBe('{}');
    expect(ways()).toEqual([]);
  });

  it.each([
    ['closed', closed, 'Votre CRA est enregistré.'],
    ['screen', screen, 'Un formulaire vous attend.'],
  ])(
    'whose message reaches nobody (%s) says it itself rather than close in silence',
    async (_case, reply, error) => {
      const client = { postEphemeral: down, directChannel: down };
      const { send } = scene({ reply, client, connexion: legacy });
      expect(bodyOf(await send(submit({})))).toEqual({ error });
    },
  );
});

describe('errors of a submission', () => {
  const fields = {
    thematiques: choices({ label: 'Thématiques', options: [{ code: 'a', label: 'A' }] }),
    lieu: place({ label: 'Lieu', types: [] }),
    'domicile.commune': commune({ label: 'Commune' }),
  };
  const invalid =
    (errors: Record<string, string>): Bot =>
    async ({ gesture }) => {
      if (gesture.is === 'submission') gesture.read(fields);
      return { show: 'invalid', error: 'Thématiques : à remplir.', errors };
    };

  it.each([
    ['9.11.0', 'thematiques__1'],
    ['11.6.0', 'thematiques'],
  ])('are shown at their elements on %s, and said in one sentence', async (serverVersion, element) => {
    const errors = {
      thematiques: 'À remplir.',
      'domicile.commune': 'Introuvable.',
      'lieu.commune': 'Inconnue.',
    };
    const { send } = scene({ bot: invalid(errors), connexion: connexion({ serverVersion }) });
    expect(bodyOf(await send(submit({})))).toEqual({
      error: 'Thématiques : à remplir.',
      errors: { [element]: 'À remplir.', domicile__commune: 'Introuvable.', lieu: 'Inconnue.' },
    });
  });

  it('of fields that are not shown are in the sentence alone: old clients would close, and say nothing', async () => {
    const { send } = scene({ bot: invalid({ nombre: 'Au moins 1.', constructor: 'x' }) });
    expect(bodyOf(await send(submit({})))).toEqual({ error: 'Thématiques : à remplir.' });
  });
});

describe('a look-up', () => {
  it('is answered its options, and no call is made for it', async () => {
    const reply: Reply = { show: 'options', options: [{ code: 'p1', label: 'Mme D.' }] };
    const { send, ways } = scene({ reply });
    const answer = await send(lookup({ selected_field: 'personne', query: 'd' }));
    expect(bodyOf(answer)).toEqual({ items: [{ text: 'Mme D.', value: 'p1' }] });
    expect(ways()).toEqual([]);
  });

  it('is answered an empty list by anything else', async () => {
    expect(bodyOf(await scene({ reply: said }).send(lookup({ selected_field: 'x' })))).toEqual({ items: [] });
  });
});

describe('a cancellation', () => {
  it('may be answered by a message', async () => {
    const { send, ways } = scene({ reply: closed });
    expect((await send(submit({}, { cancelled: true }))).body).toBe('{}');
    expect(ways()).toEqual(['postEphemeral']);
  });
});
