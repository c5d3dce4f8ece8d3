// The forms of teams: the name of one that is made, and the colleagues who are asked to join.
import { text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';

/** A team's name is read beside figures, on one line. */
export const LONGEST_TEAM = 80;

export const equipeForm = defineForm({
  id: 'equipe',
  version: 1,
  titre: 'Créer une équipe',
  titreCourt: 'Créer une équipe',
  submit: 'Créer',
  steps: {
    equipe: {
      titre: 'Équipe',
      fields: {
        nom: text({
          label: 'Nom de l’équipe',
          required: true,
          maxLength: LONGEST_TEAM,
          placeholder: 'Conseillers numériques du Finistère',
          missing: 'Donnez un nom à l’équipe.',
        }),
      },
    },
  },
  firstScreen: ['nom'],
});

export const invitationForm = defineForm({
  id: 'equipe-invitation',
  version: 1,
  titre: 'Inviter dans l’équipe',
  titreCourt: 'Inviter',
  submit: 'Inviter',
  steps: {
    qui: {
      titre: 'Qui',
      fields: {
        collegues: text({
          label: 'Collègues',
          required: true,
          maxLength: 1000,
          placeholder: '@lea @karim',
          help: 'Leurs noms dans la messagerie, séparés par des espaces',
          missing: 'Indiquez au moins une personne, par exemple @lea.',
          keep: 'sealed',
        }),
      },
    },
  },
  firstScreen: ['collegues'],
});
