// What every `Mailer` does, whatever it is made of: it tells what became of a message, exactly, and never leaves two of it.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Courriel } from '#bot/job-ports.ts';
import { type MailBench, type Received, WEATHERS, type Weather } from '#test/support/mail-weather.ts';

let sent = 0;

export function courriel(more: Partial<Courriel> = {}): Courriel {
  sent += 1;
  return {
    id: `courriel${String(sent).padStart(6, '0')}`,
    to: 'aide@ccas.example',
    replyTo: 'lea@mediation.example',
    subject: 'Une fiche de suivi vous est adressée',
    text: 'Bonjour,\n\nVous trouverez la fiche en pièce jointe.',
    html: '<p>Bonjour,</p>\n<p>Vous trouverez la fiche en pièce jointe.</p>',
    attachment: { name: 'fiche.pdf', type: 'application/pdf', bytes: noise(1000) },
    ...more,
  };
}

/** Bytes that nothing compresses, each of the 256 among them. */
export function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8) * 101 + (index >> 3)) & 0xff);
}

/** What its recipient has of it. */
function received({ id, ...same }: Courriel): Received {
  return { ...same, messageId: `<${id}@mediation.example>`, from: 'coopilote@mediation.example' };
}

/** Declares the whole suite on the mailer that `open` gives. */
export function mailerContract(open: () => Promise<MailBench>): void {
  let bench: MailBench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());
  afterEach(() => bench.become('fair'));

  async function copies({ id }: Courriel): Promise<readonly Received[]> {
    const all = await bench.received();
    return all.filter(({ messageId }) => messageId.startsWith(`<${id}@`));
  }

  describe('what is told', () => {
    const cases = Object.entries(WEATHERS) as [Weather, (typeof WEATHERS)[Weather]][];

    it.each(cases)('of a server that is or does « %s »', async (weather, { is, kept }) => {
      await bench.become(weather);
      const message = courriel();
      const remise = await bench.mailer.send(message);
      // Its word for the log is ours: servers quote addresses.
      expect(remise).toEqual(
        is === 'accepted' ? { is } : { is, code: expect.stringMatching(/^[a-z0-9-]+$/) },
      );
      expect(await copies(message)).toHaveLength(kept);
    });

    const temporary = cases.filter(([, { is }]) => is === 'later');
    it.each(temporary)('« later » after « %s »: sent again, it is there once', async (weather) => {
      await bench.become(weather);
      const message = courriel();
      await bench.mailer.send(message);
      await bench.become('fair');
      expect(await bench.mailer.send(message)).toEqual({ is: 'accepted' });
      expect(await copies(message)).toHaveLength(1);
    });
  });

  describe('what arrives', () => {
    async function arrives(message: Courriel): Promise<void> {
      expect(await bench.mailer.send(message)).toEqual({ is: 'accepted' });
      expect(await copies(message)).toEqual([received(message)]);
    }

    it('is what was sent', () => arrives(courriel()));

    it('is what was sent: accents, long lines, dots that begin lines, an attachment of 100 KB', () =>
      arrives(
        courriel({
          subject:
            'Fiche de suivi : l’été, à Saint-Étienne-du-Rouvray, « démarches » – et un objet qui continue longtemps, œuvre',
          text: [
            '.',
            '..',
            '.point',
            'élève '.repeat(400).trim(),
            'x'.repeat(3000),
            '',
            'From ici',
            'fin.',
          ].join('\n'),
          html: `<p>.</p>\n.\n<p>${'à'.repeat(2500)}</p>`,
          attachment: { name: 'fiche d’été.pdf', type: 'application/pdf', bytes: noise(100 * 1024) },
        }),
      ));

    it('has no answer address and no attachment where there is none', () => {
      const { replyTo: _replyTo, attachment: _attachment, ...bare } = courriel();
      return arrives(bare);
    });

    it('is there, were it to hold half of a character', async () => {
      const message = courriel({ text: 'a\ud800', html: '<p>\udc00</p>' });
      expect(await bench.mailer.send(message)).toEqual({ is: 'accepted' });
      expect(await copies(message)).toHaveLength(1);
    });

    it('is what was sent, whatever the words', async () => {
      const words = fc
        .string({ unit: 'grapheme', maxLength: 60 })
        .map((text) => text.replace(/\p{C}/gu, ' '));
      const lines = fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => `${all.join('\n')}.`);
      await fc.assert(
        fc.asyncProperty(lines, lines, async (text, html) =>
          arrives(courriel({ text, html: `<p>${html}</p>` })),
        ),
        { numRuns: 15 },
      );
    });
  });

  describe('what is refused before anything is said', () => {
    it.each([
      { to: 'aide@ccas.example\r\nBcc: autre@ailleurs.example' },
      { to: 'aide@ccas.example, autre@ailleurs.example' },
      { to: 'Aide <aide@ccas.example>' },
      { to: 'aide@ccas.example>\r\nRCPT TO:<autre@ailleurs.example' },
      { to: '' },
      { replyTo: 'lea@mediation.example\nBcc: autre@ailleurs.example' },
      { subject: 'Fiche\r\nBcc: autre@ailleurs.example' },
      { subject: '' },
      { id: 'courriel>\r\nX: y' },
      { attachment: { name: 'a.pdf"\r\nX: y', type: 'application/pdf', bytes: noise(1) } },
      { attachment: { name: 'a\ud800.pdf', type: 'application/pdf', bytes: noise(1) } },
      { attachment: { name: '../a.pdf', type: 'application/pdf', bytes: noise(1) } },
      { attachment: { name: 'a.pdf', type: 'application/pdf\r\nX: y', bytes: noise(1) } },
    ] satisfies readonly Partial<Courriel>[])(
      'what would slip another header or recipient in: %j',
      async (more) => {
        const before = await bench.received();
        expect(await bench.mailer.send(courriel(more))).toEqual({ is: 'refused', code: 'invalid' });
        expect(await bench.received()).toHaveLength(before.length);
      },
    );
  });

  it('sends several at once, each once', async () => {
    const messages = Array.from({ length: 8 }, () => courriel());
    const remises = await Promise.all(messages.map((message) => bench.mailer.send(message)));
    expect(remises).toEqual(messages.map(() => ({ is: 'accepted' })));
    for (const message of messages) expect(await copies(message)).toEqual([received(message)]);
  });
}
