// Reaching a Mattermost and being known there as an administrator, each way to fail told apart from the others.
import type { MattermostApi } from '#bot/platforms/mattermost/client.ts';
import {
  MattermostRefused,
  type MattermostUnreachable,
  type WhyUnreachable,
} from '#bot/platforms/mattermost/failures.ts';
import {
  formatVersion,
  isAtLeast,
  parseServerVersion,
  type ServerVersion,
} from '#bot/platforms/mattermost/versions.ts';
import type { Credentials } from './options.ts';
import { type Report, Stop } from './report.ts';
import { type Me, meSchema, read } from './wire.ts';

export interface Reached {
  readonly header: string;
  readonly version: ServerVersion;
}

const OLDEST = { major: 9, minor: 5 };
const CHECK_URL =
  'Vérifiez --url : c’est l’adresse que vous ouvrez dans le navigateur, sans le nom de l’équipe.';

const WHY: Readonly<Record<WhyUnreachable, readonly [sentence: string, cure: string]>> = {
  'unknown-host': ['Ce nom de serveur n’existe pas.', CHECK_URL],
  down: ['Rien ne répond à cette adresse.', 'Vérifiez que le serveur est démarré, le port, et le pare-feu.'],
  slow: ['Le serveur ne répond pas à temps.', 'Vérifiez l’adresse et le pare-feu, puis recommencez.'],
  certificate: [
    'La connexion chiffrée a échoué : le certificat n’est pas reconnu, ou l’adresse n’est pas en https.',
    'Si votre structure a sa propre autorité, donnez-la par NODE_EXTRA_CA_CERTS=/chemin/autorite.pem.',
  ],
  redirected: [
    'Cette adresse renvoie vers une autre.',
    'Donnez l’adresse finale, celle qui reste affichée dans le navigateur (souvent en https).',
  ],
  'not-mattermost': ['Ce qui répond à cette adresse n’est pas un Mattermost.', CHECK_URL],
  'foreign-address': ['Cette adresse n’est pas celle du serveur.', CHECK_URL],
};

export function stopOf(error: MattermostUnreachable): Stop {
  return new Stop(...WHY[error.reason]);
}

export async function reach(api: MattermostApi, report: Report): Promise<Reached> {
  const header = await api.version().catch((error: unknown) => {
    throw error instanceof MattermostRefused ? new Stop(...WHY['not-mattermost']) : error;
  });
  const version = parseServerVersion(header);
  if (version === undefined) throw new Stop(...WHY['not-mattermost']);
  if (!isAtLeast(version, OLDEST.major, OLDEST.minor)) {
    throw new Stop(
      `Ce Mattermost est trop ancien : ${formatVersion(version)}.`,
      `Coopilote demande la version ${OLDEST.major}.${OLDEST.minor} ou une plus récente ; mettez le serveur à jour.`,
    );
  }
  report.fine(`Mattermost ${formatVersion(version)} répond.`);
  return { header, version };
}

/** Logs in, and refuses anyone who could not finish the work. */
export async function enter(api: MattermostApi, credentials: Credentials, report: Report): Promise<Me> {
  const me =
    'token' in credentials
      ? await byToken(api, credentials.token, report)
      : await byPassword(api, credentials, report);
  if (!me.roles.split(' ').includes('system_admin')) {
    throw new Stop(
      `Le compte @${me.username} n’a pas les droits nécessaires.`,
      'Il faut un compte d’administration système (Console système > Utilisateurs) : lui seul crée un bot et ses commandes.',
    );
  }
  report.fine(`Compte d’administration : @${me.username}.`);
  return me;
}

async function byToken(api: MattermostApi, token: string, report: Report): Promise<Me> {
  report.hide(token);
  api.setToken(token);
  try {
    return read(meSchema, await api.getMe());
  } catch (error) {
    if (!(error instanceof MattermostRefused) || error.status !== 401) throw error;
    if (isAboutMfa(error)) throw mfaStop();
    throw new Stop(
      'Mattermost refuse ce jeton : révoqué, expiré, ou copié en partie.',
      'Créez-en un autre (Profil > Sécurité > Jetons d’accès personnel), ou utilisez --login.',
    );
  }
}

async function byPassword(
  api: MattermostApi,
  { login, password, mfaCode }: Extract<Credentials, { login: string }>,
  report: Report,
): Promise<Me> {
  try {
    await api.signIn(login, password, mfaCode);
  } catch (error) {
    throw error instanceof MattermostRefused ? loginStop(error) : error;
  }
  report.hide(api.getToken());
  return read(meSchema, await api.getMe());
}

const LOGIN_REFUSALS: readonly (readonly [id: RegExp, sentence: string, cure: string])[] = [
  [
    /invalid_credentials|check_user_password/,
    'Identifiant ou mot de passe refusé (Mattermost ne dit pas lequel des deux).',
    'Vérifiez --login et le mot de passe ; avec une authentification unique (SSO), utilisez --token.',
  ],
  [/inactive/, 'Ce compte est désactivé.', 'Utilisez un compte d’administration actif.'],
  [
    /login_attempts/,
    'Trop d’essais manqués : Mattermost a bloqué ce compte.',
    'Réinitialisez son mot de passe, ou utilisez --token.',
  ],
  [
    /not_verified/,
    'L’adresse e-mail de ce compte n’a pas été vérifiée.',
    'Ouvrez le message de vérification, puis recommencez.',
  ],
  [
    /auth_service|ldap|saml/,
    'Ce compte se connecte par un autre service.',
    'Utilisez --token avec un jeton d’accès personnel.',
  ],
];

function loginStop(error: MattermostRefused): Stop {
  if (isAboutMfa(error)) return mfaStop();
  const known = LOGIN_REFUSALS.find(([id]) => id.test(error.id));
  if (known !== undefined) return new Stop(known[1], known[2]);
  return new Stop(`Mattermost refuse la connexion (${error.status} ${error.id}).`, 'Utilisez --token.');
}

function isAboutMfa({ id }: MattermostRefused): boolean {
  return /mfa/.test(id);
}

function mfaStop(): Stop {
  return new Stop(
    'Ce compte demande un second facteur, et le code est absent ou faux.',
    'Ajoutez --mfa avec le code affiché par votre application, ou utilisez --token.',
  );
}
