// `npm run connect`: provisions a Mattermost for the bot, or looks, or undoes. Safe to run again: it repairs.
import type { Changes, Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import { AdminApi } from './admin-api.ts';
import { ensureBot, ensurePicture, ensureToken, findBot, revokeOthers } from './bot-account.ts';
import { ensureCommands, wantedCommands } from './commands.ts';
import { connexionPath, readConnexion, writeConnexion } from './connexion-file.ts';
import { ensureEphemeral } from './ephemeral.ts';
import type { ConnectOptions } from './options.ts';
import { type Report, Stop, startReport } from './report.ts';
import { checkSettings, type Settings } from './server-settings.ts';
import { enter, reach, stopOf } from './session.ts';
import { allTeams, ensureMembership, selectTeams } from './teams.ts';
import { undo } from './undo.ts';
import type { Account, Team } from './wire.ts';
import type { ConnectPorts, Work } from './work.ts';

/** Gives the exit code: 0 all well, 1 something to do by hand, 2 impossible. */
export async function connect(options: ConnectOptions, ports: ConnectPorts): Promise<0 | 1 | 2> {
  const report = startReport(ports.say);
  const api = new AdminApi({ url: options.url, deadlineMs: 20_000 });
  try {
    await run({ options, ports, report, api });
  } catch (error) {
    const { message, cure } = explain(error, report);
    report.stop(message, cure);
  } finally {
    if ('login' in options.credentials && api.getToken() !== '') await api.signOut().catch(() => undefined);
  }
  return report.exitCode;
}

async function run(
  start: Pick<Work, 'api' | 'report' | 'ports'> & { readonly options: ConnectOptions },
): Promise<void> {
  const { options, report, api } = start;
  report.step(`Mattermost ${options.url}`);
  const stored = await storedFor(options, report);
  const reached = await reach(api, report);
  const me = await enter(api, options.credentials, report);
  const botUrl = options.botUrl ?? stored?.botUrl ?? '';
  const work: Work = { ...start, options: { ...options, botUrl }, reached, me, stored };
  if (options.mode === 'undo') return undo(work);
  if (botUrl === '')
    throw new Stop(
      'L’adresse du bot manque.',
      'Ajoutez --bot-url, l’adresse à laquelle Mattermost peut appeler le bot.',
    );
  await provision(work);
}

async function provision(work: Work): Promise<void> {
  const { api, options, report } = work;
  const teams = await allTeams(api);
  const selected = selectTeams(teams, options.teams);
  const found = await findBot(api);
  const settings = await checkSettings(work, found !== undefined);
  const bot = await ensureBot(work, found);
  if (bot === undefined) return report.note('La suite ne peut être regardée qu’une fois le compte créé.');
  const picture = await ensurePicture(work, bot);
  const token = await ensureToken(work, bot);
  await ensureMembership(work, bot.id, selected);
  const linked = await linkTeams(work, selected, `${settings.siteUrl}/api/v4/users/${bot.id}/image`);
  const ephemeral = await ensureEphemeral(work, bot, token?.token);
  if (options.mode === 'check' || token === undefined) return;
  const others = work.stored?.teams.filter(({ id }) => !linked.some((team) => team.id === id)) ?? [];
  const still = others.filter(({ id }) => teams.some((team) => team.id === id));
  await keep(work, {
    ...base(work, settings),
    bot: { id: bot.id, username: bot.username, ...token, picture },
    teams: [...linked, ...still],
    ephemeral: ephemeral.works,
    changes: changesOf(work, settings, ephemeral.added),
  });
  await revokeWhenKnown(work, bot, token.tokenId);
  sayEnd(work);
}

async function linkTeams(work: Work, teams: readonly Team[], icon: string): Promise<Connexion['teams']> {
  const wanted = wantedCommands(work.options.commands, { botUrl: work.options.botUrl, icon });
  const linked: Connexion['teams'] = [];
  for (const team of teams) {
    work.report.step(`Commandes de l’équipe « ${team.display_name} »`);
    linked.push({ id: team.id, name: team.name, commandTokens: await ensureCommands(work, team, wanted) });
  }
  return linked;
}

function base({ options, reached, ports }: Work, { siteUrl }: Settings) {
  return {
    version: 1 as const,
    url: options.url,
    siteUrl,
    serverVersion: reached.header,
    botUrl: options.botUrl,
    connectedAt: ports.now().toISOString(),
  };
}

/** What was first there is what `--undo` puts back, however many times `--fix` ran. */
function changesOf({ stored }: Work, { changed }: Settings, added: boolean): Changes {
  const before = stored?.changes ?? { settings: [], ephemeralRight: false };
  const again = (one: Changes['settings'][number]) =>
    before.settings.find(({ section, key }) => section === one.section && key === one.key);
  const fresh = changed.map((one) => ({ ...one, before: again(one)?.before ?? one.before }));
  const rest = before.settings.filter(({ key }) => !changed.some((one) => one.key === key));
  return { settings: [...rest, ...fresh], ephemeralRight: before.ephemeralRight || added };
}

async function keep({ options, report }: Work, connexion: Connexion): Promise<void> {
  report.step('Résultat');
  await writeConnexion(options.dataDir, connexion);
  report.changed(`Gardé dans ${connexionPath(options.dataDir)}, lisible par vous seul.`);
}

async function revokeWhenKnown(work: Work, bot: Account, tokenId: string | undefined): Promise<void> {
  if (tokenId !== undefined) await revokeOthers(work, bot.id, tokenId);
}

function sayEnd({ report, options }: Work): void {
  report.fine('Démarrez le bot : npm start -- --mattermost. Puis, dans une équipe, tapez /coop aide.');
  report.note(`Pour tout retirer : npm run connect -- --undo --url ${options.url}`);
}

/** The file of another server is left alone until the new one is connected. */
async function storedFor({ dataDir, url }: ConnectOptions, report: Report): Promise<Connexion | undefined> {
  const stored = await readConnexion(dataDir);
  if (stored === undefined) return undefined;
  report.hide(stored.bot.token);
  for (const { commandTokens } of stored.teams) commandTokens.forEach(report.hide);
  if (stored.url === url || stored.siteUrl === url) return stored;
  report.note(`Jusqu’ici, ce dossier reliait ${stored.url} : il n’y est rien changé.`);
  return undefined;
}

/** Settings that stop everything, when they could not be changed. */
const DISABLED: Readonly<Record<string, readonly [sentence: string, where: string]>> = {
  'api.bot.create_disabled': [
    'Le compte du bot n’a pas pu être créé : la création de bots est désactivée sur ce serveur.',
    'Console système, Intégrations > Comptes de bot',
  ],
  'api.command.disabled.app_error': [
    'Les commandes personnalisées sont désactivées sur ce serveur.',
    'Console système, Intégrations > Gestion des intégrations',
  ],
};

function explain(error: unknown, { current }: Report): Stop {
  if (error instanceof Stop) return error;
  if (error instanceof MattermostUnreachable) return stopOf(error);
  if (!(error instanceof MattermostRefused)) throw error;
  const disabled = DISABLED[error.id];
  if (disabled !== undefined)
    return new Stop(disabled[0], `Relancez avec --fix, ou activez cela : ${disabled[1]}.`);
  return new Stop(
    `Mattermost a refusé une demande (${error.status} ${error.id}), à l’étape « ${current} ».`,
    'Relancez : connect reprend où il en était. Si cela dure, montrez ce code à l’administration du serveur.',
  );
}
