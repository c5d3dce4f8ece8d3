// Everything the pocket server remembers: plain records, replaced and never changed in place, so that they can be written to a file.
import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Attachment } from './attachments.ts';
import type { Config } from './config.ts';

export interface Timezone {
  readonly automaticTimezone: string;
  readonly manualTimezone: string;
  readonly useAutomaticTimezone: string;
}

interface Dated {
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
}

export interface User extends Dated {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly nickname: string;
  readonly position: string;
  readonly roles: string;
  readonly locale: string;
  readonly timezone: Timezone;
  readonly is_bot: boolean;
  readonly failed_attempts: number;
  /** Salt and scrypt of the password; empty for a bot, which has none. */
  readonly password: string;
}

export interface Bot extends Dated {
  readonly user_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly description: string;
  readonly owner_id: string;
}

export interface Team extends Dated {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly email: string;
  readonly invite_id: string;
}

export interface TeamMember {
  readonly team_id: string;
  readonly user_id: string;
  readonly scheme_admin: boolean;
}

export type ChannelType = 'O' | 'P' | 'D';

export interface Channel extends Dated {
  readonly id: string;
  readonly team_id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly display_name: string;
  readonly header: string;
  readonly purpose: string;
  readonly creator_id: string;
  readonly last_post_at: number;
  readonly total_msg_count: number;
}

export interface ChannelMember {
  readonly channel_id: string;
  readonly user_id: string;
  readonly last_viewed_at: number;
}

export interface PostProps {
  readonly attachments?: readonly Attachment[] | null;
  readonly [name: string]: unknown;
}

export interface Post extends Dated {
  readonly id: string;
  readonly edit_at: number;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly message: string;
  readonly type: string;
  readonly props: PostProps;
  readonly file_ids: readonly string[];
  readonly pending_post_id: string;
}

export interface FileInfo extends Dated {
  readonly id: string;
  readonly user_id: string;
  readonly post_id: string;
  readonly channel_id: string;
  readonly name: string;
  readonly extension: string;
  readonly size: number;
  readonly mime_type: string;
}

export interface Command extends Dated {
  readonly id: string;
  readonly token: string;
  readonly creator_id: string;
  readonly team_id: string;
  readonly trigger: string;
  readonly method: 'P' | 'G';
  readonly username: string;
  readonly icon_url: string;
  readonly auto_complete: boolean;
  readonly auto_complete_desc: string;
  readonly auto_complete_hint: string;
  readonly display_name: string;
  readonly description: string;
  readonly url: string;
}

/** An address for deferred answers to one use of a command. */
export interface Hook {
  readonly id: string;
  readonly create_at: number;
  readonly command_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly uses: number;
}

export interface AccessToken {
  readonly id: string;
  readonly token: string;
  readonly user_id: string;
  readonly description: string;
}

export interface Role extends Dated {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

export interface State {
  readonly users: Record<string, User>;
  readonly bots: Record<string, Bot>;
  readonly teams: Record<string, Team>;
  /** Keyed by team and user, as `channelMembers` is by channel and user: `memberKey`. */
  readonly teamMembers: Record<string, TeamMember>;
  readonly channels: Record<string, Channel>;
  readonly channelMembers: Record<string, ChannelMember>;
  readonly posts: Record<string, Post>;
  readonly files: Record<string, FileInfo>;
  readonly commands: Record<string, Command>;
  readonly hooks: Record<string, Hook>;
  readonly tokens: Record<string, AccessToken>;
  /** User by session token. */
  readonly sessions: Record<string, string>;
  readonly roles: Record<string, Role>;
  /** Signs triggers and encrypts the cookies of ephemeral buttons. */
  readonly secret: string;
  config: Config;
}

export const memberKey = (groupId: string, userId: string): string => `${groupId}:${userId}`;

const alphabet = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** 26 lower-case letters and digits, like every id and token of Mattermost. */
export function newId(): string {
  return [...randomBytes(26)].map((byte) => alphabet[byte & 31]).join('');
}

/** The same 26 characters for the same name: the seed's people and places keep their ids from one start to the next. */
export function stableId(name: string): string {
  const digest = createHash('sha256').update(name).digest();
  return [...digest.subarray(0, 26)].map((byte) => alphabet[byte & 31]).join('');
}

export function hashPassword(password: string): string {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${scrypt(password, salt).toString('hex')}`;
}

export function passwordMatches(password: string, stored: string): boolean {
  const [salt, hash] = stored.split(':');
  if (!salt || !hash) return false;
  return timingSafeEqual(scrypt(password, salt), Buffer.from(hash, 'hex'));
}

// A low cost: these passwords are published, and every test logs in.
const scrypt = (password: string, salt: string): Buffer => scryptSync(password, salt, 32, { N: 1024 });
