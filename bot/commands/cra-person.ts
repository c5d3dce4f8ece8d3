// The people of an activity when it is saved: created on the way if they are new, their facts read to be frozen on the record.
import type { Conversation } from '#bot/conversations/conversation.ts';
import { idOf } from '#bot/conversations/identity.ts';
import { newPersonIn } from '#bot/domain/beneficiaire/annuaire.ts';
import { type Beneficiaire, faitsDe } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { namedBy, renamed } from '#bot/domain/cra/personnes.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { Deps } from '#bot/ports.ts';
import { createBeneficiaires } from '#bot/storage/beneficiaires.ts';
import { personnesPour } from '#bot/storage/vues.ts';
import { type Session, whoAsks } from './session.ts';

/** What an activity says of the people it names. */
export interface Named {
  /** The answers, each person under the id of her sheet. */
  readonly values: Answers;
  /** What is known at its date of those whom it did not name already. */
  readonly faits: ReadonlyMap<string, Answers>;
}

interface Saving {
  readonly conversation: Conversation;
  readonly session: Session;
  readonly form: Form;
  /** What is written of them: an activity unless said. */
  readonly acte?: Acte;
}

/**
 * Whom the answers name, as people who exist. Those who are new are created first, by the gesture that saves the activity: made again, it
 * finds them created. Those whom the activity named already are named still, and bring nothing new.
 */
export async function namedIn(values: Answers, of: Saving, deps: Deps): Promise<Named> {
  const { conversation, session, form, acte = 'activite' } = of;
  const kept = conversation.target?.personnes ?? [];
  const codes = namedBy(form, values).filter((code) => !kept.includes(code));
  const known = codes.filter((code) => newPersonIn(code) === undefined);
  const found = await personnesPour({ acte, personnes: known, ...whoAsks(session) }, deps);
  const news = codes.flatMap((code) => newSheet(code, of) ?? []);
  const by = { acteur: session.acteur.id, geste: conversation.id };
  const created = await createBeneficiaires(
    news.map(({ sheet }) => sheet),
    by,
    deps,
  );
  const sheets = new Map([
    // A sheet that was merged is the one it was merged into.
    ...found.map((sheet, index) => [known[index], sheet] as const),
    ...created.map((sheet, index) => [news[index]?.code, sheet] as const),
  ]);
  const date = String(values.date ?? session.today);
  return {
    values: renamed(fieldsOf(form), values, (code) => sheets.get(code)?.id ?? code),
    faits: new Map([...sheets.values()].map((sheet) => [sheet.id, faitsDe(sheet, date)])),
  };
}

interface NewPerson {
  readonly code: string;
  readonly sheet: Beneficiaire;
}

/** Sent again with other names after a failure, the form creates somebody else. */
function newSheet(code: string, { conversation, session }: Saving): NewPerson | undefined {
  const names = newPersonIn(code);
  if (!names) return undefined;
  const sheet = {
    id: idOf(conversation.id, 'personne', names.prenom, names.nom),
    proprietaire: session.acteur.id,
    version: beneficiaireForm.version,
    values: { ...names },
    creeLe: session.now,
    modifieLe: session.now,
    rev: 0,
  };
  return { code, sheet };
}
