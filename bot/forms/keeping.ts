// Splits answers by how each is kept: in clear, sealed beside the record, or sealed in a record apart.
import type { Answers, Fields, Keeping } from './field.ts';

/** An answer whose field is unknown (an older version of the form) is sealed: it may be anything. */
export function splitByKeeping(fields: Fields, values: Answers): Readonly<Record<Keeping, Answers>> {
  const of = (keeping: Keeping): Answers =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([name, value]) => value !== undefined && keepingOf(fields, name) === keeping,
      ),
    );
  return { clear: of('clear'), sealed: of('sealed'), apart: of('apart') };
}

function keepingOf(fields: Fields, name: string): Keeping {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field ? (field.keep ?? 'clear') : 'sealed';
}
