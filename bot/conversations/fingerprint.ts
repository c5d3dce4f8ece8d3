// A short name for what was received: the same for a redelivery, telling nothing of what it holds.
import { createHash } from 'node:crypto';

/** 128 bits of SHA-256, as 22 letters of base64url. */
export function fingerprint(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  // The lengths keep `ab, c` and `a, bc` apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url').slice(0, 22);
}
