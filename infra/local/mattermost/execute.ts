// Running a command: what the integration receives, and what the person is told when it answers badly.
import * as z from 'zod';
import { ok, read } from './answers.ts';
import { deliver, type Origin, readResponse, responseView } from './command-answer.ts';
import { checkEnabled } from './commands.ts';
import { AppError } from './errors.ts';
import { openHook } from './hooks.ts';
import { callIntegration, type IntegrationAnswer } from './integrations.ts';
import { forbid, mayPost, readable } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { makeTrigger } from './secrets.ts';
import type { Command } from './state.ts';

const execution = z.object({
  channel_id: z.string(),
  team_id: z.string().default(''),
  root_id: z.string().default(''),
  command: z.string(),
});

export async function executeCommand(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const typed = read(call, execution);
  checkEnabled(pocket);
  if (!/^\/\S/.test(typed.command)) throw new AppError('api.command.execute_command.start.app_error');
  const channel = readable(pocket, call.user, typed.channel_id);
  if (!mayPost(pocket, call.user, channel)) forbid();
  const teamId = channel.team_id || typed.team_id;
  const [, word = '', text = ''] = /^\/(\S+)(?:\s([\s\S]*))?$/.exec(typed.command) ?? [];
  const Trigger = word.toLowerCase();
  const command = Object.values(pocket.state.commands).find(
    (one) => one.team_id === teamId && one.trigger === Trigger,
  );
  if (!command) throw new AppError('api.command.execute_command.not_found.app_error', { Trigger });
  const origin = { command, userId: call.user.id, channelId: channel.id, rootId: typed.root_id };
  return run(pocket, origin, { text, host: String(call.headers.host ?? '') });
}

interface Typed {
  readonly text: string;
  readonly host: string;
}

async function run(pocket: Pocket, origin: Origin, typed: Typed): Promise<Answer> {
  const trigger = makeTrigger(pocket, origin.userId);
  const site = siteOf(pocket, typed.host);
  const form = formOf(pocket, origin, {
    response_url: `${site}/hooks/commands/${openHook(pocket, origin)}`,
    text: typed.text,
    trigger_id: trigger.signed,
  });
  const Trigger = origin.command.trigger;
  const answer = await ask(pocket, origin.command, form);
  if (answer.status !== 200) {
    const params = { Trigger, Status: answer.statusLine };
    throw new AppError('api.command.execute_command.failed_resp.app_error', params);
  }
  const response = readOrFail(answer, Trigger);
  return ok(responseView(response, deliver(pocket, origin, response), trigger.clientId));
}

function readOrFail(answer: IntegrationAnswer, Trigger: string): ReturnType<typeof readResponse> {
  try {
    return readResponse(answer.contentType, answer.body);
  } catch {
    throw new AppError('api.command.execute_command.failed.app_error', { Trigger });
  }
}

function siteOf(pocket: Pocket, host: string): string {
  if (pocket.rules.responseUrlHost === 'request') return `http://${host}`;
  const { SiteURL } = pocket.state.config.ServiceSettings;
  if (!SiteURL) throw new AppError('api.command.execute_command.site_url_required.app_error');
  return SiteURL;
}

/** The fields come in the order of the alphabet. */
function formOf(pocket: Pocket, origin: Origin, sent: Readonly<Record<string, string>>): URLSearchParams {
  const { command, channelId, rootId, userId } = origin;
  const form = new URLSearchParams({
    ...sent,
    channel_id: channelId,
    channel_name: pocket.state.channels[channelId]?.name ?? '',
    command: `/${command.trigger}`,
    ...(pocket.rules.commandRootId ? { root_id: rootId } : {}),
    team_domain: pocket.state.teams[command.team_id]?.name ?? '',
    team_id: command.team_id,
    token: command.token,
    user_id: userId,
    user_name: pocket.state.users[userId]?.username ?? '',
  });
  form.sort();
  return form;
}

async function ask(pocket: Pocket, command: Command, form: URLSearchParams): Promise<IntegrationAnswer> {
  const headers = { Authorization: `Token ${command.token}` };
  const separator = command.url.includes('?') ? '&' : '?';
  try {
    return await (command.method === 'G'
      ? callIntegration(pocket, {
          url: `${command.url}${separator}${form}`,
          method: 'GET',
          headers,
          body: '',
        })
      : callIntegration(pocket, {
          url: command.url,
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: form.toString(),
        }));
  } catch {
    throw new AppError('api.command.execute_command.failed.app_error', { Trigger: command.trigger });
  }
}
