// The master key in KMS, which it never leaves: what it wraps is bound to its mediator by the encryption context.
import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { MasterKey } from './data-keys.ts';

export interface KmsMasterKeyOptions {
  readonly client: KMSClient;
  /** The key's ARN. */
  readonly keyId: string;
}

/** A chat request waits for it, and both of its verbs may be repeated. */
export function kmsClient(): KMSClient {
  return new KMSClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 1000, connectionTimeout: 500 },
  });
}

export function kmsMasterKey({ client, keyId: KeyId }: KmsMasterKeyOptions): MasterKey {
  return {
    async wrap(owner, bytes) {
      const wrapping = { KeyId, Plaintext: bytes, EncryptionContext: { acteur: owner } };
      const { CiphertextBlob } = await client.send(new EncryptCommand(wrapping));
      return given(CiphertextBlob);
    },
    async unwrap(owner, wrapped) {
      const unwrapping = { KeyId, CiphertextBlob: wrapped, EncryptionContext: { acteur: owner } };
      const { Plaintext } = await client.send(new DecryptCommand(unwrapping));
      return given(Plaintext);
    },
  };
}

function given(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('KMS answered without the bytes asked for');
  return bytes;
}
