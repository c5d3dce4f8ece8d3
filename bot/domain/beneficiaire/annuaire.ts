// A mediator's people as forms ask for them: found by what is typed, told from their namesakes, or about to be created.
import * as z from 'zod';
import { isEffacee } from '#bot/domain/cra/effacement.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import type { PersonDirectory, PersonOption } from '#bot/forms/context.ts';
import { sayDate } from '#bot/forms/dates.ts';
import { remembering } from '#bot/forms/remembering.ts';
import { doublonsDe } from './doublons.ts';
import { type Entree, entreeOf } from './entree.ts';
import { LONGEST_NAME, nameText } from './form.ts';
import { distinguish } from './homonymes.ts';
import { lignesOf, withReference } from './lignes.ts';
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
/** More than the longest names make. */
const LONGEST_CODE = 2000;
/** More is no search: what is typed is not bounded by clients. */
export const LONGEST_SEARCH = 100;

const name = z.string().max(LONGEST_NAME).transform(naturalName).pipe(nameText);
const bothNames = z.tuple([name, name]);

export interface Names {
  readonly prenom: string;
  readonly nom: string;
}

export function newPersonCode(names: Names): string {
  return NEW + Buffer.from(JSON.stringify([names.prenom, names.nom])).toString('base64url');
}

/** The names in such a code, as a sheet would take them; undefined for any other, or one that was altered. */
export function newPersonIn(code: string): Names | undefined {
  if (!code.startsWith(NEW) || code.length > LONGEST_CODE) return undefined;
  try {
    return namesOf(JSON.parse(Buffer.from(code.slice(NEW.length), 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

function namesOf(both: unknown): Names | undefined {
  const read = bothNames.safeParse(both);
  if (!read.success) return undefined;
  const [prenom, nom] = read.data;
  return { prenom, nom };
}

/** What was searched, as the names of somebody new, in both orders. */
export function creations(typed: string): readonly Names[] {
  const [first, ...rest] = cleanLine(typed)
    .split(' ')
    .filter((word) => word !== '' && !/\d/.test(word));
  const last = rest.join(' ');
  return [namesOf([first, last]), namesOf([last, first])].flatMap((names) => names ?? []);
}

export function annuaireOf(entries: readonly Entree[], today: string): PersonDirectory {
  const byId = new Map(entries.map((entree) => [entree.id, entree]));
  const lignes = lignesOf(entries);
  // Whether it is somebody, then who it may be: one search.
  const near = remembering((typed) => search(entries, typed.slice(0, LONGEST_SEARCH), { limit: FOUND }));
  return {
    has: (code) => byId.has(code) || newPersonIn(code) !== undefined,
    label: (code) => labelOfCode(code, byId),
    lineOf: (code) =>
      lignes().of(code) ?? newPersonLine(code) ?? withReference(labelOfCode(code, byId), code),
    ofLine: (line) => lignes().who(line) ?? newPersonOn(line),
    // Thousands are not put in order for a search that shows none of them.
    get recent() {
      return optionsOf(entries.toSorted((a, b) => compare(b.vu ?? '', a.vu ?? '')).slice(0, RECENT), today);
    },
    certain: (typed) => certainIn(near(typed)),
    alike: (values) => {
      const alike = doublonsDe(entreeOf({ id: '', values }), entries).slice(0, FOUND);
      return alike.map(({ fiche }) => ({ code: fiche.id, label: wholeLabel(fiche, today) }));
    },
    search: (typed) => {
      const found = near(typed).map(({ entree }) => entree);
      return [...optionsOf(found, today), ...creations(typed.slice(0, LONGEST_SEARCH)).map(creationOption)];
    },
  };
}

function creationOption(names: Names): PersonOption {
  const { prenom, nom } = names;
  return {
    code: newPersonCode(names),
    label: `Créer : prénom ${prenom}, nom ${nom.toLocaleUpperCase('fr')}`,
  };
}

const NEW_LINE = /^Créer : prénom (.+), nom (.+)$/u;

/** Somebody to be created, as a line that is read back as them; their code itself where names could be split otherwise. */
function newPersonLine(code: string): string | undefined {
  const names = newPersonIn(code);
  const line = names && `Créer : prénom ${names.prenom}, nom ${names.nom}`;
  return line === undefined || newPersonOn(line) === code ? line : code;
}

function newPersonOn(line: string): string | undefined {
  const [, prenom, nom] = NEW_LINE.exec(line) ?? [];
  const names = namesOf([prenom, nom]);
  return names && newPersonCode(names);
}

/** The one person whom these results name without a doubt; they are the nearest first, two of them at least where there are. */
export function certainIn([best, other]: readonly Trouve[]): string | undefined {
  const alone = best && (!other || other.ecart - best.ecart >= CLEAR);
  return alone && best.ecart < SURE ? best.entree.id : undefined;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function labelOfCode(code: string, byId: ReadonlyMap<string, Entree>): string {
  return isEffacee(code) ? 'une personne effacée' : labelOf(byId.get(code) ?? newPersonIn(code));
}

function labelOf(names: Names | undefined): string {
  return names ? `${names.prenom} ${names.nom}` : 'une personne suivie';
}

/** With all that may tell whether it is them. */
function wholeLabel(entree: Entree, today: string): string {
  const { annee, commune, vu } = entree;
  const seen = vu && `dernière activité ${sayDate(vu, today)}`;
  const said = [labelOf(entree), annee, commune, seen, ...followedBy(entree)];
  return said.filter((part) => part !== undefined).join(' · ');
}

function followedBy({ par }: Entree): readonly string[] {
  return par === undefined ? [] : [`dossier de ${par}`];
}

function optionsOf(entries: readonly Entree[], today: string): readonly PersonOption[] {
  return distinguish(entries, today).map(({ entree, signes }) => ({
    code: entree.id,
    label: [labelOf(entree), ...signes, ...followedBy(entree)].join(' · '),
  }));
}
