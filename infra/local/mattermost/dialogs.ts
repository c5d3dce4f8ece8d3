// Dialogs: opened by whoever holds a fresh trigger, submitted by whoever is logged in, answered as the version understands it.
import * as z from 'zod';
import { askIntegration } from './actions.ts';
import { done, ok, read } from './answers.ts';
import { type Dialog, dialogSchema, dialogView } from './dialog-shape.ts';
import { AppError } from './errors.ts';
import { forbid, inTeam, isAdmin, readable } from './permissions.ts';
import type { Answer, Call, PersonCall, Pocket } from './pocket.ts';
import { openTrigger } from './secrets.ts';
import type { VersionRules } from './versions.ts';

const opening = z.object({ trigger_id: z.string(), url: z.string(), dialog: dialogSchema });

/** No login: the trigger is the only proof. All the clients of the person are told; the one that asked will know. */
export function openDialog(pocket: Pocket, call: Call): Answer {
  const { trigger_id, url, dialog } = read(call, opening);
  if (!url) throw new AppError('api.context.invalid_body_param.app_error', { Name: 'url' });
  const { clientId, userId } = openTrigger(pocket, trigger_id);
  const shown = { trigger_id: clientId, url, dialog: dialogView(pocket.rules, dialog) };
  const data = { dialog: JSON.stringify(shown) };
  pocket.hub.publish({ event: 'open_dialog', data, broadcast: { user_id: userId } }, [userId]);
  return done();
}

const submission = z.object({
  type: z.string().default(''),
  url: z.string().min(1),
  callback_id: z.string().default(''),
  state: z.string().default(''),
  channel_id: z.string().default(''),
  team_id: z.string().default(''),
  submission: z.record(z.string(), z.unknown()).nullish(),
  cancelled: z.boolean().default(false),
});

/** Everything but the user comes from the client, and goes to the integration as it came. */
async function forward(pocket: Pocket, call: PersonCall, types: readonly string[]): Promise<string> {
  const sent = read(call, submission);
  readable(pocket, call.user, sent.channel_id);
  if (sent.team_id && !isAdmin(call.user) && !inTeam(pocket, call.user.id, sent.team_id)) forbid();
  const { body } = await askIntegration(pocket, sent.url, {
    type: types.includes(sent.type) ? sent.type : types[0],
    callback_id: sent.callback_id,
    state: sent.state,
    user_id: call.user.id,
    channel_id: sent.channel_id,
    team_id: sent.team_id,
    submission: sent.submission ?? null,
    cancelled: sent.cancelled,
  });
  return body;
}

export async function submitDialog(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const types = pocket.rules.refresh ? ['dialog_submission', 'refresh'] : ['dialog_submission'];
  return ok(submissionAnswer(pocket.rules, await forward(pocket, call, types)));
}

const answerSchema = z.object({
  error: z.string().nullish(),
  errors: z.record(z.string(), z.string()).nullish(),
  type: z.string().nullish(),
  form: dialogSchema.nullish(),
});

/** Before 11.0 a server takes what it cannot read for an empty answer, and knows nothing of `type` and `form`. */
function submissionAnswer(rules: VersionRules, body: string): Record<string, unknown> {
  const lenient = rules.dialogAnswers === 'lenient';
  const read = answerSchema.safeParse(parse(body));
  if (!read.success) {
    if (lenient) return {};
    throw new AppError('app.submit_interactive_dialog.decode_json_error');
  }
  const { error, errors, type, form } = read.data;
  const told = {
    ...(error ? { error } : {}),
    ...(errors && Object.keys(errors).length > 0 ? { errors } : {}),
  };
  return lenient ? told : { ...told, ...nextStep(rules, type ?? '', form) };
}

function nextStep(
  rules: VersionRules,
  type: string,
  form: Dialog | null | undefined,
): Record<string, unknown> {
  if (type === 'form' && !form) throw new AppError('app.submit_interactive_dialog.invalid_response');
  return { ...(type ? { type } : {}), ...(form ? { form: dialogView(rules, form) } : {}) };
}

const found = z.object({
  items: z.array(z.object({ text: z.string().default(''), value: z.string().default('') })).nullish(),
});

export async function lookupDialog(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const read = found.safeParse(parse(await forward(pocket, call, ['dialog_lookup'])));
  if (!read.success) throw new AppError('app.lookup_interactive_dialog.decode_json_error');
  return ok({ items: read.data.items ?? null });
}

function parse(body: string): unknown {
  if (!body) return {};
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
