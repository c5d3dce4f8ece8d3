// The methods of Slack's Web API that the bot calls, with the rules by which Slack refuses them.
import * as z from 'zod';
import { messageBlocks, modalView } from './rules.ts';
import { directWith, type OpenView, publish, spendTrigger, type Typed, type Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, string>>;
export type Result = Readonly<Record<string, unknown>>;

/** Slack's own word for a refusal, and what it says of it. */
export class Refused extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  constructor(code: string, messages: readonly string[] = []) {
    super(code);
    this.code = code;
    this.messages = messages;
  }
}

interface Method {
  /** One of these scopes; none for what any token may do. */
  readonly scopes: readonly string[];
  readonly run: (args: Args, workspace: Workspace) => Result;
}

const NONE: readonly string[] = [];

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': { scopes: NONE, run: (_args, workspace) => identity(workspace) },
  'auth.revoke': { scopes: NONE, run: (_args, workspace) => revoked(workspace) },
  'bots.info': {
    scopes: ['users:read'],
    run: (_args, { app }) => ({ bot: { id: app?.botId, app_id: app?.id, user_id: app?.userId } }),
  },
  'users.info': {
    scopes: ['users:read'],
    run: ({ user }, workspace) => ({ user: userOf(workspace, { id: user }) }),
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: ({ email }, workspace) => ({ user: userOf(workspace, { email }) }),
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: ({ users = '' }, workspace) => {
      if (!workspace.people.some(({ id }) => id === users)) throw new Refused('user_not_found');
      return { channel: { id: directWith(workspace, users).id } };
    },
  },
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'views.open': { scopes: NONE, run: openView },
  'views.update': { scopes: NONE, run: updateView },
  'files.getUploadURLExternal': { scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: completeUpload },
};

function identity({ team, app }: Workspace): Result {
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    team_id: team.id,
    user: 'coopilote',
    user_id: app?.userId,
    bot_id: app?.botId,
  };
}

function revoked(workspace: Workspace): Result {
  workspace.app = undefined;
  return { revoked: true };
}

function userOf(
  { people, app }: Workspace,
  wanted: { readonly id?: string | undefined; readonly email?: string | undefined },
): object {
  const found = people.find(({ id, email }) => id === wanted.id || email === wanted.email);
  if (!found) throw new Refused(wanted.id === undefined ? 'users_not_found' : 'user_not_found');
  const { id, username, realName, email, tz } = found;
  const mayReadEmail = app?.scopes.includes('users:read.email');
  return {
    id,
    name: username,
    real_name: realName,
    tz,
    deleted: false,
    is_bot: false,
    profile: { real_name: realName, ...(mayReadEmail && { email }) },
  };
}

const content = z.object({ text: z.string().max(40_000).default(''), blocks: messageBlocks.default([]) });

/** The same rules wherever a message comes from: the Web API, the answer to a command, an address. */
export function contentOf(sent: {
  readonly text?: unknown;
  readonly blocks?: unknown;
}): z.infer<typeof content> {
  const read = content.safeParse(sent);
  if (!read.success) throw new Refused('invalid_blocks', said(read.error));
  if (read.data.text === '' && read.data.blocks.length === 0) throw new Refused('no_text');
  return read.data;
}

export function said(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => `[ERROR] ${message} [json-pointer:/${path.join('/')}]`);
}

export function jsonArg(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('invalid_arguments', ['not JSON']);
  }
}

function conversationFor(
  workspace: Workspace,
  channel = '',
): { readonly id: string; readonly members: readonly string[] } {
  const conversation = workspace.conversations.get(channel);
  if (!conversation) throw new Refused('channel_not_found');
  if (!conversation.members.includes(workspace.app?.userId ?? '')) throw new Refused('not_in_channel');
  return conversation;
}

function postMessage({ channel, text, blocks }: Args, workspace: Workspace): Result {
  const { id, members } = conversationFor(workspace, channel);
  const shown = contentOf({ text, blocks: jsonArg(blocks) });
  const ts = publish(workspace, { ...shown, channelId: id, isEphemeral: false }, members);
  return { channel: id, ts };
}

function postEphemeral({ channel, user = '', text, blocks }: Args, workspace: Workspace): Result {
  const { id, members } = conversationFor(workspace, channel);
  if (!members.includes(user)) throw new Refused('user_not_in_channel');
  const shown = contentOf({ text, blocks: jsonArg(blocks) });
  return { message_ts: publish(workspace, { ...shown, channelId: id, isEphemeral: true }, [user]) };
}

export function viewOf(sent: unknown): z.infer<typeof modalView> {
  const read = modalView.safeParse(sent);
  if (read.success) return read.data;
  const messages = said(read.error);
  throw new Refused(
    messages.some((one) => one.includes('view_too_large')) ? 'view_too_large' : 'invalid_arguments',
    messages,
  );
}

function openView({ trigger_id = '', view }: Args, workspace: Workspace): Result {
  const given = viewOf(jsonArg(view));
  const client = spendTrigger(workspace, trigger_id);
  if (typeof client === 'string') throw new Refused(client);
  const opened: OpenView = {
    id: workspace.nextId('V'),
    view: given,
    filled: {},
    found: {},
    errors: {},
    trouble: '',
  };
  client.view = opened;
  return { view: { id: opened.id, ...given } };
}

function updateView({ view_id, view }: Args, workspace: Workspace): Result {
  const given = viewOf(jsonArg(view));
  const client = workspace.clients.find((one) => one.view?.id === view_id);
  if (!client?.view) throw new Refused('not_found');
  replaceView(client.view, given);
  return { view: { id: view_id, ...given } };
}

/** What was typed stays where an input has the same block and action; elsewhere the new window shows what it says. */
export function replaceView(opened: OpenView, view: z.infer<typeof modalView>): void {
  const kept = view.blocks.flatMap((block): readonly (readonly [string, Typed])[] => {
    if (block.type !== 'input') return [];
    const key = inputKey(block);
    const typed = opened.filled[key];
    return typed === undefined ? [] : [[key, typed]];
  });
  opened.view = view;
  opened.filled = Object.fromEntries(kept);
  opened.errors = {};
  opened.trouble = '';
}

export function inputKey(block: {
  readonly block_id?: string | undefined;
  readonly element: { readonly action_id: string };
}): string {
  return `${block.block_id}\n${block.element.action_id}`;
}

function uploadUrl({ filename = '', length = '' }: Args, workspace: Workspace): Result {
  if (filename === '' || !/^[1-9]\d*$/.test(length)) throw new Refused('invalid_arguments');
  const file = { id: workspace.nextId('F'), name: filename, bytes: 0 };
  workspace.files.push(file);
  return { upload_url: `/upload/${file.id}`, file_id: file.id };
}

const completed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

function completeUpload({ files, channel_id }: Args, workspace: Workspace): Result {
  const { id } = conversationFor(workspace, channel_id);
  const asked = completed.safeParse(jsonArg(files));
  if (!asked.success) throw new Refused('invalid_arguments', said(asked.error));
  for (const { id: fileId } of asked.data) {
    const file = workspace.files.find((one) => one.id === fileId);
    if (!file || file.bytes === 0) throw new Refused('file_not_found');
    file.channelId = id;
  }
  return { files: asked.data };
}
