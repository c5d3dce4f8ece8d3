// What an activity freezes of the people it names, at its date; and what of it tells of one of them.
import { FAITS } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Cra } from './cra.ts';
import { typeCra } from './index.ts';
import { personnesDe, placesOf, renamed } from './personnes.ts';

/** What is frozen of those whom the fields of the activity itself do not tell of, by person. */
export type FaitsParPersonne = Readonly<Record<string, Answers>>;

export type Naming = Pick<Cra, 'type' | 'values' | 'faits'>;

/** What the activity keeps of somebody it names; undefined for anybody else. */
export function faitsGardes(cra: Naming, personne: string): Answers | undefined {
  if (!personnesDe(cra).includes(personne)) return undefined;
  if (cra.values.personne !== personne) return cra.faits?.[personne] ?? {};
  return Object.fromEntries(Object.entries(cra.values).filter(([name]) => FAITS.includes(name)));
}

export interface Facts {
  /** The activity before the change. */
  readonly before?: Naming | undefined;
  /** What is known of somebody at the date of the activity. */
  readonly faitsOf: (personne: string) => Answers;
}

/**
 * An activity with what it keeps of those it names. The first one's facts are answers of the activity: those said on it win over those of
 * the sheet, and those that came with somebody else leave with them. Of the others, facts stand apart.
 */
export function withFaits<C extends Naming>(cra: C, { before, faitsOf }: Facts): C {
  const [first, was] = [cra.values.personne, before?.values.personne];
  const moved = before === undefined || first !== was;
  const said = before && moved && was !== undefined ? withoutFaits(cra.values, before.values) : cra.values;
  const brought = moved && typeof first === 'string' ? askedOf(cra.type, faitsOf(first)) : {};
  const others = personnesDe(cra).filter((id) => id !== first);
  const faits = others.map((id) => [id, apart(faitsOf(id))] as const);
  const kept = faits.filter(([, own]) => Object.keys(own).length > 0);
  const { faits: _before, ...rest } = cra;
  const after = { ...rest, values: { ...brought, ...said } };
  return (kept.length > 0 ? { ...after, faits: Object.fromEntries(kept) } : after) as C;
}

/** Those that the form has a field for. */
function askedOf(type: string, faits: Answers): Answers {
  const form = typeCra(type)?.form;
  const fields = form ? fieldsOf(form) : {};
  return Object.fromEntries(Object.entries(faits).filter(([name]) => name in fields));
}

function withoutFaits(values: Answers, before: Answers): Answers {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !FAITS.includes(name) || !isSame(value, before[name])),
  );
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where the request came from is said once an activity. */
function apart(faits: Answers): Answers {
  return Object.fromEntries(Object.entries(faits).filter(([name]) => name !== 'origine'));
}

/** What was noted of one person, or of nobody in particular. */
const OF_ANOTHER = ['autonomie', ...FAITS, 'aFaire'];
/** Whom they are about, among several, nobody can tell. */
const OF_ALL = ['notes'];
/** Whose it was, in a room full of people, is not said. */
const OF_A_ROOM = ['demarches'];

/** The activity as it tells of one person: whom else it was with, and what was noted of them, left out. */
export function tellingOf<C extends Naming>(cra: C, personne: string): C {
  const form = typeCra(cra.type)?.form;
  const others = personnesDe(cra).filter((id) => id !== personne);
  if (!form || (others.length === 0 && cra.values.personne === personne)) return cra;
  const hidden = [
    ...(others.length > 0 ? OF_ALL : []),
    ...(cra.values.personne === personne ? [] : OF_ANOTHER),
    ...(placesOf(form).some(([, { kind }]) => kind === 'persons') ? OF_A_ROOM : []),
  ];
  const values = renamed(fieldsOf(form), cra.values, (id) => (id === personne ? id : undefined));
  const { faits: _all, ...rest } = cra;
  return {
    ...rest,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.includes(name))),
  } as C;
}
