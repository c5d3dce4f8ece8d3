// Dialogs on the pocket server: one test for each line of what was seen on real ones, 11.6 and 9.11.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { call, login, type Person, type Reply, type ShownDialog, startPocket } from '#test/support/pocket.ts';
import { installBot } from '#test/support/pocket-bot.ts';
import { type Answer, type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

let now: number;
let pocket: PocketMattermost;
let bot: ScriptedServer;
let lea: Person;
let answer: Answer | 'hang' | 'drop';

async function start(version: PocketVersion): Promise<void> {
  now = Date.UTC(2025, 2, 10);
  bot = await startScriptedServer((asked) =>
    asked.path === '/command' ? { status: 200, body: {} } : answer,
  );
  pocket = await startPocket({ version, clock: () => now, integrationTimeoutMs: 200 });
  await installBot(pocket, `${bot.url}/command`);
  lea = await login(pocket, 'lea');
  answer = { status: 200, body: {} };
  await lea.command('/cra');
}

afterEach(async () => {
  lea.leave();
  await pocket.close();
  await bot.close();
});

const trigger = (): string => new URLSearchParams(bot.asked[0]?.text).get('trigger_id') ?? '';

async function open({ trigger_id = trigger(), dialog = {} } = {}): Promise<Reply> {
  const whole = { title: 'CRA', callback_id: 'cra', state: 'ticket', elements: [], ...dialog };
  const body = { trigger_id, url: `${bot.url}/dialog`, dialog: whole };
  const reply = await call(pocket, 'POST', '/api/v4/actions/dialogs/open', { body });
  await lea.api('GET', '/users/me');
  return reply;
}

async function opened(dialog: object = {}): Promise<ShownDialog> {
  await open({ dialog });
  return lea.until(() => lea.dialogs.at(-1));
}

const element = (more: object = {}) => ({ name: 'duree', display_name: 'Durée', type: 'text', ...more });

const options = Array.from({ length: 2000 }, (_, index) => ({ text: `T${index}`, value: `${index}` }));

const integrationError = "Une erreur s'est produite lors de l'action de l'intégration";

describe.each<PocketVersion>(['11.6', '9.11'])('opening on %s', (version) => {
  beforeEach(() => start(version));

  it.each<[string, object]>([
    ['30 elements', { elements: Array.from({ length: 30 }, (_, index) => element({ name: `e${index}` })) }],
    ['no element', { elements: [] }],
    ['no list at all', { elements: undefined }],
    ['the same name twice', { elements: [element(), element()] }],
    ['an unknown type', { elements: [element({ type: 'inconnu' })] }],
    [
      'long titles and labels',
      { title: 'é'.repeat(80), elements: [element({ display_name: 'é'.repeat(80) })] },
    ],
    ['20 kB of state', { state: 'x'.repeat(20_000) }],
    ['2,000 options', { elements: [element({ type: 'select', options })] }],
  ])('never refuses the content: %s', async (_, dialog) => {
    expect(await open({ dialog })).toMatchObject({ status: 200, body: { status: 'OK' } });
    expect(lea.dialogs).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['a text for a yes or no', { elements: [element({ optional: 'true' })] }],
    ['a number for a default', { elements: [element({ default: 3 })] }],
  ])('refuses a wrong type: %s', async (_, dialog) => {
    expect((await open({ dialog })).status).toBe(400);
    expect(lea.dialogs).toEqual([]);
  });

  it('needs no login, and gives the client its own trigger', async () => {
    expect((await open()).status).toBe(200);
    expect(trigger()).not.toBe(lea.dialogs[0]?.trigger_id);
    expect(Buffer.from(trigger(), 'base64').toString().split(':')[0]).toBe(lea.dialogs[0]?.trigger_id);
  });

  it('refuses a bad trigger', async () => {
    for (const bad of ['zzz', Buffer.from('a:b').toString('base64')]) {
      expect((await open({ trigger_id: bad })).status).toBe(400);
    }
    const [id, , millis, signature] = Buffer.from(trigger(), 'base64').toString().split(':');
    const stolen = Buffer.from([id, 'karim', millis, signature].join(':')).toString('base64');
    expect((await open({ trigger_id: stolen })).status).toBe(400);
  });

  it('works several times with one trigger, for 30 seconds', async () => {
    now += 28_000;
    expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(200);
    now += 4_000;
    expect(await open()).toMatchObject({
      status: 400,
      body: { id: 'interactive_message.decode_trigger_id.expired' },
    });
    expect(lea.dialogs).toHaveLength(2);
  });
});

describe('fields by version', () => {
  const rich = {
    source_url: 'https://bot.test/refresh',
    elements: [
      element({
        type: 'select',
        multiselect: true,
        data_source: 'dynamic',
        data_source_url: 'https://b.test',
        refresh: true,
      }),
    ],
  };

  it('reach the client on 11.6', async () => {
    await start('11.6');
    const { dialog } = await opened(rich);
    expect(dialog).toMatchObject(rich);
  });

  it('are stripped on 9.11', async () => {
    await start('9.11');
    const { dialog } = await opened(rich);
    expect(dialog).not.toHaveProperty('source_url');
    for (const name of ['multiselect', 'data_source_url', 'refresh']) {
      expect(dialog.elements?.[0]).not.toHaveProperty(name);
    }
    expect(dialog.elements?.[0]).toMatchObject({ data_source: 'dynamic' });
  });
});

describe('answers to a submission on 11.6', () => {
  beforeEach(() => start('11.6'));

  async function submitted(given: Answer | 'hang' | 'drop'): Promise<Reply> {
    answer = given;
    return lea.submit(await opened(), { duree: '30' });
  }

  it.each<[string, Answer]>([
    ['{}', { status: 200, body: {} }],
    ['an empty body', { status: 200, body: '' }],
    ['type ok', { status: 200, body: { type: 'ok' } }],
    ['an unknown type', { status: 200, body: { type: 'autre' } }],
  ])('close the dialog: %s', async (_, given) => {
    const { status, body } = await submitted(given);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('errors');
    expect(body).not.toHaveProperty('error');
  });

  it.each([
    { errors: { duree: 'Trop long.' } },
    { error: 'Non.' },
    { error: 'Non.', errors: { duree: 'Trop.' } },
  ])('reach the client as they are: %j', async (body) => {
    expect((await submitted({ status: 200, body })).body).toEqual(body);
  });

  it('show the next step, which must be there', async () => {
    const form = { title: 'Suite', state: 'ticket2', elements: [element()] };
    expect((await submitted({ status: 200, body: { type: 'form', form } })).body).toMatchObject({
      type: 'form',
      form: { title: 'Suite', state: 'ticket2' },
    });
    expect((await submitted({ status: 200, body: { type: 'form' } })).status).toBe(400);
  });

  it.each<[string, Answer]>([
    ['text', { status: 200, body: 'ok' }],
    ['more than 1 MB', { status: 200, body: { error: 'x'.repeat(1024 * 1024) } }],
  ])('fail when they are %s', async (_, given) => {
    expect(await submitted(given)).toMatchObject({
      status: 500,
      body: { message: 'Encountered an error decoding JSON response from interactive dialog submission.' },
    });
  });

  it.each<[string, Answer | 'hang' | 'drop']>([
    ['204', { status: 204 }],
    ['400', { status: 400 }],
    ['500', { status: 500 }],
    ['silence', 'hang'],
    ['a cut', 'drop'],
  ])('fail after %s', async (_, given) => {
    expect(await submitted(given)).toMatchObject({ status: 400, body: { message: integrationError } });
  });
});

describe('answers to a submission on 9.11', () => {
  beforeEach(() => start('9.11'));

  it.each<[string, Answer]>([
    ['text', { status: 200, body: 'ok' }],
    ['a form', { status: 200, body: { type: 'form', form: { title: 'Suite', elements: [] } } }],
    ['a form without form', { status: 200, body: { type: 'form' } }],
  ])('are taken for success: %s', async (_, given) => {
    answer = given;
    expect(await lea.submit(await opened(), {})).toMatchObject({ status: 200, body: {} });
    expect((await lea.submit(await opened(), {})).body).toEqual({});
  });

  it.each([204, 400, 500])('fail after %i', async (status) => {
    answer = { status };
    expect((await lea.submit(await opened(), {})).status).toBe(400);
  });

  it('are refused with 400 over 300 kB', async () => {
    expect((await lea.submit(await opened(), { notes: 'x'.repeat(400_000) })).status).toBe(400);
  });

  it('have no look-up', async () => {
    expect((await lea.lookup(await opened(), 'commune', 'ly')).status).toBe(404);
  });

  it('are awaited as a submission, whatever the client calls it', async () => {
    const body = { type: 'refresh', url: `${bot.url}/dialog`, channel_id: lea.channelId, submission: {} };
    await lea.api('POST', '/actions/dialogs/submit', body);
    expect(JSON.parse(bot.asked.at(-1)?.text ?? '')).toMatchObject({ type: 'dialog_submission' });
  });
});

describe('what the integration receives', () => {
  beforeEach(() => start('11.6'));

  const last = (): Record<string, unknown> => JSON.parse(bot.asked.at(-1)?.text ?? '{}');

  it('are the values as the client typed them', async () => {
    const values = { texte: 'é', nombre: 7, oui: true, rien: null, liste: ['a', 'b'] };
    await lea.submit(await opened(), values);
    expect(last()).toMatchObject({ submission: values, state: 'ticket', user_id: lea.id, cancelled: false });
  });

  it('are up to 150,000 characters; 400,000 never reach it', async () => {
    const dialog = await opened();
    expect((await lea.submit(dialog, { notes: 'x'.repeat(150_000) })).status).toBe(200);
    const before = bot.asked.length;
    expect((await lea.submit(dialog, { notes: 'x'.repeat(400_000) })).status).toBe(413);
    expect(bot.asked).toHaveLength(before);
  });

  it('may be made up by anybody who is logged in, under their own id', async () => {
    const karim = await login(pocket, 'karim');
    const forged = {
      url: `${bot.url}/dialog`,
      state: 'ticket volé',
      callback_id: 'autre',
      submission: { a: 1 },
    };
    const sent = { ...forged, user_id: lea.id, channel_id: karim.channelId };
    expect((await karim.api('POST', '/actions/dialogs/submit', sent)).status).toBe(200);
    expect(last()).toMatchObject({ user_id: karim.id, state: 'ticket volé', submission: { a: 1 } });
  });

  it('is refused from a channel that the person cannot read, or without login', async () => {
    const sami = await login(pocket, 'sami');
    const body = { url: `${bot.url}/dialog`, channel_id: lea.channelId, submission: {} };
    await lea.goTo('equipe');
    const { status } = await sami.api('POST', '/actions/dialogs/submit', {
      ...body,
      channel_id: lea.channelId,
    });
    expect(status).toBe(403);
    expect((await call(pocket, 'POST', '/api/v4/actions/dialogs/submit', { body })).status).toBe(401);
  });

  it('is a cancellation without values', async () => {
    await lea.cancel(await opened({ notify_on_cancel: true }));
    expect(last()).toMatchObject({ cancelled: true, submission: {} });
  });

  it('is a look-up with the query and the field, answered with items', async () => {
    answer = { status: 200, body: { items: [{ text: 'Lyon', value: '69123' }] } };
    expect((await lea.lookup(await opened(), 'commune', 'ly')).body).toEqual(answer.body);
    expect(last()).toMatchObject({
      type: 'dialog_lookup',
      submission: { query: 'ly', selected_field: 'commune' },
    });
    await lea.lookup(await opened(), 'commune');
    expect(last().submission).toEqual({ selected_field: 'commune' });
  });

  it('is a refresh when the client says so', async () => {
    const body = { type: 'refresh', url: `${bot.url}/dialog`, channel_id: lea.channelId, submission: {} };
    await lea.api('POST', '/actions/dialogs/submit', body);
    expect(last()).toMatchObject({ type: 'refresh' });
  });
});
