// The manifest of the Slack app, made of the catalogue: what an administrator pastes once, and again when commands change.
import type { AppsManifestValidateArguments } from '@slack/web-api';
import { SLACK_PATH } from '#bot/platforms/slack/connexion.ts';
import type { ListedCommand } from '../options.ts';
import { scopes } from './scopes.ts';

type Manifest = AppsManifestValidateArguments['manifest'];

/** The State's blue. */
const BLUE = '#000091';

export function slackManifest({
  botUrl,
  commands,
}: {
  readonly botUrl: string;
  readonly commands: readonly ListedCommand[];
}): Manifest {
  const url = botUrl.replace(/\/+$/, '') + SLACK_PATH;
  return {
    display_information: {
      name: 'Coopilote',
      description: 'Assistant des médiatrices et médiateurs numériques. Tapez /coop aide.',
      background_color: BLUE,
    },
    features: {
      // Commands are typed there too, where a forgotten slash shows a name to nobody.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'coopilote', always_online: true },
      slash_commands: commands.map(({ trigger, description, hint }) => ({
        command: `/${trigger}`,
        url,
        description,
        usage_hint: hint,
        // Names of colleagues come with their ids: Slack looks up no name.
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}
