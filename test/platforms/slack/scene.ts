// The door with a bot and a Slack that a test scripts, and the requests that Slack sends, signed as it signs them.
import type { SlackClient } from '#bot/platforms/slack/client-types.ts';
import { type SlackConnexion, slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { slackDoor } from '#bot/platforms/slack/platform.ts';
import type { Bot, BotRequest, HttpRequest, HttpResponse, Log, Message, Reply } from '#bot/ports.ts';
import { payloadBody, type Signing, signatureOf } from '#test/support/slack/wire.ts';

export const TEAM = 'T0MEDIATION';
export const LEA = 'U0LEA';
export const KARIM = 'U0KARIM';
export const CHANNEL = 'C0GENERAL';
export const ADDRESS = 'https://hooks.slack.com/commands/T0/1/abc';
export const SECRET = '0123456789abcdef0123456789abcdef';
export const ACTEUR = `slack.${TEAM}.${LEA}`;

export function connexion(more: Partial<SlackConnexion> = {}): SlackConnexion {
  return slackConnexionSchema.parse({
    version: 1,
    team: { id: TEAM, name: 'Médiation' },
    appId: 'A0COOPILOTE',
    bot: { userId: 'U0BOT', token: 'xoxb-jeton-du-bot' },
    signingSecret: SECRET,
    botUrl: 'https://bot.exemple',
    connectedAt: '2026-01-05T08:00:00Z',
    ...more,
  });
}

export type Call = readonly [name: keyof SlackClient, ...given: readonly unknown[]];

export interface Scene {
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  readonly calls: Call[];
  readonly asked: BotRequest[];
  readonly logs: Parameters<Log>[0][];
  /** Names of the calls. */
  readonly ways: () => readonly string[];
}

export interface Script {
  readonly bot?: Bot;
  readonly reply?: Reply;
  readonly client?: Partial<SlackClient>;
  readonly connexion?: SlackConnexion;
  readonly deadlineMs?: number;
  /** Now, for the door. */
  readonly clock?: () => number;
}

export function scene(script: Script = {}): Scene {
  const calls: Call[] = [];
  const asked: BotRequest[] = [];
  const logs: Parameters<Log>[0][] = [];
  const bot: Bot = (request) => {
    asked.push(request);
    return script.bot ? script.bot(request) : Promise.resolve(script.reply ?? { show: 'nothing' });
  };
  const send = slackDoor({
    bot,
    connexion: script.connexion ?? connexion(),
    client: recorded({ ...quietClient, ...script.client }, calls),
    clock: script.clock ?? (() => 1_800_000_000_000),
    log: (line) => logs.push(line),
    ...(script.deadlineMs !== undefined && { deadlineMs: script.deadlineMs }),
  });
  return { send, calls, asked, logs, ways: () => calls.map(([name]) => name) };
}

const lea = {
  id: LEA,
  nom: 'Léa Martin',
  email: 'lea@exemple.test',
  timezone: 'Indian/Reunion',
  isPerson: true,
};

export const quietClient: SlackClient = {
  openView: async () => 'V1',
  updateView: async () => {},
  postEphemeral: async () => {},
  directChannel: async () => 'D1',
  post: async () => '1.1',
  answerLater: async () => {},
  uploadFile: async () => {},
  user: async (id) => ({ ...lea, id }),
  userByEmail: async () => undefined,
};

function recorded(client: SlackClient, calls: Call[]): SlackClient {
  const wrapped = Object.entries(client).map(([name, call]) => [
    name,
    (...given: unknown[]) => {
      calls.push([name as keyof SlackClient, ...given]);
      return (call as (...all: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(wrapped) as SlackClient;
}

export const never = (): Promise<never> => new Promise(() => {});

/** A request with this body, signed now unless said otherwise. */
export function http(body: string | Uint8Array, signing: Partial<Signing> = {}): HttpRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const text = new TextDecoder().decode(bytes);
  return {
    method: 'POST',
    path: '/slack',
    headers: signatureOf(text, { secret: SECRET, ...signing }),
    body: bytes,
  };
}

export const interaction = (payload: object): HttpRequest => http(payloadBody(payload));

const who = { user: { id: LEA, username: 'lea', team_id: TEAM }, team: { id: TEAM, domain: 'mediation' } };

export function command(text: string, more: Readonly<Record<string, string>> = {}): HttpRequest {
  const form = {
    team_id: TEAM,
    channel_id: CHANNEL,
    user_id: LEA,
    command: '/cra',
    text,
    trigger_id: 'declencheur-1',
    response_url: ADDRESS,
    ...more,
  };
  return http(new URLSearchParams(form).toString());
}

export function press(action: object = { value: 'billet' }, more: object = {}): HttpRequest {
  return interaction({
    type: 'block_actions',
    ...who,
    trigger_id: 'declencheur-2',
    response_url: ADDRESS,
    container: { type: 'message', channel_id: CHANNEL, is_ephemeral: true },
    actions: [{ block_id: 'b', action_id: 'a', type: 'button', ...action }],
    ...more,
  });
}

export const metadata = (more: object = {}): string =>
  JSON.stringify({ t: 'billet', c: CHANNEL, r: ADDRESS, l: {}, ...more });

export function view(more: object = {}): object {
  return {
    id: 'V1',
    private_metadata: metadata(),
    title: { type: 'plain_text', text: 'CRA' },
    submit: { type: 'plain_text', text: 'Enregistrer' },
    close: { type: 'plain_text', text: 'Annuler' },
    blocks: [
      { type: 'input', block_id: 'cle.titre', element: { type: 'plain_text_input', action_id: 'titre' } },
    ],
    state: { values: {} },
    ...more,
  };
}

/** A window sent, with what its inputs hold by element. */
export function submit(values: Readonly<Record<string, object>> = {}, more: object = {}): HttpRequest {
  const state = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`cle.${name}`, { [name]: value }]),
  );
  return interaction({ type: 'view_submission', ...who, view: view({ state: { values: state }, ...more }) });
}

export const close = (): HttpRequest => interaction({ type: 'view_closed', ...who, view: view() });

export const lookup = (value: string, action_id = 'personne'): HttpRequest =>
  interaction({
    type: 'block_suggestion',
    ...who,
    action_id,
    block_id: `cle.${action_id}`,
    value,
    view: view(),
  });

export function bodyOf({ body }: HttpResponse): unknown {
  return body === '' ? '' : JSON.parse(body);
}

export const message: Message = {
  text: 'CRA de Mme D. enregistré.',
  lasting: 'Votre CRA est enregistré.',
  blocks: [{ text: 'Et maintenant ?', buttons: [{ id: 'suite', label: 'Suite', ticket: 'billet-suite' }] }],
};

export const screen: Reply = {
  show: 'screen',
  screen: { titre: 'CRA individuel', fields: [], submit: 'Enregistrer' },
  ticket: 'billet-ecran',
  again: { text: 'Continuer ?', lasting: 'À terminer.' },
};
