// Every form that can be filled, by its id.

import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import { envoiForm, envoiLibreForm } from '#bot/domain/beneficiaire/envoi-form.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { fusionForm } from '#bot/domain/beneficiaire/fusion-form.ts';
import { bilanForm } from '#bot/domain/bilan-form.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { equipeForm, invitationForm } from '#bot/domain/equipe-form.ts';
import { lieuForm } from '#bot/domain/lieu.ts';
import { partageForm, passationForm, structureForm } from '#bot/domain/partage-form.ts';
import { accueilForm, profilForm } from '#bot/domain/profil.ts';
import { reportForm, tacheForm } from '#bot/domain/tache.ts';
import type { Form } from '#bot/forms/form.ts';

const forms: ReadonlyMap<string, Form> = new Map(
  [
    accueilForm,
    profilForm,
    lieuForm,
    beneficiaireForm,
    tacheForm,
    reportForm,
    fusionForm,
    envoiForm,
    envoiLibreForm,
    partageForm,
    structureForm,
    passationForm,
    equipeForm,
    bilanForm,
    invitationForm,
    ...typesCra.map((type) => type.form),
  ].map((form) => [form.id, form]),
);

/** Forms whose record is a person, and what she is to be opened for. */
const ACTES: Readonly<Record<string, Acte>> = {
  [beneficiaireForm.id]: 'modifier',
  [fusionForm.id]: 'fusionner',
  [envoiForm.id]: 'envoyer',
  [envoiLibreForm.id]: 'envoyer',
  [partageForm.id]: 'partager',
  [passationForm.id]: 'passer',
};

/** What a form about a person needs of the table of rights; undefined for one about anything else. */
export function acteOf(form: string): Acte | undefined {
  return Object.hasOwn(ACTES, form) ? ACTES[form] : undefined;
}

export function formById(id: string): Form | undefined {
  return forms.get(id);
}
