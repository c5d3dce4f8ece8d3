// Reading requests and wording answers the way the API does: exact content types, typed bodies, Mattermost's refusals.
import type * as z from 'zod';
import { AppError } from './errors.ts';
import type { Answer, Call, PersonCall } from './pocket.ts';

// Clients compare this type as it is: with a charset they take the body for text.
const json = 'application/json';

export function ok(body: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  return { status, type: json, body: JSON.stringify(body), headers };
}

export const done = (): Answer => ok({ status: 'OK' });

export function raw(type: string, body: string | Buffer, headers: Answer['headers'] = {}): Answer {
  return { status: 200, type, body, headers };
}

/** The body as the schema types it; anything else is refused as a server refuses what its structs cannot hold. */
export function read<S extends z.ZodType>(call: Call, schema: S, name = 'body'): z.output<S> {
  const parsed = schema.safeParse(parse(call.body));
  if (!parsed.success) throw new AppError('api.context.invalid_body_param.app_error', { Name: name });
  return parsed.data;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The parts of a multipart body. */
export async function readForm(call: Call): Promise<FormData> {
  const headers = { 'content-type': String(call.headers['content-type'] ?? '') };
  try {
    return await new Response(new Uint8Array(call.body), { headers }).formData();
  } catch {
    throw new AppError('api.context.invalid_body_param.app_error', { Name: 'multipart' });
  }
}

/** A parameter of the route. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The user that the address names; `me` is oneself. */
export function userParam(call: PersonCall): string {
  const id = param(call, 'user');
  return id === 'me' ? call.user.id : id;
}

/** One page of a list, with the API's own parameters and defaults. */
export function page<T>(call: Call, list: readonly T[]): readonly T[] {
  const number = Math.max(0, Number(call.query.get('page') ?? 0) || 0);
  const size = Math.min(200, Math.max(1, Number(call.query.get('per_page') ?? 60) || 60));
  return list.slice(number * size, (number + 1) * size);
}
