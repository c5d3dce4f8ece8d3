// The form of an annual report: what it is of, its author's own words, and what people said, who are not named.
import { choice, longText, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import { sansDonneesSensibles } from './donnees-sensibles.ts';

const LONGEST = 3000;

const mots = (label: string, placeholder: string) =>
  longText({ label, placeholder, maxLength: LONGEST, schema: sansDonneesSensibles, keep: 'sealed' });

export const PROPOS = {
  marquants: mots('Temps forts', 'Un atelier qui a marché, un partenariat nouveau…'),
  difficultes: mots('Difficultés', 'Ce qui a manqué, ce qui a bloqué…'),
  perspectives: mots('Perspectives', 'Ce qui vient l’an prochain…'),
} as const;

export const bilanForm = defineForm({
  id: 'bilan',
  version: 1,
  titre: 'Bilan d’activité',
  titreCourt: 'Bilan d’activité',
  submit: 'Préparer le bilan',
  steps: {
    bilan: {
      titre: 'Bilan',
      fields: {
        de: text({
          label: 'Bilan de',
          required: true,
          maxLength: 300,
          help: 'Une année ou une période, « équipe » ou « moi », des filtres',
          missing: 'Dites de quoi, par exemple « 2025 » ou « équipe 2025 ».',
          keep: 'sealed',
        }),
        format: choice({
          label: 'Fichier',
          required: true,
          default: 'docx',
          options: [
            { code: 'docx', label: 'Word, à compléter' },
            { code: 'pdf', label: 'PDF' },
            { code: 'pptx', label: 'PPTX, à compléter' },
          ],
        }),
        ...PROPOS,
        verbatims: longText({
          label: 'Paroles recueillies',
          help: 'Une par ligne, sans nom',
          maxLength: LONGEST,
          schema: sansDonneesSensibles,
          keep: 'sealed',
        }),
      },
    },
  },
  firstScreen: ['de', 'format', 'marquants', 'difficultes', 'perspectives', 'verbatims'],
});
