// Every recorded call of a provisioning, refused ones included, gets from the pocket server what a real one answered.
import { describe, expect, it } from 'vitest';
import { freshlyInstalled } from '#local/mattermost/config.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { call, login, startPocket } from '#test/support/pocket.ts';
import { type Exchange, Renaming, recordings, shapeOf } from '#test/support/recordings.ts';

/** The calls that somebody else than the administrator made. */
const callers: Readonly<Record<string, 'lea' | 'nobody' | 'revoked' | 'stranger'>> = {
  login: 'nobody',
  'login-wrong-password': 'nobody',
  'login-unknown': 'nobody',
  'token-invalid': 'stranger',
  'no-token': 'nobody',
  'me-plain': 'lea',
  'config-as-plain': 'lea',
  'client-config': 'nobody',
  license: 'nobody',
  'config-patch-as-plain': 'lea',
  'bot-create-as-plain': 'lea',
  'token-revoked-used': 'revoked',
  'role-patch-as-plain': 'lea',
  'command-create-as-plain': 'lea',
  'not-the-api': 'nobody',
};

const bodyOf = (body: unknown): unknown => {
  if (body !== 'multipart: image') return body;
  const form = new FormData();
  form.append('image', new File([Buffer.from('89504e47', 'hex')], 'coopilote.png'));
  return form;
};

describe.each<PocketVersion>(['11.6', '9.11'])('provisioning of %s', async (version) => {
  const { provisioning, serverVersion } = recordings(version);
  const names = new Renaming();
  const pocket = await startPocket({ version, seed: { ...mediationSeed, config: freshlyInstalled } });
  pocket.configure({ ServiceSettings: { EnableBotAccountCreation: true, EnableUserAccessTokens: true } });
  names.set('Passw0rd!admin', 'coopilote');
  const admin = await login(pocket, 'admin');
  const lea = await login(pocket, 'lea');
  await admin.api('POST', '/bots', { username: 'coopilote', display_name: 'Coopilote' });
  names.learn(provisioning['team-by-name']?.body, mediationSeed.team);
  const tokens: Record<string, string> = { lea: lea.token, nobody: '', stranger: 'x'.repeat(26) };

  it.each(Object.entries(provisioning))('%s', async (key, recorded) => {
    const request = names.apply(recorded.request ?? { method: 'GET', path: '/' });
    const token = tokens[callers[key] ?? 'admin'] ?? admin.token;
    const body = bodyOf(request.body);
    const answer = await call(pocket, request.method, request.path, { token, body });

    expect(answer.status).toBe(recorded.status);
    expect(answer.headers.get('content-type')).toBe(recorded.headers?.['content-type']);
    checkVersion(answer.headers.get('x-version-id'), recorded.headers?.['x-version-id']);
    if (recorded.headers?.token) expect(answer.headers.get('token')).toMatch(/^[a-z0-9]{26}$/);
    if (recorded.body === undefined) return;
    checkBody(answer.body, recorded);
    names.learn(recorded.body, answer.body);
    if (key === 'bot-token') tokens.revoked = (answer.body as { token: string }).token;
  });

  function checkVersion(given: string | null, seen: string | null | undefined): void {
    if (seen === null) expect(given).toBeNull();
    if (seen) expect(given).toMatch(new RegExp(`^${serverVersion}\\.\\.[0-9a-f]+\\.false$`));
    if (seen) expect(given).toHaveLength(seen.length);
  }
});

/** Recordings keep of a configuration only the settings that matter. */
function checkBody(actual: unknown, recorded: Exchange): void {
  if (recorded.request?.path.startsWith('/api/v4/config') && recorded.status === 200) {
    expect(shapeOf(actual)).toMatchObject(shapeOf(recorded.body) as object);
  } else {
    expect(shapeOf(actual)).toEqual(shapeOf(recorded.body));
  }
  if (recorded.status < 400) return;
  const { id, message, detailed_error } = recorded.body as Record<string, unknown>;
  expect(actual).toMatchObject({ id, message, detailed_error });
}
