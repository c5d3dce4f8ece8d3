// So many in a while, and no more: what costs is not given without end, even to those who may ask.

/** Now, in milliseconds since 1970. */
type Clock = () => number;

export interface Cadence {
  readonly most: number;
  /** Milliseconds. */
  readonly within: number;
}

/** Whether one more may be done now, which is then counted. */
export function cadenceOf({ most, within }: Cadence, clock: Clock): () => boolean {
  const times: number[] = [];
  return () => {
    const now = clock();
    while ((times[0] ?? now) <= now - within) times.shift();
    if (times.length >= most) return false;
    times.push(now);
    return true;
  };
}

/** What each of many did, counted apart. */
export interface Counted {
  /** Whether this one did as much as is let through, or more. */
  readonly isOver: (who: string) => boolean;
  readonly count: (who: string) => void;
}

/** So many are remembered at once; the one heard of first is forgotten for the next. */
const REMEMBERED = 10_000;

export function countedBy(cadence: Cadence, clock: Clock, remembered = REMEMBERED): Counted {
  const { most, within } = cadence;
  const times = new Map<string, readonly number[]>();
  const recent = (who: string): readonly number[] =>
    (times.get(who) ?? []).filter((at) => at > clock() - within);
  return {
    isOver: (who) => recent(who).length >= most,
    count: (who) => {
      const [first] = times.keys();
      if (!times.has(who) && times.size >= remembered && first !== undefined) times.delete(first);
      times.set(who, [...recent(who), clock()].slice(-most));
    },
  };
}
