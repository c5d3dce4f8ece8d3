// The import table of the design, as data: which folder or file may import what. The linter's configuration and its test derive from it.

export interface Row {
  /** A folder, or one file, from the root of the repository. */
  readonly folder: string;
  /** Folders and files of the repository, package names, `node:…` modules, or one of the two words below. */
  readonly may: readonly string[];
}

/** Any module that is not a file of ours: npm packages and what Node brings. */
export const PACKAGES = 'any package';
/** Any `node:…` module. */
export const NODE = 'any node: module';

const DRAWING_AND_FILES = [
  '@expo-google-fonts/inter',
  '@napi-rs/canvas',
  'chart.js',
  'chartjs-plugin-datalabels',
  'docx',
  'exceljs',
  'nodemailer',
  'pdfkit',
  'pptxgenjs',
  'quickchart-js',
  'saxes',
  'yauzl',
] as const;

/** What a command, a job or a page is made of. */
const MIDDLE = [
  'bot/forms',
  'bot/conversations',
  'bot/domain',
  'bot/stats',
  'bot/documents',
  'bot/storage',
  'bot/ports.ts',
  'bot/job-ports.ts',
  'zod',
] as const;

export const IMPORT_TABLE: readonly Row[] = [
  { folder: 'bot/forms', may: ['zod'] },
  { folder: 'bot/conversations', may: ['bot/forms', 'zod', 'node:crypto'] },
  { folder: 'bot/domain', may: ['bot/forms', 'zod', 'libphonenumber-js'] },
  { folder: 'bot/stats', may: ['bot/forms', 'bot/domain', 'zod', 'node:crypto'] },
  {
    folder: 'bot/documents',
    may: [
      'bot/forms',
      'bot/domain',
      'bot/stats',
      'bot/job-ports.ts',
      'bot/ports.ts',
      'zod',
      ...DRAWING_AND_FILES,
      NODE,
    ],
  },
  {
    folder: 'bot/storage',
    may: ['bot/domain', 'bot/conversations', 'bot/stats', 'bot/ports.ts', 'bot/job-ports.ts', 'zod'],
  },
  { folder: 'bot/commands', may: MIDDLE },
  // What is done away from the chat: a kind of job a file; a web page a file.
  { folder: 'bot/jobs', may: [...MIDDLE, 'bot/commands'] },
  { folder: 'bot/pages', may: [...MIDDLE, 'node:crypto'] },
  {
    folder: 'bot/platforms',
    may: ['bot/forms', 'bot/conversations', 'bot/ports.ts', 'bot/job-ports.ts', 'zod'],
  },
  {
    folder: 'bot/platforms/mattermost',
    may: [
      'bot/platforms',
      'bot/forms',
      'bot/conversations',
      'bot/ports.ts',
      'bot/job-ports.ts',
      'zod',
      '@mattermost/client',
      '@mattermost/types',
    ],
  },
  {
    folder: 'bot/platforms/slack',
    may: [
      'bot/platforms',
      'bot/forms',
      'bot/conversations',
      'bot/ports.ts',
      'bot/job-ports.ts',
      'zod',
      '@slack/bolt',
      '@slack/types',
      '@slack/web-api',
    ],
  },
  { folder: 'bot/aws', may: ['bot/ports.ts', 'bot/job-ports.ts', '@aws-sdk', 'node:crypto', 'node:zlib'] },
  { folder: 'bot/ports.ts', may: ['bot/forms', 'bot/conversations', 'bot/domain', 'zod'] },
  { folder: 'bot/job-ports.ts', may: ['bot/ports.ts'] },
  { folder: 'bot/env.ts', may: ['bot/forms', 'bot/conversations', 'bot/domain', 'zod'] },
  { folder: 'bot/bot.ts', may: ['bot/commands', 'bot/conversations', 'bot/storage', 'bot/ports.ts'] },
  { folder: 'lambdas', may: ['bot', PACKAGES] },
  // What provisions a real server.
  { folder: 'infra/connect', may: ['bot', PACKAGES] },
  { folder: 'infra/local', may: ['bot', 'lambdas', 'infra/connect', PACKAGES] },
  // What is deployed on AWS.
  {
    folder: 'infra/stack',
    may: [
      'bot/ports.ts',
      'bot/aws/table-schema.ts',
      'bot/jobs/kinds.ts',
      'aws-cdk-lib',
      'constructs',
      'cdk-nag',
      'zod',
    ],
  },
  { folder: 'infra', may: ['esbuild', NODE] },
  {
    folder: 'bin',
    may: ['bot', 'lambdas', 'infra', 'infra/connect', 'infra/local', 'infra/stack', PACKAGES],
  },
  // Run by whatever Node is there, before anything is installed.
  { folder: 'bin/prepare.mjs', may: ['bin/prepare', NODE] },
  { folder: 'bin/prepare', may: [NODE] },
];
