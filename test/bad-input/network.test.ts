// The true client before a server that refuses, stalls or cuts: the handler still answers in time, and what was sent is saved.
import { afterEach, describe, expect, it } from 'vitest';
import { createBot } from '#bot/bot.ts';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { connexion, http, LEA } from '#test/platforms/mattermost/scene.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';
import { TYPED } from './forms.ts';
import { expectSentence, expectSilentLogs } from './sentences.ts';
import { answerOf, knownStage, leastOf } from './stage.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const refusal =
  (status: number, headers: Record<string, string> = {}): Script =>
  () => ({
    status,
    headers,
    body: { id: 'api.error', message: TYPED, status_code: status },
  });

const SERVERS: Readonly<Record<string, Script>> = {
  'that refuses with 401': refusal(401),
  'that refuses with 403': refusal(403),
  'that asks to wait an hour': refusal(429, { 'retry-after': '3600' }),
  'that asks to wait': refusal(429),
  'that fails with 500': refusal(500),
  'that cuts the line': () => 'drop',
  'that never answers': () => 'hang',
  'that answers with a page': () => ({ status: 200, body: `<html>${TYPED}</html>` }),
  'that redirects': () => ({ status: 302, headers: { location: 'https://piege.exemple' } }),
};

const DEADLINE = 1_500;

describe.each(Object.entries(SERVERS))('a server %s', (_what, script) => {
  it('takes nothing from who sends an activity, and tells them in the dialog', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const server = await startScriptedServer(script);
    servers.push(server);
    const at = connexion({ url: server.url, siteUrl: server.url });
    const { clock, log, newId } = stage.deps;
    const client = mattermostClient({ url: server.url, token: 'jeton-du-bot', newId });
    const bot = createBot(stage.deps);
    const addresses = addressBook(stage.deps);
    const door = mattermostDoor({ bot, connexion: at, client, addresses, clock, log, deadlineMs: DEADLINE });
    const sent = { user_id: LEA, channel_id: '', type: 'dialog_submission', state: dialog.state };
    const body = JSON.stringify({ ...sent, submission: leastOf(dialog) });
    const { error } = answerOf(await door(http('/mattermost/dialog', body)));
    expectSentence(error);
    expect(error).toMatch(/^Enregistré : .*réf\. /);
    expect(await stage.cras()).toHaveLength(1);
    expectSilentLogs(stage, [TYPED, 'jeton-du-bot', dialog.state]);
  });
});
