// What `connect` reads in Mattermost's answers, and nothing more.
import * as z from 'zod';
import { MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';

export const meSchema = z.object({ id: z.string(), username: z.string(), roles: z.string() });

export const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  roles: z.string(),
  is_bot: z.boolean().default(false),
  /** Absent while the account has no picture of its own; zero or less once it was taken away. */
  last_picture_update: z.number().optional(),
});

export const botSchema = z.object({
  user_id: z.string(),
  username: z.string(),
  display_name: z.string().default(''),
  description: z.string().default(''),
  delete_at: z.number(),
});

export const tokenSchema = z.object({ id: z.string(), token: z.string().min(1) });

export const tokensSchema = z
  .array(z.object({ id: z.string(), description: z.string().default(''), is_active: z.boolean() }))
  .nullable();

export const teamsSchema = z.array(
  z.object({ id: z.string(), name: z.string(), display_name: z.string(), delete_at: z.number().default(0) }),
);

/** Kept whole: an update sends back what it does not change. */
export const commandSchema = z.looseObject({
  id: z.string(),
  token: z.string(),
  team_id: z.string(),
  trigger: z.string(),
  method: z.string(),
  url: z.string(),
  username: z.string().default(''),
  icon_url: z.string().default(''),
  auto_complete: z.boolean().default(false),
  auto_complete_desc: z.string().default(''),
  auto_complete_hint: z.string().default(''),
  display_name: z.string().default(''),
  description: z.string().default(''),
});

/** A list that is empty may come as null. */
export const commandsSchema = z.array(commandSchema).nullable();

export const roleSchema = z.object({ id: z.string(), name: z.string(), permissions: z.array(z.string()) });

export const configSchema = z.record(z.string(), z.record(z.string(), z.unknown()).catch({}));

export type Me = z.infer<typeof meSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Team = z.infer<typeof teamsSchema>[number];
export type RegisteredCommand = z.infer<typeof commandSchema>;
export type ServerConfig = z.infer<typeof configSchema>;

export function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const known = schema.safeParse(data);
  if (!known.success) throw new MattermostUnreachable('not-mattermost');
  return known.data;
}
