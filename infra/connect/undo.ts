// `--undo`: takes away everything that `connect` made, even when its file was lost.
import { BOT, botOf, findBot, revokeOthers } from './bot-account.ts';
import { isOurs, marksOf } from './commands.ts';
import { forgetConnexion } from './connexion-file.ts';
import { takeBack } from './ephemeral.ts';
import { restoreSettings } from './server-settings.ts';
import { allTeams } from './teams.ts';
import { commandsSchema, read, type Team } from './wire.ts';
import type { Work } from './work.ts';

export async function undo(work: Work): Promise<void> {
  const { api, report, stored, options } = work;
  report.step('Commandes');
  let removed = 0;
  for (const team of await allTeams(api)) removed += await removeCommands(work, team);
  if (removed === 0) report.fine('Il n’y en a pas à retirer.');
  report.step('Compte du bot');
  const bot = await findBot(api);
  if (bot === undefined) report.fine(`Il n’y a pas de compte @${BOT.username}.`);
  else {
    await revokeOthers(work, bot.id);
    await takeBack(work, bot, stored?.changes.ephemeralRight ?? false);
    await putToSleep(work, bot.id);
  }
  report.step('Réglages du serveur');
  await restoreSettings(work, stored?.changes.settings ?? []);
  if (stored === undefined)
    report.note('Le fichier de connexion n’est plus là : les réglages sont laissés comme ils sont.');
  await forgetConnexion(options.dataDir);
  report.fine('Tout est retiré. Pour revenir : npm run connect.');
}

async function putToSleep({ api, report }: Work, botId: string): Promise<void> {
  if ((await botOf(api, botId)).delete_at > 0)
    return report.fine(`Le compte @${BOT.username} est déjà désactivé.`);
  await api.disableBot(botId);
  report.changed(`Compte @${BOT.username} désactivé (Mattermost n’efface pas les comptes).`);
}

async function removeCommands(work: Work, team: Team): Promise<number> {
  const { api, report } = work;
  const registered = read(commandsSchema, await api.getCustomTeamCommands(team.id)) ?? [];
  const marks = marksOf(work, team);
  const ours = registered.filter((command) => isOurs(command, marks));
  for (const { id } of ours) await api.deleteCommand(id);
  const list = ours.map(({ trigger }) => `/${trigger}`).join(', ');
  if (ours.length > 0) report.changed(`Équipe « ${team.display_name} » : ${list} retirées.`);
  return ours.length;
}
