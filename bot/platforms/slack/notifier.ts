// Tells somebody who did nothing just now, in their direct channel with the bot, and says whether it surely was not told.
import { type Notifier, NotTold } from '#bot/job-ports.ts';
import type { Log } from '#bot/ports.ts';
import type { SlackClient } from './client-types.ts';
import type { SlackConnexion } from './connexion.ts';
import { codeOf, SlackRefused } from './failures.ts';
import { drawMessage } from './message.ts';

export interface NotifierOptions {
  readonly connexion: Pick<SlackConnexion, 'team'>;
  readonly client: Pick<SlackClient, 'directChannel' | 'post'>;
  readonly log: Log;
}

export function slackNotifier({ connexion, client, log }: NotifierOptions): Notifier {
  const failing =
    (surelyNot: (error: unknown) => boolean) =>
    (error: unknown): never => {
      log({ level: 'warn', event: 'slack.not-notified', code: codeOf(error) });
      throw surelyNot(error) ? new NotTold(codeOf(error)) : error;
    };
  return {
    notify: async (acteur, { lasting, blocks = [] }) => {
      const [platform, team, userId, ...more] = acteur.split('.');
      if (platform !== 'slack' || team !== connexion.team.id || userId === undefined || more.length > 0)
        throw new NotTold('an acteur of another platform');
      // Whatever goes wrong before there is a channel, nothing was said in it.
      const channelId = await client.directChannel(userId).catch(failing(() => true));
      const [first, ...others] = drawMessage({ text: lasting, blocks });
      await client.post({ channelId, ...first }).catch(failing((error) => error instanceof SlackRefused));
      for (const drawn of others) await client.post({ channelId, ...drawn }).catch(failing(() => false));
    },
  };
}
