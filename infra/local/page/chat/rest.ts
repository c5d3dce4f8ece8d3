// Mattermost's REST API as the page speaks it: the token of one person, the version that the server names, refusals as errors.
import type * as z from 'zod';
import type { Answer } from '#local/page/dialog/answers.ts';
import type { User } from './schemas.ts';
import { refusalSchema, userSchema } from './schemas.ts';

/** A refusal in the server's own words, which it wrote for the person. */
export class Refused extends Error {
  readonly status: number;

  constructor(answer: Answer) {
    const parsed = refusalSchema.safeParse(answer.body);
    super(parsed.success ? parsed.data.message : 'Le serveur ne répond pas.');
    this.status = answer.status;
  }
}

export class Rest {
  #token = '';
  #version = '';

  get token(): string {
    return this.#token;
  }

  /** `11.6.0..hash.false`, as every answer's header says. */
  get version(): string {
    return this.#version;
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store' };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await fetch(`/api/v4${path}`, init);
    this.#version = response.headers.get('X-Version-Id') ?? this.#version;
    return response;
  }

  /** Status 0 stands for a server that cannot be reached. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    try {
      const response = await this.#fetch(method, path, body);
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    } catch {
      return { status: 0, body: null };
    }
  }

  async read<T extends z.ZodType>(schema: T, path: string, body?: unknown): Promise<z.output<T>> {
    const answer = await this.ask(body === undefined ? 'GET' : 'POST', path, body);
    if (answer.status < 200 || answer.status > 299) throw new Refused(answer);
    return schema.parse(answer.body);
  }

  async readBlob(path: string): Promise<Blob> {
    const response = await this.#fetch('GET', path);
    if (!response.ok) throw new Refused({ status: response.status, body: null });
    return response.blob();
  }

  /** Cookies are never kept: two tabs can be two persons. */
  async logIn(login: string, password: string): Promise<User> {
    this.#token = '';
    const body = { login_id: login, password };
    const response = await this.#fetch('POST', '/users/login', body).catch(() => null);
    if (!response?.ok) {
      throw new Refused({ status: response?.status ?? 0, body: await response?.json().catch(() => null) });
    }
    this.#token = response.headers.get('Token') ?? '';
    return userSchema.parse(await response.json());
  }
}
