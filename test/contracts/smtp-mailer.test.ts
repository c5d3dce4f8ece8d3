// What is SMTP's alone: the message on the wire, TLS, passwords, and servers that say what they should not.
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpMailer } from '#bot/documents/mail.ts';
import { messageOf } from '#bot/documents/mail-message.ts';
import type { Mailer, Remise } from '#bot/job-ports.ts';
import { SENDER } from '#test/support/fake-mailer.ts';
import {
  agreeable,
  type ScriptedSmtp,
  type SmtpScript,
  startScriptedSmtp,
} from '#test/support/scripted-smtp.ts';
import { CERTIFICATE, NOW, type SmtpStage, startSmtpStage } from '#test/support/smtp-stage.ts';
import { courriel } from './mailer.contract.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function stage(...options: Parameters<typeof startSmtpStage>): Promise<SmtpStage> {
  const opened = await startSmtpStage(...options);
  closers.push(opened.close);
  return opened;
}

async function scripted(script: SmtpScript): Promise<ScriptedSmtp & { readonly mailer: Mailer }> {
  const server = await startScriptedSmtp(script);
  closers.push(server.close);
  const mailer = smtpMailer({
    server: { host: '127.0.0.1', port: server.port, security: 'none' },
    sender: SENDER,
    clock: () => NOW,
    patience: { connection: 1000, greeting: 600, silence: 600, whole: 2000 },
  });
  return { ...server, mailer };
}

async function told(script: SmtpScript): Promise<Remise> {
  const { mailer } = await scripted(script);
  return mailer.send(courriel());
}

describe('on the wire', () => {
  it('a message is received byte for byte as it was made, for one recipient', async () => {
    const envelopes: unknown[] = [];
    const { mailer, raw } = await stage({
      onRcptTo: (to, { envelope }, done) => {
        envelopes.push({ ...envelope.mailFrom, to: to.address });
        done();
      },
    });
    const message = courriel({ text: '.\n..\n.fin', html: `<p>${'é'.repeat(2000)}</p>` });
    await mailer.send(message);
    expect(raw).toHaveLength(1);
    expect(raw[0]?.equals(await messageOf(message, SENDER, NOW))).toBe(true);
    expect(envelopes).toMatchObject([{ address: 'coopilote@mediation.example', to: 'aide@ccas.example' }]);
  });

  it('says who, when, to whom to answer, that a robot writes, and nothing of the program', async () => {
    const sender = { ...SENDER, name: 'Coopilote, médiation numérique' };
    const message = courriel({ id: 'abcdefgh', text: 'Bonjour', html: '<p>Bonjour</p>' });
    const text = Buffer.from(await messageOf(message, sender, NOW)).toString('latin1');
    const [head = ''] = text.split('\r\n\r\n');
    expect(head.replace(/\r\n /g, ' ').split('\r\n')).toEqual([
      'Auto-Submitted: auto-generated',
      expect.stringMatching(/^From: =\?UTF-8\?Q\?.*\?= <coopilote@mediation\.example>$/),
      'To: aide@ccas.example',
      'Reply-To: lea@mediation.example',
      expect.stringMatching(/^Subject: =\?UTF-8\?Q\?/),
      'Message-ID: <abcdefgh@mediation.example>',
      'Date: Fri, 27 Nov 2026 09:30:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="--_NmP-abcdefgh-Part_1"',
    ]);
    expect(text).toContain('multipart/alternative');
    expect(text).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

describe('TLS', () => {
  const trusted = { ca: CERTIFICATE };

  it.each([
    ['from the first byte', { secure: true }, 'tls'],
    ['when the server is asked', {}, 'starttls'],
  ] as const)('%s, with a certificate that is trusted', async (_, options, security) => {
    const sessions: boolean[] = [];
    const opened = await stage({
      ...options,
      onMailFrom: (_address, session, done) => {
        sessions.push(session.secure);
        done();
      },
    });
    const mailer = opened.mailerWith({ server: { security, ...trusted } });
    expect(await mailer.send(courriel())).toEqual({ is: 'accepted' });
    expect(sessions).toEqual([true]);
    expect(opened.raw).toHaveLength(1);
  });

  it.each([
    ['from the first byte', { secure: true }, 'tls', { is: 'later', code: 'network' }],
    ['when the server is asked', {}, 'starttls', { is: 'later', code: 'network' }],
  ] as const)('%s, refuses a certificate that nobody vouches for', async (_, options, security, remise) => {
    const opened = await stage(options);
    expect(await opened.mailerWith({ server: { security } }).send(courriel())).toEqual(remise);
    expect(opened.raw).toEqual([]);
  });

  it('is never done without: a server that has none hears neither password nor recipient', async () => {
    const server = await startScriptedSmtp(agreeable({ STARTTLS: '502 pas ici\r\n' }));
    closers.push(server.close);
    const mailer = smtpMailer({
      server: {
        host: '127.0.0.1',
        port: server.port,
        security: 'starttls',
        login: { user: 'u', password: 'p' },
      },
      sender: SENDER,
      clock: () => NOW,
    });
    expect(await mailer.send(courriel())).toEqual({ is: 'later', code: 'tls-502' });
    expect(server.said).toEqual(['CONNECT', 'EHLO mediation.example', 'STARTTLS']);
  });
});

describe('a password', () => {
  const login = { user: 'coopilote', password: 'très secret' };
  const server = { security: 'starttls', ca: CERTIFICATE, login } as const;

  it('opens a server that wants one', async () => {
    const opened = await stage({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        done(null, { user: username === login.user && password === login.password ? username : undefined }),
    });
    expect(await opened.mailerWith({ server }).send(courriel())).toEqual({ is: 'accepted' });
    const wrong = { ...server, login: { ...login, password: 'non' } };
    const remise = await opened.mailerWith({ server: wrong }).send(courriel());
    expect(remise).toEqual({ is: 'refused', code: 'login-535' });
    expect(await opened.mailer.send(courriel())).toEqual({ is: 'refused', code: 'sender-530' });
    expect(opened.raw).toHaveLength(1);
  });

  it('is tried again later where the server cannot check it now', async () => {
    const opened = await stage({
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('plus tard'), { responseCode: 454 })),
    });
    const remise = await opened.mailerWith({ server }).send(courriel());
    expect(remise).toEqual({ is: 'later', code: 'login-454' });
  });
});

describe('before the message leaves', () => {
  it.each([
    [{ CONNECT: '421 trop de monde\r\n' }, { is: 'later', code: 'greeting-421' }],
    [{ CONNECT: '554 pas ici\r\n' }, { is: 'refused', code: 'greeting-554' }],
    [{ CONNECT: 'bonjour\r\n' }, { is: 'later', code: 'nonsense' }],
    [{ EHLO: '421 non\r\n' }, { is: 'later', code: 'greeting-421' }],
    [{ EHLO: undefined }, { is: 'later', code: 'silence' }],
    [{ MAIL: '451 plus tard\r\n' }, { is: 'later', code: 'sender-451' }],
    [{ MAIL: undefined }, { is: 'later', code: 'silence' }],
    [{ RCPT: '421 je ferme\r\n' }, { is: 'later', code: 'recipient-421' }],
    [{ RCPT: '550-inconnu :\r\n550 aide@ccas.example\r\n' }, { is: 'refused', code: 'recipient-550' }],
    [{ RCPT: undefined }, { is: 'later', code: 'silence' }],
    [{ RCPT: '250-ou' }, { is: 'later', code: 'silence' }],
    [{ DATA: '451 plus tard\r\n' }, { is: 'later', code: 'message-451' }],
    [{ DATA: '554 non\r\n' }, { is: 'refused', code: 'message-554' }],
    [{ DATA: undefined }, { is: 'later', code: 'silence' }],
  ] as const)('a server that says %j', async (odd, remise) => {
    expect(await told(agreeable(odd))).toEqual(remise);
  });

  const pipelined = '250-bonjour\r\n250 PIPELINING\r\n';
  it.each([
    [
      { RCPT: '451 liste grise\r\n', DATA: '554 personne\r\n' },
      { is: 'later', code: 'recipient-451' },
    ],
    [
      { RCPT: '550 inconnu\r\n', DATA: '503 personne\r\n' },
      { is: 'refused', code: 'recipient-550' },
    ],
    [
      { RCPT: '550 inconnu\r\n', DATA: '354 allez\r\n' },
      { is: 'refused', code: 'recipient-550' },
    ],
    [
      { MAIL: '452 plein\r\n', RCPT: '503 non\r\n', DATA: '503 non\r\n' },
      { is: 'later', code: 'sender-452' },
    ],
    [
      { RCPT: undefined, DATA: undefined },
      { is: 'later', code: 'silence' },
    ],
  ] as const)('a server that hears all at once and says %j', async (odd, remise) => {
    expect(await told(agreeable({ EHLO: pipelined, ...odd }))).toEqual(remise);
  });

  it('a server that never stops talking', async () => {
    const chatty: SmtpScript = (said, socket) => {
      if (!said.startsWith('EHLO')) return agreeable({})(said, socket);
      const timer = setInterval(() => socket.write('250-encore\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
      return undefined;
    };
    expect(await told(chatty)).toEqual({ is: 'later', code: 'silence' });
  });

  it('a server that says more than anyone can hear', async () => {
    expect(await told(agreeable({ EHLO: `250 ${'a'.repeat(2_000_000)}` }))).toEqual({
      is: 'later',
      code: 'nonsense',
    });
  });

  it('a name that leads nowhere', async () => {
    const mailer = smtpMailer({
      server: { host: 'nulle-part.invalid', port: 25, security: 'none' },
      sender: SENDER,
      clock: () => NOW,
      patience: { connection: 800, greeting: 400, silence: 400, whole: 1500 },
    });
    expect(await mailer.send(courriel())).toMatchObject({ is: 'later' });
  });
});

describe('once the message has begun to leave', () => {
  const cut =
    (last: string): SmtpScript =>
    (said, socket) => {
      if (said === '.') socket.end(last);
      return said === '.' ? undefined : agreeable({})(said, socket);
    };

  it.each([
    ['kept for now', agreeable({ '.': '452 plein\r\n' }), { is: 'later', code: 'message-452' }],
    ['shuts', agreeable({ '.': '421 je ferme\r\n' }), { is: 'later', code: 'message-421' }],
    ['never', agreeable({ '.': '552 trop gros\r\n' }), { is: 'refused', code: 'message-552' }],
    ['never, its last word cut', cut('554 non'), { is: 'refused', code: 'message-554' }],
    ['something else', agreeable({ '.': '354 encore\r\n' }), { is: 'unknown', code: 'trouble' }],
    ['half a yes', cut('250-oui\r\n'), { is: 'unknown', code: 'cut' }],
    ['a yes cut', cut('250 ou'), { is: 'unknown', code: 'cut' }],
    ['less than a code', cut('55'), { is: 'unknown', code: 'cut' }],
    ['nothing, and cuts', cut(''), { is: 'unknown', code: 'cut' }],
    ['nothing, and waits', agreeable({ '.': undefined }), { is: 'unknown', code: 'silence' }],
  ] as const)('a server that says %s', async (_, script, remise) => {
    expect(await told(script)).toEqual(remise);
  });

  it('a server that drops the line without a word', async () => {
    const rude: SmtpScript = (said, socket) => {
      if (said === '.') (socket as Socket).resetAndDestroy();
      return said === '.' ? undefined : agreeable({})(said, socket);
    };
    expect(await told(rude)).toMatchObject({ is: 'unknown' });
  });
});
