// What the bot asks of Slack, and how its answers are read: the surface of `client.ts`.
import type { ModalView } from '@slack/types';
import * as z from 'zod';
import type { Drawn } from './message.ts';

/** Throws `SlackRefused` or `SlackUnreachable`, nothing else. */
export interface SlackClient {
  /** Gives the id of the window opened. */
  openView(trigger: string, view: ModalView): Promise<string>;
  updateView(viewId: string, view: ModalView): Promise<void>;
  /** Refused where the bot is not in the conversation. */
  postEphemeral(message: EphemeralMessage): Promise<void>;
  /** Gives the id of the conversation between the person and the bot. */
  directChannel(userId: string): Promise<string>;
  /** Gives the message's timestamp, which is its id. */
  post(message: NewMessage): Promise<string>;
  /** Answers at the `response_url` of a command or a button, to its person alone: five uses, half an hour. */
  answerLater(address: string, message: Drawn): Promise<void>;
  uploadFile(file: NewFile): Promise<void>;
  user(id: string): Promise<SlackUser>;
  /** Undefined where nobody has that address. */
  userByEmail(email: string): Promise<SlackUser | undefined>;
}

export type NewMessage = Drawn & { readonly channelId: string };
export type EphemeralMessage = NewMessage & { readonly userId: string };

export interface NewFile {
  readonly channelId: string;
  readonly name: string;
  readonly title: string;
  /** What it shows, for who does not see it. */
  readonly altText: string;
  readonly bytes: Uint8Array;
}

/** A person as Slack lets the bot see them: a hidden e-mail or an unknown time zone is empty. */
export interface SlackUser {
  readonly id: string;
  readonly nom: string;
  readonly email: string;
  readonly timezone: string;
  /** A person who is there: neither a bot, nor an account that was closed. */
  readonly isPerson: boolean;
}

export const openedView = z.object({ view: z.object({ id: z.string().min(1) }) });
export const openedChannel = z.object({ channel: z.object({ id: z.string().min(1) }) });
export const posted = z.object({ ts: z.string().min(1) });

const user = z
  .object({
    id: z.string().min(1),
    name: z.string().default(''),
    real_name: z.string().default(''),
    tz: z.string().nullish(),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    profile: z
      .object({ real_name: z.string().default(''), email: z.string().nullish() })
      .default({ real_name: '' }),
  })
  .transform(
    ({ id, name, real_name, tz, deleted, is_bot, profile }): SlackUser => ({
      id,
      nom: profile.real_name || real_name || name,
      email: profile.email ?? '',
      timezone: tz ?? '',
      isPerson: !deleted && !is_bot,
    }),
  );

export const foundUser = z.object({ user });
