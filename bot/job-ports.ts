// What is asked of the world away from the chat: mail, files, a word to somebody who did nothing just now.
import type { Deps, Message } from '#bot/ports.ts';

/** A message that leaves, to one recipient. Its subject and texts name nobody (design.md, 8). */
export interface Courriel {
  /** Ours, unique: its Message-ID is made of it. */
  readonly id: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachment?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
}

/**
 * What became of it. `later`: nothing was handed over, trying again is right. `refused`: it never will be. `unknown`: it was handed over and
 * no answer came; it may have left, so that nothing sends it again by itself. `code` is a word of ours for the log.
 */
export type Remise =
  | { readonly is: 'accepted' }
  | { readonly is: 'later' | 'refused' | 'unknown'; readonly code: string };

/** Never throws: an outcome that cannot be told is `unknown`. */
export interface Mailer {
  send(courriel: Courriel): Promise<Remise>;
}

/** Files kept beside the table, by a name of ours: letters, digits, `/`, `.` and `-`. */
export interface Files {
  /** Writes it unless the name is taken (`false`), be it by an earlier try of the same: the first writer wins. It is gone at `until`. */
  create(name: string, bytes: Uint8Array, until: number): Promise<boolean>;
  /** Undefined when it does not exist, or no longer. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** It does not matter if it is gone already. */
  remove(name: string): Promise<void>;
  /** The names in a folder (`effaces`), those at their end perhaps among them, a page at a time: what is created meanwhile may be missing. */
  list(folder: string): AsyncIterable<string>;
}

/** Tells somebody who did nothing just now, in their own direct channel, where it stays: nothing personal. */
export interface Notifier {
  /** Throws `NotTold` when the message surely did not leave; after anything else thrown it may have, and is not to be sent again. */
  notify(acteur: string, message: Pick<Message, 'lasting' | 'blocks'>): Promise<void>;
}

/** Nothing was said: saying it again later is right. */
export class NotTold extends Error {
  override readonly name = 'NotTold';
}

/** What is done away from the chat works with: jobs, pages, the passage of every few minutes. */
export interface JobDeps extends Deps {
  /** The PNG of a chart, from what asks for it. */
  readonly drawChart: (request: object) => Promise<Uint8Array>;
  readonly files: Files;
  readonly mailer: Mailer;
  readonly notifier: Notifier;
  /** The postcode of a commune by its INSEE code, one of them where it has several: loaded when it is first needed. */
  readonly postcodes: () => Promise<(insee: string) => string | undefined>;
}
