// The bot's right to post ephemerals: taken as it comes, learnt from each answer, done without.
import { describe, expect, it } from 'vitest';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import type { Reply } from '#bot/ports.ts';
import { ADDRESS, click, command, connexion, LEA, message, scene } from './scene.ts';

const said: Reply = { show: 'message', message };
const down = async (): Promise<never> => {
  throw new MattermostUnreachable('down');
};
const forbidden = async (): Promise<never> => {
  throw new MattermostRefused(403, 'api.context.permissions.app_error');
};

describe('the right to post ephemerals', () => {
  it('once refused is not tried again for ten minutes', async () => {
    const { send, ways, later } = scene({
      reply: said,
      client: { postEphemeral: forbidden },
      address: ADDRESS,
    });
    await send(click());
    await send(click());
    expect(ways().filter((way) => way === 'postEphemeral')).toHaveLength(1);
    later(10 * 60 * 1000);
    await send(click());
    expect(ways().filter((way) => way === 'postEphemeral')).toHaveLength(2);
  });

  it('is not doubted when the server is merely slow or down', async () => {
    const { send, ways } = scene({ reply: said, client: { postEphemeral: down }, address: ADDRESS });
    await send(click());
    await send(click());
    expect(ways().filter((way) => way === 'postEphemeral')).toHaveLength(2);
  });

  it('makes addresses useless, its absence precious', async () => {
    const granted = scene({ reply: said });
    await granted.send(command(''));
    expect(granted.ways()).toEqual([]);
    const without = scene({ reply: said, connexion: connexion({ ephemeral: false }) });
    await without.send(command(''));
    expect(without.calls).toContainEqual(['remember', `mattermost.${LEA}`, ADDRESS]);
  });

  it('is learnt from what the server answers, both ways', async () => {
    const given = scene({ reply: said, connexion: connexion({ ephemeral: false }) });
    await given.send(click());
    await given.send(command(''));
    expect(given.ways()).toEqual(['postEphemeral']);
    const taken = scene({ reply: said, client: { postEphemeral: forbidden } });
    await taken.send(click());
    await taken.send(command(''));
    expect(taken.ways()).toContain('remember');
  });
});
