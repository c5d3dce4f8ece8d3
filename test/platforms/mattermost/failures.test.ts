// Why a server did not answer, read from what Node says of the network.
import { expect, it } from 'vitest';
import { MattermostRefused, neverSent, unreachable } from '#bot/platforms/mattermost/failures.ts';

const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('secret'), { code }) });

it.each([
  ['ENOTFOUND', 'unknown-host', true],
  ['EAI_AGAIN', 'unknown-host', true],
  ['ECONNREFUSED', 'down', true],
  ['ECONNRESET', 'down', false],
  ['UND_ERR_SOCKET', 'down', false],
  ['UND_ERR_CONNECT_TIMEOUT', 'slow', true],
  ['UND_ERR_HEADERS_TIMEOUT', 'slow', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', false],
  ['CERT_HAS_EXPIRED', 'certificate', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', false],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'certificate', false],
])('%s is %s; certainly not received: %s', (code, reason, unsent) => {
  expect(unreachable(failed(code))).toMatchObject({ reason, message: `Mattermost unreachable: ${reason}` });
  expect(neverSent(failed(code))).toBe(unsent);
});

it('takes anything else for a server that is down', () => {
  expect(unreachable('x').reason).toBe('down');
});

it.each([
  ['api.post.do_action.action_integration.app_error', 'api.post.do_action.action_integration.app_error'],
  ['Léa Martin a 45 ans', ''],
  ['x'.repeat(101), ''],
  [{ nested: 'secret' }, ''],
])('keeps of a refusal a code, never a text', (given, kept) => {
  expect(new MattermostRefused(400, given).id).toBe(kept);
});
