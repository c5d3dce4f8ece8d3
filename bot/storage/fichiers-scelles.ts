// Files that name somebody, kept sealed under the key of whose they are: whoever looks where they lie reads nothing.
import type { JobDeps } from '#bot/job-ports.ts';

type SealDeps = Pick<JobDeps, 'files' | 'keyring'>;

export interface Depot {
  /** Whose key seals it. */
  readonly owner: string;
  readonly bytes: Uint8Array;
  /** Gone at that moment, in milliseconds since 1970. */
  readonly until: number;
}

/** False where the name is taken: the first writer wins. */
export async function keepSealed(
  name: string,
  { owner, bytes, until }: Depot,
  { files, keyring }: SealDeps,
): Promise<boolean> {
  const sealed = await keyring.seal(owner, Buffer.from(bytes).toString('base64'));
  return files.create(name, new TextEncoder().encode(sealed), until);
}

/** Undefined when it does not exist, or no longer. */
export async function readSealed(
  name: string,
  { files, keyring }: SealDeps,
): Promise<Uint8Array | undefined> {
  const kept = await files.read(name);
  if (!kept) return undefined;
  return new Uint8Array(Buffer.from(await keyring.open(new TextDecoder().decode(kept)), 'base64'));
}
