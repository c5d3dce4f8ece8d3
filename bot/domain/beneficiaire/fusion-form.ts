// The question of a merge: with which other sheet.
import { person } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';

/** Nobody, which the field shows at first. */
const AUCUNE = 'Aucune';

export const fusionForm = defineForm({
  id: 'fusion',
  version: 1,
  titre: 'Fusionner deux fiches',
  titreCourt: 'Fusionner deux fiches',
  submit: 'Comparer',
  steps: {
    autre: {
      titre: 'Autre fiche',
      fields: {
        autre: person({
          label: 'Fiche à joindre',
          required: true,
          anonymous: AUCUNE,
          missing: 'Choisissez la fiche à joindre à celle-ci.',
        }),
      },
    },
  },
  firstScreen: ['autre'],
});
