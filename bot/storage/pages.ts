// A whole range, page after page: for ranges that stay small, and whose end must not be missed.
import type { Deps, Item, Range } from '#bot/ports.ts';

/** Records asked at a time; the store gives fewer where they are large. */
const AT_ONCE = 200;

export async function allPages(
  range: Omit<Range, 'limit' | 'after'>,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: string | undefined;
  do {
    const page = await deps.table.query({
      ...range,
      limit: AT_ONCE,
      ...(next !== undefined && { after: next }),
    });
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items;
}
