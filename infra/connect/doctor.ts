// `npm run doctor`: looks at a running installation from outside, and says in plain words what is wrong and what to do. It changes nothing but a trial.
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { MattermostApi } from '#bot/platforms/mattermost/client.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import { type Bot, botAt } from './doctor-bot.ts';
import { type Report, Stop, startReport } from './report.ts';
import { reach, stopOf } from './session.ts';
import { meSchema, read } from './wire.ts';

export interface DoctorOptions {
  readonly connexion: Connexion;
  /** Where the bot answers, where that is another address from here than from the chat. */
  readonly botUrl?: string;
  /** Where the message of the trial is sent; no message without it. */
  readonly courriel?: string;
}

export interface DoctorPorts {
  readonly say: (line: string) => void;
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

interface Visit extends DoctorOptions {
  readonly ports: DoctorPorts;
  readonly report: Report;
  readonly bot: Bot;
}

/** Gives the exit code: 0 all well, 1 something to put right, 2 the chat or the bot is out of reach. */
export async function doctor(options: DoctorOptions, ports: DoctorPorts): Promise<0 | 1 | 2> {
  const report = startReport(ports.say);
  const { connexion, botUrl = connexion.botUrl } = options;
  report.hide(connexion.bot.token);
  for (const { commandTokens } of connexion.teams) commandTokens.forEach(report.hide);
  const visit = { ...options, ports, report, bot: botAt(botUrl, connexion, ports.clock) };
  for (const look of [chat, answers, clocks, work]) {
    try {
      await look(visit);
    } catch (error) {
      const { message, cure } = stopFor(error);
      report.stop(message, cure);
    }
  }
  report.step('Verdict');
  if (report.exitCode === 0) report.fine('Tout va bien.');
  else report.note('Ce qui est marqué ! ou ✗ est à reprendre.');
  return report.exitCode;
}

function stopFor(error: unknown): Stop {
  if (error instanceof Stop) return error;
  if (error instanceof MattermostUnreachable) return stopOf(error);
  const code = error instanceof MattermostRefused ? `${error.status} ${error.id}` : nameOf(error);
  return new Stop(
    `Ce contrôle n’a pas pu être fait (${code}).`,
    'Recommencez ; si cela continue, regardez les journaux.',
  );
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'inconnu');

const RECONNECT = 'Relancez npm run connect : il répare.';

/** That it is there, that it still knows the bot, and that people are offered the commands. */
async function chat({ connexion, report }: Visit): Promise<void> {
  report.step(`Messagerie ${connexion.url}`);
  const api = new MattermostApi({ url: connexion.url, token: connexion.bot.token });
  await reach(api, report);
  try {
    const me = read(meSchema, await api.getMe());
    report.fine(`Le compte du bot est reconnu : @${me.username}.`);
  } catch (error) {
    if (!(error instanceof MattermostRefused) || error.status !== 401) throw error;
    return report.todo(
      'La messagerie ne reconnaît plus le compte du bot : jeton révoqué, ou compte désactivé.',
      RECONNECT,
    );
  }
  for (const team of connexion.teams) await commands(team, { api, report });
}

async function commands(
  { id, name }: Connexion['teams'][number],
  { api, report }: { readonly api: MattermostApi; readonly report: Report },
): Promise<void> {
  const offered = await api.getAutocompleteCommandsList(id).catch((error: unknown) => {
    if (error instanceof MattermostRefused && error.status < 500) return undefined;
    throw error;
  });
  if (!offered) return report.todo(`Le bot ne voit plus l’équipe « ${name} ».`, RECONNECT);
  const missing = CATALOGUE.filter(({ trigger }) => !offered.some((one) => one.trigger === trigger));
  if (missing.length === 0)
    return report.fine(`Équipe « ${name} » : les ${CATALOGUE.length} commandes sont là.`);
  const named = missing.map(({ trigger }) => `/${trigger}`).join(', ');
  report.todo(`Équipe « ${name} » : il manque ${named}.`, RECONNECT);
}

/** Longer, and people wonder whether it heard them; in milliseconds. */
const SLOW = 1_000;
const TIMES = 5;

/** That it answers a command as the chat sends it, in time, and nobody else. */
async function answers({ connexion, report, bot }: Visit): Promise<void> {
  report.step(`Bot ${bot.url}`);
  if (connexion.teams.length === 0) throw new Stop('Aucune équipe n’est reliée.', RECONNECT);
  const strange = await bot.type('/coop aide', { token: 'x'.repeat(26) });
  if (strange.status === 401) report.fine('Il refuse une commande qui n’a pas le jeton de la messagerie.');
  else
    report.todo(
      `Il répond ${strange.status} à une commande sans jeton.`,
      'Vérifiez que cette adresse est celle de Coopilote, à jour.',
    );
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) times.push(await timed(bot));
  const median = Math.round(times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0);
  const longest = Math.round(Math.max(...times));
  if (median <= SLOW) report.fine(`Il répond à /coop aide en ${median} ms (au plus ${longest} ms).`);
  else
    report.todo(
      `Il répond en ${median} ms : c’est lent.`,
      'Regardez la charge, la mémoire de la fonction, et la table.',
    );
}

async function timed(bot: Bot): Promise<number> {
  const { status, text, ms } = await bot.type('/coop aide');
  if (status === 401) throw new Stop('Il refuse le jeton des commandes.', RECONNECT);
  if (status !== 200) throw new Stop(`Il répond ${status} à une commande.`, 'Regardez ses journaux.');
  if (!text.includes('/cra'))
    throw new Stop('Il répond à une commande, mais pas ce qui est attendu.', 'Regardez ses journaux.');
  return ms;
}

/** Tickets and signatures stand on the hour: farther apart, they are refused. */
const APART = 60_000;

async function clocks({ connexion, report, bot, ports }: Visit): Promise<void> {
  report.step('Horloges');
  const here = ports.clock();
  const chatTime = await dateOf(`${connexion.url}/api/v4/system/ping`);
  const botTime = (await bot.type('/coop aide')).date;
  for (const [whose, time] of [
    ['de la messagerie', chatTime],
    ['du bot', botTime],
  ] as const) {
    const apart = time === undefined ? undefined : Math.abs(time - here);
    if (apart === undefined) report.note(`L’heure ${whose} n’est pas connue.`);
    else if (apart <= APART) report.fine(`L’heure ${whose} est celle d’ici.`);
    else
      report.todo(
        `L’heure ${whose} a ${Math.round(apart / 1000)} s d’écart avec celle d’ici.`,
        'Synchronisez les horloges (NTP).',
      );
  }
}

async function dateOf(url: string): Promise<number | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}

/** How long a trial is waited for: the passage of every minute takes up what the stream lost. */
const PATIENCE = 150_000;
const EVERY = 2_000;

/** That a job asked for now is done, that its message leaves, and what the bot itself knows of its state. */
async function work({ report, bot, ports, courriel }: Visit): Promise<void> {
  report.step('Travaux et courriel');
  const asked = await bot.type(courriel === undefined ? '/coop essai' : `/coop essai ${courriel}`);
  const [, reference] = /Essai (\w{8}) demandé/.exec(asked.text) ?? [];
  if (reference === undefined)
    throw new Stop(
      'L’essai n’a pas été accepté : l’état du bot reste inconnu.',
      `Mettez Coopilote à jour, puis : ${RECONNECT}`,
    );
  const until = ports.clock() + PATIENCE;
  let state = (await bot.type('/coop etat')).text;
  while (!state.includes(reference) && ports.clock() < until) {
    await ports.pause(EVERY);
    state = (await bot.type('/coop etat')).text;
  }
  if (!state.includes(reference))
    report.todo(
      `L’essai ${reference} n’a pas été fait en ${PATIENCE / 1000} s : les travaux n’avancent pas.`,
      'Regardez le flux de la table, et ce qui passe chaque minute.',
    );
  if (courriel === undefined) report.note('Aucun courriel d’essai : ajoutez --courriel adresse.');
  for (const line of state.split('\n').filter((one) => one.startsWith('- '))) told(line.slice(2), report);
}

function told(line: string, report: Report): void {
  const text = line.replaceAll('**', '').replace(/^\S+ /u, '');
  if (line.startsWith('❌')) report.todo(text, 'Voir les journaux de Coopilote.');
  else if (line.startsWith('⚠️')) report.note(text);
  else report.fine(text);
}
