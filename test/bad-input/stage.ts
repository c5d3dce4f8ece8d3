// The real door on a real bot over a table, a Mattermost that only listens, and people who send it anything at all.
import { keyring } from '#bot/aws/keyring.ts';
import { createBot } from '#bot/bot.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Role } from '#bot/domain/vocabulary/roles.ts';
import type { Dialog, DialogElement } from '#bot/platforms/mattermost/dialog.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { Deps, HttpRequest, HttpResponse, Log, Table } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { crasByDate, type StoredCra } from '#bot/storage/cras.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { memoryTable } from '#local/memory-table.ts';
import { CHANNEL, connexion, http, LEA, TEAM, TOKEN } from '#test/platforms/mattermost/scene.ts';
import { someWorld } from '#test/support/monde.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { type FakeServer, listeningServer, type Trouble } from './server.ts';

export type Version = '9.11.0' | '11.6.0';
export const VERSIONS: readonly Version[] = ['9.11.0', '11.6.0'];

/** Thursday 19 November 2026, 11:00 in Paris. */
export const NOW = Date.UTC(2026, 10, 19, 10);
export const ACTEUR = `mattermost.${LEA}`;
export const KEYS = [
  { id: 'neuve', secret: 'n'.repeat(40) },
  { id: 'vieille', secret: 'v'.repeat(40) },
] as const;

export interface StageOptions {
  readonly version?: Version;
  readonly table?: Table;
  /** What the bot reads and writes through, around the table itself. */
  readonly around?: (table: Table) => Table;
  readonly now?: number;
  readonly keys?: Deps['ticketKeys'];
  readonly trouble?: Trouble;
  /** The time zone that the chat knows of the person. */
  readonly fuseau?: string;
  readonly ephemeral?: boolean;
  readonly deadlineMs?: number;
}

export interface Stage extends FakeServer {
  readonly deps: Deps;
  readonly logs: readonly Parameters<Log>[0][];
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  /** A body to one of the bot's addresses, its answer parsed: always 200 and JSON. */
  readonly ask: (path: string, body: object) => Promise<Answer>;
  readonly command: (typed: string, more?: Record<string, string>) => Promise<Answer>;
  readonly press: (ticket: string, choice?: unknown, more?: object) => Promise<Answer>;
  readonly submit: (dialog: Dialog, submission: object, more?: object) => Promise<Answer>;
  /** The dialog opened by what is typed; it must be one. */
  readonly open: (typed: string) => Promise<Dialog>;
  readonly cras: () => Promise<readonly StoredCra[]>;
  readonly later: (ms: number) => void;
}

export interface Answer {
  readonly error?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly form?: Dialog;
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
  readonly items?: readonly unknown[];
}

export interface Attachment {
  readonly text: string;
  readonly actions: readonly {
    readonly name: string;
    readonly integration: { readonly context: { readonly ticket: string } };
  }[];
}

export function openStage(options: StageOptions = {}): Stage {
  const { version = '11.6.0', table = memoryTable(), around = (t) => t, ephemeral = true } = options;
  const logs: Parameters<Log>[0][] = [];
  let now = options.now ?? NOW;
  const deps = depsOver(around(table), { logs, clock: () => now, keys: options.keys ?? KEYS });
  const server = listeningServer(options.trouble ?? {}, options.fuseau);
  const send = mattermostDoor({
    bot: createBot(deps),
    connexion: connexion({ serverVersion: `${version}.`, ephemeral }),
    client: server.client,
    addresses: addressBook(deps),
    clock: deps.clock,
    log: deps.log,
    ...(options.deadlineMs !== undefined && { deadlineMs: options.deadlineMs }),
  });
  const people = acting(send, server);
  const calm = { ...deps, table };
  return {
    ...server,
    ...people,
    deps,
    logs,
    send,
    cras: async () => (await crasByDate(ACTEUR, { ...EVER, limit: 100 }, calm)).cras,
    later: (ms) => {
      now += ms;
    },
  };
}

const EVER = { from: '0000', to: '9999-12-31' };

function acting(send: Stage['send'], server: FakeServer) {
  let trigger = 0;
  const next = () => `declencheur-${++trigger}`;
  const ask = async (path: string, body: object) => answerOf(await send(http(path, JSON.stringify(body))));
  const about = () => ({ user_id: LEA, channel_id: CHANNEL, trigger_id: next() });
  const command = async (typed: string, more: Record<string, string> = {}) => {
    const [name = '', ...words] = typed.split(' ');
    const place = { team_id: TEAM, token: TOKEN, response_url: RESPONSE_URL };
    const form = { ...about(), ...place, command: name, text: words.join(' '), ...more };
    return answerOf(await send(http('/mattermost/command', new URLSearchParams(form).toString())));
  };
  return {
    ask,
    command,
    press: (ticket: string, choice?: unknown, more: object = {}) => {
      const context = { ticket, ...(choice !== undefined && { selected_option: choice }) };
      return ask('/mattermost/action', { ...about(), context, ...more });
    },
    submit: (dialog: Dialog, submission: object, more: object = {}) => {
      const { callback_id, state } = dialog;
      const type = 'dialog_submission';
      return ask('/mattermost/dialog', { ...about(), type, callback_id, state, submission, ...more });
    },
    open: async (typed: string) => {
      const before = server.dialogs.length;
      const answer = await command(typed);
      const dialog = server.dialogs[before];
      if (!dialog) throw new Error(`${typed} opened nothing: ${JSON.stringify(answer)}`);
      return dialog;
    },
  };
}

export const RESPONSE_URL = 'https://chat.exemple/hooks/commands/sce6c4ey8jy13k3npja1fs5ine';

/** Older clients close the dialog, and lose what was typed, on anything but 200 and JSON. */
export function answerOf(response: HttpResponse): Answer {
  const type = response.headers['content-type'] ?? '';
  if (response.status !== 200 || !type.startsWith('application/json')) {
    throw new Error(`answered ${response.status} ${type}`);
  }
  return JSON.parse(response.body) as Answer;
}

/** The same for every stage: one reads what another wrote. */
const MASTER_KEY = passingMasterKey();

function depsOver(
  table: Table,
  { logs, clock, keys }: { logs: Parameters<Log>[0][]; clock: () => number; keys: Deps['ticketKeys'] },
): Deps {
  let made = 0;
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: MASTER_KEY }),
    clock,
    newId: () => `id${String(++made).padStart(24, '0')}`,
    ...someWorld,
    ticketKeys: keys,
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log: (line) => logs.push(line),
    pause: async () => {},
  };
}

/** Answers the two questions of the first use. */
export async function introduce(
  stage: Pick<Stage, 'open' | 'submit'>,
  { role = 'mediateur', nom = 'Médiathèque' }: { readonly role?: Role; readonly nom?: string } = {},
): Promise<void> {
  const { error } = await stage.submit(await stage.open('/cra'), { role, nom, commune: 'Quimper' });
  if (error !== undefined) throw new Error(error);
}

/** Somebody known, in a stage of theirs; the same table may be opened again with trouble around it. */
export async function knownStage(
  options: StageOptions & { readonly role?: Role; readonly nom?: string } = {},
): Promise<Stage> {
  const { role, nom, around: _around, trouble: _trouble, ...calm } = options;
  const table = options.table ?? memoryTable();
  await introduce(openStage({ ...calm, table }), { ...(role && { role }), ...(nom && { nom }) });
  return openStage({ ...options, table });
}

/** What somebody sends who answers no more than they must. */
export function leastOf(dialog: Dialog): Record<string, unknown> {
  return Object.fromEntries(
    dialog.elements.flatMap((element) => {
      const value = leastIn(element);
      return value === undefined ? [] : [[element.name, value] as const];
    }),
  );
}

const TYPED: Readonly<Record<string, string>> = {
  nom: 'Mairie annexe',
  commune: 'Brest',
  participants: '8',
  nombre: '3',
  interventions__mediateurs: '4',
  partenaires__0__nom: 'Emmaüs Connect',
};

function leastIn(element: DialogElement): unknown {
  if (element.default !== undefined) return element.type === 'bool' ? false : element.default;
  if (element.name in TYPED) return TYPED[element.name];
  // A partner named must have its type.
  if (element.optional && element.name !== 'partenaires__0__type') return undefined;
  if (element.options) {
    const code = element.options.find((option) => option.value !== '_vide')?.value;
    return element.multiselect ? [code] : code;
  }
  return '3';
}
