// An administrator's part in Slack: an app made from a manifest, which Slack checks, and installed in the workspace.
import * as z from 'zod';
import type { Workspace } from './workspace.ts';

/** Slack calls addresses in https; those of this machine are let through. */
const address = z.url().regex(/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/);

const SCOPES = [
  'commands',
  'chat:write',
  'im:write',
  'users:read',
  'users:read.email',
  'files:write',
] as const;

const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
    long_description: z.string().max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}){1,2}$/i)
      .optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean().optional(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          url: address,
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000).optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.enum(SCOPES)).min(1).max(255) }) }),
  settings: z.strictObject({
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address,
      message_menu_options_url: address,
    }),
    org_deploy_enabled: z.boolean().optional(),
    socket_mode_enabled: z.boolean().optional(),
    token_rotation_enabled: z.boolean().optional(),
  }),
});

export interface InstalledApp {
  readonly token: string;
  readonly secret: string;
}

/** What the administrator copies then: the bot's token and the signing secret. `without` are scopes that were left out by hand. */
export function install(
  workspace: Workspace,
  manifest: unknown,
  { without = [] }: { readonly without?: readonly string[] } = {},
): InstalledApp {
  const { features, oauth_config, settings } = manifestSchema.parse(manifest);
  const token = `xoxb-${workspace.team.id}-jeton-du-bot`;
  const secret = '0123456789abcdef0123456789abcdef';
  workspace.app = {
    id: 'A0COOPILOTE',
    botId: 'B0COOPILOTE',
    userId: 'U0COOPILOTE',
    token,
    secret,
    scopes: oauth_config.scopes.bot.filter((scope) => !without.includes(scope)),
    url: settings.interactivity.request_url,
    optionsUrl: settings.interactivity.message_menu_options_url,
    commands: new Map(
      features.slash_commands.map(({ command, should_escape = false }) => [command, should_escape]),
    ),
  };
  return { token, secret };
}
