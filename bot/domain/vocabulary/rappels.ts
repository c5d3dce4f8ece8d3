// On which mornings somebody is told what they have to do.
import type { Option } from '#bot/forms/field.ts';

export type Rappels = 'sauf_dimanche' | 'chaque_jour' | 'jamais';

export const RAPPELS_PAR_DEFAUT: Rappels = 'sauf_dimanche';

export const rappels: readonly (Option & { readonly code: Rappels })[] = [
  { code: 'sauf_dimanche', label: 'Chaque jour sauf dimanche' },
  { code: 'chaque_jour', label: 'Chaque jour' },
  { code: 'jamais', label: 'Jamais' },
];
