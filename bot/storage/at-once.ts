// Many readings, some at a time: as many as a connection carries, never all that there are.

/** What each gives, in order; at most `most` are being made at any moment. */
export async function atOnce<T, R>(
  all: readonly T[],
  most: number,
  make: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const made: R[] = new Array(all.length);
  const left = all.entries();
  const work = async (): Promise<void> => {
    for (const [at, one] of left) made[at] = await make(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, work));
  return made;
}
