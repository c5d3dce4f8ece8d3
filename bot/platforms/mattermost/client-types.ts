// What the bot asks of Mattermost, and how its answers are read: the surface of `client.ts`.
import * as z from 'zod';

/** Throws `MattermostRefused` or `MattermostUnreachable`, nothing else. */
export interface MattermostClient {
  openDialog(request: DialogRequest): Promise<void>;
  /** Needs the right that `npm run connect` gives to the bot; otherwise refused, 403. */
  postEphemeral(message: EphemeralMessage): Promise<void>;
  /** Gives the id of the channel between two people, made if need be; one of them is the bot. */
  directChannel(userA: string, userB: string): Promise<string>;
  /** Gives the post's id. */
  post(message: NewMessage): Promise<string>;
  /** Replaces everything: what is not given again is removed, files included. */
  updatePost(postId: string, content: PostContent): Promise<void>;
  /** Gives the file's id, to attach to a post of the same channel by the same account. */
  uploadFile(file: NewFile): Promise<string>;
  user(id: string): Promise<MattermostUser>;
  /** Undefined where nobody is called so. */
  userNamed(username: string): Promise<MattermostUser | undefined>;
  /** Answers at the `response_url` of a command: 5 uses, 30 minutes. */
  answerLater(responseUrl: string, payload: object): Promise<void>;
  /** The server's version header. */
  ping(): Promise<string>;
}

export interface DialogRequest {
  readonly trigger_id: string;
  /** Where the submission is sent. */
  readonly url: string;
  readonly dialog: object;
}

export type Props = Readonly<Record<string, unknown>>;

export interface PostContent {
  readonly message: string;
  readonly props?: Props;
  readonly fileIds?: readonly string[];
}

export type NewMessage = PostContent & { readonly channelId: string };

export interface EphemeralMessage {
  readonly userId: string;
  readonly channelId: string;
  readonly message: string;
  readonly props?: Props;
}

export interface NewFile {
  readonly channelId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A person as the server lets the bot see them: a hidden e-mail or an unknown time zone is empty. */
export interface MattermostUser {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly locale: string;
  readonly timezone: string;
  /** Whether they administer the whole server. */
  readonly isAdmin: boolean;
}

export const identified = z.object({ id: z.string().min(1) });

export const uploaded = z.object({ file_infos: z.tuple([identified]) });

export const userSchema = z
  .object({
    id: z.string().min(1),
    username: z.string(),
    first_name: z.string().default(''),
    last_name: z.string().default(''),
    email: z.string().default(''),
    locale: z.string().default(''),
    roles: z.string().default(''),
    timezone: z.record(z.string(), z.string()).nullish(),
  })
  .transform(
    ({ id, username, email, locale, first_name, last_name, timezone, roles }): MattermostUser => ({
      id,
      username,
      email,
      locale,
      firstName: first_name,
      lastName: last_name,
      timezone: zoneOf(timezone ?? {}),
      isAdmin: roles.split(' ').includes('system_admin'),
    }),
  );

function zoneOf(timezone: Readonly<Record<string, string>>): string {
  const source = timezone.useAutomaticTimezone === 'true' ? 'automaticTimezone' : 'manualTimezone';
  return timezone[source] ?? '';
}
