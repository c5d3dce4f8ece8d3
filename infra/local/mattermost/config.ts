// The settings of the pocket server: what an administrator of a real one finds in the System Console and integrations depend on.
import * as z from 'zod';

export interface ServiceSettings {
  readonly SiteURL: string;
  readonly EnableCommands: boolean;
  readonly EnableBotAccountCreation: boolean;
  readonly EnableUserAccessTokens: boolean;
  readonly EnablePostUsernameOverride: boolean;
  readonly EnablePostIconOverride: boolean;
  /** Seconds, also the life of a trigger. */
  readonly OutgoingIntegrationRequestsTimeout: number;
  /** Host names, addresses or CIDR ranges, separated by spaces or commas. */
  readonly AllowedUntrustedInternalConnections: string;
  readonly CollapsedThreads: string;
  readonly MaximumPayloadSizeBytes: number;
}

export interface Config {
  readonly ServiceSettings: ServiceSettings;
  readonly FileSettings: { readonly MaxFileSize: number };
}

/** What a server has just after its installation: most of what a bot needs is refused. */
export const freshlyInstalled: Config = {
  ServiceSettings: {
    SiteURL: '',
    EnableCommands: true,
    EnableBotAccountCreation: false,
    EnableUserAccessTokens: false,
    EnablePostUsernameOverride: false,
    EnablePostIconOverride: false,
    OutgoingIntegrationRequestsTimeout: 30,
    AllowedUntrustedInternalConnections: '',
    CollapsedThreads: 'always_on',
    MaximumPayloadSizeBytes: 300_000,
  },
  FileSettings: { MaxFileSize: 104_857_600 },
};

/** The same after an administrator made it welcome a bot that runs on the same machine. */
export const readyForBots: Config = {
  ...freshlyInstalled,
  ServiceSettings: {
    ...freshlyInstalled.ServiceSettings,
    EnableBotAccountCreation: true,
    EnableUserAccessTokens: true,
    EnablePostUsernameOverride: true,
    EnablePostIconOverride: true,
    AllowedUntrustedInternalConnections: '127.0.0.1 localhost',
  },
};

/** Unknown sections and settings are ignored, as a server ignores those of another version. */
export const configPatch = z.object({
  ServiceSettings: z
    .object({
      SiteURL: z.string(),
      EnableCommands: z.boolean(),
      EnableBotAccountCreation: z.boolean(),
      EnableUserAccessTokens: z.boolean(),
      EnablePostUsernameOverride: z.boolean(),
      EnablePostIconOverride: z.boolean(),
      OutgoingIntegrationRequestsTimeout: z.number(),
      AllowedUntrustedInternalConnections: z.string(),
      CollapsedThreads: z.string(),
      MaximumPayloadSizeBytes: z.number(),
    })
    .partial()
    .default({}),
  FileSettings: z.object({ MaxFileSize: z.number() }).partial().default({}),
});

export type ConfigPatch = z.input<typeof configPatch>;

export function patchConfig(config: Config, patch: ConfigPatch): Config {
  const { ServiceSettings, FileSettings } = configPatch.parse(patch);
  const defined = <T extends object>(values: T): T =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
  return {
    ServiceSettings: { ...config.ServiceSettings, ...defined(ServiceSettings) } as ServiceSettings,
    FileSettings: { ...config.FileSettings, ...defined(FileSettings) } as Config['FileSettings'],
  };
}
