// The manifest of the Slack app: every command of the catalogue, one address, no scope but those that serve.
import { expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { slackManifest } from '#connect/slack/manifest.ts';
import { readSlackArguments } from '#connect/slack/options.ts';
import { scopes } from '#connect/slack/scopes.ts';
import { install } from '#test/support/slack/install.ts';
import { METHODS } from '#test/support/slack/methods.ts';
import { newWorkspace } from '#test/support/slack/workspace.ts';

const manifest = slackManifest({ botUrl: 'https://bot.exemple/', commands: CATALOGUE });

it('has every command of the catalogue, with its words and names escaped', () => {
  expect(manifest.features?.slash_commands).toEqual(
    CATALOGUE.map(({ trigger, description, hint }) => ({
      command: `/${trigger}`,
      url: 'https://bot.exemple/slack',
      description,
      usage_hint: hint,
      should_escape: true,
    })),
  );
});

it('is one that Slack takes', () => {
  const workspace = newWorkspace();
  install(workspace, JSON.parse(JSON.stringify(manifest)));
  expect(workspace.app?.optionsUrl).toBe('https://bot.exemple/slack');
});

it('asks for the scopes of what the bot calls, and for no other', () => {
  const CALLED = [
    'users.info',
    'users.lookupByEmail',
    'conversations.open',
    'chat.postMessage',
    'chat.postEphemeral',
    'views.open',
    'views.update',
  ];
  const needed = new Set(['commands', ...CALLED.flatMap((name) => METHODS[name]?.scopes ?? [])]);
  expect([...scopes].toSorted()).toEqual([...needed].toSorted());
  expect(manifest.oauth_config?.scopes?.bot).toEqual(scopes);
});

it.each([
  [['--slack', '--check', '--undo'], '--check et --undo s’excluent.'],
  [['--slack', '--url', 'https://chat'], 'Option inconnue : --url.'],
  [['--slack', '--bot-url', '::'], '--bot-url n’est pas une adresse'],
])('%j is refused: %s', (argv, sentence) => {
  expect(() => readSlackArguments(argv)).toThrow(sentence);
});

it('reads what is asked', () => {
  expect(readSlackArguments(['--slack', '--bot-url', 'bot.exemple/', '--undo'])).toEqual({
    botUrl: 'https://bot.exemple',
    mode: 'undo',
    dataDir: '.data',
    help: false,
  });
});
