// Every function of the stack: its bundle, its means, what wakes it, and the very rights that its code needs. A new one is an entry here.
import type { Rights, TableAction, TableRight } from './rights.ts';

export type Wake =
  /** Routes of the gateway. */
  | { readonly by: 'http'; readonly routes: readonly string[]; readonly chat?: 'chat' }
  /** Records of that entity, as the table's stream tells of them. */
  | { readonly by: 'stream'; readonly entity: 'outbox' | 'job'; readonly batch: number }
  /** Jobs of a kind, those many at a time. */
  | { readonly by: 'queue'; readonly kind: 'courrier' | 'messages' | 'dossiers'; readonly batch: number }
  /** An expression of EventBridge. */
  | { readonly by: 'schedule'; readonly at: string }
  | { readonly by: 'mail-events' }
  | { readonly by: 'rotation' }
  /** Somebody, when it is needed. */
  | { readonly by: 'hand' };

/** What its environment says: nothing, what works on the table, or all that a setup reads. */
export type Told = 'nothing' | 'queues' | 'store' | 'store-and-queues' | 'everything';

export interface FunctionSpec {
  /** What it is for, as its page in the console says. */
  readonly purpose: string;
  readonly bundle: string;
  /** In MB: 1,769 is a whole processor. */
  readonly memory: number;
  /** In seconds. */
  readonly timeout: number;
  readonly wake: Wake;
  readonly told: Told;
  readonly rights: Rights;
}

const READ: readonly TableAction[] = ['GetItem', 'BatchGetItem', 'Query'];
const WRITE: readonly TableAction[] = ['PutItem', 'DeleteItem', 'ConditionCheckItem'];

/** A mediator's own records; a person's; the directory, sharing, the log of accesses, mornings, a mediator's figures. */
const OWN = 'M#';
const PERSON = 'B#';
const DIRECTORY = 'X#';
const GROUPS = 'PG#';
const ACCESSES = 'L#';
const MORNINGS = 'DUE#';
const FIGURES = 'R#';
const OWN_FIGURES = 'R#M#';
const TEAMS = 'E#';
const REDUCED = 'F#';
/** Of territories: whom people were seen by, where mediators were, who is new. */
const WIDER = ['V#', 'A#', 'N#'];

const byDate = { actions: ['Query'], keys: [OWN], index: 'par-date' } as const satisfies TableRight;
const indexed = (key: string): TableRight => ({ actions: ['Query'], keys: [key], index: 'file' });

/** Follows an activity into figures, people and directories. */
const CARRIES_OUT: readonly TableRight[] = [
  { actions: READ, keys: [OWN, PERSON, DIRECTORY, FIGURES, REDUCED, ...WIDER] },
  { actions: WRITE, keys: [OWN, PERSON, DIRECTORY, FIGURES, REDUCED, ...WIDER] },
];

/** Works on people and on what is a mediator's. */
const FILES_OF_PEOPLE: readonly TableRight[] = [
  { actions: READ, keys: [OWN, PERSON, DIRECTORY, GROUPS, OWN_FIGURES] },
  { actions: WRITE, keys: [OWN, PERSON, DIRECTORY, GROUPS, ACCESSES, MORNINGS, OWN_FIGURES] },
  byDate,
];

/** What charts show, while their pictures may be asked for. */
const CHARTS = 'G#';

/** Answers questions put to figures. */
const ASKS_FIGURES: readonly TableRight[] = [
  { actions: READ, keys: [OWN, FIGURES, REDUCED, TEAMS, ...WIDER] },
  // What blurs the figures of territories is drawn at the first question.
  { actions: WRITE, keys: ['R#SECRET'] },
  indexed(REDUCED),
  byDate,
];

/** How the installation does, for whoever administers the chat. */
const STATE = 'ETAT';
const notesState: TableRight = { actions: [...READ, 'PutItem'], keys: [STATE] };

const SEALS = ['Encrypt', 'Decrypt'] as const;

/** Where chats are answered. */
const CHAT: Rights = {
  table: [
    ...FILES_OF_PEOPLE,
    ...ASKS_FIGURES,
    indexed('JOBS#MORTS'),
    notesState,
    { actions: READ, keys: [ACCESSES] },
    { actions: WRITE, keys: [TEAMS, CHARTS] },
  ],
  masterKey: SEALS,
};

const MINUTES = 60;

export const FUNCTIONS = {
  mattermost: {
    purpose: 'Commands, buttons, dialogs and look-ups of Mattermost',
    bundle: 'mattermost',
    memory: 1769,
    timeout: 10,
    wake: { by: 'http', routes: ['POST /mattermost/{proxy+}'], chat: 'chat' },
    told: 'everything',
    rights: { ...CHAT, secrets: ['tickets', 'mattermost'] },
  },
  pages: {
    purpose: 'Our own pages, behind signed links',
    bundle: 'pages',
    memory: 1024,
    timeout: 28,
    wake: {
      by: 'http',
      routes: ['GET /pages/{proxy+}', 'HEAD /pages/{proxy+}', 'POST /pages/{proxy+}'],
    },
    told: 'everything',
    rights: {
      table: [...FILES_OF_PEOPLE, { actions: READ, keys: [ACCESSES] }],
      files: [
        { actions: ['GetObject', 'PutObject', 'DeleteObject'], folders: ['fiches', 'imports'] },
        { actions: ['GetObject'], folders: ['documents'] },
      ],
      masterKey: SEALS,
      secrets: ['tickets'],
    },
  },
  charts: {
    purpose: 'Draws charts: of the table, it reads what they show and the keys that seal it',
    bundle: 'charts',
    memory: 1769,
    timeout: 15,
    wake: {
      by: 'http',
      routes: ['POST /chart', 'GET /graphiques/{proxy+}', 'HEAD /graphiques/{proxy+}'],
    },
    told: 'everything',
    rights: {
      table: [{ actions: ['GetItem', 'BatchGetItem'], keys: [OWN, CHARTS] }],
      files: [{ actions: ['GetObject', 'PutObject'], folders: ['graphiques'] }],
      masterKey: ['Decrypt'],
      secrets: ['tickets'],
    },
  },
  outbox: {
    purpose: 'Carries out what activities cause in figures and histories',
    bundle: 'outbox',
    memory: 1024,
    timeout: 60,
    wake: { by: 'stream', entity: 'outbox', batch: 100 },
    told: 'store',
    rights: { table: [...CARRIES_OUT, notesState], masterKey: SEALS },
  },
  dispatch: {
    purpose: 'Hands each job to the queue of its kind',
    bundle: 'dispatch',
    memory: 512,
    timeout: 30,
    wake: { by: 'stream', entity: 'job', batch: 100 },
    told: 'queues',
    rights: { queues: 'send' },
  },
  courrier: {
    purpose: 'Jobs that leave by mail',
    bundle: 'jobs',
    memory: 1024,
    timeout: 5 * MINUTES,
    wake: { by: 'queue', kind: 'courrier', batch: 1 },
    told: 'everything',
    rights: {
      table: [...FILES_OF_PEOPLE, notesState],
      files: [{ actions: ['GetObject', 'PutObject', 'DeleteObject'], folders: ['fiches'] }],
      masterKey: SEALS,
      secrets: ['tickets'],
      mail: 'send',
    },
  },
  messages: {
    purpose: 'Jobs that tell somebody something in the chat',
    bundle: 'jobs',
    memory: 512,
    timeout: 5 * MINUTES,
    wake: { by: 'queue', kind: 'messages', batch: 5 },
    told: 'everything',
    rights: {
      table: [...FILES_OF_PEOPLE, { actions: READ, keys: [TEAMS] }],
      masterKey: SEALS,
      secrets: ['tickets', 'mattermost'],
    },
  },
  dossiers: {
    purpose: 'Jobs that move or erase many records',
    bundle: 'jobs',
    memory: 1024,
    timeout: 8 * MINUTES,
    wake: { by: 'queue', kind: 'dossiers', batch: 1 },
    told: 'everything',
    rights: {
      table: [...FILES_OF_PEOPLE, ...ASKS_FIGURES],
      files: [
        { actions: ['DeleteObject'], folders: ['fiches'] },
        { actions: ['PutObject'], folders: ['effaces', 'documents'] },
        { actions: ['GetObject', 'PutObject', 'DeleteObject'], folders: ['imports'] },
      ],
      masterKey: SEALS,
      secrets: ['tickets', 'mattermost'],
    },
  },
  minute: {
    purpose: 'Every minute: what the stream left behind, and jobs whose time has come',
    bundle: 'minute',
    memory: 512,
    timeout: 55,
    wake: { by: 'schedule', at: 'rate(1 minute)' },
    told: 'store-and-queues',
    rights: {
      table: [...CARRIES_OUT, indexed('OUTBOX#'), indexed('JOBS#'), notesState],
      masterKey: SEALS,
      queues: 'send',
    },
  },
  quarter: {
    purpose: 'Every quarter of an hour: the messages of the mornings that have come',
    bundle: 'quarter',
    memory: 512,
    timeout: 5 * MINUTES,
    wake: { by: 'schedule', at: 'cron(0/15 * * * ? *)' },
    told: 'everything',
    rights: {
      table: [{ actions: READ, keys: [OWN, MORNINGS] }, { actions: WRITE, keys: [OWN, MORNINGS] }, byDate],
      secrets: ['tickets', 'mattermost'],
    },
  },
  replay: {
    purpose: 'After a restore: erases again whoever was erased since the backup',
    bundle: 'replay',
    memory: 1024,
    timeout: 15 * MINUTES,
    wake: { by: 'hand' },
    told: 'everything',
    rights: {
      table: FILES_OF_PEOPLE,
      files: [{ actions: ['GetObject'], folders: ['effaces'] }],
      masterKey: SEALS,
      secrets: ['tickets'],
    },
  },
  bounces: {
    purpose: 'Tells whoever sent a sheet that it came back',
    bundle: 'bounces',
    memory: 512,
    timeout: 30,
    wake: { by: 'mail-events' },
    told: 'store',
    rights: {
      table: [
        { actions: ['GetItem'], keys: [OWN, PERSON] },
        { actions: WRITE, keys: [OWN, PERSON] },
      ],
      masterKey: SEALS,
    },
  },
  rotation: {
    purpose: 'Renews the keys that sign tickets',
    bundle: 'rotation',
    memory: 256,
    timeout: 30,
    wake: { by: 'rotation' },
    told: 'nothing',
    rights: {},
  },
} as const satisfies Readonly<Record<string, FunctionSpec>>;

export type FunctionName = keyof typeof FUNCTIONS;
