// A mediator's people as forms ask for them: found by what is typed, told from their namesakes, or about to be created.
import type { PersonDirectory, PersonOption } from '#bot/forms/context.ts';
import type { Entree } from './entree.ts';
import { distinguish } from './homonymes.ts';
import { naturalName } from './noms.ts';
import { search, type Trouve } from './recherche.ts';

/** As a look-up without words shows. */
const RECENT = 50;
const FOUND = 7;

/** Distances of the search: below the first, what was typed is a name; above the second, nobody else is as near. */
const SURE = 0.9;
const CLEAR = 0.5;

/** Somebody to be created with the form: both names, in a code that clients hand back as it is. */
const NEW = 'nouveau.';

export interface Names {
  readonly prenom: string;
  readonly nom: string;
}

export function newPersonCode(names: Names): string {
  return NEW + Buffer.from(JSON.stringify([names.prenom, names.nom])).toString('base64url');
}

/** The names in such a code; undefined for any other, or one that was altered. */
export function newPersonIn(code: string): Names | undefined {
  if (!code.startsWith(NEW) || code.length > 400) return undefined;
  try {
    const [prenom, nom]: unknown[] = JSON.parse(
      Buffer.from(code.slice(NEW.length), 'base64url').toString('utf8'),
    );
    return typeof prenom === 'string' && typeof nom === 'string' && prenom !== '' && nom !== ''
      ? { prenom, nom }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What was searched, as the names of somebody new, in both orders. */
export function creations(typed: string): readonly Names[] {
  const [first, ...rest] = typed.split(/\s+/).filter((word) => word !== '' && !/\d/.test(word));
  if (first === undefined || rest.length === 0) return [];
  const [a, b] = [naturalName(first), naturalName(rest.join(' '))];
  return [
    { prenom: a, nom: b },
    { prenom: b, nom: a },
  ];
}

export function annuaireOf(entries: readonly Entree[], today: string): PersonDirectory {
  const byId = new Map(entries.map((entree) => [entree.id, entree]));
  const recent = entries.toSorted((a, b) => compare(b.vu ?? '', a.vu ?? '')).slice(0, RECENT);
  return {
    has: (code) => byId.has(code) || newPersonIn(code) !== undefined,
    label: (code) => labelOf(byId.get(code) ?? newPersonIn(code)),
    recent: optionsOf(recent, today),
    certain: (typed) => certainIn(search(entries, typed, { limit: 2 })),
    search: (typed) => [
      ...optionsOf(
        search(entries, typed, { limit: FOUND }).map(({ entree }) => entree),
        today,
      ),
      ...creations(typed).map((names) => ({
        code: newPersonCode(names),
        label: `Créer : prénom ${names.prenom}, nom ${names.nom.toLocaleUpperCase('fr')}`,
      })),
    ],
  };
}

function certainIn([best, other]: readonly Trouve[]): string | undefined {
  const alone = best && (!other || other.ecart - best.ecart >= CLEAR);
  return alone && best.ecart < SURE ? best.entree.id : undefined;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function labelOf(names: Names | undefined): string {
  return names ? `${names.prenom} ${names.nom}` : 'une personne suivie';
}

function optionsOf(entries: readonly Entree[], today: string): readonly PersonOption[] {
  return distinguish(entries, today).map(({ entree, signes }) => ({
    code: entree.id,
    label: [labelOf(entree), ...signes].join(' · '),
  }));
}
