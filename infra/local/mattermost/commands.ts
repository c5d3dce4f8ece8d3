// Slash commands as an administrator keeps them: made for a team, edited, given a new token, suggested while one types.
import * as z from 'zod';
import { done, ok, param, read } from './answers.ts';
import { AppError, type ErrorId } from './errors.ts';
import { forbid, inTeam, isAdmin, managesCommands } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { type Command, newId } from './state.ts';

/** Words that the server answers itself. */
const builtInTriggers = new Set(
  'away call code collapse dnd echo exportlink expand header help invite invite_people join kick leave logout marketplace me msg mute offline online open purpose remove rename search settings share-channel shortcuts shrug status'.split(
    ' ',
  ),
);

const text = z.string().default('');

const commandFields = z.object({
  id: text,
  token: text,
  team_id: z.string(),
  trigger: text,
  method: text,
  url: text,
  username: text,
  icon_url: text,
  auto_complete: z.boolean().default(false),
  auto_complete_desc: text,
  auto_complete_hint: text,
  display_name: text,
  description: text,
});

type Fields = z.output<typeof commandFields>;

const commandView = (command: Command) => ({ ...command, plugin_id: '' });

function checkCommand(pocket: Pocket, fields: Fields): 'P' | 'G' {
  const refuse = (id: ErrorId): never => {
    throw new AppError(id);
  };
  const bytes = (value: string) => Buffer.byteLength(value);
  if (fields.token && fields.token.length !== 26) refuse('model.command.is_valid.token.app_error');
  const { trigger, url, method } = fields;
  const characters = pocket.rules.accentedTriggers ? /^[^\s/]\S*$/ : /^[a-z0-9_.-][a-z0-9_./-]*$/;
  if (bytes(trigger) > 128 || !characters.test(trigger)) refuse('model.command.is_valid.trigger.app_error');
  if (!url || bytes(url) > 1024) refuse('model.command.is_valid.url.app_error');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) refuse('model.command.is_valid.url_http.app_error');
  if (bytes(fields.display_name) > 64) refuse('model.command.is_valid.display_name.app_error');
  if (bytes(fields.description) > 128) refuse('model.command.is_valid.description.app_error');
  return method === 'P' || method === 'G' ? method : refuse('model.command.is_valid.method.app_error');
}

function checkDuplicate(pocket: Pocket, fields: Fields, id: string): void {
  const taken = Object.values(pocket.state.commands).some(
    (one) => one.id !== id && one.team_id === fields.team_id && one.trigger === fields.trigger,
  );
  if (taken || builtInTriggers.has(fields.trigger))
    throw new AppError('api.command.duplicate_trigger.app_error');
}

function readCommand(call: PersonCall): Fields {
  const fields = read(call, commandFields, 'command');
  return { ...fields, trigger: fields.trigger.toLowerCase() };
}

export function checkEnabled(pocket: Pocket): void {
  if (!pocket.state.config.ServiceSettings.EnableCommands)
    throw new AppError('api.command.disabled.app_error');
}

export function createCommand(pocket: Pocket, call: PersonCall): Answer {
  const fields = readCommand(call);
  checkEnabled(pocket);
  if (!managesCommands(pocket, call.user, fields.team_id)) forbid();
  checkDuplicate(pocket, fields, '');
  const method = checkCommand(pocket, fields);
  const now = pocket.clock();
  const { id: _, token, team_id, ...rest } = fields;
  const command: Command = {
    id: newId(),
    token: token || newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    creator_id: call.user.id,
    team_id,
    ...rest,
    method,
  };
  pocket.state.commands[command.id] = command;
  return ok(commandView(command), 201);
}

function ownCommand(pocket: Pocket, call: PersonCall): Command {
  const command = pocket.state.commands[param(call, 'command')];
  if (!command) throw new AppError('store.sql_command.save.get.app_error');
  if (!managesCommands(pocket, call.user, command.team_id))
    throw new AppError('store.sql_command.save.get.app_error');
  return command;
}

export function getCommands(pocket: Pocket, call: PersonCall): Answer {
  const teamId = call.query.get('team_id') ?? '';
  if (!managesCommands(pocket, call.user, teamId)) forbid();
  const commands = Object.values(pocket.state.commands).filter((command) => command.team_id === teamId);
  return ok(commands.map(commandView));
}

export function getCommand(pocket: Pocket, call: PersonCall): Answer {
  return ok(commandView(ownCommand(pocket, call)));
}

/** Its token and its author stay whatever is sent. */
export function updateCommand(pocket: Pocket, call: PersonCall): Answer {
  const fields = readCommand(call);
  const command = ownCommand(pocket, call);
  if (fields.team_id !== command.team_id) throw new AppError('api.command.team_mismatch.app_error');
  if (pocket.rules.duplicateOnUpdate) checkDuplicate(pocket, fields, command.id);
  const method = checkCommand(pocket, fields);
  const { id, token } = command;
  const updated: Command = { ...command, ...fields, id, token, method, update_at: pocket.clock() };
  pocket.state.commands[command.id] = updated;
  return ok(commandView(updated));
}

export function regenToken(pocket: Pocket, call: PersonCall): Answer {
  const command = { ...ownCommand(pocket, call), token: newId(), update_at: pocket.clock() };
  pocket.state.commands[command.id] = command;
  return ok({ token: command.token });
}

export function deleteCommand(pocket: Pocket, call: PersonCall): Answer {
  delete pocket.state.commands[ownCommand(pocket, call).id];
  return done();
}

function suggested(pocket: Pocket, call: PersonCall): Command[] {
  const teamId = param(call, 'team');
  if (!isAdmin(call.user) && !inTeam(pocket, call.user.id, teamId)) forbid();
  return Object.values(pocket.state.commands).filter(
    (command) => command.team_id === teamId && command.auto_complete,
  );
}

/** What people may know of commands: neither their token nor their address. */
export function autocomplete(pocket: Pocket, call: PersonCall): Answer {
  const commands = suggested(pocket, call);
  return ok(
    commands.map((one) => ({ ...commandView(one), token: '', creator_id: '', url: '', username: '' })),
  );
}

export function autocompleteSuggestions(pocket: Pocket, call: PersonCall): Answer {
  const typed = (call.query.get('user_input') ?? '').replace(/^\//, '').toLowerCase();
  const commands = suggested(pocket, call)
    .filter((command) => command.trigger.startsWith(typed))
    .sort((a, b) => a.trigger.localeCompare(b.trigger));
  return ok(
    commands.map((command) => ({
      Complete: command.trigger,
      Suggestion: command.trigger,
      Hint: command.auto_complete_hint,
      Description: command.auto_complete_desc,
      IconData: '',
    })),
  );
}
