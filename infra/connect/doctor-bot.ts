// The bot as the chat reaches it: commands typed by the bot's own account, which whoever holds the connection may do.
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { Stop } from './report.ts';

export interface Typed {
  readonly status: number;
  /** What was said, blocks included. */
  readonly text: string;
  /** The bot's own hour, where its server tells it. */
  readonly date: number | undefined;
  readonly ms: number;
}

export interface Bot {
  readonly url: string;
  type(typed: string, change?: { readonly token?: string }): Promise<Typed>;
}

/** A channel that is nobody's: the answer is read in the response itself. */
const NOWHERE = 'd'.repeat(26);
const DEADLINE = 30_000;

export function botAt(url: string, { bot, teams }: Connexion, clock: () => number): Bot {
  const base = url.replace(/\/+$/, '');
  const [team] = teams;
  let triggers = 0;
  return {
    url: base,
    type: async (typed, { token } = {}) => {
      const [command = '', ...words] = typed.split(' ');
      triggers += 1;
      const form = new URLSearchParams({
        token: token ?? team?.commandTokens.at(-1) ?? '',
        team_id: team?.id ?? '',
        channel_id: NOWHERE,
        user_id: bot.id,
        user_name: bot.username,
        command,
        text: words.join(' '),
        trigger_id: `doctor-${clock()}-${triggers}`,
        response_url: '',
      });
      return answered(`${base}/mattermost/command`, form, clock);
    },
  };
}

async function answered(url: string, form: URLSearchParams, clock: () => number): Promise<Typed> {
  const begun = clock();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
    redirect: 'manual',
    signal: AbortSignal.timeout(DEADLINE),
  }).catch(() => {
    throw new Stop(
      'Rien ne répond à l’adresse du bot.',
      'Vérifiez qu’il est démarré, et cette adresse ; si elle n’est connue que de la messagerie, ajoutez --bot-url.',
    );
  });
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    text: textIn(await response.text()),
    date: Number.isNaN(date) ? undefined : date,
    ms: clock() - begun,
  };
}

function textIn(body: string): string {
  try {
    const { text = '', attachments = [] } = JSON.parse(body) as {
      readonly text?: string;
      readonly attachments?: readonly { readonly text?: string }[];
    };
    return [text, ...attachments.map((one) => one.text ?? '')].join('\n');
  } catch {
    return '';
  }
}
