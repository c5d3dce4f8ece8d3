// What storage works with in tests: a person of their own on a shared table, a real keyring, a clock moved by hand, faults on demand.
import { keyring } from '#bot/aws/keyring.ts';
import { type Conversation, DRAFT_LIFE } from '#bot/conversations/conversation.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Deps, Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { loadCommunes } from '../../lambdas/communes.ts';
import { passingMasterKey } from '../../lambdas/file-master-key.ts';
import { type FaultPlan, type FaultyTable, faultyTable } from './faulty-table.ts';

type Needed = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId' | 'pause' | 'log' | 'territoires'>;

export interface Records extends Needed {
  /** Nobody else's in this run. */
  readonly acteur: string;
  /** The table without faults. */
  readonly sound: Table;
  readonly logged: readonly Parameters<Deps['log']>[0][];
  pass(milliseconds: number): void;
  /** A gesture made once: its name. */
  gesture(): string;
}

let people = 0;
/** One for all: what somebody seals, a colleague may open. */
const masterKey = passingMasterKey();

/** A newcomer on this table, at ten in the morning of 19 November 2026. */
export function recordsOn(sound: Table): Records {
  people += 1;
  let now = Date.parse('2026-11-19T10:00:00Z');
  let made = 0;
  const clock = () => now;
  const next = (letter: string) => {
    made += 1;
    return letter + String(made).padStart(25, '0');
  };
  const logged: Parameters<Deps['log']>[0][] = [];
  return {
    acteur: `mattermost.${String(people).padStart(26, '0')}`,
    sound,
    table: sound,
    // Apart from the faults: which call is the first of a change must not depend on when a key was made.
    keyring: keyring({ table: sound, masterKey, keyOf: keyOf.dataKey, clock }),
    clock,
    newId: () => next('c'),
    gesture: () => next('g'),
    pause: async () => undefined,
    territoires: loadCommunes,
    log: (line) => void logged.push(line),
    logged,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** The same person, whose table fails as planned. */
export function failing<R extends Records>(records: R, plan: FaultPlan): R & { readonly table: FaultyTable } {
  return { ...records, table: faultyTable(records.sound, plan) };
}

/** An individual accompaniment of today, as the form makes it. */
export function someCra(records: Records, values: Answers = {}): Cra {
  const at = records.clock();
  return {
    id: records.newId(),
    auteur: records.acteur,
    type: 'individuel',
    version: 1,
    values: {
      date: '2026-11-19',
      duree: 45,
      thematiques: ['email'],
      lieu: { type: 'lieu', lieu: 'p1' },
      ...values,
    },
    origine: 'formulaire',
    creeLe: at,
    modifieLe: at,
    rev: 0,
  };
}

/** A form half filled, some of it as it was typed. */
export function someConversation(records: Records, more: Partial<Conversation> = {}): Conversation {
  return {
    id: records.newId(),
    acteur: records.acteur,
    form: { id: 'cra-individuel', version: 1 },
    values: { duree: 45, notes: 'Mme Le Goff' },
    raw: { date: '31/02' },
    reading: ['duree', 'date'],
    touched: ['duree', 'date'],
    origin: 'message',
    leftovers: ['dupont'],
    said: true,
    takeUp: 'cra individuel dupont',
    createdAt: records.clock(),
    expiresAt: records.clock() + DRAFT_LIFE,
    rev: 1,
    ...more,
  };
}
