// `npm run connect -- --slack` on the stand-in of Slack: the first time, again, looked at, undone, refused.
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopes } from '#connect/slack/scopes.ts';
import { scene } from '#test/platforms/slack/scene.ts';
import { BOT_URL, type SlackConnectStage, slackConnectStage } from '#test/support/slack/connect-stage.ts';
import { install } from '#test/support/slack/install.ts';
import { type Slack, startSlack } from '#test/support/slack/server.ts';

let slack: Slack;
let stage: SlackConnectStage;
const servers: Server[] = [];

beforeEach(async () => {
  slack = await startSlack();
  stage = await slackConnectStage(slack.url);
});
afterEach(async () => {
  await stage.close();
  await slack.close();
  for (const server of servers.splice(0)) server.close();
});

/** What an administrator does between the two runs: makes the app, installs it, copies two secrets. */
async function installed(options: Parameters<typeof install>[2] = {}) {
  const first = await stage.run();
  const { token, secret } = install(slack.workspace, await stage.manifest(), options);
  return { first, secrets: { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret } };
}

const changes = (lines: readonly string[]) => lines.filter((line) => line.startsWith('  +'));

describe('the first time', () => {
  it('writes the manifest, and says what to do with it', async () => {
    const { code, text } = await stage.run();
    expect(code).toBe(2);
    expect(text).toContain('slack-manifeste.json');
    expect(text).toContain('https://api.slack.com/apps?new_app=1, « From a manifest »');
    expect(text).toContain('Ce n’est pas le jeton d’un bot');
    expect(() => install(slack.workspace, undefined)).toThrow();
    install(slack.workspace, await stage.manifest());
  });

  it('then keeps what the bot needs, for its owner alone', async () => {
    const { secrets } = await installed();
    const { code, text } = await stage.run({}, secrets);
    expect(text).toContain('« Médiation » : le jeton du bot est valable.');
    expect(text).toContain(`Ils y sont tous : ${scopes.join(', ')}.`);
    expect(code).toBe(0);
    expect(await stage.mode('connexion-slack.json')).toBe('600');
    expect(await stage.connexion()).toMatchObject({
      team: { id: slack.workspace.team.id, name: 'Médiation' },
      appId: 'A0COOPILOTE',
      bot: { userId: 'U0COOPILOTE', token: secrets.SLACK_BOT_TOKEN },
      signingSecret: secrets.SLACK_SIGNING_SECRET,
      botUrl: BOT_URL,
    });
    expect(text).not.toContain(secrets.SLACK_BOT_TOKEN);
    expect(text).not.toContain(secrets.SLACK_SIGNING_SECRET);
  });
});

it('run again without a secret keeps the same', async () => {
  const { secrets } = await installed();
  await stage.run({}, secrets);
  const before = await stage.connexion();
  const { code } = await stage.run();
  expect(code).toBe(0);
  expect({ ...(await stage.connexion()), connectedAt: '' }).toEqual({ ...before, connectedAt: '' });
});

describe('what is wrong', () => {
  it.each(scopes)('is a scope that is missing (%s), with what is lost and what to do', async (scope) => {
    const { secrets } = await installed({ without: [scope] });
    const { code, text } = await stage.run({}, secrets);
    expect(code).toBe(1);
    expect(text).toContain(`Il manque ${scope} : `);
    expect(text).toMatch(/apps(\/A0COOPILOTE\/app-manifest)?, enregistrez, puis réinstallez l’application/);
  });

  it('is a scope that serves nothing', async () => {
    const { secrets } = await installed();
    const { app } = slack.workspace;
    if (app) slack.workspace.app = { ...app, scopes: [...app.scopes, 'channels:history'] };
    const { code, text } = await stage.run({}, secrets);
    expect(code).toBe(0);
    expect(text).toContain('des droits dont le bot ne se sert pas : channels:history');
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['a token of a person', { SLACK_BOT_TOKEN: 'xoxp-123456789012' }, 'Ce n’est pas le jeton d’un bot'],
    ['another secret', { SLACK_SIGNING_SECRET: 'client-secret' }, 'Ce n’est pas un secret de signature'],
    [
      'a token that Slack does not know',
      { SLACK_BOT_TOKEN: 'xoxb-123456789012-abc' },
      'Slack ne reconnaît pas ce jeton',
    ],
  ])('is %s', async (_what, wrong, sentence) => {
    const { secrets } = await installed();
    const { code, text } = await stage.run({}, { ...secrets, ...wrong });
    expect([code, text]).toEqual([2, expect.stringContaining(sentence)]);
    for (const secret of Object.values(wrong)) expect(text).not.toContain(secret);
    await expect(stage.connexion()).rejects.toThrow();
  });

  it.each([
    ['http://bot.exemple.test', 'Slack n’appelle que des adresses en https.'],
    ['https://bot.interne.test', 'Cette adresse est privée'],
  ])('is an address that Slack would not call: %s', async (botUrl, sentence) => {
    const { secrets } = await installed();
    const { code, text } = await stage.run({ botUrl }, secrets);
    expect([code, text]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('is Slack that does not answer', async () => {
    const { secrets } = await installed();
    const { code, text } = await stage.run({ api: 'http://127.0.0.1:1/api/' }, secrets);
    expect([code, text]).toEqual([2, expect.stringContaining('Slack ne répond pas.')]);
  });

  it('is a file that was damaged, or no address at all', async () => {
    const { botUrl: _none, ...bare } = { botUrl: undefined };
    const nowhere = await stage.run({ ...bare, botUrl: undefined as never });
    expect([nowhere.code, nowhere.text]).toEqual([2, expect.stringContaining('L’adresse du bot manque.')]);
    await writeFile(join(stage.dataDir, 'connexion-slack.json'), '{');
    const { code, text } = await stage.run();
    expect([code, text]).toEqual([2, expect.stringContaining('est abîmé.')]);
  });
});

/** The bot's own door on this machine, with this secret. */
async function serving(signingSecret?: string): Promise<string> {
  const { connexion } = await import('#test/platforms/slack/scene.ts');
  const door = scene(signingSecret === undefined ? {} : { connexion: connexion({ signingSecret }) });
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url: path = '' } = request;
    const answer = await door.send({ method, path, headers, body: Buffer.concat(parts) });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('--check', () => {
  it('changes nothing, and sees the bot answer with the secret that Slack signs with', async () => {
    const { secrets } = await installed();
    await stage.run({}, secrets);
    const botUrl = await serving();
    const { code, text, lines } = await stage.run({ mode: 'check', botUrl });
    expect(text).toContain('Le bot y répond, avec ce secret de signature.');
    expect([code, changes(lines)]).toEqual([0, []]);
    expect((await stage.connexion()).botUrl).toBe(BOT_URL);
  });

  it('says that the bot has another secret, is something else, or is not there', async () => {
    const { secrets } = await installed();
    await stage.run({}, secrets);
    const another = await stage.run({ mode: 'check', botUrl: await serving('f'.repeat(32)) });
    expect(another.text).toContain('avec un autre secret de signature');
    const elsewhere = await stage.run({ mode: 'check', botUrl: slack.url });
    expect(elsewhere.text).toContain('n’est pas le bot');
    const nowhere = await stage.run({ mode: 'check', botUrl: 'http://127.0.0.1:1' });
    expect(nowhere.text).toContain('Rien ne répond à l’adresse du bot.');
    expect([another.code, elsewhere.code, nowhere.code]).toEqual([1, 1, 1]);
  });
});

describe('--undo', () => {
  it('revokes the token, forgets the file, and says what is left to do by hand', async () => {
    const { secrets } = await installed();
    await stage.run({}, secrets);
    const { code, text } = await stage.run({ mode: 'undo' });
    expect(text).toContain('son jeton est révoqué');
    expect(text).toContain('https://api.slack.com/apps/A0COOPILOTE/general');
    expect(code).toBe(0);
    expect(slack.workspace.app).toBeUndefined();
    await expect(stage.connexion()).rejects.toThrow();
  });

  it('done twice, or on a token already revoked, says so', async () => {
    const { secrets } = await installed();
    await stage.run({}, secrets);
    slack.workspace.app = undefined;
    const revoked = await stage.run({ mode: 'undo' });
    expect([revoked.code, revoked.text]).toEqual([1, expect.stringContaining('ou l’était déjà')]);
    const again = await stage.run({ mode: 'undo' });
    expect([again.code, again.text]).toEqual([2, expect.stringContaining('Aucun Slack n’est relié')]);
  });
});
