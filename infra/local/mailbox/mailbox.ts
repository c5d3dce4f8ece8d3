// The mailbox of one machine: what the bot sends by mail ends here, to be read on a page.
import { join } from 'node:path';
import { serveHandler } from '#local/http-events.ts';
import { bundlePage } from '#local/page/build.ts';
import { mailboxDoor } from './door.ts';
import { openLetters } from './letters.ts';
import { startSmtp } from './smtp.ts';

export interface MailboxOptions {
  /** Folder of all that is kept on this machine. */
  readonly data: string;
  /** Of the page; 0 takes any free one. Mail itself comes by any free one. */
  readonly port: number;
}

export interface Mailbox {
  /** A mail setting, as `COOPILOTE_MAIL` is. */
  readonly smtpUrl: string;
  /** Where its letters are read. */
  readonly pageUrl: string;
  close(): Promise<void>;
}

export async function startMailbox({ data, port }: MailboxOptions): Promise<Mailbox> {
  const directory = join(data, 'page-courrier');
  await bundlePage(join(import.meta.dirname, 'page'), directory);
  const letters = await openLetters(join(data, 'courriel'));
  const door = mailboxDoor(letters, directory);
  const page = await serveHandler({ port, handler: () => door });
  const smtp = await startSmtp(letters);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}?from=coopilote@mediation.example&name=Coopilote`,
    pageUrl: page.url,
    close: async () => {
      await smtp.close();
      await page.close();
    },
  };
}
