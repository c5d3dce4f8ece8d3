// What may be asked of `npm run connect -- --slack`, read as strictly as for a Mattermost.
import { parseArgs } from 'node:util';
import { address, type ListedCommand, type Mode, refusedArguments, wrong } from '../options.ts';

export interface SlackOptions {
  readonly mode: Mode;
  /** Absent: the one of the last time. */
  readonly botUrl?: string;
  readonly dataDir: string;
  readonly commands: readonly ListedCommand[];
  /** Where Slack is, when it is not slack.com. */
  readonly api?: string;
  readonly hooks?: string;
}

export type SlackAsked = Omit<SlackOptions, 'commands'> & { readonly help: boolean };

export const SLACK_USAGE = `Relie Coopilote à un espace de travail Slack.

  npm run connect -- --slack --bot-url <adresse du bot>

  --bot-url <adresse>   le bot, tel que Slack peut l’appeler, en https (par défaut : celui de la dernière fois)
  --check               regarde et dit, sans rien changer
  --undo                retire le bot de l’espace de travail
  --data <dossier>      où garder le résultat (par défaut : .data)

Le jeton du bot et le secret de signature sont demandés, ou lus dans SLACK_BOT_TOKEN et SLACK_SIGNING_SECRET.
Code de sortie : 0 tout va bien, 1 il reste quelque chose à faire à la main, 2 impossible.`;

const OPTIONS = {
  slack: { type: 'boolean', default: true },
  'bot-url': { type: 'string' },
  data: { type: 'string', default: '.data' },
  check: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export function readSlackArguments(argv: readonly string[]): SlackAsked {
  const values = parse(argv);
  if (values.check && values.undo) throw wrong('--check et --undo s’excluent.');
  const botUrl = values['bot-url'] === undefined ? {} : { botUrl: address(values['bot-url'], '--bot-url') };
  const mode: Mode = values.check ? 'check' : values.undo ? 'undo' : 'connect';
  return { ...botUrl, mode, dataDir: values.data, help: values.help };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values;
  } catch {
    throw refusedArguments(argv, Object.keys(OPTIONS));
  }
}
