// What reading one field gives, and the readers that others are made of: a text, a whole number, a choice.
import { cleanLine, cleanText } from './clean.ts';
import type { FormContext } from './context.ts';
import { choice, type FieldOf, type Fields, type Kind, type ValueByKind } from './field.ts';
import { EMPTY, type RawAnswers } from './raw.ts';

/** A value; nothing; a sentence beside the field named `at`; or further fields to ask, on a screen of their own. */
export type Reading<V> =
  | { readonly value: V }
  | { readonly absent: true }
  | { readonly error: string; readonly at?: string }
  | { readonly ask: Fields };

export interface Source {
  readonly name: string;
  readonly raw: RawAnswers;
  readonly context: FormContext;
}

export type Reader<K extends Kind> = (field: FieldOf<K>, source: Source) => Reading<ValueByKind[K]>;

export const absent = { absent: true } as const;

export function textOf({ raw, name }: Source): string {
  const answer = raw[name];
  return typeof answer === 'string' && answer !== EMPTY ? answer : '';
}

export const GONE = 'Ce choix n’existe plus : choisissez-en un autre.';

export function readText(field: FieldOf<'text'> | FieldOf<'longText'>, source: Source): Reading<string> {
  const typed = textOf(source);
  const text = field.kind === 'text' ? cleanLine(typed) : cleanText(typed);
  if (text === '') return absent;
  if (text.length > field.maxLength) {
    const [length, most] = [text.length, field.maxLength].map((n) => n.toLocaleString('fr-FR'));
    return { error: `Ce texte a ${length} caractères : raccourcissez-le à ${most} au plus.` };
  }
  const checked = field.schema?.safeParse(text);
  if (checked && !checked.success)
    return { error: checked.error.issues[0]?.message ?? 'Ce texte n’est pas accepté.' };
  const refused = field.kind === 'text' ? field.check?.(text, source.context.today) : undefined;
  if (refused !== undefined) return { error: refused };
  const doubt = field.kind === 'longText' ? field.doubt?.(text) : undefined;
  return doubt === undefined
    ? { value: checked?.data ?? text }
    : keptAllTheSame({ field, doubt, text }, source);
}

const KEEP = 'garder';

/** A doubtful text is kept, or left out, as its author says. */
function keptAllTheSame(
  {
    field,
    doubt,
    text,
  }: { readonly field: FieldOf<'text'> | FieldOf<'longText'>; readonly doubt: string; readonly text: string },
  source: Source,
): Reading<string> {
  const name = `${source.name}.doute`;
  const said = textOf({ ...source, name });
  if (said === KEEP) return { value: text };
  if (said !== '') return absent;
  const options = [
    { code: KEEP, label: 'Enregistrer quand même' },
    { code: 'retirer', label: 'Enregistrer sans ce texte' },
  ];
  return {
    ask: {
      [name]: choice({
        label: field.label,
        help: doubt,
        required: true,
        options,
        missing: 'Dites si ce texte doit être gardé.',
      }),
    },
  };
}

export function readInteger(typed: string, min: number, max: number): Reading<number> {
  const text = cleanLine(typed).replace(/[\s\u202f]/g, '');
  if (text === '') return absent;
  if (!/^[-+]?\d+$/.test(text)) return { error: 'Écrivez un nombre entier, par exemple 8.' };
  // A zero is a zero, whatever sign was typed before it.
  const value = Number(text) + 0;
  if (value < min)
    return { error: min === 0 ? 'Ce nombre ne peut pas être négatif.' : `Indiquez au moins ${min}.` };
  if (value > max) return { error: `Indiquez au plus ${max.toLocaleString('fr-FR')}.` };
  return { value };
}

export const readChoice: Reader<'choice'> = (field, source) => {
  const code = textOf(source);
  if (code === '') return absent;
  return field.options.some((option) => option.code === code) ? { value: code } : { error: GONE };
};
