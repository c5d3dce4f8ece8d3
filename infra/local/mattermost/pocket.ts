// What every part of the pocket server works with: its state, its rules, its clock and the ways out of it.
import type { Blobs } from './blobs.ts';
import type { Hub } from './hub.ts';
import type { State, User } from './state.ts';
import type { PocketVersion, VersionRules } from './versions.ts';

export interface Pocket {
  readonly version: PocketVersion;
  readonly rules: VersionRules;
  readonly state: State;
  readonly clock: () => number;
  readonly hub: Hub;
  readonly blobs: Blobs;
  /** Shortens the patience with integrations, without shortening the life of triggers. */
  readonly integrationTimeoutMs?: number;
}

/** A request, once its route is found. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request by somebody who is logged in. */
export interface PersonCall extends Call {
  readonly user: User;
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}
