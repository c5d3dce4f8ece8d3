// Exchanges recorded on real servers, and how another server's are compared with them: same statuses, same types, same shapes.
import { readFileSync } from 'node:fs';
import type { PocketVersion } from '#local/mattermost/versions.ts';

export interface Exchange {
  readonly request?: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
}

export interface Recordings {
  readonly serverVersion: string;
  readonly received: Readonly<Record<string, Received>>;
  readonly rest: Readonly<Record<string, Exchange>>;
  readonly websocket: Readonly<
    Record<string, { readonly event: string; readonly data: object; readonly broadcast: object }>
  >;
  readonly provisioning: Readonly<Record<string, Exchange>>;
}

export function recordings(version: PocketVersion): Recordings {
  const file = new URL(`../fixtures/mattermost/${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recordings;
}

/** Keys and JSON types, lists by their first element; JSON inside a string is looked into. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value === 'string' && /^[[{]["{]/.test(value)) return { json: shapeOf(JSON.parse(value)) };
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** What is opaque in a recording (ids, tokens, triggers, cookies), and what stands for it on the server at hand. */
export class Renaming {
  readonly #names = new Map<string, string>();

  set(recorded: string, actual: string): void {
    this.#names.set(recorded, actual);
  }

  /** Two values of one shape teach each other's names. */
  learn(recorded: unknown, actual: unknown): void {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      if (recorded !== actual && /^\S{20,}$/.test(recorded)) this.#names.set(recorded, actual);
    } else if (recorded && actual && typeof recorded === 'object' && typeof actual === 'object') {
      const entries = new Map(Object.entries(actual));
      for (const [key, inner] of Object.entries(recorded)) this.learn(inner, entries.get(key));
    }
  }

  apply<T>(value: T): T {
    let text = JSON.stringify(value);
    for (const [recorded, actual] of this.#names) {
      text = text.replaceAll(JSON.stringify(recorded).slice(1, -1), JSON.stringify(actual).slice(1, -1));
    }
    return JSON.parse(text) as T;
  }
}
