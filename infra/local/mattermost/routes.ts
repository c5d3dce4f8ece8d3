// The table of routes: what the pocket server answers to, in the order in which it is tried.
import { doAction } from './actions.ts';
import * as bots from './bots.ts';
import * as channels from './channels.ts';
import * as commands from './commands.ts';
import * as dialogs from './dialogs.ts';
import { executeCommand } from './execute.ts';
import * as files from './files.ts';
import { useHook } from './hooks.ts';
import type { Answer, Call, PersonCall, Pocket } from './pocket.ts';
import * as posts from './posts.ts';
import * as system from './system.ts';
import * as teams from './teams.ts';
import * as users from './users.ts';
import type { VersionRules } from './versions.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Path {
  readonly method: Method;
  /** `:name` is an id, of letters and digits; `:name*` is any segment. */
  readonly path: string;
  /** Files pass whole; every other body has the limit of the settings. */
  readonly large?: boolean;
  /** The route exists only where this rule holds. */
  readonly needs?: keyof Pick<VersionRules, 'lookups'>;
}

type Open = (pocket: Pocket, call: Call, known: boolean) => Answer | Promise<Answer>;
type ForPerson = (pocket: Pocket, call: PersonCall) => Answer | Promise<Answer>;

export type Route = Path &
  ({ readonly login: false; readonly handle: Open } | { readonly login: true; readonly handle: ForPerson });

const open = (method: Method, path: string, handle: Open): Route => ({ method, path, login: false, handle });

const person = (method: Method, path: string, handle: ForPerson): Route => ({
  method,
  path: `/api/v4${path}`,
  login: true,
  handle,
});

export const routes: readonly Route[] = [
  open('POST', '/hooks/commands/:hook', useHook),
  open('GET', '/api/v4/system/ping', system.ping),
  open('GET', '/api/v4/config/client', system.getClientConfig),
  open('GET', '/api/v4/license/client', system.getLicense),
  open('POST', '/api/v4/users/login', users.login),
  open('POST', '/api/v4/actions/dialogs/open', dialogs.openDialog),

  person('GET', '/config', system.getConfig),
  person('PUT', '/config/patch', system.putConfig),
  person('GET', '/roles/name/:name*', system.getRoleByName),
  person('POST', '/roles/names', system.getRolesByNames),
  person('PUT', '/roles/:role/patch', system.patchRole),
  person('GET', '/roles/:role', system.getRole),

  person('POST', '/users/logout', users.logout),
  person('POST', '/users/ids', users.getUsersByIds),
  person('POST', '/users/usernames', users.getUsersByNames),
  person('POST', '/users/status/ids', users.getStatuses),
  person('POST', '/users/tokens/revoke', bots.revokeToken),
  person('GET', '/users', users.getUsers),
  person('GET', '/users/autocomplete', users.autocompleteUsers),
  person('GET', '/users/username/:username*', users.getUserByName),
  person('GET', '/users/email/:email*', users.getUserByEmail),
  person('GET', '/users/:user', users.getUser),
  person('PUT', '/users/:user/patch', users.patchUser),
  person('PUT', '/users/:user/roles', users.setRoles),
  person('GET', '/users/:user/status', users.getStatus),
  person('GET', '/users/:user/image', users.getImage),
  { ...person('POST', '/users/:user/image', users.setImage), large: true },
  person('GET', '/users/:user/tokens', bots.getTokens),
  person('POST', '/users/:user/tokens', bots.createToken),
  person('GET', '/users/:user/teams', teams.getTeamsOfUser),
  person('GET', '/users/:user/teams/:team/channels', channels.getChannelsOfUser),

  person('POST', '/bots', bots.createBot),
  person('GET', '/bots', bots.getBots),
  person('GET', '/bots/:bot', bots.getBot),
  person('PUT', '/bots/:bot', bots.patchBot),
  person('POST', '/bots/:bot/disable', bots.disableBot),
  person('POST', '/bots/:bot/enable', bots.enableBot),

  person('GET', '/teams', teams.getTeams),
  person('GET', '/teams/name/:name*', teams.getTeamByName),
  person('GET', '/teams/:team', teams.getTeam),
  person('GET', '/teams/:team/members', teams.getTeamMembers),
  person('POST', '/teams/:team/members', teams.addTeamMember),
  person('GET', '/teams/:team/members/:user', teams.getTeamMember),
  person('DELETE', '/teams/:team/members/:user', teams.removeTeamMember),
  person('GET', '/teams/:team/channels', channels.getPublicChannels),
  person('GET', '/teams/:team/channels/name/:name*', channels.getChannelByName),
  person('GET', '/teams/:team/commands/autocomplete', commands.autocomplete),
  person('GET', '/teams/:team/commands/autocomplete_suggestions', commands.autocompleteSuggestions),

  person('POST', '/channels/direct', channels.createDirectChannel),
  person('POST', '/channels/members/:user/view', channels.viewChannel),
  person('GET', '/channels/:channel', channels.getChannel),
  person('GET', '/channels/:channel/members', channels.getChannelMembers),
  person('POST', '/channels/:channel/members', channels.addChannelMember),
  person('GET', '/channels/:channel/members/:user', channels.getChannelMember),
  person('DELETE', '/channels/:channel/members/:user', channels.removeChannelMember),
  person('GET', '/channels/:channel/posts', posts.getChannelPosts),

  person('POST', '/posts', posts.createPost),
  person('POST', '/posts/ephemeral', posts.createEphemeral),
  person('GET', '/posts/:post', posts.getPost),
  person('PUT', '/posts/:post', posts.updatePost),
  person('PUT', '/posts/:post/patch', posts.patchPost),
  person('DELETE', '/posts/:post', posts.deletePost),
  person('GET', '/posts/:post/thread', posts.getThread),
  person('GET', '/posts/:post/files/info', posts.getFilesOfPost),
  person('POST', '/posts/:post/actions/:action', doAction),

  { ...person('POST', '/files', files.uploadFiles), large: true },
  person('GET', '/files/:file', files.getFile),
  person('GET', '/files/:file/preview', files.getFile),
  person('GET', '/files/:file/thumbnail', files.getFile),
  person('GET', '/files/:file/info', files.getFileInfo),

  person('POST', '/commands', commands.createCommand),
  person('GET', '/commands', commands.getCommands),
  person('POST', '/commands/execute', executeCommand),
  person('GET', '/commands/:command', commands.getCommand),
  person('PUT', '/commands/:command', commands.updateCommand),
  person('DELETE', '/commands/:command', commands.deleteCommand),
  person('PUT', '/commands/:command/regen_token', commands.regenToken),

  person('POST', '/actions/dialogs/submit', dialogs.submitDialog),
  { ...person('POST', '/actions/dialogs/lookup', dialogs.lookupDialog), needs: 'lookups' },
];
