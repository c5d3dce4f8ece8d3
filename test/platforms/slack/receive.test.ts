// Requests of Slack as gestures: whose, where, the same for a redelivery; and what is not a gesture, answered at once.
import { describe, expect, it } from 'vitest';
import { text } from '#bot/forms/field.ts';
import {
  ACTEUR,
  ADDRESS,
  bodyOf,
  CHANNEL,
  close,
  command,
  http,
  interaction,
  LEA,
  lookup,
  metadata,
  press,
  scene,
  submit,
  TEAM,
  view,
} from './scene.ts';

async function asked(request: Parameters<ReturnType<typeof scene>['send']>[0]) {
  const at = scene();
  const response = await at.send(request);
  return { ...at, response, request: at.asked[0] };
}

describe('a command', () => {
  it('is its name and words, of the person in their workspace', async () => {
    const { request } = await asked(command('individuel 45', { command: '/CRA' }));
    expect(request).toMatchObject({
      acteur: ACTEUR,
      gesture: { is: 'command', name: 'cra', text: 'individuel 45' },
    });
  });

  it('is the same when it comes again, and another when it is typed again', async () => {
    const ids = await Promise.all(
      [command('a'), command('a', { user_name: 'x' }), command('a', { trigger_id: 'autre' })].map(
        async (one) => (await asked(one)).request?.id,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is the same when Slack says that it tries again', async () => {
    const again = {
      ...command('a').headers,
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_timeout',
    };
    const one = command('a');
    const ids = [await asked(one), await asked({ ...one, headers: { ...one.headers, ...again } })].map(
      ({ request }) => request?.id,
    );
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('a press', () => {
  it('of a button is its ticket', async () => {
    expect((await asked(press())).request?.gesture).toEqual({ is: 'press', ticket: 'billet' });
  });

  it('in a menu is its ticket, which both its ids carry, and the option chosen', async () => {
    const menu = {
      value: undefined,
      block_id: 'fin',
      action_id: 'menu.debut.',
      selected_option: { value: 'voir' },
    };
    const { request } = await asked(press(menu));
    expect(request?.gesture).toEqual({ is: 'press', ticket: 'debut.fin', choice: 'voir' });
  });

  it('of the option already chosen, which takes it back, is nothing', async () => {
    const { request, response, logs } = await asked(press({ value: undefined, selected_option: null }));
    expect(request).toBeUndefined();
    expect(bodyOf(response)).toBe('');
    expect(logs).toMatchObject([{ why: 'nothing-chosen' }]);
  });
});

describe('a window sent', () => {
  const fields = { titre: text({ label: 'Titre', maxLength: 80 }) };
  const filled = { titre: { type: 'plain_text_input', value: 'Bonjour' } };

  it('is its ticket, and the answers of the fields that are asked for', async () => {
    const { request } = await asked(
      submit({ ...filled, autre: { type: 'plain_text_input', value: 'glissé' } }),
    );
    const gesture = request?.gesture;
    expect(gesture).toMatchObject({ is: 'submission', ticket: 'billet' });
    expect(gesture?.is === 'submission' && gesture.read(fields)).toEqual({ titre: 'Bonjour' });
  });

  it('is the same gesture with the same values, another with others', async () => {
    const ids = await Promise.all(
      [filled, filled, { titre: { type: 'plain_text_input', value: 'Bonsoir' } }].map(
        async (values) => (await asked(submit(values))).request?.id,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('has the codes that were too long for its lists', async () => {
    const long = 'x'.repeat(200);
    const { request } = await asked(
      submit(
        { titre: { type: 'static_select', selected_option: { value: '~court' } } },
        { private_metadata: metadata({ l: { '~court': long } }) },
      ),
    );
    const { gesture } = request ?? {};
    expect(gesture?.is === 'submission' && gesture.read(fields)).toEqual({ titre: long });
  });

  it('is refused in words, its inputs kept, when it holds too much for any form', async () => {
    const much = Object.fromEntries(
      Array.from({ length: 20 }, (_, rank) => [
        `champ${rank}`,
        { type: 'plain_text_input', value: 'é'.repeat(3_000) },
      ]),
    );
    const { request, response } = await asked(submit(much));
    expect(request).toBeUndefined();
    expect(bodyOf(response)).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ type: 'rich_text' }, { type: 'input', block_id: 'cle.titre' }] },
    });
    expect(response.body).toContain('Vos réponses sont trop longues');
  });

  it('in a shape of nobody’s is not closed: Slack keeps it when it is answered an error', async () => {
    const { response } = await asked(submit({}, { state: 'rien' }));
    expect(response).toMatchObject({ status: 500, body: 'Internal server error' });
  });
});

it('a window closed is its ticket', async () => {
  expect((await asked(close())).request?.gesture).toEqual({ is: 'cancel', ticket: 'billet' });
});

it('a look-up is its field and its words', async () => {
  const { request } = await asked(lookup('dup', 'lieu__personne'));
  expect(request?.gesture).toEqual({ is: 'lookup', ticket: 'billet', field: 'lieu.personne', query: 'dup' });
});

describe('the way back', () => {
  const script = { reply: { show: 'message', message: { text: 'Dit.', lasting: 'Dit.' } } } as const;

  it('is the address of the gesture, or of the one that opened the window', async () => {
    for (const request of [press(), submit({ titre: { value: 'x' } })]) {
      const at = scene(script);
      await at.send(request);
      expect(at.calls).toMatchObject([['answerLater', ADDRESS, { text: 'Dit.' }]]);
    }
  });

  it('is the conversation, where no address came', async () => {
    const at = scene(script);
    await at.send(press(undefined, { response_url: undefined }));
    expect(at.calls).toMatchObject([['postEphemeral', { userId: LEA, channelId: CHANNEL }]]);
  });
});

describe('what is not for the bot', () => {
  it('is answered nothing: a shortcut, an event, another shape', async () => {
    for (const payload of [
      { type: 'shortcut', callback_id: 'x' },
      { type: 'block_actions' },
      {},
      [],
      12,
      null,
    ]) {
      const { response, request } = await asked(interaction(payload as object));
      expect([response.status, bodyOf(response), request]).toEqual([200, '', undefined]);
    }
  });

  it('is refused when it comes from another workspace', async () => {
    const { request, response } = await asked(command('a', { team_id: 'T0AUTRE' }));
    expect(request).toBeUndefined();
    expect(response.body).toContain('n’est pas installé dans cet espace de travail');
    const elsewhere = { user: { id: LEA }, team: { id: 'T0AUTRE' } };
    const pressed = await asked(press(undefined, elsewhere));
    expect([pressed.request, bodyOf(pressed.response)]).toEqual([undefined, '']);
  });

  it('is Slack making sure of the address, which is answered as it asks', async () => {
    const request = http(JSON.stringify({ type: 'url_verification', challenge: 'defi' }));
    const headers = { ...request.headers, 'content-type': 'application/json' };
    const { response } = await asked({ ...request, headers });
    expect(bodyOf(response)).toEqual({ challenge: 'defi' });
  });
});

it('a window without our metadata is one without a ticket', async () => {
  const bare = {
    type: 'view_submission',
    user: { id: LEA },
    team: { id: TEAM },
    view: view({ private_metadata: '{' }),
  };
  expect((await asked(interaction(bare))).request?.gesture).toMatchObject({ ticket: '' });
});
