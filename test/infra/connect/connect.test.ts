// `npm run connect` on the pocket Mattermost, new and legacy: fresh, again, looked at, undone, refused.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import {
  adminOf,
  botOf,
  commandsOf,
  type OpenOptions,
  openPocket,
  rightsOf,
} from '#test/support/connect-pocket.ts';
import { ADMIN_PASSWORD, BOT_URL } from '#test/support/connect-stage.ts';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function open(options: OpenOptions = {}) {
  const one = await openPocket(options);
  opened.push(one);
  return one;
}

const changes = (lines: readonly string[]) => lines.filter((line) => line.startsWith('  +'));

describe.each(['11.6', '9.11'] as const)('on %s', (version) => {
  it('connects a server that is ready', async () => {
    const { pocket, stage } = await open({ version });
    const { code, text } = await stage.run();
    expect(text).toContain('Le bot peut répondre à une seule personne (essai réussi).');
    expect(code).toBe(0);
    expect(
      commandsOf(pocket).map(({ trigger, url, method, username }) => [trigger, url, method, username]),
    ).toEqual(CATALOGUE.map(({ trigger }) => [trigger, `${BOT_URL}/mattermost/command`, 'P', 'coopilote']));
    const connexion = await stage.connexion();
    const bot = botOf(pocket);
    expect(connexion).toMatchObject({
      url: pocket.url,
      siteUrl: pocket.url,
      botUrl: BOT_URL,
      bot: { id: bot?.id, username: 'coopilote' },
      teams: [{ name: 'mediation', commandTokens: [commandsOf(pocket)[0]?.token] }],
      ephemeral: true,
      connectedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(connexion.serverVersion).toMatch(new RegExp(`^${version}`));
    expect(new Set(commandsOf(pocket).map(({ token }) => token)).size).toBe(1);
    expect(await stage.mode()).toBe('600');
  });

  it('leaves a token with which the bot can speak', async () => {
    const { pocket, stage } = await open({ version });
    await stage.run();
    const { bot } = await stage.connexion();
    const client = mattermostClient({ url: pocket.url, token: bot.token, newId: () => 'a' });
    const lea = Object.values(pocket.state.users).find(({ username }) => username === 'lea');
    const channelId = await client.directChannel(bot.id, lea?.id ?? '');
    await client.postEphemeral({ userId: lea?.id ?? '', channelId, message: 'Bonjour', props: {} });
    expect(await client.user(lea?.id ?? '')).toMatchObject({ username: 'lea', firstName: 'Léa' });
  });

  it('changes nothing the second time', async () => {
    const { pocket, stage } = await open({ version });
    await stage.run();
    const before = { commands: commandsOf(pocket), file: await stage.connexion() };
    const { code, lines } = await stage.run();
    expect(code).toBe(0);
    expect(changes(lines)).toEqual([expect.stringContaining('Gardé dans')]);
    expect({ commands: commandsOf(pocket), file: await stage.connexion() }).toEqual(before);
    expect(Object.values(pocket.state.tokens)).toHaveLength(1);
  });

  it('tells a fresh installation what it refuses, then cures it with --fix', async () => {
    const { pocket, stage } = await open({ version, fresh: true });
    const refused = await stage.run();
    expect(refused.code).toBe(2);
    expect(refused.text).toContain('Relancez avec --fix');
    expect(refused.text).toContain('les réponses sembleront écrites par la personne elle-même');
    expect(commandsOf(pocket)).toEqual([]);
    const fixed = await stage.run({ fix: true });
    expect(fixed.text).toContain('Réglage EnableBotAccountCreation changé : non → oui.');
    expect(fixed.code).toBe(0);
    expect(pocket.state.config.ServiceSettings).toMatchObject({
      EnableBotAccountCreation: true,
      EnablePostUsernameOverride: true,
      EnablePostIconOverride: true,
    });
  });

  it('undoes all that it did, and does it again', async () => {
    const { pocket, stage } = await open({ version, fresh: true });
    const settings = pocket.state.config.ServiceSettings;
    const rights = rightsOf(pocket);
    await stage.run({ fix: true });
    await stage.run({ fix: true });
    const { code } = await stage.run({ mode: 'undo' });
    expect(code).toBe(0);
    expect(commandsOf(pocket)).toEqual([]);
    expect(pocket.state.config.ServiceSettings).toEqual(settings);
    expect(rightsOf(pocket)).toEqual(rights);
    expect(botOf(pocket)?.delete_at).toBeGreaterThan(0);
    expect(botOf(pocket)?.roles).toBe('system_user');
    await expect(stage.connexion()).rejects.toThrow('ENOENT');
    expect((await stage.run({ mode: 'undo' })).code).toBe(0);
    expect((await stage.run({ fix: true })).code).toBe(0);
    expect(botOf(pocket)?.delete_at).toBe(0);
  });
});

describe('what belongs to others', () => {
  it('is left alone: a trigger already taken', async () => {
    const { pocket, stage } = await open();
    const { call } = await adminOf(pocket);
    const [team] = Object.values(pocket.state.teams);
    await call('POST', '/commands', {
      team_id: team?.id,
      trigger: 'cra',
      method: 'P',
      url: 'https://autre.test/x',
    });
    const { code, text } = await stage.run();
    expect(code).toBe(1);
    expect(text).toContain('/cra est déjà prise par une autre intégration');
    await stage.run({ mode: 'undo' });
    expect(commandsOf(pocket).map(({ url }) => url)).toEqual(['https://autre.test/x']);
  });

  it('is said: the bot’s name is a person’s', async () => {
    const { stage } = await open({ lea: 'coopilote' });
    const { code, text } = await stage.run();
    expect(code).toBe(2);
    expect(text).toContain('Le nom @coopilote est celui d’une personne.');
  });

  it('is not written: --check changes nothing', async () => {
    const { pocket, stage } = await open({ fresh: true });
    const before = JSON.stringify({ ...pocket.state, sessions: {} });
    const { code, text } = await stage.run({ mode: 'check', fix: true });
    expect(code).toBe(1);
    expect(text).toContain('Le compte @coopilote n’existe pas.');
    expect(JSON.stringify({ ...pocket.state, sessions: {} })).toBe(before);
    await expect(stage.connexion()).rejects.toThrow('ENOENT');
  });
});

describe('what is asked', () => {
  it('the server’s own address is kept without its final slash', async () => {
    const { pocket, stage } = await open();
    pocket.configure({ ServiceSettings: { SiteURL: 'https://chat.exemple.test/' } });
    await stage.run();
    expect((await stage.connexion()).siteUrl).toBe('https://chat.exemple.test');
    const image = `https://chat.exemple.test/api/v4/users/${botOf(pocket)?.id}/image`;
    expect(new Set(commandsOf(pocket).map(({ icon_url }) => icon_url))).toEqual(new Set([image]));
  });

  it('an unknown team is named, with those that exist', async () => {
    const { stage } = await open();
    const { code, text } = await stage.run({ teams: ['mediation', 'inconnue'] });
    expect(code).toBe(2);
    expect(text).toContain('Équipe inconnue : inconnue.');
    expect(text).toContain('mediation');
  });

  it('a plain account is told that it may not', async () => {
    const { stage } = await open();
    const credentials = { login: 'lea', password: 'coopilote', mfaCode: '' };
    const { code, text } = await stage.run({ credentials });
    expect(code).toBe(2);
    expect(text).toContain('Le compte @lea n’a pas les droits nécessaires.');
  });

  it('a private bot is refused until Mattermost may call it', async () => {
    const { pocket, stage } = await open();
    const botUrl = 'http://bot.interne.test:3000';
    const refused = await stage.run({ botUrl });
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('L’adresse du bot est privée');
    expect((await stage.run({ botUrl, fix: true })).code).toBe(0);
    expect(pocket.state.config.ServiceSettings.AllowedUntrustedInternalConnections).toBe(
      '127.0.0.1 localhost bot.interne.test',
    );
  });

  it('a damaged file is said, not guessed', async () => {
    const { stage } = await open();
    await writeFile(join(stage.dataDir, 'connexion.json'), '{"version":1');
    const { code, text } = await stage.run();
    expect(code).toBe(2);
    expect(text).toContain('est abîmé');
  });

  it('no line ever holds a password or a token', async () => {
    const { pocket, stage } = await open({ fresh: true });
    await stage.run({ fix: true });
    const token = Object.values(pocket.state.tokens)[0]?.token ?? '';
    const secrets = [
      ADMIN_PASSWORD,
      token,
      ...Object.keys(pocket.state.sessions),
      ...commandsOf(pocket).map((c) => c.token),
    ];
    await stage.run({ credentials: { login: 'admin', password: 'mauvais-secret', mfaCode: '424242' } });
    await stage.run({ credentials: { token: 'jeton-refuse-aaaaaaaaaaaaa' } });
    await stage.run({ mode: 'check' });
    await stage.run({ mode: 'undo' });
    const said = stage.said.join('\n');
    for (const secret of [...secrets, 'mauvais-secret', '424242', 'jeton-refuse-aaaaaaaaaaaaa']) {
      expect(secret).not.toBe('');
      expect(said).not.toContain(secret);
    }
  });
});
