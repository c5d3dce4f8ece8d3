// A stand-in of Slack for a stage, with the app that its own manifest makes, connected by the very `connect` that connects a real one.
import { noticesOf } from '../../../lambdas/notices.ts';
import { slackHandler } from '../../../lambdas/slack-door.ts';
import { bodyOf } from '../event-body.ts';
import { startRelay } from '../relay.ts';
import type { StageOptions, World } from '../stage.ts';
import { type SlackConnectStage, slackConnectStage } from './connect-stage.ts';
import { install } from './install.ts';
import { type Slack, startSlack } from './server.ts';
import { payloadBody, signatureOf } from './wire.ts';

export async function slackWorld(
  { fuseaux }: StageOptions,
  { botUrl }: { readonly botUrl: string },
): Promise<World> {
  const slack = await startSlack(fuseaux);
  const relay = await startRelay(slack.url);
  slack.hooks = relay.url;
  const stage = await connected(slack, botUrl);
  const connexion = { ...(await stage.connexion()), api: `${relay.url}/api/`, hooks: `${relay.url}/` };
  await stage.close();
  return {
    chat: { slack },
    relay,
    closes: '{"response_action":"clear"}',
    handler: (deps) => slackHandler(deps, connexion),
    notifier: (deps) => noticesOf(deps, connexion),
    again: (event, alter) => {
      const body = altered(bodyOf(event), alter);
      const headers = { ...event.headers, ...signatureOf(body, { secret: connexion.signingSecret }) };
      return { ...event, headers, body, isBase64Encoded: false };
    },
    close: () => slack.close(),
  };
}

/** What is readable of a request: the payload of an interaction, the form of a command. */
function altered(body: string, alter: (text: string) => string): string {
  const payload = new URLSearchParams(body).get('payload');
  return payload === null ? alter(body) : payloadBody(JSON.parse(alter(payload)));
}

/** The folder where `connect` left what the bot must know. */
export async function connected(slack: Slack, botUrl: string): Promise<SlackConnectStage> {
  const stage = await slackConnectStage(slack.url);
  // The first time there is no token to give: the manifest is written, from which the app is made.
  await stage.run({ botUrl });
  const { token, secret } = install(slack.workspace, await stage.manifest());
  const told = await stage.run({ botUrl }, { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret });
  if (told.code !== 0) throw new Error(told.text);
  return stage;
}
