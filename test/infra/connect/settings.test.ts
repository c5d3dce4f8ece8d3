// What is said of each setting, and what `--fix` would put there.
import { describe, expect, it } from 'vitest';
import { type Facts, findings } from '#connect/settings.ts';

const facts: Facts = {
  url: 'https://chat.test',
  version: { major: 11, minor: 6, patch: 0 },
  bot: { host: 'bot.test', addresses: ['203.0.113.7'], encrypted: true },
  botExists: false,
};
const privateBot = { host: 'bot.test', addresses: ['10.0.0.1'], encrypted: false };
const found = (setting: string, value: unknown, changed: Partial<Facts> = {}) => {
  const [section = '', key = ''] = setting.split('.');
  return findings({ [section]: { [key]: value } }, { ...facts, ...changed });
};

describe('wrong, with its cure', () => {
  it.each<readonly [string, unknown, string, unknown]>([
    ['ServiceSettings.SiteURL', '', 'blocking', 'https://chat.test'],
    ['ServiceSettings.EnableCommands', false, 'blocking', true],
    ['ServiceSettings.EnableBotAccountCreation', false, 'blocking', true],
    ['ServiceSettings.EnablePostUsernameOverride', false, 'degraded', true],
    ['ServiceSettings.EnablePostIconOverride', false, 'degraded', true],
    ['ServiceSettings.OutgoingIntegrationRequestsTimeout', 5, 'degraded', 30],
    ['ServiceSettings.MaximumPayloadSizeBytes', 1_000, 'degraded', 300_000],
    ['ServiceSettings.ExperimentalEnableHardenedMode', true, 'degraded', undefined],
    ['ServiceSettings.DisableBotsWhenOwnerIsDeactivated', true, 'advice', undefined],
    ['TeamSettings.RestrictDirectMessage', 'team', 'advice', undefined],
    ['PrivacySettings.ShowEmailAddress', false, 'advice', undefined],
    ['ExperimentalAuditSettings.FileEnabled', true, 'advice', undefined],
  ])('%s = %s', (setting, value, weight, cure) => {
    const [finding, ...others] = found(setting, value);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ weight, where: expect.stringContaining('Console système') });
    expect(finding?.value).toEqual(cure);
  });

  it('a private bot is added to those allowed already', () => {
    const setting = 'ServiceSettings.AllowedUntrustedInternalConnections';
    expect(found(setting, 'localhost', { bot: privateBot })[0]?.value).toBe('localhost bot.test');
    expect(found(setting, '', { bot: privateBot })[0]?.value).toBe('bot.test');
  });
});

describe('right', () => {
  it.each<readonly [string, unknown, Partial<Facts>]>([
    ['ServiceSettings.SiteURL', 'https://chat.test', {}],
    ['ServiceSettings.SiteURL', '', { version: { major: 9, minor: 11, patch: 0 } }],
    ['ServiceSettings.EnableBotAccountCreation', false, { botExists: true }],
    ['ServiceSettings.AllowedUntrustedInternalConnections', '', {}],
    ['ServiceSettings.AllowedUntrustedInternalConnections', 'bot.test', { bot: privateBot }],
    ['ServiceSettings.OutgoingIntegrationRequestsTimeout', 30, {}],
    ['TeamSettings.RestrictDirectMessage', 'any', {}],
  ])('%s = « %s »', (setting, value, changed) => {
    expect(found(setting, value, changed)).toEqual([]);
  });

  it('a server that tells nothing', () => {
    expect(findings({}, facts)).toEqual([]);
  });
});
