// A notice in the direct channel: what is posted, and whether what went wrong surely said nothing.
import { describe, expect, it } from 'vitest';
import { NotTold } from '#bot/job-ports.ts';
import { SlackRefused, SlackUnreachable } from '#bot/platforms/slack/failures.ts';
import { type NotifierOptions, slackNotifier } from '#bot/platforms/slack/notifier.ts';
import type { Log } from '#bot/ports.ts';
import { ACTEUR, connexion, LEA, TEAM } from './scene.ts';

const MESSAGE = {
  lasting: 'Vous avez 3 choses à faire aujourd’hui.',
  blocks: [{ text: '', buttons: [{ id: 'voir', label: 'Voir', ticket: 'billet' }] }],
};

function notices(client: Partial<NotifierOptions['client']> = {}) {
  const calls: unknown[] = [];
  const logs: Parameters<Log>[0][] = [];
  const notifier = slackNotifier({
    connexion: connexion(),
    client: {
      directChannel: async (userId) => {
        calls.push(userId);
        return 'D1';
      },
      post: async (post) => {
        calls.push(post);
        return '1.1';
      },
      ...client,
    },
    log: (line) => logs.push(line),
  });
  return { calls, logs, notify: (acteur = ACTEUR) => notifier.notify(acteur, MESSAGE) };
}

const failing = (error: Error) => () => Promise.reject(error);

describe('a notice', () => {
  it('is posted in the conversation between the person and the bot, with its own buttons', async () => {
    const { calls, notify } = notices();
    await notify();
    expect(calls[0]).toBe(LEA);
    expect(calls[1]).toMatchObject({ channelId: 'D1', text: MESSAGE.lasting });
    expect(JSON.stringify(calls[1])).toContain('"value":"billet"');
  });

  it.each([
    ['the channel cannot be opened', { directChannel: failing(new SlackUnreachable('down')) }],
    ['the channel is refused', { directChannel: failing(new SlackRefused('user_not_found')) }],
    ['the post is refused', { post: failing(new SlackRefused('is_archived')) }],
  ])('surely said nothing where %s', async (_, client) => {
    const { logs, notify } = notices(client);
    await expect(notify()).rejects.toBeInstanceOf(NotTold);
    expect(logs).toHaveLength(1);
    expect(JSON.stringify(logs)).not.toContain('choses');
  });

  it('may have been said where no answer came', async () => {
    const error = new SlackUnreachable('slow');
    const { notify } = notices({ post: failing(error) });
    await expect(notify()).rejects.toBe(error);
  });

  it.each(['mattermost.u1', `slack.T0AUTRE.${LEA}`, `slack.${TEAM}`, `slack.${TEAM}.${LEA}.x`])(
    'is not for %s',
    async (acteur) => {
      const { calls, notify } = notices();
      await expect(notify(acteur)).rejects.toBeInstanceOf(NotTold);
      expect(calls).toEqual([]);
    },
  );
});
