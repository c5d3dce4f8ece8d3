// The environment of a handler, read and checked once: a missing or wrong variable stops the start with its name.
import * as z from 'zod';

const ticketKeys = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split(':', 2)))
  .pipe(
    z
      .array(z.tuple([z.string().min(1), z.string().min(32)]))
      .min(1)
      .max(3),
  );

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Empty where the escapes are not those of a text. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function mailParts(text: string): object {
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  const clear = LOOPBACK.test(hostname) ? 'none' : 'starttls';
  const login = { user: decoded(username), password: decoded(password) };
  const { from: address, name, ...unknown } = Object.fromEntries(searchParams);
  const server = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port),
    security: protocol === 'smtps:' ? 'tls' : clear,
    ...((username || password) && { login }),
  };
  return { server, sender: { address, name }, ...unknown };
}

const sender = z.object({ address: z.email().max(254), name: z.string().regex(/^\P{Cc}+$/u) });

/**
 * An outgoing mail server and who writes: `smtps://user:password@host:465?from=coopilote@exemple.fr&name=Coopilote`; `smtp://host:587` is
 * one that turns to TLS when asked, which it must, unless it is on this machine. `/`, `@`, `:` and `%` are escaped, as in any address.
 */
export const mailSchema = z
  .url({ protocol: /^smtps?$/ })
  .transform(mailParts)
  .pipe(
    z.strictObject({
      server: z.object({
        host: z.string().min(1),
        port: z.int().min(1),
        security: z.enum(['tls', 'starttls', 'none']),
        login: z.object({ user: z.string().min(1), password: z.string().min(1) }).optional(),
      }),
      sender,
    }),
  );

/** SES, through its own interface: `ses://<configuration set>?from=coopilote@exemple.fr&name=Coopilote`. */
const sesSchema = z
  .url({ protocol: /^ses$/ })
  .transform((text) => {
    const { hostname: configurationSet, searchParams } = new URL(text);
    const { from: address, name, ...unknown } = Object.fromEntries(searchParams);
    return { configurationSet, sender: { address, name }, ...unknown };
  })
  .pipe(z.strictObject({ configurationSet: z.string().min(1), sender }));

/** The address of a QuickChart server, with or without the `/chart` that it is asked at. */
export const quickchartSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^[^?#@]*$/.test(url))
  .transform((url) => url.replace(/\/*(\/chart)?\/*$/, ''));

const storeShape = {
  /** The one table. */
  COOPILOTE_TABLE: z.string().min(1),
  /** The key of KMS that wraps the mediators' data keys: its ARN. */
  COOPILOTE_MASTER_KEY: z.string().startsWith('arn:').optional(),
  /** In its place on one machine: a file of mode 600. */
  COOPILOTE_MASTER_KEY_FILE: z.string().min(1).optional(),
};

type MasterKeyEnv = Readonly<Partial<Record<'COOPILOTE_MASTER_KEY' | 'COOPILOTE_MASTER_KEY_FILE', unknown>>>;

function hasMasterKey(env: MasterKeyEnv): boolean {
  return env.COOPILOTE_MASTER_KEY !== undefined || env.COOPILOTE_MASTER_KEY_FILE !== undefined;
}

/** Told with whatever else is missing. */
const ALWAYS = { path: ['COOPILOTE_MASTER_KEY_FILE'], when: () => true };

/** All that a handler needs which works on the table alone. */
const storeEnvSchema = z.object(storeShape).refine(hasMasterKey, ALWAYS);

const fullShape = {
  ...storeShape,
  /** `id:secret`, the one that signs first; the one that will sign next and the one that did last are accepted too. */
  COOPILOTE_TICKET_KEYS: ticketKeys,
  /** What `npm run connect` leaves behind: as it is, or the file that holds it. */
  COOPILOTE_CONNEXION: z.string().min(1).optional(),
  COOPILOTE_CONNEXION_FILE: z.string().min(1).optional(),
  /** The bucket of files that wait to be fetched or sent; only what runs jobs and pages needs it. */
  COOPILOTE_FILES: z.string().min(3).optional(),
  /** Where mail leaves from; nothing is sent without it. */
  COOPILOTE_MAIL: z.union([mailSchema, sesSchema]).optional(),
  /** Address of the bot's own pages, as people's browsers reach it. */
  COOPILOTE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Draws the charts instead of our own renderer; no figure leaves for anywhere without it. */
  QUICKCHART_URL: quickchartSchema.optional(),
  /** « oui » where a sheet may be sent without a password. */
  COOPILOTE_SANS_MOT_DE_PASSE: z.enum(['oui', 'non']).default('non'),
  /** What one person may do in a minute, in the chat: more than anybody does by hand. */
  COOPILOTE_GESTES_PAR_MINUTE: z.coerce.number().int().min(20).default(300),
};

const envSchema = z.object(fullShape).refine(hasMasterKey, ALWAYS);

/** The address of each queue of jobs: `courrier=https://…,messages=https://…`. */
const queuesSchema = z.object({
  COOPILOTE_QUEUES: z
    .string()
    .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split(/=(.*)/s, 2))))
    .pipe(z.record(z.string().min(1), z.url({ protocol: /^https?$/ }))),
});

export type Env = z.infer<typeof envSchema>;
export type StoreEnv = z.infer<typeof storeEnvSchema>;
export type QueuesEnv = z.infer<typeof queuesSchema>;

/** Every variable that a handler may be told: the stack gives no other. */
export const VARIABLES: readonly string[] = [...Object.keys(fullShape), ...Object.keys(queuesSchema.shape)];

export type Variables = Readonly<Record<string, string | undefined>>;

/** All that this process was told. */
export function environment(): Variables {
  return process.env;
}

export function readEnv(variables: Variables = process.env): Env {
  return checked(envSchema, variables);
}

export function readStoreEnv(variables: Variables = process.env): StoreEnv {
  return checked(storeEnvSchema, variables);
}

export function readQueuesEnv(variables: Variables = process.env): QueuesEnv {
  return checked(queuesSchema, variables);
}

/** Throws with the names of the variables that are missing or wrong, never with their values. */
function checked<T>(schema: z.ZodType<T>, variables: Variables): T {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`environment: check ${names.join(', ')}`);
}
