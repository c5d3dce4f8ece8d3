// Work done once: when it is first asked for, or for each text that comes again and again, as names and towns of a list do.

/** Made when first asked, kept after. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function remembering<V extends NonNullable<unknown>>(work: (text: string) => V): (text: string) => V {
  const done = new Map<string, V>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const value = work(text);
    done.set(text, value);
    return value;
  };
}
