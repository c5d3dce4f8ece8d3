// Filters typed among other words: `lieu=médiathèque type=atelier mars`. OR inside one, AND between them; what they may be is given as lists.
import { fold, nearest } from '#bot/forms/words.ts';

/** What a filter may be. */
export interface Liste {
  /** « le lieu »: what a sentence says is not known. */
  readonly quoi: string;
  /** The codes of what is so called. */
  readonly find: (value: string) => readonly string[];
  /** The names there are, near a value. Without them anything may be searched, and `find` answers whatever is typed. */
  readonly known?: (value: string) => readonly string[];
}

export type Listes = Readonly<Record<string, Liste>>;

/** Codes by filter. */
export type Pris = Readonly<Record<string, readonly string[]>>;

export type FiltresPris = { readonly filtres: Pris; readonly rest: string } | { readonly error: string };

/** A filter begins with its name and `=`, and its value goes up to the next one. */
const BEGINNING = /(?<!\S)(\p{L}+)\s*=\s*/u;
const QUOTED = /^["«]\s*([^"»]*)["»]?(.*)$/su;
/** In characters, of one value: pages carry it in their tickets. */
const LONGEST = 100;
/** Words that may follow a value. */
const LONGEST_REST = 16;
/** Filters in a text, and values in one of them. */
const MOST = 50;

/** Splits a text into its filters and the rest. `isRest` says which words may follow a value: a value ends before them. */
export function takeFiltres(text: string, listes: Listes, isRest: (words: string) => boolean): FiltresPris {
  const [before = '', ...parts] = text.split(BEGINNING);
  if (parts.length > 2 * MOST) return { error: `Indiquez ${MOST} filtres au plus.` };
  const filtres = new Map<string, readonly string[]>();
  const rest = [before];
  for (let i = 0; i < parts.length; i += 2) {
    const name = nameIn(listes, parts[i] ?? '');
    if (typeof name !== 'string') return name;
    const liste = listes[name];
    const taken = liste && takeValues({ name, liste }, parts[i + 1] ?? '', isRest);
    if (!taken || 'error' in taken) return taken ?? { error: '' };
    filtres.set(name, [...new Set([...(filtres.get(name) ?? []), ...taken.codes])]);
    rest.push(taken.rest);
  }
  const said = rest.map((part) => part.trim()).filter(Boolean);
  return { filtres: Object.fromEntries(filtres), rest: said.join(' ') };
}

interface Filtre {
  readonly name: string;
  readonly liste: Liste;
}

type Taken =
  | {
      readonly codes: readonly string[];
      /** What comes after the value. */
      readonly rest: string;
    }
  | { readonly error: string };

function takeValues(filtre: Filtre, typed: string, isRest: (words: string) => boolean): Taken {
  const quoted = QUOTED.exec(typed.trim());
  if (quoted) {
    const [, value = '', rest = ''] = quoted;
    return withRest(codesOf(filtre, value), rest);
  }
  const values = typed.split(',').filter((value, at, all) => value.trim() !== '' || at === all.length - 1);
  if (values.length > MOST) return { error: `Le filtre ${filtre.name}= a ${MOST} valeurs au plus.` };
  const last = takeLast(filtre, values.at(-1) ?? '', isRest);
  const all = [...values.slice(0, -1).map((value) => codesOf(filtre, value)), last];
  const wrong = all.find((one) => 'error' in one);
  if (wrong) return wrong;
  const codes = all.flatMap((one) => ('codes' in one ? one.codes : []));
  return withRest({ codes }, 'rest' in last ? last.rest : '');
}

function withRest(taken: Codes, rest: string): Taken {
  return 'error' in taken ? taken : { ...taken, rest };
}

/** The value may be followed by other words: it ends before them, unless something is so called as a whole. */
function takeLast(filtre: Filtre, typed: string, isRest: (words: string) => boolean): Taken {
  const words = typed.trim().split(/\s+/);
  const sizes = words.map((_, index) => words.length - index).slice(0, LONGEST_REST + 1);
  const splits = sizes
    .map((size) => ({ value: words.slice(0, size).join(' '), rest: words.slice(size).join(' ') }))
    .filter(({ rest }) => rest === '' || isRest(rest));
  const { known, find } = filtre.liste;
  const found = splits.find(({ value }) => known && fold(value) !== '' && find(value).length > 0);
  const { value, rest } = found ?? splits.at(-1) ?? { value: typed, rest: '' };
  return withRest(codesOf(filtre, value), rest);
}

function nameIn(listes: Listes, typed: string): string | { readonly error: string } {
  const folded = fold(typed);
  const names = Object.keys(listes);
  const found = names.find((name) => name === folded || `${name}s` === folded);
  if (found !== undefined) return found;
  const all = names.map((name) => `${name}=`).join(', ');
  return { error: `Je ne connais pas le filtre « ${typed.slice(0, LONGEST)} ». Filtres : ${all}.` };
}

type Codes = { readonly codes: readonly string[] } | { readonly error: string };

function codesOf({ name, liste }: Filtre, typed: string): Codes {
  const value = typed.trim();
  if (fold(value) === '') return { error: `Le filtre ${name}= attend un mot.` };
  if (value.length > LONGEST) return { error: `Le filtre ${name}= est trop long.` };
  const codes = liste.find(value);
  return codes.length > 0 ? { codes } : { error: unknown(liste, value) };
}

/** Refused, with what is near. */
export function unknown({ quoi, known = () => [] }: Liste, value: string): string {
  const all = known(value);
  const near = nearest(value, all);
  const said = near ? [near] : all.slice(0, 4);
  return `Je ne connais pas ${quoi} « ${value} ». Voici ce qui s’en approche : ${said.join(', ') || 'rien encore'}.`;
}
