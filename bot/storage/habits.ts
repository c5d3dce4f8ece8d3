// What a person did last and chooses most: kept in the head, so that lists begin with it.
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Head } from './acteurs.ts';

type Habits = Omit<Head, 'rev'>;
type Usage = Head['usage'];

/** Habits count new CRAs only; the last CRA is the last one recorded. */
export function nextHead(head: Habits, before: Cra | undefined, after: Cra | undefined): Habits {
  if (!after) return head.dernier === before?.id ? withoutLast(head) : head;
  return before ? head : { dernier: after.id, usage: addUsage(head.usage, after) };
}

/** One brought back is the last again where it was, and nothing that was chosen anew. */
export function headAfterUndo(head: Habits, after: Cra): Habits {
  return { ...head, dernier: head.dernier ?? after.id };
}

function withoutLast({ dernier: _gone, ...rest }: Habits): Habits {
  return rest;
}

/** The fields whose own most used options come first. */
const HABITS = ['duree', 'thematiques', 'domaines', 'materiel', 'lieu'];

/** Codes remembered a field: a list shows fewer, and the record stays small. */
const REMEMBERED = 10;

function addUsage(usage: Usage, cra: Cra): Usage {
  const own = usage[cra.type] ?? {};
  const added = HABITS.map((name) => [name, counted(own[name] ?? {}, codesOf(cra.values[name]))] as const);
  return {
    ...usage,
    [cra.type]: Object.fromEntries(added.filter(([, counts]) => Object.keys(counts).length > 0)),
  };
}

/** Of codes used as often, the last used stays: otherwise a full list would never learn another. */
function counted(counts: Readonly<Record<string, number>>, codes: readonly string[]): Record<string, number> {
  const used = codes.map((code) => [code, (counts[code] ?? 0) + 1] as const);
  const others = Object.entries(counts).filter(([code]) => !codes.includes(code));
  const byUse = [...used, ...others].toSorted((a, b) => b[1] - a[1]);
  return Object.fromEntries(byUse.slice(0, REMEMBERED));
}

function codesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return 'lieu' in value && typeof value.lieu === 'string' ? [value.lieu] : [];
}
