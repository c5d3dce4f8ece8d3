// Every form that can be filled, by its id.

import { envoiForm, envoiLibreForm } from '#bot/domain/beneficiaire/envoi-form.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { fusionForm } from '#bot/domain/beneficiaire/fusion-form.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
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
    ...typesCra.map((type) => type.form),
  ].map((form) => [form.id, form]),
);

export function allForms(): readonly Form[] {
  return [...forms.values()];
}

export function formById(id: string): Form | undefined {
  return forms.get(id);
}
