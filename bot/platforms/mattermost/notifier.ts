// Tells somebody who did nothing just now, in their direct channel with the bot, and says whether it surely was not told.
import { type Notifier, NotTold } from '#bot/job-ports.ts';
import type { Log } from '#bot/ports.ts';
import { addressesOf } from './addresses.ts';
import type { MattermostClient } from './client-types.ts';
import type { Connexion } from './connexion.ts';
import { MattermostRefused } from './failures.ts';
import { drawMessage } from './message.ts';
import { codeOf } from './trouble.ts';

export interface NotifierOptions {
  readonly connexion: Pick<Connexion, 'bot' | 'botUrl'>;
  readonly client: Pick<MattermostClient, 'directChannel' | 'post'>;
  readonly log: Log;
}

const OURS = /^mattermost\.(\w+)$/;

export function mattermostNotifier({ connexion, client, log }: NotifierOptions): Notifier {
  const { action } = addressesOf(connexion);
  const failing =
    (surelyNot: (error: unknown) => boolean) =>
    (error: unknown): never => {
      log({ level: 'warn', event: 'mattermost.not-notified', code: codeOf(error) });
      throw surelyNot(error) ? new NotTold(codeOf(error)) : error;
    };
  return {
    notify: async (acteur, { lasting, blocks = [] }) => {
      const userId = OURS.exec(acteur)?.[1];
      if (userId === undefined) throw new NotTold('an acteur of another platform');
      const { text, attachments } = drawMessage({ text: lasting, blocks }, action);
      // Whatever goes wrong before there is a channel, nothing was said in it.
      const channelId = await client.directChannel(connexion.bot.id, userId).catch(failing(() => true));
      await client.post({ channelId, message: text, props: { attachments } }).catch(failing(isRefusal));
    },
  };
}

/** The server's own no. A proxy's 502 says nothing of what the server did. */
function isRefusal(error: unknown): boolean {
  return error instanceof MattermostRefused && error.status < 500;
}
