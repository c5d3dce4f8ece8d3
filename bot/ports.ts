// What the bot asks of the world: a table, a keyring, a clock, a chat platform. Edges implement, the middle depends on these alone.
import type { TicketKey } from '#bot/conversations/ticket.ts';
import type { Communes } from '#bot/domain/territoire/communes.ts';
import type { CommuneMatch } from '#bot/forms/context.ts';
import type { Fields } from '#bot/forms/field.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import type { Screen } from '#bot/forms/screen.ts';

/** The two attributes every record is addressed by. `storage/keys.ts` is the only place that composes them. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Scalar = string | number | boolean;
export type Item = Key & { readonly [attribute: string]: unknown };

/** Secondary indexes. `par-date` is local (same pk, sorted by `l1`); `file` is global and sparse (`g1pk`, `g1sk`). */
export type IndexName = 'par-date' | 'file';

/** What must hold of the stored record at the moment of the write. */
export type Condition =
  | { readonly is: 'absent' }
  | { readonly is: 'present' }
  | { readonly is: 'equal'; readonly attributes: Readonly<Record<string, Scalar>> }
  | { readonly is: 'absent-or-equal'; readonly attributes: Readonly<Record<string, Scalar>> };

export type WriteAction =
  | { readonly put: Item; readonly when?: Condition }
  | { readonly delete: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

export interface Range {
  /** Partition key, or the index's own partition key when `index` is `file`. */
  readonly pk: string;
  readonly index?: IndexName;
  /** Bounds of the sort key (of the index when there is one), both inclusive; or a prefix, never both. */
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly descending?: boolean;
  /** Records a page, at most; the store may return fewer and still give a `next`. */
  readonly limit: number;
  /** The `next` of the page before, for the same partition and index: opaque, and refused when altered. */
  readonly after?: string;
}

export interface Page {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Three verbs, implemented for DynamoDB (`aws/dynamo-table.ts`) and in memory; one contract suite runs on both. */
export interface Table {
  /** At most 100 keys; absent records are absent from the answer, whose order is that of the keys. Strongly consistent. */
  get(keys: readonly Key[]): Promise<readonly Item[]>;
  /** One page of a range. Strongly consistent, except on the global index `file`. */
  query(range: Range): Promise<Page>;
  /**
   * All or nothing, at most 100 actions, one per record. `token` (≤ 36 characters) makes a repeat of the same actions within ten
   * minutes harmless; without one, a write whose answer was lost is not repeated.
   * Throws `ConditionFailed`, `WriteConflict`, `Throttled` or `TableUnavailable`.
   */
  write(actions: readonly WriteAction[], token?: string): Promise<void>;
}

/** A condition did not hold; nothing was written. `failed` gives the positions of the actions whose condition was false. */
export class ConditionFailed extends Error {
  override readonly name = 'ConditionFailed';
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super(`condition failed on actions ${failed.join(', ')}`);
    this.failed = failed;
  }
}

/** Another transaction was touching the same record; nothing was written, trying again is right. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

/** The store asks for less; nothing was done, trying again later is right. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** No answer, or a broken one. A write may or may not have happened: only an idempotent repeat is safe. */
export class TableUnavailable extends Error {
  override readonly name = 'TableUnavailable';
}

/** Encrypts personal text under the data key of the mediator who wrote it (design.md, 9). */
export interface Keyring {
  /** Text in, opaque string out: it carries its key's id, so that it can be read whoever holds it later. */
  seal(owner: string, text: string): Promise<string>;
  /** Throws when the text was altered or its key is unknown. */
  open(sealed: string): Promise<string>;
}

/** Now, in milliseconds since 1970. */
export type Clock = () => number;

/** A fresh opaque id: 26 characters, lower-case letters and digits, sortable by time of creation. */
export type NewId = () => string;

/** That many bytes of chance, from a source fit for secrets. */
export type Random = (count: number) => Uint8Array;

/** What whoever runs the bot decides for all its people. */
export interface Reglages {
  /** Whether a sheet may be sent attached without a password. */
  readonly sansMotDePasse: boolean;
  /** Whether mail can leave. */
  readonly courriel: boolean;
  /** What one person may do in a minute, in the chat. */
  readonly gestesParMinute: number;
  /** Of the product that runs. */
  readonly version: string;
}

/** One line of log: codes, ids and numbers; never a word that a person typed. */
export type Log = (line: {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [detail: string]: string | number | boolean | undefined;
}) => void;

/** A request as any HTTP server gives it, headers in lower case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where it comes from; absent where that is not known, as behind a proxy of the same machine. */
  readonly address?: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a page of ours is answered with: words, or a file. */
export interface PageResponse extends Omit<HttpResponse, 'body'> {
  readonly body: string | Uint8Array;
}

/** What somebody did in a chat, whichever chat it was, its sender verified by the platform. */
export interface BotRequest {
  /** The same for a redelivery of the same gesture. */
  readonly id: string;
  /** The acteur: the platform's name and the person's id there (`mattermost.m38c…`). */
  readonly acteur: string;
  readonly gesture: Gesture;
  /** What the chat knows of the person: asked at their first use, and where their name is needed. */
  readonly profile: () => Promise<Profile>;
  /** The person whom this mention names in the chat (`@karim`); undefined where nobody is called so. */
  readonly colleague: (mention: string) => Promise<Colleague | undefined>;
}

export interface Profile {
  readonly fuseau?: string;
  readonly email?: string;
  readonly nom?: string;
  /** Whether they administer the chat itself, or are the bot's own account: whoever runs the installation. */
  readonly administre?: boolean;
}

export interface Colleague {
  /** Their id for the bot. */
  readonly acteur: string;
  readonly nom: string;
}

export type Gesture =
  | { readonly is: 'command'; readonly name: string; readonly text: string }
  /** A button, or a menu with the option chosen. */
  | { readonly is: 'press'; readonly ticket: string; readonly choice?: string }
  /** A dialog sent. `read` gives the raw answers of these fields, and of no other: what else the client sent is not looked at. */
  | { readonly is: 'submission'; readonly ticket: string; readonly read: (fields: Fields) => RawAnswers }
  | { readonly is: 'lookup'; readonly ticket: string; readonly field: string; readonly query: string }
  | { readonly is: 'cancel'; readonly ticket: string };

export interface Button {
  /** Letters and digits only: a server refuses any other. */
  readonly id: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  readonly ticket: string;
}

export interface Menu {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly code: string; readonly label: string }[];
  readonly ticket: string;
}

/** A picture that the chat fetches by itself: without cookies, and as often as it likes. */
export interface Picture {
  readonly url: string;
  /** What it says, for whoever does not see it. */
  readonly alt: string;
}

export interface Block {
  /** Markdown. */
  readonly text: string;
  readonly picture?: Picture;
  readonly buttons?: readonly Button[];
  readonly menu?: Menu;
}

/** What is said to one person alone, and vanishes. */
export interface Message {
  /** Markdown. */
  readonly text: string;
  readonly blocks?: readonly Block[];
  /** What may be said in the direct channel, where it stays: nothing personal. Said instead when no ephemeral answer is possible. */
  readonly lasting: string;
  /** What that offers to press, where it is not the first thing that the message itself does. */
  readonly lastingButton?: Button;
}

/** The bot's answer, as data. The platform shows it the best way it can. */
export type Reply =
  | { readonly show: 'message'; readonly message: Message }
  /** A dialog. `again` has the button that brings it back, for when none can be opened now. */
  | { readonly show: 'screen'; readonly screen: Screen; readonly ticket: string; readonly again: Message }
  /** The dialog stays, with what was typed. `error` is one sentence that names the fields. */
  | { readonly show: 'invalid'; readonly error: string; readonly errors: Readonly<Record<string, string>> }
  /** The dialog closes; the message, if any, follows. */
  | { readonly show: 'closed'; readonly message?: Message }
  | {
      readonly show: 'options';
      readonly options: readonly { readonly code: string; readonly label: string }[];
    }
  | { readonly show: 'nothing' };

/** The whole bot, for a platform: never throws, answers every gesture. */
export type Bot = (request: BotRequest) => Promise<Reply>;

/** The addresses where a command may be answered later (Mattermost: 5 uses, 30 minutes), kept for those who may not post otherwise. */
export interface AddressBook {
  remember(acteur: string, address: string): Promise<void>;
  /** An address with a use left, that use being taken. */
  take(acteur: string): Promise<string | undefined>;
}

/** A gesture that is understood and not allowed: the sentence is said to the person, nothing is logged as a fault. */
export class Refus extends Error {
  override readonly name = 'Refus';
}

/** What the commands of the bot work with: built once where a handler starts, passed as the last argument. */
export interface Deps {
  readonly table: Table;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly random: Random;
  /** Address of our own pages, without a slash at its end. */
  readonly publicUrl: string;
  readonly reglages: Reglages;
  /** The first key signs, all are accepted. */
  readonly ticketKeys: readonly [TicketKey, ...TicketKey[]];
  /** Loaded at the first commune typed, then kept. */
  readonly communes: () => Promise<(text: string) => CommuneMatch>;
  /** The same list by code, with what each commune is part of. */
  readonly territoires: () => Promise<Communes>;
  readonly log: Log;
  /** Waits that many milliseconds before trying again. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
