// A Mattermost that keeps what the bot asks of it, and fails where a test says so.
import type { MattermostClient } from '#bot/platforms/mattermost/client-types.ts';
import type { Dialog } from '#bot/platforms/mattermost/dialog.ts';

type Name = keyof MattermostClient;

/** By call: what it throws, or `silent` for an answer that never comes. */
export type Trouble = Partial<Record<Name, Error | 'silent'>>;

export interface FakeServer {
  readonly client: MattermostClient;
  /** Those that truly opened. */
  readonly dialogs: readonly Dialog[];
  /** Messages that truly reached the person, whichever way. */
  readonly told: readonly Told[];
  readonly trouble: Trouble;
}

export interface Told {
  readonly by: 'ephemeral' | 'response-url' | 'direct';
  readonly text: string;
  readonly attachments: readonly {
    readonly text: string;
    readonly actions: readonly {
      readonly name: string;
      readonly integration: { readonly context: { readonly ticket: string } };
    }[];
  }[];
}

export function listeningServer(trouble: Trouble, timezone = 'Europe/Paris'): FakeServer {
  const dialogs: Dialog[] = [];
  const told: Told[] = [];
  const through = async <T>(name: Name, work: () => T): Promise<T> => {
    const failure = trouble[name];
    if (failure === 'silent') return new Promise(() => {});
    if (failure) throw failure;
    return work();
  };
  const hear = (by: Told['by'], text: string, attachments: unknown): void => {
    told.push({ by, text, attachments: (attachments ?? []) as Told['attachments'] });
  };
  const client: MattermostClient = {
    openDialog: ({ dialog }) => through('openDialog', () => void dialogs.push(dialog as Dialog)),
    postEphemeral: ({ message, props }) =>
      through('postEphemeral', () => hear('ephemeral', message, props?.attachments)),
    directChannel: () => through('directChannel', () => 'd'.repeat(26)),
    post: ({ message, props }) =>
      through('post', () => {
        hear('direct', message, props?.attachments);
        return 'p'.repeat(26);
      }),
    updatePost: () => through('updatePost', () => {}),
    uploadFile: () => through('uploadFile', () => 'f'.repeat(26)),
    user: (id) => through('user', () => ({ ...LEA, id, timezone })),
    userNamed: () => through('userNamed', () => undefined),
    answerLater: (_address, payload) =>
      through('answerLater', () => {
        const { text, attachments } = payload as { text: string; attachments: unknown };
        hear('response-url', text, attachments);
      }),
    ping: () => through('ping', () => ''),
  };
  return { client, dialogs, told, trouble };
}

const LEA = {
  username: 'lea',
  firstName: 'Léa',
  lastName: '',
  email: 'lea@exemple.test',
  isAdmin: false,
  locale: 'fr',
};
