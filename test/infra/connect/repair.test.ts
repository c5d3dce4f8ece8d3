// `npm run connect` run again after somebody broke its work by hand.
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import {
  type Admin,
  adminOf,
  botOf,
  commandOf,
  commandsOf,
  type OpenOptions,
  openPocket,
  rightsOf,
} from '#test/support/connect-pocket.ts';
import { BOT_URL, connectStage } from '#test/support/connect-stage.ts';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function open(options: OpenOptions = {}) {
  const one = await openPocket(options);
  opened.push(one);
  return one;
}

describe('run again, it repairs', () => {
  async function broken(breakIt: (admin: Admin) => Promise<void>) {
    const { pocket, stage } = await open();
    await stage.run();
    await breakIt(await adminOf(pocket));
    const looked = await stage.run({ mode: 'check' });
    const mended = await stage.run();
    const after = await stage.run({ mode: 'check' });
    expect([looked.code, mended.code, after.code]).toEqual([1, 0, 0]);
    return { pocket, stage, looked, mended };
  }

  it('a command that was changed, keeping its token', async () => {
    const { pocket, mended } = await broken(async ({ pocket, call }) => {
      const cra = commandOf(pocket, 'cra');
      await call('PUT', `/commands/${cra?.id}`, {
        ...cra,
        url: 'https://ailleurs.test/',
        auto_complete_hint: 'rien',
      });
    });
    expect(mended.text).toContain('/cra remise en état.');
    expect(commandOf(pocket, 'cra')?.url).toBe(`${BOT_URL}/mattermost/command`);
    expect(commandOf(pocket, 'cra')?.token).toBe(commandOf(pocket, 'lieux')?.token);
  });

  it('a command that was deleted', async () => {
    const { pocket } = await broken(async ({ pocket, call }) => {
      await call('DELETE', `/commands/${commandOf(pocket, 'coop')?.id}`);
    });
    expect(commandOf(pocket, 'coop')?.token).toBe(commandOf(pocket, 'cra')?.token);
  });

  it('a bot that was disabled', async () => {
    const { pocket } = await broken(async ({ pocket, call }) => {
      await call('POST', `/bots/${botOf(pocket)?.id}/disable`);
    });
    expect(botOf(pocket)?.delete_at).toBe(0);
  });

  it('a bot that was renamed', async () => {
    const { pocket } = await broken(async ({ pocket, call }) => {
      await call('PUT', `/bots/${botOf(pocket)?.id}`, { username: 'coopilote', display_name: 'Robot' });
    });
    expect(Object.values(pocket.state.bots)[0]?.display_name).toBe('Coopilote');
  });

  it('a bot that lost its role', async () => {
    const { pocket } = await broken(async ({ pocket, call }) => {
      await call('PUT', `/users/${botOf(pocket)?.id}/roles`, { roles: 'system_user' });
    });
    expect(botOf(pocket)?.roles.split(' ')).toContain('system_post_all');
  });

  it('a token that was revoked, and only the new one is left', async () => {
    const { pocket, stage } = await broken(async ({ pocket, call }) => {
      await call('POST', '/users/tokens/revoke', { token_id: Object.keys(pocket.state.tokens)[0] });
    });
    const { bot } = await stage.connexion();
    expect(Object.values(pocket.state.tokens).map(({ token }) => token)).toEqual([bot.token]);
  });

  it('a role whose right was taken away', async () => {
    const { pocket } = await broken(async ({ pocket, call }) => {
      const role = Object.values(pocket.state.roles).find(({ name }) => name === 'system_post_all');
      await call('PUT', `/roles/${role?.id}/patch`, { permissions: ['create_post'] });
    });
    expect(rightsOf(pocket)).toContain('create_post_ephemeral');
  });

  it('takes up a command’s token that was changed by hand', async () => {
    const { pocket, stage } = await open();
    await stage.run();
    const { call } = await adminOf(pocket);
    await call('PUT', `/commands/${commandOf(pocket, 'cra')?.id}/regen_token`);
    expect((await stage.run()).code).toBe(0);
    const { teams } = await stage.connexion();
    expect(teams[0]?.commandTokens.toSorted()).toEqual(
      [commandOf(pocket, 'cra')?.token, commandOf(pocket, 'lieux')?.token].toSorted(),
    );
  });

  it('finds its work again when its file was lost', async () => {
    const { pocket, stage } = await open();
    await stage.run();
    const commands = commandsOf(pocket);
    const elsewhere = await connectStage(pocket.url);
    opened.push(elsewhere);
    expect((await elsewhere.run()).code).toBe(0);
    expect(commandsOf(pocket)).toEqual(commands);
    expect(Object.values(pocket.state.tokens)).toHaveLength(1);
    expect((await elsewhere.connexion()).teams).toEqual((await stage.connexion()).teams);
  });

  it('follows the bot to another address', async () => {
    const { pocket, stage } = await open();
    await stage.run();
    expect((await stage.run({ botUrl: 'https://autre.exemple.test' })).code).toBe(0);
    expect(commandsOf(pocket).map(({ url }) => url)).toEqual(
      Array.from({ length: CATALOGUE.length }, () => 'https://autre.exemple.test/mattermost/command'),
    );
    expect((await stage.connexion()).botUrl).toBe('https://autre.exemple.test');
  });
});
