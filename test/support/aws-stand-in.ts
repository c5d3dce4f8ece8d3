// Stands in for KMS, Secrets Manager, SQS and SES over HTTP, in what the bot asks of them; keeps what it was asked, by action.
import { createHash } from 'node:crypto';
import { type Answer, type Asked, startScriptedServer } from './scripted-server.ts';

export const KEY_ARN = 'arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** Versions of a secret, by stage. */
export type Secret = Record<string, { readonly id: string; readonly text: string }>;

interface World {
  readonly secrets: Map<string, Secret>;
  /** Bodies of the messages of each queue, by its address. */
  readonly queues: Map<string, readonly string[]>;
  /** Messages as they travel, with the tags that they left with. */
  readonly mails: { readonly raw: Buffer; readonly tags: unknown }[];
}

export interface AwsStandIn extends World {
  /** What a client is made with to reach it. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** What it was asked, in order: `GetSecretValue`. */
  readonly calls: () => readonly string[];
  close(): Promise<void>;
}

/** What a service does instead of its work, or after it. */
export type Failing = (action: string, work: () => Answer) => Answer | 'hang' | 'drop' | undefined;

type Body = Readonly<Record<string, unknown>>;

export async function startAwsStandIn(failing: Failing = () => undefined): Promise<AwsStandIn> {
  const world: World = { secrets: new Map(), queues: new Map(), mails: [] };
  const server = await startScriptedServer((asked) => {
    const action = actionOf(asked);
    const work = () =>
      ACTIONS[action]?.(JSON.parse(asked.text), world) ?? refused('UnknownOperation', action);
    return failing(action, work) ?? work();
  });
  return {
    ...world,
    client: {
      endpoint: server.url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'essai', secretAccessKey: 'essai' },
    },
    calls: () => server.asked.map(actionOf),
    close: server.close,
  };
}

function actionOf({ headers, path }: Asked): string {
  const target = headers['x-amz-target'];
  return path.startsWith('/v2/email') ? 'SendEmail' : (String(target).split('.')[1] ?? '');
}

export function refused(name: string, message = ''): Answer {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': name },
    body: { __type: name, message },
  };
}

function given(body: unknown): Answer {
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
}

const ACTIONS: Readonly<Record<string, (body: Body, world: World) => Answer>> = {
  Encrypt: ({ KeyId, Plaintext, EncryptionContext }) =>
    given({ KeyId, CiphertextBlob: packed({ KeyId, Plaintext, EncryptionContext }) }),
  Decrypt: ({ KeyId, CiphertextBlob, EncryptionContext }) => {
    const kept = unpacked(String(CiphertextBlob));
    const same = JSON.stringify(kept.EncryptionContext) === JSON.stringify(EncryptionContext);
    return same && kept.KeyId === KeyId
      ? given({ KeyId, Plaintext: kept.Plaintext })
      : refused('InvalidCiphertextException');
  },
  GetSecretValue: ({ SecretId, VersionStage = 'AWSCURRENT' }, { secrets }) => {
    const version = secrets.get(String(SecretId))?.[String(VersionStage)];
    return version
      ? given({ SecretString: version.text, VersionId: version.id })
      : refused('ResourceNotFoundException');
  },
  PutSecretValue: ({ SecretId, ClientRequestToken: id, SecretString, VersionStages }, { secrets }) => {
    const secret = secrets.get(String(SecretId)) ?? {};
    const there = Object.values(secret).find((version) => version.id === id);
    if (there && there.text !== SecretString) return refused('ResourceExistsException');
    for (const stage of VersionStages as readonly string[])
      secret[stage] = { id: String(id), text: String(SecretString) };
    return given({});
  },
  UpdateSecretVersionStage: ({ SecretId, VersionStage, MoveToVersionId }, { secrets }) => {
    const secret = secrets.get(String(SecretId)) ?? {};
    const moved = Object.values(secret).find(({ id }) => id === MoveToVersionId);
    if (!moved) return refused('ResourceNotFoundException');
    secret[String(VersionStage)] = moved;
    return given({});
  },
  SendMessageBatch: ({ QueueUrl, Entries }, { queues }) => {
    const entries = Entries as readonly { readonly Id: string; readonly MessageBody: string }[];
    if (entries.length > 10) return refused('TooManyEntriesInBatchRequest');
    const before = queues.get(String(QueueUrl)) ?? [];
    queues.set(String(QueueUrl), [...before, ...entries.map(({ MessageBody }) => MessageBody)]);
    return given({
      Successful: entries.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: Id,
        MD5OfMessageBody: md5(MessageBody),
      })),
      Failed: [],
    });
  },
  SendEmail: ({ Content, EmailTags }, { mails }) => {
    const { Raw } = Content as { readonly Raw: { readonly Data: string } };
    mails.push({ raw: Buffer.from(Raw.Data, 'base64'), tags: EmailTags });
    return { status: 200, headers: { 'content-type': 'application/json' }, body: { MessageId: '1' } };
  },
};

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Neither the text nor its context can be read in it, which is all that is asked of a stand-in. */
function packed(value: object): string {
  return Buffer.from(JSON.stringify(value)).reverse().toString('base64');
}

function unpacked(text: string): Body {
  try {
    return JSON.parse(Buffer.from(text, 'base64').reverse().toString());
  } catch {
    return {};
  }
}
