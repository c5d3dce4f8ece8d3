// The equipment used during an activity (La Coop, 1.4).
import type { Option } from '#bot/forms/field.ts';

export const PAS_DE_MATERIEL = 'aucun';

export const materiels: readonly Option[] = [
  {
    code: 'ordinateur',
    label: 'Ordinateur',
    synonyms: ['ordi', 'pc', 'portable', 'mac', 'ordinateur portable'],
  },
  { code: 'telephone', label: 'Téléphone', synonyms: ['tel', 'smartphone', 'mobile', 'iphone', 'android'] },
  { code: 'tablette', label: 'Tablette', synonyms: ['ipad'] },
  { code: 'autre', label: 'Autre', full: 'Autre matériel', synonyms: ['autre matériel'] },
  { code: PAS_DE_MATERIEL, label: 'Pas de matériel', synonyms: ['sans matériel', 'aucun matériel'] },
];
