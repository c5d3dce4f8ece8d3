// `npm run connect` against the answers recorded on real servers, refusals included, one call replaced at a time.
import { afterEach, describe, expect, it } from 'vitest';
import { connectStage } from '#test/support/connect-stage.ts';
import { type RecordedName, recorded, replay } from '#test/support/recorded-provisioning.ts';
import { type Answer, type Script, startScriptedServer } from '#test/support/scripted-server.ts';

const closing: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

async function serve(script: Script) {
  const server = await startScriptedServer(script);
  const stage = await connectStage(server.url);
  closing.push(server, stage);
  return { server, stage };
}

const version = (header: string): Answer => ({
  status: 200,
  headers: { 'x-version-id': header },
  body: { status: 'OK' },
});

describe.each(['11.6', '9.11'] as const)('recorded on %s', (release) => {
  it('a whole connection understands every answer', async () => {
    const { server, stage } = await serve(replay(release));
    const { code, text } = await stage.run();
    expect(text).toContain('Compte @coopilote créé.');
    expect(code).toBe(release === '11.6' ? 1 : 0);
    const asked = server.asked.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    expect(asked.at(-1)).toBe('POST /api/v4/users/logout');
    expect((await stage.connexion()).bot.token).toBe(recorded(release, 'bot-token').body.token);
  });

  it.each<readonly [RecordedName, string, number, string]>([
    ['login-wrong-password', 'POST /users/login', 2, 'Identifiant ou mot de passe refusé'],
    ['login-unknown', 'POST /users/login', 2, 'Identifiant ou mot de passe refusé'],
    ['me-plain', 'GET /users/me', 2, 'Le compte @lea n’a pas les droits nécessaires.'],
    ['bot-create-disabled', 'POST /bots', 2, 'la création de bots est désactivée'],
    ['command-create-as-plain', 'POST /commands', 1, '/historique est refusée par Mattermost'],
    ['role-patch-as-plain', 'GET /roles/name/.+', 1, 'Mattermost ne laisse pas donner ce droit.'],
    ['bot-create-as-plain', 'POST /bots', 2, 'à l’étape « Compte du bot »'],
  ])('%s is told apart', async (name, call, expected, sentence) => {
    const { stage } = await serve(replay(release, { [call]: name }));
    const { code, text } = await stage.run();
    expect(text).toContain(sentence);
    expect(code).toBe(expected);
  });

  it('a revoked token is told from a wrong password', async () => {
    const { stage } = await serve(replay(release, { 'GET /users/me': 'token-revoked-used' }));
    const { code, text } = await stage.run({ credentials: { token: 'a'.repeat(26) } });
    expect(text).toContain('Mattermost refuse ce jeton');
    expect(code).toBe(2);
  });
});

describe('what no recording has', () => {
  it.each([
    ['mfa.validate_token.authenticate.app_error', 'Ce compte demande un second facteur'],
    ['api.user.login.inactive.app_error', 'Ce compte est désactivé.'],
    ['api.user.check_user_login_attempts.too_many.app_error', 'Trop d’essais manqués'],
  ])('a login refused with %s', async (id, sentence) => {
    const script = replay('11.6');
    const refused = { status: 401, body: { id, message: '', status_code: 401 } };
    const { stage } = await serve((asked) => (asked.path.endsWith('/users/login') ? refused : script(asked)));
    expect((await stage.run()).text).toContain(sentence);
  });

  it.each([
    ['an old server', version('9.4.2.9.4.2.abc.false'), 'Ce Mattermost est trop ancien : 9.4.2.'],
    ['a server with no version', { status: 200, body: { status: 'OK' } }, 'n’est pas un Mattermost'],
    [
      'a web page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'n’est pas un Mattermost',
    ],
    ['a page that is not found', { status: 404, body: 'absent' }, 'n’est pas un Mattermost'],
    [
      'a redirection',
      { status: 301, headers: { location: 'https://x.test' }, body: '' },
      'renvoie vers une autre',
    ],
    ['a cut connection', 'drop' as const, 'Rien ne répond'],
  ])('%s is told', async (_, answer, sentence) => {
    const { stage } = await serve(() => answer);
    const { code, text } = await stage.run();
    expect(text).toContain(sentence);
    expect(code).toBe(2);
  });

  it('a plain server called by https is a matter of certificate', async () => {
    const { server, stage } = await serve(() => 'drop');
    expect((await stage.run({ url: server.url.replace('http:', 'https:') })).text).toContain(
      'La connexion chiffrée a échoué',
    );
  });

  it('a setting held by the server’s environment is said to be so', async () => {
    const script = replay('11.6');
    const held = { status: 200, body: recorded('11.6', 'config').body };
    const { stage } = await serve((asked) => (asked.path.endsWith('/config/patch') ? held : script(asked)));
    const { code, text } = await stage.run({ fix: true });
    expect(text).toContain('MM_SERVICESETTINGS_ENABLEPOSTICONOVERRIDE');
    expect(code).toBe(1);
  });

  it('a busy server is waited for', async () => {
    const script = replay('9.11');
    let busy = 1;
    const { stage } = await serve((asked) =>
      asked.path.includes('/teams') && busy-- > 0
        ? { status: 429, headers: { 'retry-after': '0' }, body: 'limit exceeded' }
        : script(asked),
    );
    expect((await stage.run()).code).toBe(0);
  });
});
