// `npm run connect -- --slack`: writes the app's manifest, checks its token, its scopes and the bot's address, or looks, or undoes.
import {
  botToken,
  type SlackConnexion,
  signingSecret,
  slackConnexionSchema,
} from '#bot/platforms/slack/connexion.ts';
import { isLoopback, type Lookup, privateAddresses, resolveBot } from '../addresses.ts';
import type { Secret } from '../password.ts';
import { writePrivate } from '../private-file.ts';
import { type Report, Stop, startReport } from '../report.ts';
import { slackFile } from './connexion-file.ts';
import { slackManifest } from './manifest.ts';
import type { SlackOptions } from './options.ts';
import { type Reached, reachBot } from './reach.ts';
import { SCOPES, scopes } from './scopes.ts';
import { adminClient, type Installed, installedApp, revoke } from './workspace.ts';

/** What it asks of the machine. */
export interface SlackPorts {
  readonly say: (line: string) => void;
  readonly now: () => Date;
  readonly lookup: Lookup;
  /** From the environment, otherwise from whoever sits there. */
  readonly secret: (asked: Secret) => Promise<string>;
}

const MANIFEST_FILE = 'slack-manifeste.json';
const APPS = 'https://api.slack.com/apps';

/** Gives the exit code: 0 all well, 1 something to do by hand, 2 impossible. */
export async function connectSlack(options: SlackOptions, ports: SlackPorts): Promise<0 | 1 | 2> {
  const report = startReport(ports.say);
  try {
    const stored = await slackFile.read(options.dataDir);
    if (options.mode === 'undo') await undo({ options, ports, report, stored });
    else await provision({ options, ports, report, stored });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    report.stop(error.message, error.cure);
  }
  return report.exitCode;
}

interface Work {
  readonly options: SlackOptions;
  readonly ports: SlackPorts;
  readonly report: Report;
  readonly stored: SlackConnexion | undefined;
}

async function provision(work: Work): Promise<void> {
  const { options, report, stored } = work;
  const botUrl = options.botUrl ?? stored?.botUrl;
  if (botUrl === undefined)
    throw new Stop(
      'L’adresse du bot manque.',
      'Ajoutez --bot-url, l’adresse à laquelle Slack peut appeler le bot.',
    );
  await writeManifest(work, botUrl);
  const secrets = await secretsOf(work);
  report.step('Espace de travail');
  const app = await installedApp(adminClient(secrets.token, apiOf(work)));
  report.fine(`« ${app.team.name} » : le jeton du bot est valable.`);
  if (stored && stored.team.id !== app.team.id)
    report.note(`Jusqu’ici, ce dossier reliait « ${stored.team.name} ».`);
  checkScopes(app, report);
  await checkAddress(work, { botUrl, ...secrets });
  if (options.mode === 'check') return;
  await keep(work, { botUrl, app, ...secrets });
  report.fine('Démarrez le bot : npm start -- --slack. Puis, dans Slack, tapez /coop aide.');
  report.note('Pour tout retirer : npm run connect -- --slack --undo');
}

function apiOf({ options, stored }: Work): string {
  return options.api ?? stored?.api ?? slackConnexionSchema.shape.api.parse(undefined);
}

async function writeManifest({ options, report }: Work, botUrl: string): Promise<void> {
  report.step('Manifeste de l’application');
  const manifest = slackManifest({ botUrl, commands: options.commands });
  const list = options.commands.map(({ trigger }) => `/${trigger}`).join(', ');
  if (options.mode === 'check') return report.note(`Commandes : ${list}.`);
  await writePrivate(options.dataDir, MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
  report.changed(`Écrit dans ${options.dataDir}/${MANIFEST_FILE} (${list}).`);
  report.note(
    `La première fois : ${APPS}?new_app=1, « From a manifest », collez-le, puis « Install to Workspace ».`,
  );
  report.note('Ensuite, quand les commandes changent : « App Manifest », collez-le, « Save Changes ».');
}

interface Secrets {
  readonly token: string;
  readonly signingSecret: string;
}

/** What was kept the last time is used again, unless another is given. */
async function secretsOf({ ports, report, stored }: Work): Promise<Secrets> {
  report.step('Jeton et secret');
  if (stored) [stored.bot.token, stored.signingSecret].forEach(report.hide);
  const token = await ports.secret({
    what: 'Le jeton du bot',
    question: `Jeton du bot (« OAuth & Permissions », Bot User OAuth Token)${again(stored)} : `,
    variable: 'SLACK_BOT_TOKEN',
  });
  const secret = await ports.secret({
    what: 'Le secret de signature',
    question: `Secret de signature (« Basic Information », Signing Secret)${again(stored)} : `,
    variable: 'SLACK_SIGNING_SECRET',
  });
  [token, secret].filter((given) => given !== '').forEach(report.hide);
  return checked(
    { token: token || stored?.bot.token || '', signingSecret: secret || stored?.signingSecret || '' },
    report,
  );
}

function again(stored: SlackConnexion | undefined): string {
  return stored ? ', Entrée pour garder le même' : '';
}

function checked({ token, signingSecret: secret }: Secrets, report: Report): Secrets {
  if (!botToken.safeParse(token.trim()).success)
    throw new Stop(
      'Ce n’est pas le jeton d’un bot : il commence par xoxb-.',
      'Copiez le « Bot User OAuth Token ».',
    );
  if (!signingSecret.safeParse(secret.trim()).success)
    throw new Stop(
      'Ce n’est pas un secret de signature : il a 32 caractères, de 0 à 9 et de a à f.',
      'Copiez le « Signing Secret » de « Basic Information », pas le « Client Secret ».',
    );
  report.fine('Ils ont la bonne forme.');
  return { token: token.trim(), signingSecret: secret.trim() };
}

function checkScopes({ scopes: given, appId }: Installed, report: Report): void {
  report.step('Droits');
  const page = appId === undefined ? APPS : `${APPS}/${appId}/app-manifest`;
  for (const scope of scopes.filter((one) => !given.includes(one))) {
    report.todo(
      `Il manque ${scope} : ${SCOPES[scope]}.`,
      `Collez le manifeste dans ${page}, enregistrez, puis réinstallez l’application.`,
    );
  }
  const more = given.filter((scope) => !(scope in SCOPES));
  if (more.length > 0)
    report.note(`L’application a des droits dont le bot ne se sert pas : ${more.join(', ')}.`);
  if (scopes.every((scope) => given.includes(scope))) report.fine(`Ils y sont tous : ${scopes.join(', ')}.`);
}

const UNREACHED: Readonly<Record<Exclude<Reached, 'yes'>, readonly [sentence: string, cure: string]>> = {
  nothing: ['Rien ne répond à l’adresse du bot.', 'Démarrez-le, puis relancez avec --check.'],
  'another-secret': [
    'Le bot répond, avec un autre secret de signature.',
    'Redémarrez-le avec le fichier que cette commande écrit, puis relancez avec --check.',
  ],
  'something-else': [
    'Ce qui répond à cette adresse n’est pas le bot.',
    'Vérifiez --bot-url, et le chemin /slack.',
  ],
};

async function checkAddress(
  { options, ports, report }: Work,
  { botUrl, signingSecret: secret }: { readonly botUrl: string; readonly signingSecret: string },
): Promise<void> {
  report.step(`Adresse du bot : ${botUrl}`);
  const address = await resolveBot(botUrl, ports.lookup);
  if (!address.encrypted && !isLoopback(address))
    report.todo('Slack n’appelle que des adresses en https.', 'Donnez-la en https avec --bot-url.');
  if (privateAddresses(address).length > 0 && !isLoopback(address))
    report.todo(
      'Cette adresse est privée : Slack ne peut pas l’appeler.',
      'Publiez le bot à une adresse que tous voient.',
    );
  const reached = await reachBot({ botUrl, signingSecret: secret, at: ports.now().getTime() });
  if (reached === 'yes') return report.fine('Le bot y répond, avec ce secret de signature.');
  const [sentence, cure] = UNREACHED[reached];
  // The first time, there is no bot yet to answer.
  if (options.mode === 'check') report.todo(sentence, cure);
  else report.note(`${sentence} ${cure}`);
}

async function keep(
  { options, ports, report, stored }: Work,
  {
    botUrl,
    app,
    token,
    signingSecret: secret,
  }: Secrets & { readonly botUrl: string; readonly app: Installed },
): Promise<void> {
  report.step('Résultat');
  const connexion = slackConnexionSchema.parse({
    version: 1,
    team: app.team,
    appId: app.appId ?? stored?.appId,
    bot: { userId: app.botUserId, token },
    signingSecret: secret,
    botUrl,
    api: options.api ?? stored?.api,
    hooks: options.hooks ?? stored?.hooks,
    connectedAt: ports.now().toISOString(),
  });
  await slackFile.write(options.dataDir, connexion);
  report.changed(`Gardé dans ${slackFile.path(options.dataDir)}, lisible par vous seul.`);
}

/** The token is what there is to take back: an app is deleted by hand alone. */
async function undo({ options, report, stored }: Work): Promise<void> {
  report.step('Espace de travail');
  if (stored === undefined)
    throw new Stop('Aucun Slack n’est relié dans ce dossier.', 'Donnez le bon avec --data.');
  report.hide(stored.bot.token);
  await revoke(adminClient(stored.bot.token, stored.api)).then(
    () => report.changed(`Le bot n’a plus accès à « ${stored.team.name} » : son jeton est révoqué.`),
    (error: unknown) => {
      if (!(error instanceof Stop)) throw error;
      report.todo(
        'Le jeton n’a pas pu être révoqué, ou l’était déjà.',
        `Regardez ${APPS}, « OAuth & Permissions ».`,
      );
    },
  );
  await slackFile.forget(options.dataDir);
  const page = stored.appId === undefined ? APPS : `${APPS}/${stored.appId}/general`;
  report.note(`Ses commandes disparaissent avec l’application : supprimez-la dans ${page}, « Delete App ».`);
  report.fine('Pour revenir : npm run connect -- --slack.');
}
