// How a CRA reads in the chat: one line of what it says, and the buttons that complete it.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Field } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { type SummaryLine, summarize } from '#bot/forms/summary.ts';
import type { Block, Deps } from '#bot/ports.ts';
import { plain } from './markdown.ts';
import { buttonsFor, type Pressable, type Session } from './session.ts';

/** What may be seen by someone looking over the shoulder: notes and feeling are shown on demand only. */
const HIDDEN = ['notes', 'ressenti', 'ressentiMot'];

/** Titre, then what was said, on one line; `whole` adds the optional fields, `list` leaves out the date, said before it. */
export function craLine(
  cra: Cra,
  context: FormContext,
  details: 'list' | 'short' | 'whole' = 'short',
): string {
  const type = typeCra(cra.type);
  if (!type) return `**${cra.type}**`;
  const fields = Object.entries(fieldsOf(type.form)).filter(
    ([name]) =>
      !HIDDEN.includes(name) &&
      (details !== 'list' || name !== 'date') &&
      (details === 'whole' || type.form.firstScreen.includes(name) || name === 'aDeux'),
  );
  const said = summarize(Object.fromEntries(fields), cra.values, context);
  const shown = said.map((line) => plain(onALine(line, fieldsOf(type.form)[line.name])));
  return [`**${type.titre}**`, ...shown].join(' · ');
}

/** A box ticked, a number without its unit or « Autre » says nothing without its label. */
function onALine({ label, text }: SummaryLine, field: Field | undefined): string {
  if (field?.kind === 'yesNo') return label;
  const bare = (field?.kind === 'number' && field.units === undefined) || text === 'Autre';
  return bare ? `${label} : ${text}` : text;
}

/** Every answer, one a line, notes included: « Voir ». */
export function craSheet(cra: Cra, context: FormContext): string {
  const type = typeCra(cra.type);
  if (!type) return `**${cra.type}**`;
  const lines = summarize(fieldsOf(type.form), cra.values, context);
  return [`#### ${type.titre}`, ...lines.map((line) => `- **${line.label}** : ${plain(line.text)}`)].join(
    '\n',
  );
}

/** « Déroulé », « Suite », « Personne », « Notes », « Modifier »: each opens one dialog of that group. */
export function completingButtons(type: TypeCra, cra: Cra): readonly Pressable[] {
  const data = { cra: cra.id };
  return [
    ...type.boutons.map(({ step, label }) => ({ label, action: 'cra.completer', data: { ...data, step } })),
    { label: 'Modifier', action: 'cra.modifier', data },
  ];
}

/** The card of a recorded CRA. */
export function craBlock(
  cra: Cra,
  at: { readonly session: Session; readonly context: FormContext },
  deps: Deps,
): Block {
  const type = typeCra(cra.type);
  const buttons = type
    ? buttonsFor(completingButtons(type, cra), { session: at.session, prefix: 'c' }, deps)
    : [];
  return { text: craLine(cra, at.context, 'whole'), buttons };
}
