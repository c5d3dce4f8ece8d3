// Mattermost's own client, REST and WebSocket, drives the pocket server unchanged.
import mattermost from '@mattermost/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { startPocket } from '#test/support/pocket.ts';
import { type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

const { Client4, ClientError, WebSocketClient } = mattermost;

type Client = InstanceType<typeof Client4>;
type Socket = InstanceType<typeof WebSocketClient>;

describe.each<PocketVersion>(['11.6', '9.11'])('@mattermost/client on %s', (version) => {
  let pocket: PocketMattermost;
  let integration: ScriptedServer;
  let admin: Client;
  let lea: Client;
  let leaId: string;
  let teamId: string;

  beforeAll(async () => {
    // The WebSocket client tells the console of each of its connections.
    vi.spyOn(console, 'log').mockReturnValue();
    integration = await startScriptedServer(() => ({ status: 200, body: { text: 'Bonjour' } }));
    pocket = await startPocket({ version });
    admin = await loggedIn('admin');
    lea = await loggedIn('lea');
    leaId = (await lea.getMe()).id;
    teamId = (await lea.getMyTeams())[0]?.id ?? '';
  });

  afterAll(async () => {
    await pocket.close();
    await integration.close();
  });

  async function loggedIn(username: string): Promise<Client> {
    const client = new Client4();
    client.setUrl(pocket.url);
    await client.login(username, 'coopilote');
    return client;
  }

  it('reads the version from the headers of any answer', async () => {
    await lea.ping(false);
    expect(lea.serverVersion).toMatch(
      version === '11.6' ? /^11\.6\.0\.\.[0-9a-f]{64}/ : /^9\.11\.0\.\.[0-9a-f]{32}/,
    );
  });

  it('gives refusals their id, status and sentence', async () => {
    const refused = await lea.getConfig().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ClientError);
    expect(refused).toMatchObject({
      server_error_id: 'api.context.permissions.app_error',
      status_code: 403,
      message: "Vous n'avez pas les permissions requises",
    });
  });

  it('provisions a bot, a command and the right to post ephemerals', async () => {
    const bot = await admin.createBot({ username: 'assistant', display_name: 'Assistant' });
    const { token } = await admin.createUserAccessToken(bot.user_id, 'essai');
    await admin.addToTeam(teamId, bot.user_id);
    await admin.uploadProfileImage(bot.user_id, new File(['<svg/>'], 'a.svg'));
    const role = await admin.getRoleByName('system_post_all');
    await admin.patchRole(role.id, { permissions: [...role.permissions, 'create_post_ephemeral'] });
    await admin.updateUserRoles(bot.user_id, 'system_user system_post_all');
    await admin.addCommand({
      team_id: teamId,
      trigger: 'bonjour',
      method: 'P',
      url: integration.url,
      username: 'assistant',
      auto_complete: true,
    } as Parameters<Client['addCommand']>[0]);

    const client = new Client4();
    client.setUrl(pocket.url);
    client.setToken(token ?? '');
    const direct = await client.createDirectChannel([bot.user_id, leaId]);
    const post = { channel_id: direct.id, message: 'Pour vous seule' };
    expect((await client.createPostEphemeral(leaId, post)).type).toBe('system_ephemeral');
    expect((await client.getProfilesByIds([leaId]))[0]).toMatchObject({
      locale: 'fr',
      email: 'lea@exemple.test',
    });
  });

  it('runs commands and suggests them', async () => {
    const channel = (await lea.getMyChannels(teamId)).find((one) => one.name === 'town-square');
    const args = { channel_id: channel?.id ?? '', team_id: teamId };
    const suggestions = await lea.getCommandAutocompleteSuggestionsList('/bon', teamId, args);
    expect(suggestions.map((one) => one.Complete)).toEqual(['bonjour']);
    expect(await lea.executeCommand('/bonjour', args)).toMatchObject({ text: 'Bonjour' });
  });

  it('posts a file with accents in its name and reads it back', async () => {
    const channel = (await lea.getMyChannels(teamId)).find((one) => one.name === 'equipe');
    const form = new FormData();
    form.append('channel_id', channel?.id ?? '');
    form.append('files', new File(['a;b'], 'été.csv'));
    const { file_infos } = await lea.uploadFile(form);
    const file_ids = file_infos.map((one) => one.id);
    const post = await lea.createPost({ channel_id: channel?.id ?? '', message: 'Voici', file_ids });
    expect((await lea.getFileInfosForPost(post.id)).map((one) => one.name)).toEqual(['été.csv']);
    expect((await lea.getPosts(channel?.id ?? '')).order).toEqual([post.id]);
    await lea.patchPost({ id: post.id, message: 'Revoici' });
    expect((await lea.getPost(post.id)).message).toBe('Revoici');
    const since = await lea.getPostsSince(channel?.id ?? '', post.create_at);
    expect(Object.keys(since.posts)).toEqual([post.id]);
  });

  describe('WebSocketClient', () => {
    let socket: Socket;

    beforeEach(() => {
      socket = new WebSocketClient();
    });

    afterEach(() => {
      socket.close();
    });

    it('is greeted, then hears posts, ephemerals and typing, numbered without a gap', async () => {
      const heard: { event: string; seq: number }[] = [];
      let missed = 0;
      socket.addMissedMessageListener(() => {
        missed += 1;
      });
      const channel = (await lea.getMyChannels(teamId)).find((one) => one.name === 'town-square');
      const id = channel?.id ?? '';
      const posted = new Promise<void>((resolve) => {
        socket.addMessageListener((message) => {
          heard.push({ event: message.event, seq: message.seq });
          if (message.event === 'hello')
            void lea.executeCommand('/bonjour', { channel_id: id, team_id: teamId });
          if (message.event === 'ephemeral_message') void lea.createPost({ channel_id: id, message: 'Oui' });
          if (message.event === 'posted') resolve();
        });
      });
      socket.initialize(`${pocket.url.replace('http', 'ws')}/api/v4/websocket`, lea.getToken());
      await posted;
      expect(heard).toEqual([
        { event: 'hello', seq: 0 },
        { event: 'ephemeral_message', seq: 1 },
        { event: 'posted', seq: 2 },
      ]);
      expect(missed).toBe(0);
    });
  });
});
