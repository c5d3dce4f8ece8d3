// The person of an activity when it is saved: created on the way if they are new, their facts frozen on the record.
import { idOf } from '#bot/conversations/identity.ts';
import { newPersonIn } from '#bot/domain/beneficiaire/annuaire.ts';
import { type Beneficiaire, faitsDe } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Deps, Refus } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire, INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import type { Session } from './session.ts';

/**
 * The same answers with somebody who exists. Somebody new is created first, by the gesture that saves the activity: made again, it
 * finds them created. Facts already said on the activity itself win over those of the sheet.
 */
export async function withPerson(
  values: Answers,
  of: { readonly geste: string; readonly session: Session },
  deps: Deps,
): Promise<Answers> {
  const code = values.personne;
  if (typeof code !== 'string') return values;
  const sheet = await personOf(code, of, deps);
  const facts = faitsDe(sheet, String(values.date ?? of.session.today));
  return { ...facts, ...values, personne: sheet.id };
}

async function personOf(
  code: string,
  { geste, session }: { readonly geste: string; readonly session: Session },
  deps: Deps,
): Promise<Beneficiaire> {
  const acteur = session.acteur.id;
  const names = newPersonIn(code);
  if (!names) {
    const sheet = await findBeneficiaire(acteur, code, deps);
    if (!sheet) throw new Refus(INTROUVABLE);
    return sheet;
  }
  const id = idOf(geste, 'personne');
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
