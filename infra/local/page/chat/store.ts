// What the page knows of the chat at a moment, and who wants to hear that it changed.
import type { ClientRules } from '#local/page/dialog/versions.ts';
import type { Channel, Post, Team, User } from './schemas.ts';

export interface ChatState {
  readonly me: User;
  readonly team: Team;
  readonly version: string;
  readonly rules: ClientRules;
  readonly channels: readonly Channel[];
  readonly current: Channel;
  /** Oldest first; a channel that was never opened has none. */
  readonly posts: ReadonlyMap<string, readonly Post[]>;
  readonly users: ReadonlyMap<string, User>;
  readonly unread: ReadonlyMap<string, number>;
  /** What went wrong with a click, by post. */
  readonly clickErrors: ReadonlyMap<string, string>;
  readonly connected: boolean;
}

export class Store {
  #state: ChatState;
  readonly #listeners = new Set<(state: ChatState) => void>();

  constructor(state: ChatState) {
    this.#state = state;
  }

  get state(): ChatState {
    return this.#state;
  }

  change(patch: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }

  subscribe(listener: (state: ChatState) => void): void {
    this.#listeners.add(listener);
    listener(this.#state);
  }
}

/** The map with one entry set, or removed when the value is null. */
export const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V | null): Map<string, V> => {
  const copy = new Map(map);
  if (value === null) copy.delete(key);
  else copy.set(key, value);
  return copy;
};
