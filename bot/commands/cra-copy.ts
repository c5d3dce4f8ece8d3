// The same activity again: a copy dated today, to be read, changed if need be, and saved.
import { copyOf } from '#bot/domain/cra/cra.ts';
import { isEffacee } from '#bot/domain/cra/effacement.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { renamed } from '#bot/domain/cra/personnes.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { summarize } from '#bot/forms/summary.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findCra, type StoredCra } from '#bot/storage/cras.ts';
import { freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, dataOf, formContext, type Session } from './session.ts';

/** Opens a copy of a CRA, dated today. */
export async function copyCra(
  { id, from }: { readonly id: string; readonly from: StoredCra },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const type = typeCra(from.type);
  if (!type) throw new Refus('Ce type d’activité n’existe plus.');
  const { form } = type;
  // Nobody is erased twice: what is done again is done for somebody else.
  const named = renamed(fieldsOf(form), from.values, (id) => (isEffacee(id) ? undefined : id));
  const values = copyOf(named, session.today);
  const intro = await alsoKept(form, values, { session, deps });
  return openForm(
    { id, form, names: form.firstScreen, values, intro, origin: 'copie', said: true },
    session,
    deps,
  );
}

/** What a copy holds beyond its first screen, said rather than shown: it is read in a glance and changed afterwards. */
async function alsoKept(
  form: Form,
  values: Answers,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<string> {
  const others = Object.fromEntries(
    Object.entries(fieldsOf(form)).filter(([name]) => !form.firstScreen.includes(name)),
  );
  const lines = summarize(others, values, await formContext(session, deps, { form }));
  return lines.length === 0
    ? ''
    : `Repris aussi : ${lines.map((line) => `${line.label} : ${plain(line.text)}`).join(' · ')}`;
}

const copy: Action = async ({ ticket }, session, deps) => {
  const from = await findCra(session.acteur.id, dataOf(ticket, 'cra'), deps);
  if (!from) throw new Refus('Cette activité n’existe plus.');
  return copyCra({ id: await freshId(ticket, session, deps), from }, session, deps);
};

export const copyActions: Readonly<Record<string, Action>> = { 'cra.copier': copy };
