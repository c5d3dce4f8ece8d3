// Reading several people, written one a line: who a line surely is, what is to be asked of it on a screen of its own, what it lacks.
import { cleanLine, cleanText } from './clean.ts';
import type { PersonDirectory, PersonOption } from './context.ts';
import { type ChoiceField, choice, type Fields } from './field.ts';
import { absent, type Reader, type Source, textOf } from './reading.ts';

/** In characters: a client that cuts what it sends must not cut a name. */
const LONGEST = 9_900;
const LONGEST_LINE = 100;
/** Lines asked about on one screen; the others on the next. */
const AT_ONCE = 8;
const LONGEST_LABEL = 24;

const REMOVED: PersonOption = { code: 'retirer', label: 'Retirer ce nom' };

/** What comes before the names of a list that was pasted. */
const BULLET = /^[-–—•*·]\s+/u;

type LineRead =
  | { readonly code: string }
  | { readonly removed: true }
  | { readonly error: string }
  | { readonly ask: ChoiceField; readonly name: string };

/** The same person twice is once; two namesakes are two lines. */
export const readPersons: Reader<'persons'> = (field, source) => {
  const typed = textOf(source);
  const lines = linesOf(typed);
  if (lines.length === 0) return absent;
  const { persons } = source.context;
  if (!persons) return { error: 'Ces personnes sont introuvables.' };
  if (lines.length > field.most || typed.length > LONGEST)
    return { error: `Indiquez au plus ${field.most} noms, un par ligne.` };
  const read = lines.map((line, index) => readLine({ line, rank: index + 1 }, source, persons));
  const refused = read.find((one) => 'error' in one);
  if (refused) return { error: refused.error };
  const asked = read.filter((one) => 'ask' in one).slice(0, AT_ONCE);
  if (asked.length > 0)
    return { ask: Object.fromEntries(asked.map(({ name, ask }) => [name, ask])) satisfies Fields };
  const codes = new Set(read.flatMap((one) => ('code' in one ? [one.code] : [])));
  return codes.size === 0 ? absent : { value: [...codes] };
};

function linesOf(typed: string): readonly string[] {
  return cleanText(typed)
    .split('\n')
    .map((line) => cleanLine(line).replace(BULLET, ''))
    .filter((line) => line !== '');
}

/** A choice is taken among what its own line offers, so that it means nobody else once the text was changed. Its name tells no name. */
function readLine(
  { line, rank }: { readonly line: string; readonly rank: number },
  source: Source,
  persons: PersonDirectory,
): LineRead {
  const written = persons.has(line) ? line : persons.ofLine(line);
  if (written !== undefined) return { code: written };
  if (line.length > LONGEST_LINE) return { error: `Ligne ${rank} : écrivez un nom par ligne.` };
  const sure = persons.certain(line);
  if (sure !== undefined) return { code: sure };
  const near = persons.search(line);
  if (near.length === 0)
    return { error: `Cette personne est introuvable. Ligne ${rank} : écrivez le prénom et le nom.` };
  const name = `${source.name}.ligne${rank}`;
  const chosen = textOf({ ...source, name });
  if (chosen === REMOVED.code) return { removed: true };
  if (near.some(({ code }) => code === chosen)) return { code: chosen };
  return { name, ask: asking(line, near) };
}

function asking(line: string, near: readonly PersonOption[]): ChoiceField {
  const label = line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
  return choice({
    label,
    help: label === line ? 'Qui est-ce ?' : `Qui est « ${line} » ?`,
    required: true,
    options: [...near, REMOVED],
    missing: 'Choisissez la personne, ou retirez ce nom.',
  });
}
