// Reads the server's settings, explains what is wrong, and with `--fix` changes what an administrator may change.
import type { Changes } from '#bot/platforms/mattermost/connexion.ts';
import { isLoopback, resolveBot } from './addresses.ts';
import { type Finding, findings } from './settings.ts';
import { configSchema, read, type ServerConfig } from './wire.ts';
import type { Work } from './work.ts';

export interface Settings {
  readonly siteUrl: string;
  readonly changed: Changes['settings'];
}

export async function checkSettings(work: Work, botExists: boolean): Promise<Settings> {
  const { api, report, options, reached, ports } = work;
  report.step('Réglages du serveur');
  const config = read(configSchema, await api.getConfig());
  const bot = await resolveBot(options.botUrl, ports.lookup);
  const found = findings(config, { url: options.url, version: reached.version, bot, botExists });
  checkBotAddress(work, bot);
  const changed: Changes['settings'] = [];
  for (const finding of found) {
    const change = await handle(work, finding, config);
    if (change !== undefined) changed.push(change);
  }
  if (found.every(({ weight }) => weight === 'advice')) report.fine('Aucun réglage ne gêne le bot.');
  return { siteUrl: siteUrlOf(config) ?? options.url, changed };
}

function siteUrlOf({ ServiceSettings }: ServerConfig): string | undefined {
  const url = ServiceSettings?.SiteURL;
  return typeof url === 'string' && URL.canParse(url) ? url.replace(/\/+$/, '') : undefined;
}

function checkBotAddress({ report, options }: Work, bot: Awaited<ReturnType<typeof resolveBot>>): void {
  const server = new URL(options.url).hostname;
  if (bot.addresses.length === 0) {
    report.note(`Le nom « ${bot.host} » est inconnu d’ici : vérifiez que Mattermost, lui, le connaît.`);
  }
  if (isLoopback(bot) && !isLoopback({ host: server, addresses: [server] })) {
    report.todo(
      `L’adresse du bot (${bot.host}) désigne, vue de Mattermost, sa propre machine.`,
      'Donnez par --bot-url une adresse que le serveur Mattermost peut appeler.',
    );
  }
  if (!bot.encrypted && bot.addresses.length > 0 && !isLoopback(bot)) {
    report.note('Le bot est appelé sans chiffrement (http) : gardez cela pour un réseau privé.');
  }
}

async function handle(
  work: Work,
  finding: Finding,
  config: ServerConfig,
): Promise<Changes['settings'][number] | undefined> {
  const { report, options } = work;
  const { section, key, sentence, where, weight, value } = finding;
  if (weight === 'advice') report.note(sentence);
  else if (value === undefined) report.todo(sentence, where);
  else if (options.fix && options.mode === 'connect') return fix(work, finding, config[section]?.[key]);
  else report.todo(sentence, `Relancez avec --fix, ou changez-le vous-même : ${where}.`);
  return undefined;
}

/** A setting given by an environment variable of the server stays as it is, and the server says nothing: it is read again. */
async function fix(
  { api, report }: Work,
  { section, key, sentence, value }: Finding,
  before: unknown,
): Promise<Changes['settings'][number] | undefined> {
  const after = read(configSchema, await api.patchConfig({ [section]: { [key]: value } }))[section]?.[key];
  if (after !== value) {
    const variable = `MM_${section}_${key}`.toUpperCase();
    report.todo(
      sentence,
      `Le serveur garde sa valeur : elle est donnée par sa variable d’environnement ${variable}.`,
    );
    return undefined;
  }
  report.changed(`Réglage ${key} changé : ${shown(before)} → ${shown(after)}.`);
  return { section, key, before, after };
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return value === '' ? '(vide)' : String(value);
}

/** Puts back what was changed, unless somebody changed it again since. */
export async function restoreSettings(
  { api, report }: Pick<Work, 'api' | 'report'>,
  changed: Changes['settings'],
): Promise<void> {
  const config = read(configSchema, await api.getConfig());
  for (const { section, key, before, after } of changed) {
    if (config[section]?.[key] !== after) continue;
    await api.patchConfig({ [section]: { [key]: before } });
    report.changed(`Réglage ${key} remis comme avant.`);
  }
}
