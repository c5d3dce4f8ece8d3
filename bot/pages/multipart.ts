// A form with a file in it, as browsers send one.
import type { PageRequest } from './door.ts';

/** Undefined where the request holds no such form, or a broken one. */
export async function sentForm({ headers, body }: PageRequest): Promise<FormData | undefined> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  // A form that was cut or is not one is invalid input, which the parser can only throw.
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
}
