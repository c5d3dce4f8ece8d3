// What may be asked of `npm run connect`, read strictly: a misspelt option is said, never ignored.
import { parseArgs } from 'node:util';
import type { CommandEntry } from '#bot/commands/catalogue.ts';
import { Stop } from './report.ts';

/** What Mattermost lists of a command while it is typed. */
export type ListedCommand = Pick<CommandEntry, 'trigger' | 'description' | 'hint'>;

export type Mode = 'connect' | 'check' | 'undo';

export type Credentials =
  | { readonly token: string }
  | { readonly login: string; readonly password: string; readonly mfaCode: string };

export interface ConnectOptions {
  readonly mode: Mode;
  readonly fix: boolean;
  readonly url: string;
  /** Absent: the one of the last time. */
  readonly botUrl?: string;
  /** Names of teams; empty for all. */
  readonly teams: readonly string[];
  readonly dataDir: string;
  readonly credentials: Credentials;
  readonly commands: readonly ListedCommand[];
}

/** As typed: the address may come from the last time, the password is still to be asked. */
export type Asked = Omit<ConnectOptions, 'url' | 'credentials' | 'commands'> & {
  readonly help: boolean;
  readonly url?: string;
  readonly token?: string;
  readonly login?: string;
  readonly mfaCode: string;
};

export const USAGE = `Relie Coopilote à un Mattermost.

  npm run connect -- --url <adresse du Mattermost> --bot-url <adresse du bot> --login <identifiant>

  --url <adresse>       le Mattermost, tel qu’ouvert dans le navigateur (par défaut : celui de la dernière fois)
  --bot-url <adresse>   le bot, tel que Mattermost peut l’appeler (par défaut : celui de la dernière fois)
  --login <identifiant> compte d’administration ; le mot de passe est demandé, ou lu dans MM_PASSWORD
  --mfa <code>          code du second facteur, si le compte en a un
  --token <jeton>       jeton d’accès personnel d’un compte d’administration, à la place de --login (ou MM_TOKEN)
  --team a,b            noms des équipes (par défaut : toutes)
  --fix                 change aussi les réglages du serveur qui gênent
  --check               regarde et dit, sans rien changer
  --undo                retire tout
  --data <dossier>      où garder le résultat (par défaut : .data)
  --slack               relie un Slack à la place (npm run connect -- --slack --help)

Code de sortie : 0 tout va bien, 1 il reste quelque chose à faire à la main, 2 impossible.`;

export function readArguments(argv: readonly string[]): Asked {
  const values = parse(argv);
  if (values.check && values.undo) throw wrong('--check et --undo s’excluent.');
  if (values.undo && values.team !== '') throw wrong('--undo retire tout : --team n’y change rien.');
  const url = values.url === undefined ? {} : { url: address(values.url, '--url') };
  const botUrl = values['bot-url'] === undefined ? {} : { botUrl: address(values['bot-url'], '--bot-url') };
  return {
    ...url,
    ...botUrl,
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.login === undefined ? {} : { login: values.login }),
    mode: values.check ? 'check' : values.undo ? 'undo' : 'connect',
    fix: values.fix,
    help: values.help,
    mfaCode: values.mfa,
    teams: values.team.split(',').flatMap((name) => name.trim().toLowerCase() || []),
    dataDir: values.data,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values;
  } catch {
    throw refusedArguments(argv, Object.keys(OPTIONS));
  }
}

/** Why these words were refused, where these options are known. */
export function refusedArguments(argv: readonly string[], names: readonly string[]): Stop {
  const known = new Set(names.map((name) => `--${name}`));
  const unknown = argv.find((word) => word.startsWith('--') && !known.has(word.replace(/=.*$/s, '')));
  return wrong(
    unknown === undefined
      ? 'Une option n’a pas sa valeur, ou un mot est de trop.'
      : `Option inconnue : ${unknown.replace(/=.*$/s, '')}.`,
  );
}

const OPTIONS = {
  url: { type: 'string' },
  'bot-url': { type: 'string' },
  token: { type: 'string' },
  login: { type: 'string' },
  mfa: { type: 'string', default: '' },
  team: { type: 'string', default: '' },
  data: { type: 'string', default: '.data' },
  fix: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Without the end that people copy along: a final slash, the API's own folder. */
export function address(typed: string, option: string): string {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url === null) throw wrong(`${option} n’est pas une adresse : elle commence par https:// ou http://.`);
  if (url.username !== '' || url.password !== '')
    throw wrong(`${option} ne doit contenir ni nom ni mot de passe.`);
  return `${url.origin}${url.pathname}`.replace(/\/api\/v4\/?$/, '').replace(/\/+$/, '');
}

export function wrong(sentence: string): Stop {
  return new Stop(sentence, 'npm run connect -- --help montre ce qui peut être demandé.');
}
