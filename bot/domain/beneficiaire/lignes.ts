// How people are written one a line: by name, namesakes with what tells them apart whatever the day. A line written so is that person and no other.
import { cleanLine } from '#bot/forms/clean.ts';
import { lazily } from '#bot/forms/remembering.ts';
import { fold } from '#bot/forms/words.ts';
import type { Entree } from './entree.ts';

export interface Lignes {
  /** The line of the person of that id. */
  readonly of: ReadonlyMap<string, string>;
  /** Whose line it is. */
  readonly who: ReadonlyMap<string, string>;
}

/** Enough of an id to tell two people of whom nothing else does. */
const REFERENCE = 8;

/** Worked out once somebody is written, or read, on a line. */
export function lignesOf(entries: readonly Entree[]): () => Lignes {
  return lazily(() => {
    const groups = Map.groupBy(entries, ({ prenom, nom }) => fold(`${prenom} ${nom}`));
    const said = [...groups.values()].flatMap((group) =>
      group.map((entree) => ({ id: entree.id, line: group.length > 1 ? signed(entree) : nameOf(entree) })),
    );
    const times = Map.groupBy(said, ({ line }) => line);
    const lines = said.map(({ id, line }): readonly [string, string] => [
      id,
      (times.get(line)?.length ?? 0) > 1 ? withReference(line, id) : line,
    ]);
    return { of: new Map(lines), who: new Map(lines.map(([id, line]) => [line, id])) };
  });
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
