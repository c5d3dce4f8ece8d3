// What people do: médiateur, conseiller numérique, coordinateur.
import type { Option } from '#bot/forms/field.ts';

export type Role = 'mediateur' | 'conseiller' | 'coordinateur';

export const roles: readonly (Option & { readonly code: Role })[] = [
  { code: 'mediateur', label: 'Médiation numérique', synonyms: ['médiateur', 'médiatrice'] },
  {
    code: 'conseiller',
    label: 'Conseil numérique',
    synonyms: ['conseiller', 'conseillère', 'conum', 'cnfs'],
  },
  { code: 'coordinateur', label: 'Coordination', synonyms: ['coordinateur', 'coordinatrice', 'coordo'] },
];
