// Where an activity takes place (La Coop, 1.4): own place, somebody's home, a distance, elsewhere.
import type { PlaceType } from '#bot/forms/field.ts';

export const typesLieu: readonly PlaceType[] = [
  { code: 'lieu_activite', label: 'Lieu d’activité', asks: 'place' },
  {
    code: 'domicile',
    label: 'À domicile',
    asks: 'commune',
    nearby: true,
    synonyms: ['domicile', 'chez la personne', 'maison'],
  },
  {
    code: 'a_distance',
    label: 'À distance',
    synonyms: [
      'distance',
      'distanciel',
      'par téléphone',
      'au téléphone',
      'visio',
      'en visio',
      'visioconférence',
    ],
  },
  { code: 'autre', label: 'Autre lieu', asks: 'commune' },
];
