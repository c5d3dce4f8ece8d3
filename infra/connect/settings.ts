// The settings of a Mattermost that commonly break integrations: what is wrong, what follows, what cures it.
import { isAtLeast, type ServerVersion } from '#bot/platforms/mattermost/versions.ts';
import { type BotAddress, isAllowed, privateAddresses } from './addresses.ts';
import type { ServerConfig } from './wire.ts';

/** `blocking`: the bot cannot work. `degraded`: people will notice. `advice`: good to know, nothing is required. */
export type Weight = 'blocking' | 'degraded' | 'advice';

export interface Finding {
  readonly section: string;
  readonly key: string;
  readonly weight: Weight;
  /** What is set, and what follows from it, in a sentence. */
  readonly sentence: string;
  /** Where a person changes it. */
  readonly where: string;
  /** What `--fix` puts there; absent when nothing should be changed without thinking. */
  readonly value?: unknown;
}

export interface Facts {
  readonly url: string;
  readonly version: ServerVersion;
  readonly bot: BotAddress;
  readonly botExists: boolean;
}

type Rule = Omit<Finding, 'section' | 'key' | 'value'> & {
  readonly setting: `${string}.${string}`;
  readonly wrong: (value: unknown, facts: Facts) => boolean;
  readonly cure?: (value: unknown, facts: Facts) => unknown;
};

const INTEGRATIONS = 'Console système, Intégrations > Gestion des intégrations';
const BOTS = 'Console système, Intégrations > Comptes de bot';
const DEVELOPER = 'Console système, Environnement > Développeur';
const isOff = (value: unknown) => value === false;
const isOn = (value: unknown) => value === true;
const on = () => true;

const RULES: readonly Rule[] = [
  {
    setting: 'ServiceSettings.SiteURL',
    weight: 'blocking',
    sentence: 'L’adresse du site (SiteURL) est vide : ce serveur refuse alors toute commande.',
    where: 'Console système, Environnement > Serveur web',
    wrong: (value, { version }) => value === '' && isAtLeast(version, 11, 4),
    cure: (_, { url }) => url,
  },
  {
    setting: 'ServiceSettings.EnableCommands',
    weight: 'blocking',
    sentence: 'Les commandes personnalisées sont désactivées (EnableCommands) : /cra n’existera pas.',
    where: INTEGRATIONS,
    wrong: isOff,
    cure: on,
  },
  {
    setting: 'ServiceSettings.EnableBotAccountCreation',
    weight: 'blocking',
    sentence:
      'La création de comptes de bot est désactivée (EnableBotAccountCreation) : le bot ne peut pas naître.',
    where: BOTS,
    wrong: (value, { botExists }) => value === false && !botExists,
    cure: on,
  },
  {
    setting: 'ServiceSettings.AllowedUntrustedInternalConnections',
    weight: 'blocking',
    sentence:
      'L’adresse du bot est privée et Mattermost n’a pas le droit d’appeler les adresses privées (AllowedUntrustedInternalConnections) : les commandes existeront, mais échoueront.',
    where: DEVELOPER,
    wrong: (value, { bot }) => privateAddresses(bot).length > 0 && !isAllowed(textOf(value), bot),
    cure: (value, { bot }) => `${textOf(value)} ${bot.host}`.trim(),
  },
  {
    setting: 'ServiceSettings.EnablePostUsernameOverride',
    weight: 'degraded',
    sentence:
      'Les intégrations ne peuvent pas choisir leur nom (EnablePostUsernameOverride) : les réponses sembleront écrites par la personne elle-même.',
    where: INTEGRATIONS,
    wrong: isOff,
    cure: on,
  },
  {
    setting: 'ServiceSettings.EnablePostIconOverride',
    weight: 'degraded',
    sentence:
      'Les intégrations ne peuvent pas choisir leur image (EnablePostIconOverride) : les réponses montreront le portrait de la personne.',
    where: INTEGRATIONS,
    wrong: isOff,
    cure: on,
  },
  {
    setting: 'ServiceSettings.OutgoingIntegrationRequestsTimeout',
    weight: 'degraded',
    sentence:
      'Les appels aux intégrations sont coupés avant 30 secondes (OutgoingIntegrationRequestsTimeout) : des formulaires pourront ne pas s’ouvrir.',
    where: INTEGRATIONS,
    wrong: (value) => typeof value === 'number' && value < 30,
    cure: () => 30,
  },
  {
    setting: 'ServiceSettings.MaximumPayloadSizeBytes',
    weight: 'degraded',
    sentence:
      'La taille des envois est limitée (MaximumPayloadSizeBytes) : les longs formulaires seront refusés.',
    where: 'Console système, Environnement > Stockage des fichiers',
    wrong: (value) => typeof value === 'number' && value < 300_000,
    cure: () => 300_000,
  },
  {
    setting: 'ServiceSettings.ExperimentalEnableHardenedMode',
    weight: 'degraded',
    sentence:
      'Le mode renforcé (ExperimentalEnableHardenedMode) est actif : des boutons pourront être refusés.',
    where: 'Console système, Expérimental > Fonctionnalités',
    wrong: isOn,
  },
  {
    setting: 'ServiceSettings.DisableBotsWhenOwnerIsDeactivated',
    weight: 'advice',
    sentence:
      'Le bot s’arrêtera si le compte d’administration qui l’a créé est désactivé (DisableBotsWhenOwnerIsDeactivated).',
    where: BOTS,
    wrong: isOn,
  },
  {
    setting: 'TeamSettings.RestrictDirectMessage',
    weight: 'advice',
    sentence:
      'Les messages directs sont limités aux membres d’une même équipe : le bot n’écrira qu’aux équipes reliées.',
    where: 'Console système, Configuration du site > Utilisateurs et équipes',
    wrong: (value) => value === 'team',
  },
  {
    setting: 'PrivacySettings.ShowEmailAddress',
    weight: 'advice',
    sentence: 'Les adresses e-mail sont masquées : chaque personne indiquera la sienne dans /profil.',
    where: 'Console système, Configuration du site > Utilisateurs et équipes',
    wrong: isOff,
  },
  {
    setting: 'ExperimentalAuditSettings.FileEnabled',
    weight: 'advice',
    sentence:
      'Le journal d’audit garde le texte tapé après une commande : n’y écrivez pas de nom, le formulaire suffit toujours.',
    where: 'Console système, Conformité > Journaux d’audit',
    wrong: isOn,
  },
];

/** A setting that the server does not tell is taken for right: older servers do not have them all. */
export function findings(config: ServerConfig, facts: Facts): readonly Finding[] {
  return RULES.flatMap(({ setting, wrong, cure, ...said }) => {
    const [section = '', key = ''] = setting.split('.');
    const value = config[section]?.[key];
    if (value === undefined || !wrong(value, facts)) return [];
    const finding = { ...said, section, key };
    return [cure === undefined ? finding : { ...finding, value: cure(value, facts) }];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
