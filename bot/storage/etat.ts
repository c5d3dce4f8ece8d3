// How the installation does, for its administrator: a few records, each written by what it tells of, all read at once.
import * as z from 'zod';
import type { Remise } from '#bot/job-ports.ts';
import type { Deps, Item } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Failures of mail kept at most. */
const MOST = 50;

const passageSchema = z.object({
  /** Milliseconds since 1970, here as below. */
  quand: z.number(),
  /** Seconds that the oldest record of the outbox has waited. */
  boite: z.number(),
  /** Seconds that a job has been due. */
  retard: z.number(),
  morts: z.number(),
});

const activiteSchema = z.object({ quand: z.number() });

const courrielSchema = z.object({
  accepte: z.number().optional(),
  /** When mail was not accepted, those of a day. */
  echecs: z.array(z.number()),
  rev: z.number(),
});

const essaiSchema = z.object({
  reference: z.string(),
  demande: z.number(),
  fini: z.number(),
  /** What became of its message; absent where none was asked for. */
  courriel: z.string().optional(),
});

export type Passage = z.infer<typeof passageSchema>;
export type Essai = z.infer<typeof essaiSchema>;

export interface Etat {
  readonly passage?: Passage;
  readonly activite?: z.infer<typeof activiteSchema>;
  readonly courriel?: z.infer<typeof courrielSchema>;
  readonly essai?: Essai;
}

const KEYS = {
  passage: keyOf.etat('PASSAGE'),
  activite: keyOf.etat('ACTIVITE'),
  courriel: keyOf.etat('COURRIEL'),
  essai: keyOf.etat('ESSAI'),
} as const;

export async function readEtat({ table }: Pick<Deps, 'table'>): Promise<Etat> {
  const items = await table.get(Object.values(KEYS));
  const read = <T>(quoi: keyof typeof KEYS, schema: z.ZodType<T>): T | undefined => {
    const item = itemAt(items, KEYS[quoi]);
    return item && parseRecord('etat', schema, item);
  };
  const [passage, activite] = [read('passage', passageSchema), read('activite', activiteSchema)];
  const [courriel, essai] = [read('courriel', courrielSchema), read('essai', essaiSchema)];
  return {
    ...(passage && { passage }),
    ...(activite && { activite }),
    ...(courriel && { courriel }),
    ...(essai && { essai }),
  };
}

const recordOf = (quoi: keyof typeof KEYS, values: object): Item => ({
  ...KEYS[quoi],
  entity: 'etat',
  v: 1,
  ...values,
});

export function notePassage(passage: Passage, { table }: Pick<Deps, 'table'>): Promise<void> {
  return table.write([{ put: recordOf('passage', passage) }]);
}

export function noteActivite({ table, clock }: Pick<Deps, 'table' | 'clock'>): Promise<void> {
  return table.write([{ put: recordOf('activite', { quand: clock() }) }]);
}

export function noteEssai(essai: Essai, { table }: Pick<Deps, 'table'>): Promise<void> {
  return table.write([{ put: recordOf('essai', essai) }]);
}

/** What became of a message: that some were accepted, and when others were not. */
export function noteRemise({ is }: Remise, deps: Pick<Deps, 'table' | 'clock' | 'pause'>): Promise<void> {
  return withRetry(async () => {
    const now = deps.clock();
    const { courriel } = await readEtat(deps);
    const { echecs, rev, ...before } = courriel ?? { echecs: [], rev: 0 };
    const recent = [...echecs, ...(is === 'accepted' ? [] : [now])]
      .filter((at) => at > now - DAY)
      .slice(-MOST);
    const after = { ...before, ...(is === 'accepted' && { accepte: now }), echecs: recent, rev: rev + 1 };
    const when = { is: 'absent-or-equal', attributes: { rev } } as const;
    await deps.table.write([{ put: recordOf('courriel', after), when }]);
  }, deps);
}
