// The slash commands of one team: compares what is registered with the catalogue, then creates, mends and removes.
import { MattermostRefused } from '#bot/platforms/mattermost/failures.ts';
import { BOT } from './bot-account.ts';
import type { ListedCommand } from './options.ts';
import type { RegisteredCommand, Team } from './wire.ts';
import { commandsSchema, read } from './wire.ts';
import { repair, type Work } from './work.ts';

/** Where Mattermost sends commands, under the bot's address. */
export const COMMAND_PATH = '/mattermost/command';

/** What each of our commands must be; its token is chosen once and never changes with an edit. */
export interface Wanted {
  readonly trigger: string;
  readonly method: 'P';
  readonly url: string;
  readonly username: string;
  readonly icon_url: string;
  readonly auto_complete: true;
  readonly auto_complete_desc: string;
  readonly auto_complete_hint: string;
  readonly display_name: string;
  readonly description: string;
}

export interface CommandPlan {
  readonly create: readonly Wanted[];
  readonly update: readonly { readonly registered: RegisteredCommand; readonly wanted: Wanted }[];
  /** Ours, but of an older catalogue. */
  readonly remove: readonly RegisteredCommand[];
  /** Ours already as wanted. */
  readonly keep: readonly RegisteredCommand[];
  /** The trigger belongs to another integration: it is left alone. */
  readonly taken: readonly RegisteredCommand[];
}

export function wantedCommands(
  commands: readonly ListedCommand[],
  place: { readonly botUrl: string; readonly icon: string },
): Wanted[] {
  return commands.map(({ trigger, description, hint }) => ({
    trigger,
    method: 'P',
    url: `${place.botUrl}${COMMAND_PATH}`,
    username: BOT.username,
    icon_url: place.icon,
    auto_complete: true,
    auto_complete_desc: description,
    auto_complete_hint: hint,
    display_name: `${BOT.display_name} /${trigger}`,
    description,
  }));
}

/** How our commands are recognised: whoever changed one thing by hand left the others. */
export interface Marks {
  readonly tokens: ReadonlySet<string>;
  readonly urls: ReadonlySet<string>;
}

export function marksOf({ options, stored }: Work, team: { readonly id: string }): Marks {
  const tokens = stored?.teams.find(({ id }) => id === team.id)?.commandTokens;
  const bots = [options.botUrl, stored?.botUrl].filter((url) => url !== undefined && url !== '');
  return { tokens: new Set(tokens), urls: new Set(bots.map((url) => url + COMMAND_PATH)) };
}

export function isOurs({ token, username, url }: RegisteredCommand, marks: Marks): boolean {
  return marks.tokens.has(token) || username === BOT.username || marks.urls.has(url);
}

export function planCommands(
  wanted: readonly Wanted[],
  registered: readonly RegisteredCommand[],
  marks: Marks,
): CommandPlan {
  const ours = registered.filter((command) => isOurs(command, marks));
  const pairs = ours.flatMap((command) => {
    const match = wanted.find(({ trigger }) => trigger === command.trigger);
    return match === undefined ? [] : [{ registered: command, wanted: match }];
  });
  const triggers = new Set(wanted.map(({ trigger }) => trigger));
  return {
    create: wanted.filter(({ trigger }) => !registered.some((command) => command.trigger === trigger)),
    update: pairs.filter((pair) => differs(pair.registered, pair.wanted)),
    keep: pairs.filter((pair) => !differs(pair.registered, pair.wanted)).map((pair) => pair.registered),
    remove: ours.filter(({ trigger }) => !triggers.has(trigger)),
    taken: registered.filter((command) => triggers.has(command.trigger) && !ours.includes(command)),
  };
}

function differs(registered: RegisteredCommand, wanted: Wanted): boolean {
  return Object.entries(wanted).some(([key, value]) => registered[key] !== value);
}

/** Gives the tokens by which this team's commands are known, the one of new commands first. */
export async function ensureCommands(work: Work, team: Team, wanted: readonly Wanted[]): Promise<string[]> {
  const { api, report, stored } = work;
  const stale = stored?.teams.find(({ id }) => id === team.id)?.commandTokens ?? [];
  const registered = read(commandsSchema, await api.getCustomTeamCommands(team.id)) ?? [];
  for (const { token } of registered) report.hide(token);
  const plan = planCommands(wanted, registered, marksOf(work, team));
  const tokens = new Set(
    [...plan.keep, ...plan.update.map((pair) => pair.registered)].map(({ token }) => token),
  );
  const token =
    stale.find((known) => tokens.has(known)) ?? [...tokens][0] ?? stale[0] ?? work.ports.newToken();
  report.hide(token);
  for (const command of plan.create) await create(work, { ...command, team_id: team.id, token });
  for (const pair of plan.update) await update(work, pair.registered, pair.wanted);
  for (const command of plan.remove) await remove(work, command);
  for (const { trigger } of plan.taken) sayTaken(work, trigger);
  if (plan.keep.length > 0)
    report.fine(`Déjà en place : ${plan.keep.map(({ trigger }) => `/${trigger}`).join(', ')}.`);
  return [...new Set([token, ...tokens])];
}

async function create(
  work: Work,
  command: Wanted & { readonly team_id: string; readonly token: string },
): Promise<void> {
  const { api, report } = work;
  const done = `/${command.trigger} créée.`;
  await repair(work, {
    wrong: `/${command.trigger} manque.`,
    done,
    act: () => api.createCommand(command),
  }).catch((error: unknown) => {
    if (!(error instanceof MattermostRefused) || error.status >= 500) throw error;
    if (error.id === 'api.command.duplicate_trigger.app_error') sayTaken(work, command.trigger);
    else
      report.todo(
        `/${command.trigger} est refusée par Mattermost (${error.id}).`,
        'Regardez dans cette équipe, menu Intégrations > Commandes, ce qui s’y oppose, puis recommencez.',
      );
  });
}

async function update(work: Work, registered: RegisteredCommand, wanted: Wanted): Promise<void> {
  const act = () => work.api.replaceCommand({ ...registered, ...wanted });
  await repair(work, {
    wrong: `/${wanted.trigger} a été changée.`,
    done: `/${wanted.trigger} remise en état.`,
    act,
  });
}

async function remove(work: Work, { id, trigger }: RegisteredCommand): Promise<void> {
  const act = () => work.api.deleteCommand(id);
  await repair(work, {
    wrong: `/${trigger} n’existe plus dans Coopilote.`,
    done: `/${trigger}, d’une ancienne version, retirée.`,
    act,
  });
}

function sayTaken({ report }: Work, trigger: string): void {
  report.todo(
    `/${trigger} est déjà prise par une autre intégration : elle est laissée comme elle est.`,
    'Retirez ou renommez l’autre dans le menu Intégrations de l’équipe, puis recommencez.',
  );
}
