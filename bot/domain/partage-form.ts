// The forms of sharing: with whom one person is shared, who is in a structure, and to whom files are handed over.
import { text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';

const LONGEST = 1000;

/** Colleagues named together, whatever they are asked. */
export const collegues = text({
  label: 'Collègues',
  required: true,
  maxLength: LONGEST,
  placeholder: '@karim @nadia',
  names: 'collegues',
  help: 'Leurs noms dans la messagerie, séparés par des espaces',
  missing: 'Indiquez au moins une personne, par exemple @karim.',
  keep: 'sealed',
});

/** One person, or one's list, with colleagues: each agrees for themselves. */
export const partageForm = defineForm({
  id: 'partage',
  version: 1,
  titre: 'Proposer un partage',
  titreCourt: 'Proposer un partage',
  submit: 'Proposer',
  steps: { avec: { titre: 'Avec qui', fields: { collegues } } },
  firstScreen: ['collegues'],
});

export const structureForm = defineForm({
  id: 'partage-structure',
  version: 1,
  titre: 'Partager dans une structure',
  titreCourt: 'Partage de structure',
  submit: 'Proposer',
  steps: {
    groupe: {
      titre: 'Structure',
      fields: {
        nom: text({
          label: 'Structure',
          required: true,
          maxLength: 120,
          missing: 'Indiquez le nom de la structure.',
          keep: 'sealed',
        }),
        collegues,
      },
    },
  },
  firstScreen: ['nom', 'collegues'],
});

/** To whom all files, or one, are handed over. */
export const passationForm = defineForm({
  id: 'passation',
  version: 1,
  titre: 'Passer des dossiers',
  titreCourt: 'Passer des dossiers',
  submit: 'Proposer',
  steps: {
    a: {
      titre: 'À qui',
      fields: {
        collegue: text({
          label: 'Collègue',
          required: true,
          maxLength: 120,
          placeholder: '@karim',
          names: 'collegues',
          help: 'Son nom dans la messagerie',
          missing: 'Indiquez une personne, par exemple @karim.',
          keep: 'sealed',
        }),
      },
    },
  },
  firstScreen: ['collegue'],
});

/** The names typed, each once, with their `@`. */
export function mentionsIn(typed: string): readonly string[] {
  const names = typed
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^@+/, '').replace(/[.:!?]+$/, ''))
    .filter((name) => name !== '' && name !== 'et');
  return [...new Set(names)].map((name) => `@${name}`);
}
