// What changes from one release of Mattermost to the next, as data: every difference between 9.11 and 11.6 that a bot or a client can see.
import type { ErrorId } from './errors.ts';

export type PocketVersion = '11.6' | '9.11';

export interface VersionRules {
  readonly version: string;
  /** The algorithm of the configuration's fingerprint, the third part of `X-Version-Id`. */
  readonly fingerprint: 'sha256' | 'md5';
  /** Commands carry `root_id`, the thread they were typed in. */
  readonly commandRootId: boolean;
  /** `POST /actions/dialogs/lookup` exists. */
  readonly lookups: boolean;
  /** A trigger may hold any character but a space; otherwise ASCII letters, digits and `_ . / -`. */
  readonly accentedTriggers: boolean;
  /** A duplicate trigger is refused when a command is edited, and not only when it is created. */
  readonly duplicateOnUpdate: boolean;
  /** Where `response_url` points: the configured SiteURL, or the address by which the person reached the server. */
  readonly responseUrlHost: 'site' | 'request';
  /** What the server makes of the answer to a submission: `typed` refuses what it cannot read, `lenient` takes it for success. */
  readonly dialogAnswers: 'typed' | 'lenient';
  /** Fields of a dialog's element that the server does not know are dropped before they reach the client. */
  readonly elementDefaults: Readonly<Record<string, unknown>>;
  readonly elementOptional: readonly string[];
  readonly dialogOptional: readonly string[];
  /** `type: refresh` reaches the integration; otherwise every call is a `dialog_submission`. */
  readonly refresh: boolean;
  /** What a body over the limit is refused with. */
  readonly tooLarge: ErrorId;
  readonly channelExtras: Readonly<Record<string, unknown>>;
  readonly roleExtras: Readonly<Record<string, unknown>>;
  /** A post without file has `file_ids: []` (or null when it is not stored); otherwise the key is absent. */
  readonly emptyFileIds: boolean;
  /** One's own account shows an empty `auth_data`. */
  readonly ownAuthData: boolean;
  /** An administrator sees the notification settings of others. */
  readonly adminSeesNotifyProps: boolean;
  /** How phones say that one is reachable, in the default notification settings. */
  readonly pushStatus: string;
}

const elementBase = {
  display_name: '',
  name: '',
  type: '',
  subtype: '',
  default: '',
  placeholder: '',
  help_text: '',
  optional: false,
  min_length: 0,
  max_length: 0,
  data_source: '',
  options: null,
} as const;

export const versions: Readonly<Record<PocketVersion, VersionRules>> = {
  '11.6': {
    version: '11.6.0',
    fingerprint: 'sha256',
    commandRootId: true,
    lookups: true,
    accentedTriggers: false,
    duplicateOnUpdate: true,
    responseUrlHost: 'site',
    dialogAnswers: 'typed',
    elementDefaults: { ...elementBase, multiselect: false },
    elementOptional: [
      'data_source_url',
      'refresh',
      'min_date',
      'max_date',
      'time_interval',
      'datetime_config',
    ],
    dialogOptional: ['source_url'],
    refresh: true,
    tooLarge: 'api.context.request_body_too_large.app_error',
    channelExtras: {
      autotranslation: false,
      banner_info: null,
      policy_enforced: false,
      policy_is_active: false,
      default_category_name: '',
    },
    roleExtras: { scheme_id: null },
    emptyFileIds: true,
    ownAuthData: false,
    adminSeesNotifyProps: true,
    pushStatus: 'online',
  },
  '9.11': {
    version: '9.11.0',
    fingerprint: 'md5',
    commandRootId: false,
    lookups: false,
    accentedTriggers: true,
    duplicateOnUpdate: false,
    responseUrlHost: 'request',
    dialogAnswers: 'lenient',
    elementDefaults: elementBase,
    elementOptional: [],
    dialogOptional: [],
    refresh: false,
    tooLarge: 'api.context.invalid_body_param.app_error',
    channelExtras: {},
    roleExtras: {},
    emptyFileIds: false,
    ownAuthData: true,
    adminSeesNotifyProps: false,
    pushStatus: 'away',
  },
};
