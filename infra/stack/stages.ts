// What differs between the stage where changes are tried and the one that people work on.

/** What the administrator chooses: `cdk.json`, under `coopilote`. */
export interface Installation {
  /** Who is told of alarms and of costs. */
  readonly alertes?: string | undefined;
  /** The address that mail comes from; none leaves without it. */
  readonly courriel?: string | undefined;
  /** What it is called in a mailbox. */
  readonly nom: string;
  /** In dollars a month. */
  readonly budget: number;
  /** « oui » where a sheet may be sent without a password. */
  readonly sansMotDePasse: 'oui' | 'non';
  readonly region: string;
}

export interface Stage {
  readonly name: 'dev' | 'prod';
  /** Days for which the table can be brought back to any second: what is erased is then gone from backups too. */
  readonly backupDays: number;
  readonly logDays: number;
  /** Whether what holds data outlives the stack. */
  readonly data: 'kept' | 'thrown-away';
  /** How a new version of a door takes over. */
  readonly deployment: 'canary' | 'at-once';
  /** Requests at once: of a chat, which nothing else can take; of a door for browsers, at most; of a queue, at most. */
  readonly concurrency: { readonly chat: number; readonly pages: number; readonly jobs: number };
  /** Requests a second through the gateway. */
  readonly throttle: { readonly rate: number; readonly burst: number };
}

export const STAGES: Readonly<Record<Stage['name'], Stage>> = {
  dev: {
    name: 'dev',
    backupDays: 1,
    logDays: 14,
    data: 'thrown-away',
    deployment: 'at-once',
    concurrency: { chat: 5, pages: 2, jobs: 2 },
    throttle: { rate: 20, burst: 40 },
  },
  prod: {
    name: 'prod',
    backupDays: 35,
    logDays: 90,
    data: 'kept',
    deployment: 'canary',
    concurrency: { chat: 50, pages: 10, jobs: 5 },
    throttle: { rate: 200, burst: 400 },
  },
};
