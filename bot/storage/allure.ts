// How fast one person goes: counted in memory, and in the table where it is more than usual, so that processes add up and one that just started knows.
import * as z from 'zod';
import { type BotRequest, type Deps, type Item, Refus } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';

/** Counts what is asked, and refuses what is too much for one person in a minute. */
export type Allure = (request: Pick<BotRequest, 'id' | 'acteur' | 'gesture'>) => Promise<void>;

const MINUTE = 60_000;
/** A look-up comes at every keystroke: several make one gesture. */
const LOOKUPS = 5;
/** A process tells the table each time it counted this part of a minute's worth: ordinary days never come to it. */
const PART = 0.1;

const TOO_FAST =
  'Beaucoup de demandes en une minute : attendez un instant, puis réessayez. Rien de ce qui est enregistré n’est perdu.';

const cadenceSchema = z.object({ minute: z.number(), n: z.number(), rev: z.number() });

/** Somebody in this minute: all that is known to be counted, and what of it the table was not told. */
interface Pace {
  n: number;
  untold: number;
  refused: boolean;
}

type AllureDeps = Pick<Deps, 'table' | 'clock' | 'reglages' | 'log'>;

export function allureOf(deps: AllureDeps): Allure {
  const most = deps.reglages.gestesParMinute * LOOKUPS;
  const paces = new Map<string, Pace>();
  let minute = 0;
  return async ({ id, acteur, gesture }) => {
    const now = Math.floor(deps.clock() / MINUTE);
    if (now !== minute) paces.clear();
    minute = now;
    const pace = paces.get(acteur) ?? { n: 0, untold: 0, refused: false };
    paces.set(acteur, pace);
    if (!pace.refused)
      await count(pace, { acteur, weight: gesture.is === 'lookup' ? 1 : LOOKUPS, most }, deps);
    if (pace.n <= most) return;
    if (!pace.refused) deps.log({ level: 'warn', event: 'allure.refused', acteur, request: id });
    pace.refused = true;
    throw new Refus(TOO_FAST);
  };
}

interface Counting {
  readonly acteur: string;
  readonly weight: number;
  readonly most: number;
}

async function count(pace: Pace, { acteur, weight, most }: Counting, deps: AllureDeps): Promise<void> {
  pace.n += weight;
  pace.untold += weight;
  if (pace.untold < most * PART) return;
  const telling = pace.untold;
  pace.untold = 0;
  try {
    pace.n = Math.max(pace.n, await tell(acteur, telling, deps));
  } catch (error) {
    // Counting must not be what fails: this process goes on with what it counted.
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'warn', event: 'allure.untold', kind });
  }
}

/** Adds to what processes told of this minute; gives their sum. */
async function tell(acteur: string, more: number, { table, clock }: AllureDeps): Promise<number> {
  const minute = Math.floor(clock() / MINUTE);
  const key = keyOf.cadence(acteur);
  const [item] = await table.get([key]);
  const before = item && parseRecord('cadence', cadenceSchema, item);
  const n = (before?.minute === minute ? before.n : 0) + more;
  const rev = before?.rev ?? 0;
  const put: Item = {
    ...key,
    entity: 'cadence',
    v: 1,
    minute,
    n,
    rev: rev + 1,
    ...expireAt((minute + 2) * MINUTE),
  };
  await table.write([{ put, when: { is: 'absent-or-equal', attributes: { rev } } }]);
  return n;
}
