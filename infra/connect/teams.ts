// The teams that get the bot: those named, all by default.
import type { MattermostApi } from '#bot/platforms/mattermost/client.ts';
import { MattermostRefused } from '#bot/platforms/mattermost/failures.ts';
import { Stop } from './report.ts';
import { read, type Team, teamsSchema } from './wire.ts';
import { repair, type Work } from './work.ts';

const PAGE = 200;

export async function allTeams(api: MattermostApi): Promise<readonly Team[]> {
  const teams: Team[] = [];
  for (let page = 0; ; page += 1) {
    const some = read(teamsSchema, await api.getTeams(page, PAGE));
    teams.push(...some.filter(({ delete_at }) => delete_at === 0));
    if (some.length < PAGE) return teams;
  }
}

export function selectTeams(teams: readonly Team[], names: readonly string[]): readonly Team[] {
  if (teams.length === 0) throw new Stop('Ce serveur n’a aucune équipe.', 'Créez-en une, puis recommencez.');
  const unknown = names.filter((name) => !teams.some((team) => team.name === name));
  if (unknown.length > 0) {
    throw new Stop(
      `Équipe inconnue : ${unknown.join(', ')}.`,
      `Les équipes de ce serveur sont : ${teams.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? teams : teams.filter(({ name }) => names.includes(name));
}

export async function ensureMembership(work: Work, botId: string, teams: readonly Team[]): Promise<void> {
  const { api, report } = work;
  const joined = new Set(read(teamsSchema, await api.getTeamsForUser(botId)).map(({ id }) => id));
  for (const { id, display_name } of teams.filter((team) => !joined.has(team.id))) {
    const wrong = `Le bot n’est pas membre de l’équipe « ${display_name} ».`;
    const done = `Bot ajouté à l’équipe « ${display_name} ».`;
    await repair(work, { wrong, done, act: () => api.addToTeam(id, botId) }).catch((error: unknown) => {
      if (!(error instanceof MattermostRefused) || error.status >= 500) throw error;
      report.todo(
        `${wrong} Mattermost refuse de l’ajouter (${error.id}).`,
        'Ajoutez-le à la main dans cette équipe.',
      );
    });
  }
}
