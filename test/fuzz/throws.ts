// One body at one door: what is thrown, and what must hold of the answer and of the logs, whatever it was.
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { HttpRequest, PageResponse } from '#bot/ports.ts';
import { SORTES_JOB } from '#bot/storage/jobs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { CHANNEL, LEA, TEAM, TOKEN } from '#test/platforms/mattermost/scene.ts';
import { type Hasard, pick } from '#test/support/foule.ts';
import { ACTEUR, RESPONSE_URL } from '../bad-input/stage.ts';
import { mutatedJson, mutatedText, someBytes, spicyText, TYPED } from './mutations.ts';
import { AUTRUI, SUIVIE, type World } from './world.ts';

export const DOORS = ['command', 'action', 'dialog', 'lookup', 'pages', 'charts', 'outbox', 'jobs'] as const;
export type Door = (typeof DOORS)[number];

/** What is wrong with what came of it; undefined where all is well. */
export type Verdict = string | undefined;

export async function throwAt(door: Door, world: World, next: Hasard): Promise<Verdict> {
  try {
    const verdict = await THROWN[door](world, next, door);
    return verdict ?? inLogs(world);
  } catch (error) {
    return `${door} threw ${error instanceof Error ? (error.stack ?? error.name) : String(error)}`;
  }
}

type Throw = (world: World, next: Hasard, door: Door) => Promise<Verdict>;

const THROWN: Readonly<Record<Door, Throw>> = {
  command: throwCommand,
  action: throwJson,
  dialog: throwJson,
  lookup: throwJson,
  pages: throwPage,
  charts: throwChart,
  outbox: throwRecords,
  jobs: throwRecords,
};

async function throwCommand(world: World, next: Hasard): Promise<Verdict> {
  const typed = pick(
    ['cra', 'b', 'fiche', 'historique', 'rappels', 'partage', 'lieux', 'profil', 'coop'],
    next,
  );
  const form = {
    ...{ token: TOKEN, team_id: TEAM, channel_id: CHANNEL, user_id: LEA, trigger_id: String(next()) },
    ...{ command: `/${typed}`, text: text(next), response_url: RESPONSE_URL },
  };
  const mutated = next() < 0.5 ? form : (mutatedJson(form, next) as Record<string, unknown>);
  const pairs = Object.entries(mutated ?? {}).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
  );
  const sent = new URLSearchParams(pairs).toString();
  const body = next() < 0.8 ? sent : mutatedText(sent, next);
  const response = await world.chat(request('/mattermost/command', body, next, FORM));
  return judged(response, { statuses: [200, 401, 405, 413, 415], never: [AUTRUI] });
}

/** Words as they are typed after a command, or anything. */
function text(next: Hasard): string {
  const words = [
    'individuel',
    'atelier',
    '8',
    '45',
    '1h30',
    'mail',
    'hier',
    'aide',
    'type=atelier',
    'du 1/3 au 15/4',
  ];
  const count = Math.floor(next() * 4);
  const said = Array.from({ length: count }, () => pick([...words, SUIVIE, TYPED, spicyText(next)], next));
  return said.join(' ').slice(0, 19_000);
}

async function throwJson(world: World, next: Hasard, door: Door): Promise<Verdict> {
  const body = {
    ...{ user_id: LEA, channel_id: CHANNEL, trigger_id: String(next()), type: 'dialog_submission' },
    state: pick(world.tickets, next),
    context: {
      ticket: pick(world.tickets, next),
      selected_option: next() < 0.3 ? spicyText(next) : undefined,
    },
    submission: {
      duree: '45',
      date: 'hier',
      thematiques: ['email'],
      nom: TYPED,
      selected_field: 'personne',
      query: 'qui',
    },
    ...(next() < 0.1 && { cancelled: true }),
  };
  const mutated = JSON.stringify(next() < 0.3 ? body : mutatedJson(body, next)) ?? '';
  const sent = next() < 0.8 ? mutated : mutatedText(mutated, next);
  const response = await world.chat(request(`/mattermost/${door}`, sent, next, JSON_TYPE));
  return judged(response, { statuses: [200, 404, 405], never: [AUTRUI] });
}

async function throwPage(world: World, next: Hasard): Promise<Verdict> {
  const path = pick(world.paths, next);
  const asked = next() < 0.6 ? path : mutatedText(path, next);
  const [body, type] =
    next() < 0.6 ? [sentForm(next), FORM] : [dropped(next), `multipart/form-data; boundary=${EDGE}`];
  const sent = next() < 0.7 ? body : mutatedText(body, next);
  const response = await world.pages(request(`/pages/${asked.slice(7)}`, sent, next, type));
  const mute = /^.pages.(fiche|apercu)/.test(path);
  return judged(response, { statuses: PAGE_STATUSES, never: mute ? [AUTRUI, SUIVIE] : [AUTRUI] });
}

const PAGE_STATUSES = [200, 303, 403, 404, 422];
const EDGE = 'limite';

function sentForm(next: Hasard): string {
  const actions = ['accepter', 'jeter', 'doubles', 'revoir', 'constructor', spicyText(next)];
  const fields = {
    'mot-de-passe': spicyText(next),
    import: spicyText(next),
    format: pick(['csv', spicyText(next)], next),
  };
  return new URLSearchParams({ ...fields, ...(next() < 0.5 && { action: pick(actions, next) }) }).toString();
}

/** A file of people, as the page's script sends it. */
function dropped(next: Hasard): string {
  const part = (head: string, value: string) =>
    `--${EDGE}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const file = next() < 0.5 ? `Nom;Prénom\r\n${TYPED};Awa\r\n` : spicyText(next);
  return [
    part('name="depot"', 'd'.repeat(26)),
    part('name="partie"', next() < 0.8 ? '0' : spicyText(next)),
    part('name="parties"', next() < 0.8 ? '1' : spicyText(next)),
    part('name="fichier"; filename="liste.csv"', file),
    `--${EDGE}--\r\n`,
  ].join('');
}

async function throwChart({ charts, chart, paths }: World, next: Hasard): Promise<Verdict> {
  const posted = next() < 0.5;
  const path = posted ? '/chart' : mutatedText(pick(paths, next), next);
  const body =
    next() < 0.3
      ? chart.body
      : mutatedText(JSON.stringify(mutatedJson(JSON.parse(chart.body), next)) ?? '', next);
  const { headers, ...rest } = request(path, body, next, JSON_TYPE);
  const signed = next() < 0.5 ? { ...headers, ...chart.headers } : headers;
  const response = await charts({ ...rest, headers: signed });
  return judged(response, { statuses: [200, 400, 401, 404, 405, 413, 415, 429], never: [AUTRUI, SUIVIE] });
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

function request(path: string, body: string, next: Hasard, type: string): HttpRequest {
  const bytes = next() < 0.05 ? someBytes(next) : new TextEncoder().encode(body);
  const said = next() < 0.95 ? type : pick(['text/plain', 'multipart/form-data', '', spicyText(next)], next);
  const method = next() < 0.9 ? 'POST' : pick(['GET', 'HEAD', 'PUT', 'OPTIONS', 'TRACE'], next);
  // Each from elsewhere: what is refused again and again at one address is not answered.
  const address = `10.${[0, 0, 0].map(() => Math.floor(next() * 256)).join('.')}`;
  return { method, path, headers: { 'content-type': said }, body: bytes, address };
}

/** The stream is fed by the table alone: its records may be of any version, never of any shape. */
async function throwRecords(world: World, next: Hasard, door: Door): Promise<Verdict> {
  const entity = door === 'jobs' ? 'job' : 'outbox';
  const keys = door === 'jobs' ? keyOf.job(ACTEUR, 'j1') : keyOf.outbox(ACTEUR, { cra: 'c1', rev: 1 });
  const base = {
    entity,
    v: 1,
    id: 'j1',
    acteur: ACTEUR,
    auteur: ACTEUR,
    cra: 'c1',
    passages: [],
    sorte: pick(SORTES_JOB, next),
    quand: 0,
    essais: 0,
    rev: 1,
    sur: {},
  };
  const mutated = mutatedJson(base, next);
  const item = { ...storable(typeof mutated === 'object' ? mutated : base), ...keys, entity };
  await world.table.write([{ put: item }]);
  const image = marshall(item, { removeUndefinedValues: true, convertEmptyValues: false });
  const record = {
    eventName: pick(['INSERT', 'MODIFY', 'REMOVE'], next),
    dynamodb: { NewImage: image, SequenceNumber: '1' },
  };
  const event = { Records: [record] } as unknown as DynamoDBStreamEvent;
  const { batchItemFailures } = await world[door === 'jobs' ? 'jobs' : 'outbox'](event);
  return batchItemFailures.every(({ itemIdentifier }) => itemIdentifier === '1')
    ? undefined
    : 'gave back another record';
}

/** What DynamoDB would hold of it: no number larger than a program’s, nothing that looks like a class. */
function storable(value: unknown): object {
  const text = JSON.stringify(value, (name, part) => {
    if (name === 'constructor') return undefined;
    return typeof part === 'number' && !Number.isSafeInteger(Math.trunc(part)) ? 0 : part;
  });
  return JSON.parse(text) as object;
}

const INSIDE = /node_modules|\.ts:\d|at \w+ \(|SyntaxError|ZodError|TypeError|RangeError/;

function judged(
  { status, body, headers }: PageResponse,
  expected: { readonly statuses: readonly number[]; readonly never: readonly string[] },
): Verdict {
  const said = typeof body === 'string' ? body : Buffer.from(body).toString('latin1');
  if (!expected.statuses.includes(status)) return `status ${status}: ${said.slice(0, 200)}`;
  const name = expected.never.find((one) => said.includes(one));
  if (name !== undefined) return `the answer holds ${name}`;
  if (INSIDE.test(said)) return `the answer tells of what is inside: ${said.slice(0, 200)}`;
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  return isPage && headers['content-security-policy'] === undefined ? 'a page without its policy' : undefined;
}

/** Records that nobody of ours wrote are defects, told; nothing that was typed, nor a name, nor a ticket. */
function inLogs({ takeLogs, tickets }: World): Verdict {
  const lines = takeLogs();
  const said = JSON.stringify(lines);
  const found = [TYPED, SUIVIE, AUTRUI, TOKEN, RESPONSE_URL].find((one) => said.includes(one));
  if (found !== undefined) return `the log holds ${found}: ${said.slice(0, 300)}`;
  if (tickets.some((ticket) => said.includes(ticket))) return 'the log holds a ticket';
  const defect = lines.find(
    ({ event }) => event === 'defect' || event === 'page.failed' || event === 'chart.failed',
  );
  return defect && `a defect: ${JSON.stringify(defect)}`;
}
