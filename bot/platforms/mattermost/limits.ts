// What each version of Mattermost can draw and answer, as data: the renderer and the delivery ask this table alone.
import { isAtLeast, parseServerVersion } from './versions.ts';

export interface Limits {
  /** `multiselect` on a select. Older servers strip it, which leaves a single choice. */
  readonly multiselect: boolean;
  /** `data_source: dynamic`. Older clients draw an empty box and never ask. */
  readonly lookup: boolean;
  /** The type `date`. Older clients draw nothing, and a required one can never be submitted. */
  readonly date: boolean;
  /** `type: form` as the answer to a submission. Older clients close the dialog. */
  readonly chained: boolean;
}

interface Row extends Limits {
  readonly since: readonly [major: number, minor: number];
}

/** The oldest first. Nothing older than the first row is meant to be served, but it is drawn the same way. */
const ROWS: readonly [Row, ...Row[]] = [
  { since: [9, 5], multiselect: false, lookup: false, date: false, chained: false },
  { since: [11, 0], multiselect: true, lookup: true, date: false, chained: false },
  { since: [11, 1], multiselect: true, lookup: true, date: true, chained: true },
];

/** From the version header of any answer. An unreadable one gets what every server can do. */
export function limitsOf(serverVersion: string): Limits {
  const version = parseServerVersion(serverVersion);
  return (version && ROWS.findLast(({ since }) => isAtLeast(version, ...since))) ?? ROWS[0];
}

/** In bytes: longer titles are reported in the server's log, and a later version may refuse them. */
export const TITLE_BYTES = 24;
export const HELP_BYTES = 150;
/** A post is refused from 16,384 characters on. Ephemeral ones are not, but nobody reads that far. */
export const MESSAGE_CHARACTERS = 16_383;
/** Selects drawn at least for a list of choices, where there is no multi-select: a phone shows them all, one below the other. */
export const SELECTS_PER_LIST = { long: 3, short: 2 } as const;
/** A list of this many options is short. */
export const SHORT_LIST = 8;
/** A required choice of this many options is shown whole: one press instead of two. */
export const RADIO_OPTIONS = 8;
