// What somebody does in a client of Slack, as the requests that Slack makes of it, and what Slack does of the answers.
import { contentOf, Refused, replaceView, viewOf } from './methods.ts';
import {
  type ActionElement,
  type InputBlock,
  type Option,
  optionsOf,
  responseAction,
  suggestions,
} from './rules.ts';
import type { Slack } from './server.ts';
import { viewState } from './view-state.ts';
import { type Answered, callApp, payloadBody } from './wire.ts';
import {
  type App,
  type Client,
  type Message,
  newAddress,
  newTrigger,
  type OpenView,
  publish,
} from './workspace.ts';

/** A client at work: the server behind it, and where its person types. */
export interface Desk {
  readonly slack: Slack;
  readonly client: Client;
  channelId: string;
}

const TROUBLE = 'We had some trouble connecting. Try again?';

function appOf({ slack: { workspace } }: Desk): App {
  if (!workspace.app) throw new Error('no app is installed');
  return workspace.app;
}

/** What every payload says of who made it. */
function about({ slack: { workspace }, client: { person } }: Desk) {
  const { id, domain } = workspace.team;
  return {
    user: { id: person.id, username: person.username, name: person.username, team_id: id },
    team: { id, domain },
    api_app_id: workspace.app?.id,
    token: 'deprecated',
    is_enterprise_install: false,
    enterprise: null,
  };
}

const addressIn = (desk: Desk): string =>
  `${desk.slack.hooks}/actions/${newAddress(desk.slack.workspace, desk)}`;

/** Three characters, as Slack writes them in all that it sends back of what was drawn. */
function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapedTexts(blocks: readonly object[]): readonly object[] {
  const texts = (name: string, value: unknown): unknown =>
    name === 'text' && typeof value === 'string' ? entities(value) : value;
  return JSON.parse(JSON.stringify(blocks, texts));
}

/** The same, and mentions, as clients write them in a command. */
function escaped(desk: Desk, text: string): string {
  return entities(text).replace(/@([a-z]+)/g, (whole, name: string) => {
    const person = desk.slack.workspace.people.find(({ username }) => username === name);
    return person ? `<@${person.id}|${name}>` : whole;
  });
}

export async function typeCommand(desk: Desk, message: string): Promise<void> {
  const app = appOf(desk);
  const [command = '', ...words] = message.split(' ');
  const isEscaped = app.commands.get(command);
  if (isEscaped === undefined) throw new Error(`${command} is not a command of the app`);
  const { person } = desk.client;
  const text = words.join(' ');
  const form = {
    token: 'deprecated',
    team_id: desk.slack.workspace.team.id,
    team_domain: desk.slack.workspace.team.domain,
    channel_id: desk.channelId,
    channel_name: desk.slack.workspace.conversations.get(desk.channelId)?.name || 'directmessage',
    user_id: person.id,
    user_name: person.username,
    command,
    text: isEscaped ? escaped(desk, text) : text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: addressIn(desk),
    trigger_id: newTrigger(desk.slack.workspace, desk.client),
  };
  const answer = await callApp(app.url, new URLSearchParams(form).toString(), app.secret);
  showAnswer(desk, command, answer);
}

/** Slack shows what a command is answered, or its own words for an app that did not answer. */
function showAnswer(desk: Desk, command: string, { status, body }: Answered): void {
  const { workspace } = desk.slack;
  const show = (text: string, blocks: Message['blocks']): void => {
    const message = { text, blocks, channelId: desk.channelId, isEphemeral: true };
    publish(workspace, message, [desk.client.person.id]);
  };
  if (status !== 200) {
    const why = status === 0 ? 'operation_timeout' : `http_status_${status}`;
    show(`${command} failed with the error "${why}"`, []);
    return;
  }
  if (body === '') return;
  try {
    const sent = JSON.parse(body);
    if (sent.response_type !== 'ephemeral') throw new Refused('in_channel', ['everybody would see it']);
    const { text, blocks } = contentOf(sent);
    show(text, blocks);
  } catch (error) {
    complain(desk, command, error);
  }
}

function complain({ slack }: Desk, what: string, error: unknown): void {
  const why = error instanceof Refused ? `${error.code} ${error.messages.join(' ')}` : String(error);
  slack.workspace.complaints.push(`${what}: ${why}`);
}

export interface Pressed {
  readonly message: Message;
  readonly blockId: string;
  readonly element: ActionElement;
  /** The value of the option, in a menu. */
  readonly option?: string;
}

/** Ephemeral messages are not sent back with what was pressed on them, nor is anything else that was shown. */
export async function pressElement(
  desk: Desk,
  { message, blockId, element, option }: Pressed,
): Promise<void> {
  const app = appOf(desk);
  const { action_id, type } = element;
  const chosen = element.type === 'button' ? undefined : chosenIn(element, option);
  const action = {
    type,
    action_id,
    block_id: blockId,
    action_ts: '1700000000.000000',
    ...(element.type === 'button'
      ? { text: element.text, value: element.value }
      : { selected_option: chosen }),
  };
  const payload = {
    type: 'block_actions',
    ...about(desk),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: message.isEphemeral,
    },
    channel: { id: message.channelId, name: 'privategroup' },
    trigger_id: newTrigger(desk.slack.workspace, desk.client),
    response_url: addressIn({ ...desk, channelId: message.channelId }),
    actions: [action],
  };
  const { status, body } = await callApp(app.url, payloadBody(payload), app.secret);
  if (status === 200 && body === '') return;
  // A small sign beside the button is all that people see.
  if (status === 200) desk.slack.workspace.complaints.push(`block_actions: answered ${body}`);
}

function chosenIn(element: Exclude<ActionElement, { type: 'button' }>, value: string | undefined): Option {
  const found = optionsOf(element).find((one) => one.value === value);
  if (!found) throw new Error(`no option ${value}`);
  return found;
}

/** The window of a payload: as it was given, with what its inputs hold. */
function viewPayload({ slack: { workspace } }: Desk, opened: OpenView) {
  return {
    id: opened.id,
    team_id: workspace.team.id,
    app_id: workspace.app?.id,
    bot_id: workspace.app?.botId,
    hash: '1700000000.abcdef',
    previous_view_id: null,
    root_view_id: opened.id,
    external_id: '',
    clear_on_close: false,
    notify_on_close: opened.view.notify_on_close ?? false,
    ...opened.view,
    close: opened.view.close ?? null,
    submit: opened.view.submit ?? null,
    private_metadata: opened.view.private_metadata ?? '',
    callback_id: opened.view.callback_id ?? '',
    blocks: escapedTexts(
      opened.view.blocks.map((block, rank) => ({
        block_id: `b${rank}`,
        ...(block.type === 'input' && { dispatch_action: false }),
        ...block,
      })),
    ),
    state: { values: viewState(opened) },
  };
}

/** Sends the window, `times` at once: each answer is applied as it comes. */
export async function submitView(desk: Desk, times: number): Promise<void> {
  const app = appOf(desk);
  const opened = desk.client.view;
  if (!opened) throw new Error('no window is open');
  const send = (): Promise<Answered> => {
    const payload = {
      type: 'view_submission',
      ...about(desk),
      trigger_id: newTrigger(desk.slack.workspace, desk.client),
      view: viewPayload(desk, opened),
      response_urls: [],
    };
    return callApp(app.url, payloadBody(payload), app.secret);
  };
  const answers = await Promise.all(Array.from({ length: times }, send));
  for (const answer of answers) if (desk.client.view === opened) applyToView(desk, opened, answer);
}

function applyToView(desk: Desk, opened: OpenView, { status, body }: Answered): void {
  opened.trouble = '';
  opened.errors = {};
  if (status !== 200) opened.trouble = TROUBLE;
  else if (body === '') desk.client.view = undefined;
  else {
    try {
      act(desk, opened, JSON.parse(body));
    } catch (error) {
      opened.trouble = TROUBLE;
      complain(desk, 'view_submission', error);
    }
  }
}

function act(desk: Desk, opened: OpenView, body: unknown): void {
  const answer = responseAction.parse(body);
  if (answer.response_action === 'clear') desk.client.view = undefined;
  else if (answer.response_action === 'errors') {
    const inputs = opened.view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
    const unknown = Object.keys(answer.errors).filter((id) => !inputs.includes(id));
    if (unknown.length > 0) throw new Error(`errors of no input: ${unknown.join(', ')}`);
    opened.errors = answer.errors;
  } else replaceView(opened, viewOf(answer.view));
}

export async function closeView(desk: Desk): Promise<void> {
  const app = appOf(desk);
  const opened = desk.client.view;
  if (!opened) throw new Error('no window is open');
  desk.client.view = undefined;
  if (!opened.view.notify_on_close) return;
  const payload = { type: 'view_closed', ...about(desk), view: viewPayload(desk, opened), is_cleared: false };
  await callApp(app.url, payloadBody(payload), app.secret);
}

/** What a list that looks up offers for these words: its window keeps it, for one of them to be chosen. */
export async function lookUp(
  desk: Desk,
  { block, text }: { readonly block: InputBlock; readonly text: string },
): Promise<readonly Option[]> {
  const app = appOf(desk);
  const opened = desk.client.view;
  if (!opened) throw new Error('no window is open');
  const payload = {
    type: 'block_suggestion',
    ...about(desk),
    container: { type: 'view', view_id: opened.id },
    action_id: block.element.action_id,
    block_id: block.block_id,
    value: text,
    view: viewPayload(desk, opened),
  };
  const { status, body } = await callApp(app.optionsUrl, payloadBody(payload), app.secret);
  const found = status === 200 ? suggestions.parse(JSON.parse(body)).options : [];
  opened.found[block.block_id ?? ''] = found;
  return found;
}
