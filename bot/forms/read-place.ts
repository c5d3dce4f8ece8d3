// Reading a place or a commune: what is offered is taken at its code, what is typed is searched, what is missing is asked.
import { cleanLine } from './clean.ts';
import type { FormContext } from './context.ts';
import {
  type ChoiceField,
  type CommuneValue,
  choice,
  commune,
  type FieldOf,
  type ValueByKind,
} from './field.ts';
import { placeChoices } from './options.ts';
import { absent, GONE, type Reader, type Reading, type Source, textOf } from './reading.ts';

export const readPlace: Reader<'place'> = (field, source) => {
  const code = textOf(source);
  if (code === '') return absent;
  const offered = placeChoices(field, source.context).find((choice) => choice.code === code);
  if (offered?.value) return { value: offered.value };
  const [typeCode = '', detail] = code.split('.', 2);
  const type = field.types.find((t) => t.code === typeCode);
  if (typeCode === 'lieu' && detail !== undefined) return ownPlace(field, source, detail);
  if (type?.asks !== 'commune') return { error: GONE };
  const name = `${source.name}.commune`;
  const read =
    detail === undefined
      ? communeNamed({ at: name, part: name }, source)
      : communeOfCode(detail, source.context);
  if ('absent' in read) return { ask: { [name]: TYPED } };
  return 'value' in read ? { value: { type: type.code, commune: read.value } } : read;
};

const TYPED = commune({
  label: 'Commune',
  required: true,
  help: 'Nom ou code postal',
  missing: 'Indiquez la commune.',
});

/** A place archived since, of a record being changed. */
function ownPlace(field: FieldOf<'place'>, { context }: Source, id: string): Reading<ValueByKind['place']> {
  const own = context.places.find((p) => p.id === id);
  const type = field.types.find((t) => t.asks === 'place');
  if (!own || !type) return { error: 'Ce lieu n’existe plus : choisissez-en un autre.' };
  return { value: { type: type.code, lieu: id, ...(own.commune && { commune: own.commune }) } };
}

/** Among several of one name, the choice is a part of its own: the other fields of the screen are read again with it. */
export const readCommune: Reader<'commune'> = (_field, source) => {
  const part = `${source.name}.choix`;
  const chosen = textOf({ ...source, name: part });
  return chosen === ''
    ? communeNamed({ at: source.name, part }, source)
    : communeNamed({ at: part, part }, source);
};

interface Where {
  /** Where it was typed: an error is shown there. */
  readonly at: string;
  /** Where it is asked which. */
  readonly part: string;
}

function communeNamed({ at, part }: Where, source: Source): Reading<CommuneValue> {
  const { context } = source;
  const typed = textOf({ ...source, name: at });
  if (cleanLine(typed) === '') return absent;
  if (typed === ANOTHER) return anotherCommune(`${at}.autre`, source);
  if (typed.startsWith(CHOSEN)) return communeOfCode(typed.slice(CHOSEN.length), context);
  const match = context.communes(typed);
  if ('found' in match) return { value: match.found };
  if ('candidates' in match) return { ask: { [part]: whichCommune(match.candidates) } };
  const near = match.near
    .map((c) => c.nom)
    .slice(0, 3)
    .join(', ');
  return {
    error: near
      ? `Commune introuvable. Vouliez-vous dire : ${near} ?`
      : 'Commune introuvable : écrivez son nom ou son code postal.',
    at,
  };
}

/** An INSEE code may be the postcode of another commune: one that was chosen is told from one that was typed. */
const CHOSEN = 'insee-';

/** None of those offered: typed again, in a box of its own. */
const ANOTHER = `${CHOSEN}autre`;

function anotherCommune(at: string, source: Source): Reading<CommuneValue> {
  const read = communeNamed({ at, part: at }, source);
  return 'absent' in read ? { ask: { [at]: TYPED } } : read;
}

function communeOfCode(code: string, context: FormContext): Reading<CommuneValue> {
  const match = context.communes(code);
  const all = 'found' in match ? [match.found] : 'candidates' in match ? match.candidates : [];
  const value = all.find((commune) => commune.code === code);
  return value ? { value } : { error: GONE };
}

function whichCommune(candidates: readonly CommuneValue[]): ChoiceField {
  const offered = candidates.map((c) => ({ code: `${CHOSEN}${c.code}`, label: c.nom }));
  const options = [...offered, { code: ANOTHER, label: 'Une autre commune…' }];
  return choice({ label: 'Quelle commune ?', required: true, options, missing: 'Choisissez la commune.' });
}
