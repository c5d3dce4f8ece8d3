// A Slack workspace as data: its people, conversations, windows, triggers and addresses, and the app that is installed there.
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { MessageBlock, ModalView, Option } from './rules.ts';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly realName: string;
  readonly email: string;
  readonly tz: string;
}

export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** What one person sees: an ephemeral answer, or a message of a conversation they are in. */
export interface Message {
  readonly ts: string;
  readonly channelId: string;
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  readonly isEphemeral: boolean;
}

/** A client of somebody: what it has been shown, and the window open in it. */
export interface Client {
  readonly person: Person;
  readonly messages: Message[];
  view: OpenView | undefined;
}

export type Typed = string | readonly string[] | null;

export interface OpenView {
  readonly id: string;
  view: ModalView;
  /** What was put in its inputs since it opened, by block and action. */
  filled: Record<string, Typed>;
  /** Options found by looking up, by block. */
  found: Record<string, readonly Option[]>;
  errors: Readonly<Record<string, string>>;
  /** What Slack says of an answer that it could not use. */
  trouble: string;
}

interface Trigger {
  readonly client: Client;
  readonly until: number;
  spent: boolean;
}

interface Address {
  readonly client: Client;
  readonly channelId: string;
  readonly until: number;
  uses: number;
}

export interface App {
  readonly id: string;
  readonly botId: string;
  readonly userId: string;
  readonly token: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  readonly url: string;
  readonly optionsUrl: string;
  /** By name, with their slash; whether what is typed after is escaped. */
  readonly commands: ReadonlyMap<string, boolean>;
}

export interface Workspace {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly people: readonly Person[];
  readonly conversations: Map<string, Conversation>;
  readonly clients: Client[];
  readonly triggers: Map<string, Trigger>;
  readonly addresses: Map<string, Address>;
  readonly files: { readonly id: string; readonly name: string; bytes: number; channelId?: string }[];
  /** All that Slack refused for its form, and every answer that it could not use: an app that works has none. */
  readonly complaints: string[];
  app: App | undefined;
  nextId(prefix: string): string;
}

const TRIGGER_MS = 3_000;
const ADDRESS_MS = 30 * 60 * 1000;
export const ADDRESS_USES = 5;

export function newWorkspace(timezones: Readonly<Record<string, string>> = {}): Workspace {
  let ids = 0;
  const nextId = (prefix: string): string => {
    ids += 1;
    return `${prefix}${String(ids).padStart(9, '0')}`;
  };
  const people = mediationSeed.users.map(({ username, firstName, lastName, email }) => ({
    id: nextId('U'),
    username,
    email,
    realName: `${firstName} ${lastName}`,
    tz: timezones[username] ?? 'Europe/Paris',
  }));
  const conversations = [
    { id: nextId('C'), name: 'general', members: people.map(({ id }) => id) },
    { id: nextId('C'), name: 'equipe', members: people.slice(0, 3).map(({ id }) => id) },
  ];
  return {
    team: { id: 'T0MEDIATION', name: 'Médiation', domain: 'mediation' },
    people,
    conversations: new Map(conversations.map((one) => [one.id, one])),
    clients: [],
    triggers: new Map(),
    addresses: new Map(),
    files: [],
    complaints: [],
    app: undefined,
    nextId,
  };
}

export function openClient(workspace: Workspace, username: string): Client {
  const person = workspace.people.find((one) => one.username === username);
  if (!person) throw new Error(`nobody is called ${username}`);
  const client: Client = { person, messages: [], view: undefined };
  workspace.clients.push(client);
  return client;
}

export function newTrigger(workspace: Workspace, client: Client): string {
  const id = `${workspace.nextId('')}.${workspace.team.id}.declencheur`;
  workspace.triggers.set(id, { client, until: Date.now() + TRIGGER_MS, spent: false });
  return id;
}

/** The client whose gesture made the trigger, or Slack's word for why it opens nothing. */
export function spendTrigger(workspace: Workspace, id: string): Client | string {
  const trigger = workspace.triggers.get(id);
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.spent) return 'exchanged_trigger_id';
  if (Date.now() > trigger.until) return 'expired_trigger_id';
  trigger.spent = true;
  return trigger.client;
}

export function newAddress(
  workspace: Workspace,
  { client, channelId }: { readonly client: Client; readonly channelId: string },
): string {
  const id = workspace.nextId('adresse');
  workspace.addresses.set(id, { client, channelId, until: Date.now() + ADDRESS_MS, uses: 0 });
  return id;
}

/** The conversation of two, made if need be. */
export function directWith(workspace: Workspace, userId: string): Conversation {
  const members = [userId, workspace.app?.userId ?? ''];
  const known = [...workspace.conversations.values()].find(
    ({ name, members: there }) => name === '' && there.includes(userId),
  );
  if (known) return known;
  const opened = { id: workspace.nextId('D'), name: '', members };
  workspace.conversations.set(opened.id, opened);
  return opened;
}

/** Shows a message to whoever sees that conversation; an ephemeral one to one person alone. */
export function publish(
  workspace: Workspace,
  message: Omit<Message, 'ts'>,
  audience: readonly string[],
): string {
  const ts = `1700000000.${workspace.nextId('').slice(-6)}`;
  // A block without an id is given one.
  const blocks = message.blocks.map((block, rank) => ({ ...block, block_id: block.block_id ?? `b${rank}` }));
  for (const { person, messages } of workspace.clients) {
    if (audience.includes(person.id)) messages.push({ ...message, blocks, ts });
  }
  return ts;
}
