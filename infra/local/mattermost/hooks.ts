// Deferred answers to a command: an address of its own for each use, good five times and for thirty minutes, without login.
import { param, raw } from './answers.ts';
import { type CommandResponse, deliver, type Origin, readResponse } from './command-answer.ts';
import { AppError } from './errors.ts';
import type { Answer, Call, Pocket } from './pocket.ts';
import { type Hook, newId } from './state.ts';

const maxUses = 5;
const lifeMs = 30 * 60_000;

export function openHook(pocket: Pocket, { command, userId, channelId, rootId }: Origin): string {
  sweep(pocket);
  const id = newId();
  pocket.state.hooks[id] = {
    id,
    create_at: pocket.clock(),
    command_id: command.id,
    user_id: userId,
    channel_id: channelId,
    root_id: rootId,
    uses: 0,
  };
  return id;
}

const expired = (pocket: Pocket, hook: Hook): boolean => pocket.clock() - hook.create_at > lifeMs;

function sweep(pocket: Pocket): void {
  for (const hook of Object.values(pocket.state.hooks)) {
    if (expired(pocket, hook)) delete pocket.state.hooks[hook.id];
  }
}

export function useHook(pocket: Pocket, call: Call): Answer {
  const hook = pocket.state.hooks[param(call, 'hook')];
  const command = hook && pocket.state.commands[hook.command_id];
  if (!hook || !command || expired(pocket, hook)) {
    throw new AppError('web.command_webhook.general.app_error', {}, 404);
  }
  const response = parse(call);
  if (hook.uses >= maxUses) throw new AppError('web.command_webhook.general.app_error');
  pocket.state.hooks[hook.id] = { ...hook, uses: hook.uses + 1 };
  const origin = { command, userId: hook.user_id, channelId: hook.channel_id, rootId: hook.root_id };
  deliver(pocket, origin, response);
  return raw('text/plain; charset=utf-8', 'ok');
}

function parse(call: Call): CommandResponse {
  try {
    return readResponse(String(call.headers['content-type'] ?? ''), call.body.toString('utf8'));
  } catch {
    throw new AppError('web.command_webhook.parse.app_error');
  }
}
