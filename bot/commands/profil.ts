// `/profil`: role, employer with its dates, time zone, reminders, e-mail.
import { idOf } from '#bot/conversations/identity.ts';
import type { Acteur, Employeur } from '#bot/domain/acteur.ts';
import { profilForm } from '#bot/domain/profil.ts';
import { RAPPELS_PAR_DEFAUT, type Rappels } from '#bot/domain/vocabulary/rappels.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { summarize } from '#bot/forms/summary.ts';
import { fold } from '#bot/forms/words.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { donnees } from './donnees.ts';
import { type Completion, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Command, formContext, type Session } from './session.ts';

export const profil: Command = async (text, session, deps) => {
  if (fold(text) === 'donnees') return donnees(session, deps);
  const { emailScelle } = session.acteur;
  const opened = emailScelle === undefined ? undefined : await deps.keyring.open(emailScelle);
  const values = answersOf(session.acteur, opened);
  const id = idOf(session.request.id);
  return openForm(
    { id, form: profilForm, names: profilForm.firstScreen, values, origin: 'formulaire', said: false },
    session,
    deps,
  );
};

/** The profile as the form shows it; the employer is the last one. */
function answersOf(acteur: Acteur, email: string | undefined): Answers {
  const employeur = acteur.employeurs.at(-1);
  return {
    role: acteur.role,
    fuseau: acteur.fuseau,
    rappels: acteur.rappels ?? RAPPELS_PAR_DEFAUT,
    ...(employeur && { structure: employeur.nom }),
    ...(employeur?.du !== undefined && { structureDu: employeur.du }),
    ...(employeur?.au !== undefined && { structureAu: employeur.au }),
    ...(email !== undefined && { email }),
  };
}

const save: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const { id } = session.acteur;
  const emailScelle =
    typeof values.email === 'string' ? await deps.keyring.seal(id, values.email) : undefined;
  const apply = ({ emailScelle: _before, ...current }: Acteur = session.acteur): Acteur => ({
    ...current,
    role: values.role as Acteur['role'],
    fuseau: String(values.fuseau),
    rappels: values.rappels as Rappels,
    employeurs: employeursAfter(current.employeurs, values),
    ...(emailScelle !== undefined && { emailScelle }),
  });
  const changed = await changeActeur({ id, apply, conversation }, deps);
  return recorded('Profil enregistré', { ...session, ...changed }, { deps, values });
};

/** Another name is another employer, after the one before; the same name is a correction of it. */
function employeursAfter(before: readonly Employeur[], values: Answers): readonly Employeur[] {
  const [nom, du, au] = [values.structure, values.structureDu, values.structureAu];
  if (typeof nom !== 'string') return before;
  const employeur = { nom, ...(typeof du === 'string' && { du }), ...(typeof au === 'string' && { au }) };
  return before.at(-1)?.nom === nom ? [...before.slice(0, -1), employeur] : [...before, employeur];
}

async function recorded(
  done: string,
  session: Session,
  { deps, values }: { readonly deps: Deps; readonly values: Answers },
): Promise<Reply> {
  const context = await formContext(session, deps);
  const lines = summarize(fieldsOf(profilForm), values, context);
  const text = [`${done} :`, ...lines.map((line) => `- **${line.label}** : ${plain(line.text)}`)].join('\n');
  return { show: 'closed', message: { text, lasting: `${done}.` } };
}

const confirm: Completion['confirm'] = async (_id, session, deps) =>
  recorded('Déjà enregistré', session, { deps, values: answersOf(session.acteur, undefined) });

export const profilCompletion: Completion = { save, confirm };
