// What is said of a session itself: level of a workshop, reason of a missed appointment, private feeling (research 42–44, 7, 8).
import type { Option } from '#bot/forms/field.ts';

export const niveaux: readonly Option[] = [
  {
    code: 'debutant',
    label: '★ Débutant',
    full: 'Débutant',
    synonyms: ['débutant', 'débutants', 'initiation'],
  },
  { code: 'intermediaire', label: '★★ Intermédiaire', full: 'Intermédiaire' },
  { code: 'avance', label: '★★★ Avancé', full: 'Avancé', synonyms: ['perfectionnement'] },
];

export const motifsRdv: readonly Option[] = [
  { code: 'absence', label: 'Absence', synonyms: ['absent', 'absente', 'pas venu', 'pas venue', 'lapin'] },
  {
    code: 'annulation_tardive',
    label: 'Annulation tardive',
    synonyms: ['annulation', 'annulé', 'décommandé'],
  },
  { code: 'oubli', label: 'Oubli', synonyms: ['oublié'] },
];

export const ressentis: readonly Option[] = [
  { code: 'espoir', label: 'Espoir' },
  { code: 'fierte', label: 'Fierté' },
  { code: 'neutre', label: 'Neutre' },
  { code: 'inquietude', label: 'Inquiétude' },
];
