// The door with a bot, a server and an address book that a test scripts, and the requests that Mattermost sends.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { MattermostClient } from '#bot/platforms/mattermost/client-types.ts';
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { Bot, BotRequest, HttpRequest, HttpResponse, Log, Message, Reply } from '#bot/ports.ts';

export const LEA = 'm38c583sk3dr9dj7ucq3y9czfw';
export const BOT = 'b0tb0tb0tb0tb0tb0tb0tb0tb0';
export const TEAM = 'zwb93omma7be9ebexdhpsw1ipw';
export const OTHER_TEAM = 'zzz93omma7be9ebexdhpsw1ipw';
export const CHANNEL = 'g3n8z1kcj3gyx8mpesocw1w8gh';
export const TOKEN = 't7e1is8aofnjxe51g4fne6oyje';
export const SECOND_TOKEN = 'u7e1is8aofnjxe51g4fne6oyje';
export const OTHER_TOKEN = 'v7e1is8aofnjxe51g4fne6oyje';
export const ADDRESS = 'https://chat.exemple/hooks/commands/sce6c4ey8jy13k3npja1fs5ine';

export function connexion(more: Partial<Connexion> = {}): Connexion {
  return connexionSchema.parse({
    version: 1,
    url: 'https://chat.exemple',
    siteUrl: 'https://chat.exemple',
    serverVersion: '11.6.0.',
    botUrl: 'https://bot.exemple/',
    bot: { id: BOT, username: 'coopilote', token: 'jeton-du-bot' },
    teams: [
      { id: TEAM, name: 'mediation', commandTokens: [TOKEN, SECOND_TOKEN] },
      { id: OTHER_TEAM, name: 'autre', commandTokens: [OTHER_TOKEN] },
    ],
    ephemeral: true,
    connectedAt: '2026-01-05T08:00:00Z',
    ...more,
  });
}

export type Call = readonly [
  name: keyof MattermostClient | 'take' | 'remember',
  ...given: readonly unknown[],
];
type Line = Parameters<Log>[0];

export interface Scene {
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  /** Version checks apart, which no answer waits for. */
  readonly calls: Call[];
  readonly pings: () => number;
  readonly asked: BotRequest[];
  readonly logs: Line[];
  /** Names of the calls. */
  readonly ways: () => readonly string[];
  readonly later: (ms: number) => void;
}

export interface Script {
  readonly bot?: Bot;
  readonly reply?: Reply;
  readonly connexion?: Connexion;
  readonly client?: Partial<MattermostClient>;
  /** What `take` gives. */
  readonly address?: string;
  readonly remember?: () => Promise<void>;
  readonly deadlineMs?: number;
}

export function scene(script: Script = {}): Scene {
  const calls: Call[] = [];
  const asked: BotRequest[] = [];
  const logs: Line[] = [];
  let pings = 0;
  let now = 1_800_000_000_000;
  const bot: Bot = (request) => {
    asked.push(request);
    return script.bot ? script.bot(request) : Promise.resolve(script.reply ?? { show: 'nothing' });
  };
  const send = mattermostDoor({
    bot,
    connexion: script.connexion ?? connexion(),
    client: {
      ...recorded({ ...quietClient, ...script.client }, calls),
      ping: () => {
        pings += 1;
        return (script.client?.ping ?? quietClient.ping)();
      },
    },
    addresses: {
      remember: async (...given) => {
        calls.push(['remember', ...given]);
        await script.remember?.();
      },
      take: async (acteur) => {
        calls.push(['take', acteur]);
        return script.address;
      },
    },
    clock: () => now,
    log: (line) => logs.push(line),
    ...(script.deadlineMs !== undefined && { deadlineMs: script.deadlineMs }),
  });
  const ways = () => calls.map(([name]) => name);
  return { send, calls, pings: () => pings, asked, logs, ways, later: (ms) => (now += ms) };
}

const quietClient: MattermostClient = {
  openDialog: async () => {},
  postEphemeral: async () => {},
  directChannel: async () => 'canal-direct',
  post: async () => 'message',
  updatePost: async () => {},
  uploadFile: async () => 'fichier',
  user: async (id) => ({
    id,
    username: 'lea',
    firstName: 'Léa',
    lastName: '',
    email: 'lea@exemple.test',
    isAdmin: false,
    locale: 'fr',
    timezone: 'Indian/Reunion',
  }),
  userNamed: async () => undefined,
  answerLater: async () => {},
  ping: async () => '',
};

function recorded(client: MattermostClient, calls: Call[]): MattermostClient {
  const wrapped = Object.entries(client).map(([name, call]) => [
    name,
    (...given: unknown[]) => {
      calls.push([name as keyof MattermostClient, ...given]);
      return (call as (...all: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(wrapped) as MattermostClient;
}

export const never = (): Promise<never> => new Promise(() => {});

export function http(
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): HttpRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const type = path.endsWith('/command') ? 'application/x-www-form-urlencoded' : 'application/json';
  return { method: 'POST', path, headers: { 'content-type': type, ...headers }, body: bytes };
}

const commandFields = {
  team_id: TEAM,
  channel_id: CHANNEL,
  user_id: LEA,
  user_name: 'lea',
  command: '/cra',
  text: '',
  token: TOKEN,
  trigger_id: 'declencheur-1',
  response_url: ADDRESS,
};

export function command(text: string, more: Record<string, string> = {}): HttpRequest {
  const form = new URLSearchParams({ ...commandFields, text, ...more });
  return http('/mattermost/command', form.toString(), { authorization: `Token ${form.get('token')}` });
}

export function click(more: object = {}): HttpRequest {
  const body = {
    user_id: LEA,
    channel_id: CHANNEL,
    trigger_id: 'declencheur-2',
    context: { ticket: 'billet' },
    ...more,
  };
  return http('/mattermost/action', JSON.stringify(body));
}

export function submit(submission: object, more: object = {}): HttpRequest {
  const body = {
    type: 'dialog_submission',
    user_id: LEA,
    channel_id: CHANNEL,
    state: 'billet',
    submission,
    ...more,
  };
  return http('/mattermost/dialog', JSON.stringify(body));
}

export function lookup(submission: object): HttpRequest {
  const body = { type: 'dialog_lookup', user_id: LEA, channel_id: CHANNEL, state: 'billet', submission };
  return http('/mattermost/lookup', JSON.stringify(body));
}

export function bodyOf(response: HttpResponse): unknown {
  return JSON.parse(response.body);
}

export const message: Message = {
  text: 'CRA de Mme D. enregistré.',
  lasting: 'Votre CRA est enregistré.',
  blocks: [{ text: 'Et maintenant ?', buttons: [{ id: 'suite', label: 'Suite', ticket: 'billet-suite' }] }],
};

const recordedRequest = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  rawBody: z.string(),
});

/** What a real server of this version sent, by name. */
export function received(version: '9.11' | '11.6'): Readonly<Record<string, HttpRequest>> {
  const file = new URL(`../../fixtures/mattermost/${version}.json`, import.meta.url);
  const recording = z
    .object({ received: z.record(z.string(), recordedRequest) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.fromEntries(
    Object.entries(recording.received).map(([name, { rawBody, ...request }]) => [
      name,
      { ...request, body: new TextEncoder().encode(rawBody) },
    ]),
  );
}
