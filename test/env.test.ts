// What a handler is told by its environment: read once, refused by name, never by value.
import { describe, expect, it } from 'vitest';
import { mailSchema, quickchartSchema, readEnv } from '#bot/env.ts';

const enough = {
  COOPILOTE_TABLE: 'coopilote',
  COOPILOTE_TICKET_KEYS: `a:${'s'.repeat(32)}`,
  COOPILOTE_MASTER_KEY_FILE: '/cle',
};
const sender = { address: 'coopilote@exemple.fr', name: 'Coopilote' };
const from = 'from=coopilote@exemple.fr&name=Coopilote';

describe('the environment', () => {
  it('needs neither a chat nor mail', () => {
    expect(readEnv(enough)).toMatchObject({ COOPILOTE_TABLE: 'coopilote' });
    expect(readEnv(enough).COOPILOTE_MAIL).toBeUndefined();
  });

  it('holds the address of pages without the slash at its end, and sends no sheet without a password unless told', () => {
    const told = { COOPILOTE_URL: 'https://bot.exemple.fr/v1/', COOPILOTE_SANS_MOT_DE_PASSE: 'oui' };
    expect(readEnv({ ...enough, ...told }).COOPILOTE_URL).toBe('https://bot.exemple.fr/v1');
    expect(readEnv({ ...enough, ...told }).COOPILOTE_SANS_MOT_DE_PASSE).toBe('oui');
    expect(readEnv(enough).COOPILOTE_SANS_MOT_DE_PASSE).toBe('non');
    const wrong = {
      COOPILOTE_URL: 'ftp://bot.exemple.fr',
      COOPILOTE_SANS_MOT_DE_PASSE: 'true',
      COOPILOTE_FILES: '',
    };
    expect(() => readEnv({ ...enough, ...wrong })).toThrow(
      /^environment: check COOPILOTE_FILES, COOPILOTE_URL, COOPILOTE_SANS_MOT_DE_PASSE$/,
    );
  });

  it('names what is missing or wrong, and says nothing of what it holds', () => {
    const mail = `smtps://coopilote:tres-secret@smtp.exemple.fr:465?name=Coopilote`;
    expect(() => readEnv({ ...enough, COOPILOTE_TABLE: '', COOPILOTE_MAIL: mail })).toThrow(
      /^environment: check COOPILOTE_TABLE, COOPILOTE_MAIL$/,
    );
  });
});

describe('where mail leaves from', () => {
  it.each([
    ['smtps://smtp.exemple.fr:465', { host: 'smtp.exemple.fr', port: 465, security: 'tls' }],
    ['smtp://smtp.exemple.fr:587', { host: 'smtp.exemple.fr', port: 587, security: 'starttls' }],
    ['smtp://127.0.0.1.exemple.fr:25', { host: '127.0.0.1.exemple.fr', port: 25, security: 'starttls' }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, security: 'none' }],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, security: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, security: 'none' }],
    ['smtps://127.0.0.1:465', { host: '127.0.0.1', port: 465, security: 'tls' }],
    [
      'smtps://AKIA:a%2Fb%40c+%C3%A9@smtp.exemple.fr:465',
      { host: 'smtp.exemple.fr', port: 465, security: 'tls', login: { user: 'AKIA', password: 'a/b@c+é' } },
    ],
  ])('%s', (url, server) => {
    expect(mailSchema.parse(`${url}?${from}`)).toEqual({ server, sender });
  });

  it('is written by somebody with a name of its own', () => {
    const named = mailSchema.parse('smtp://h.fr:587?from=a@b.fr&name=M%C3%A9diation+num%C3%A9rique');
    expect(named.sender).toEqual({ address: 'a@b.fr', name: 'Médiation numérique' });
  });

  it.each([
    ['another protocol', `http://h.fr:465?${from}`],
    ['no port', `smtps://h.fr?${from}`],
    ['a port of nothing', `smtps://h.fr:0?${from}`],
    ['no host', `smtps://?${from}`],
    ['no sender', 'smtps://h.fr:465'],
    ['a sender who is no address', 'smtps://h.fr:465?from=coopilote&name=Coopilote'],
    ['a name that would make a header', 'smtps://h.fr:465?from=a@b.fr&name=a%0D%0ABcc:%20c@d.fr'],
    ['a user without a password', `smtps://u@h.fr:465?${from}`],
    ['escapes that make no text', `smtps://u:%E9@h.fr:465?${from}`],
    ['a setting that nobody reads', `smtps://h.fr:465?${from}&rejectUnauthorized=false`],
    ['nothing', ''],
  ])('is refused with %s', (_, url) => {
    expect(mailSchema.safeParse(url).success).toBe(false);
  });
});

describe('a QuickChart server', () => {
  it.each([
    ['https://charts.exemple.fr', 'https://charts.exemple.fr'],
    ['https://charts.exemple.fr/', 'https://charts.exemple.fr'],
    ['http://10.0.0.3:3400/chart', 'http://10.0.0.3:3400'],
    ['https://exemple.fr/outils/chart/', 'https://exemple.fr/outils'],
  ])('at %s', (url, base) => {
    expect(quickchartSchema.parse(url)).toBe(base);
  });

  it.each([
    'charts.exemple.fr',
    'ftp://charts.exemple.fr',
    'https://a:b@exemple.fr',
    'https://exemple.fr?c=1',
    '',
  ])('is not %j', (url) => {
    expect(quickchartSchema.safeParse(url).success).toBe(false);
  });
});
