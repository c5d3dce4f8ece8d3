// What may be typed after `npm run connect --`.
import { describe, expect, it } from 'vitest';
import { readArguments } from '#connect/options.ts';

it('reads all that can be asked', () => {
  const typed =
    '--url https://chat.test/ --bot-url http://10.0.0.1:3000 --login alix --mfa 123456 --team A,b, --fix --data d';
  expect(readArguments(typed.split(' '))).toEqual({
    mode: 'connect',
    fix: true,
    help: false,
    url: 'https://chat.test',
    botUrl: 'http://10.0.0.1:3000',
    login: 'alix',
    mfaCode: '123456',
    teams: ['a', 'b'],
    dataDir: 'd',
  });
});

it('asks nothing when nothing is typed', () => {
  expect(readArguments([])).toEqual({
    mode: 'connect',
    fix: false,
    help: false,
    mfaCode: '',
    teams: [],
    dataDir: '.data',
  });
});

describe('addresses', () => {
  it.each([
    ['https://chat.test/mattermost/', 'https://chat.test/mattermost'],
    ['https://chat.test/api/v4', 'https://chat.test'],
    ['chat.test', 'https://chat.test'],
    ['http://CHAT.test:8065/?x=1#y', 'http://chat.test:8065'],
  ])('%s is %s', (typed, url) => {
    expect(readArguments(['--url', typed]).url).toBe(url);
  });

  it.each(['https://', 'pas une adresse', 'https://alix:secret@chat.test'])('« %s » is refused', (typed) => {
    expect(() => readArguments(['--url', typed])).toThrow('--url');
  });
});

describe('mistakes', () => {
  it.each([
    [['--ulr', 'x'], 'Option inconnue : --ulr.'],
    [['--motdepasse=tournesol'], /^Option inconnue : --motdepasse\.$/],
    [['--url'], 'Une option n’a pas sa valeur'],
    [['https://chat.test'], 'Une option n’a pas sa valeur, ou un mot est de trop.'],
    [['--check', '--undo'], '--check et --undo s’excluent.'],
    [['--undo', '--team', 'a'], '--undo retire tout'],
  ])('%j: %s', (argv, sentence) => {
    expect(() => readArguments(argv)).toThrow(sentence);
  });
});
