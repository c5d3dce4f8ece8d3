// How people are written one a line: by name, namesakes with what tells them apart whatever the day. A line written so is that person and no other.
import { cleanLine } from '#bot/forms/clean.ts';
import { lazily } from '#bot/forms/remembering.ts';
import { fold } from '#bot/forms/words.ts';
import type { Entree } from './entree.ts';

export interface Lignes {
  /** The line of the person of that id. */
  of(id: string): string | undefined;
  /** Whose line it is, to the letter; else the only one of that name, in any case and either order. */
  who(line: string): string | undefined;
}

/** Enough of an id to tell two people of whom nothing else does. */
const REFERENCE = 8;

/** Worked out once somebody is written, or read, on a line. */
export function lignesOf(entries: readonly Entree[]): () => Lignes {
  return lazily(() => {
    const named = entries.map((entree) => ({ entree, ...foldedNames(entree) }));
    const groups = [...Map.groupBy(named, ({ name }) => name).values()];
    const lines = unlike(
      groups.flatMap((group) =>
        group.map(({ entree }) => ({
          id: entree.id,
          line: group.length > 1 ? signed(entree) : nameOf(entree),
        })),
      ),
    );
    const ids = new Map(lines.map(({ id, line }) => [line, id]));
    const names = byName(named);
    const written = new Map(lines.map(({ id, line }) => [id, line]));
    return { of: (id) => written.get(id), who: (line) => ids.get(line) ?? names.get(fold(line)) };
  });
}

interface Written {
  readonly id: string;
  readonly line: string;
}

/** Lines that are still the same say whose they are. */
function unlike(said: readonly Written[]): readonly Written[] {
  const times = Map.groupBy(said, ({ line }) => line);
  return said.map(({ id, line }) => ({
    id,
    line: (times.get(line)?.length ?? 0) > 1 ? withReference(line, id) : line,
  }));
}

interface Named {
  readonly entree: Entree;
  readonly name: string;
  readonly reversed: string;
}

function foldedNames({ prenom, nom }: Entree): Omit<Named, 'entree'> {
  const [first, last] = [fold(prenom), fold(nom)];
  return { name: `${first} ${last}`, reversed: `${last} ${first}` };
}

/** Those whom a name is enough to tell. */
function byName(named: readonly Named[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string | undefined>();
  for (const { entree, name, reversed } of named) {
    for (const one of new Set([name, reversed])) ids.set(one, ids.has(one) ? undefined : entree.id);
  }
  return new Map([...ids].flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}

/** Of somebody of whom nothing may be said, or nothing else tells her from another. */
export function withReference(line: string, id: string): string {
  return `${line} · réf. ${id.slice(0, REFERENCE)}`;
}

function nameOf({ prenom, nom }: Entree): string {
  return cleanLine(`${prenom} ${nom}`);
}

/** The last time seen changes from day to day, and may become another's. */
function signed(entree: Entree): string {
  const signs = [nameOf(entree), entree.annee, entree.commune].filter((sign) => sign !== undefined);
  return cleanLine(signs.join(' · '));
}
