// A notice in the direct channel: what is posted, and whether what went wrong surely said nothing.
import { describe, expect, it } from 'vitest';
import { NotTold } from '#bot/job-ports.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import { mattermostNotifier, type NotifierOptions } from '#bot/platforms/mattermost/notifier.ts';
import type { Log } from '#bot/ports.ts';
import { BOT, connexion, LEA } from './scene.ts';

const MESSAGE = {
  lasting: 'Vous avez 3 choses à faire aujourd’hui.',
  blocks: [{ text: '', buttons: [{ id: 'voir', label: 'Voir', ticket: 'billet' }] }],
};

function notices(client: Partial<NotifierOptions['client']> = {}) {
  const calls: unknown[] = [];
  const logs: Parameters<Log>[0][] = [];
  const notifier = mattermostNotifier({
    connexion: connexion(),
    client: {
      directChannel: async (...given) => {
        calls.push(given);
        return 'canal-direct';
      },
      post: async (post) => {
        calls.push(post);
        return 'message';
      },
      ...client,
    },
    log: (line) => logs.push(line),
  });
  return { calls, logs, notify: (acteur = `mattermost.${LEA}`) => notifier.notify(acteur, MESSAGE) };
}

const failing = (error: Error) => () => Promise.reject(error);

describe('a notice', () => {
  it('is posted in the channel between the person and the bot, with its own buttons', async () => {
    const { calls, notify } = notices();
    await notify();
    expect(calls[0]).toEqual([BOT, LEA]);
    expect(calls[1]).toMatchObject({ channelId: 'canal-direct', message: MESSAGE.lasting });
    const action = {
      name: 'Voir',
      integration: { url: 'https://bot.exemple/mattermost/action', context: { ticket: 'billet' } },
    };
    expect(calls[1]).toMatchObject({ props: { attachments: [{ text: '', actions: [action] }] } });
  });

  it.each([
    ['the channel cannot be opened', { directChannel: failing(new MattermostUnreachable('down')) }],
    ['the channel is refused', { directChannel: failing(new MattermostRefused(500, '')) }],
    [
      'the post is refused',
      { post: failing(new MattermostRefused(403, 'api.context.permissions.app_error')) },
    ],
  ])('surely said nothing where %s', async (_, client) => {
    const { logs, notify } = notices(client);
    await expect(notify()).rejects.toBeInstanceOf(NotTold);
    expect(logs).toHaveLength(1);
    expect(JSON.stringify(logs)).not.toContain('choses');
  });

  it.each([
    ['no answer came', new MattermostUnreachable('slow')],
    ['a proxy answered', new MattermostRefused(502, '')],
  ])('may have been said where %s', async (_, error) => {
    const { notify } = notices({ post: failing(error) });
    await expect(notify()).rejects.toBe(error);
  });

  it('is not for people of another platform', async () => {
    const { calls, notify } = notices();
    await expect(notify('slack.U1')).rejects.toBeInstanceOf(NotTold);
    expect(calls).toEqual([]);
  });
});
