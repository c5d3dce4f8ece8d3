// Which addresses Mattermost calls private, and which of them its administrator allowed.
import { describe, expect, it } from 'vitest';
import { isAllowed, isLoopback, privateAddresses, resolveBot } from '#connect/addresses.ts';

const unknown = async (): Promise<readonly string[]> => {
  throw new Error('ENOTFOUND');
};
const resolved = (url: string, ...addresses: string[]) => resolveBot(url, async () => addresses);

it.each([
  ['127.0.0.1', true],
  ['10.0.0.8', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.4', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['203.0.113.7', false],
  ['[::1]', true],
  ['[fd00::1]', true],
  ['[2001:db8::1]', false],
])('%s is private: %s', async (host, expected) => {
  const bot = await resolveBot(`http://${host}:3000`, unknown);
  expect(privateAddresses(bot).length > 0).toBe(expected);
});

it('a name is private when one of its addresses is', async () => {
  expect(privateAddresses(await resolved('https://bot.test', '203.0.113.7', '10.0.0.1'))).toEqual([
    '10.0.0.1',
  ]);
});

it('a name that nobody knows has no address', async () => {
  expect(await resolveBot('https://Bot.Test/chemin', unknown)).toEqual({
    host: 'bot.test',
    addresses: [],
    encrypted: true,
  });
});

it.each([
  ['http://localhost:3000', true],
  ['http://127.8.0.1', true],
  ['http://10.0.0.1', false],
])('%s is this machine: %s', async (url, expected) => {
  expect(isLoopback(await resolveBot(url, unknown))).toBe(expected);
});

describe('AllowedUntrustedInternalConnections', () => {
  it.each([
    ['', false],
    ['bot.test', true],
    ['autre.test, BOT.TEST', true],
    ['10.0.0.1', true],
    ['10.0.0.0/8', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0/', false],
    ['192.168.0.0/16 localhost', false],
    ['bot', false],
  ])('« %s » lets the bot be called: %s', async (setting, expected) => {
    expect(isAllowed(setting, await resolved('https://bot.test', '10.0.0.1'))).toBe(expected);
  });

  it('must cover every address of the bot', async () => {
    expect(isAllowed('10.0.0.0/8', await resolved('https://bot.test', '10.0.0.1', '192.168.0.1'))).toBe(
      false,
    );
  });
});
