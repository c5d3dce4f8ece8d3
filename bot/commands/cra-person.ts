// The person of an activity when it is saved: created on the way if they are new, their facts frozen on the record.
import type { Conversation } from '#bot/conversations/conversation.ts';
import { idOf } from '#bot/conversations/identity.ts';
import { newPersonIn } from '#bot/domain/beneficiaire/annuaire.ts';
import { type Beneficiaire, FAITS, faitsDe } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { type Session, whoAsks } from './session.ts';

/** What an activity says of the person it names. */
export interface Named {
  /** Nobody in particular when absent. */
  readonly personne?: string;
  /** Their facts at its date, under the names of its own fields. */
  readonly faits: Answers;
}

interface Saving {
  readonly conversation: Conversation;
  readonly session: Session;
  readonly form: Form;
  /** What is written of them: an activity unless said. */
  readonly acte?: Acte;
}

/**
 * Who the answers name, as somebody who exists. Somebody new is created first, by the gesture that saves the activity: made again, it
 * finds them created. Whoever the activity named already is named still, and brings nothing new.
 */
export async function namedIn(values: Answers, of: Saving, deps: Deps): Promise<Named> {
  const code = values.personne;
  if (typeof code !== 'string') return { faits: {} };
  if (code === of.conversation.target?.personne) return { personne: code, faits: {} };
  const sheet = await personOf(code, of, deps);
  const faits = Object.entries(faitsDe(sheet, String(values.date ?? of.session.today)));
  const asked = fieldsOf(of.form);
  return { personne: sheet.id, faits: Object.fromEntries(faits.filter(([name]) => name in asked)) };
}

/**
 * The answers with who they name. Facts said on the activity itself win over those of the sheet; those that came with somebody
 * else leave with them.
 */
export function withPerson(values: Answers, named: Named, before?: Answers): Answers {
  const { personne: _code, ...said } = values;
  const who = named.personne === undefined ? {} : { personne: named.personne };
  if (before && before.personne === named.personne) return { ...said, ...who };
  const kept =
    before?.personne === undefined
      ? said
      : Object.fromEntries(
          Object.entries(said).filter(([name, value]) => !FAITS.includes(name) || value !== before[name]),
        );
  return { ...named.faits, ...kept, ...who };
}

async function personOf(code: string, saving: Saving, deps: Deps): Promise<Beneficiaire> {
  const { conversation, session, acte = 'activite' } = saving;
  const geste = conversation.id;
  const acteur = session.acteur.id;
  const names = newPersonIn(code);
  if (!names) {
    return (await personnePour({ acte, personne: code, ...whoAsks(session) }, deps)).sheet;
  }
  // Sent again with other names after a failure, the form creates somebody else.
  const id = idOf(geste, 'personne', names.prenom, names.nom);
  const created: Beneficiaire = {
    id,
    proprietaire: acteur,
    version: beneficiaireForm.version,
    values: { ...names },
    creeLe: session.now,
    modifieLe: session.now,
    rev: 0,
  };
  return changeBeneficiaire({ acteur, id, geste, apply: (current) => current ?? created }, deps);
}
