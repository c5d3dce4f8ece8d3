// Animation: a coordinator's support to professionals and their structures.
import { dateFaite, dureeSeance } from './champs.ts';
import {
  initiative,
  interventions,
  thematiqueAutre,
  thematiquesAnimation,
  typeAnimation,
  typeAnimationAutre,
} from './champs-coordination.ts';
import { siAutre, sommeDe } from './regles.ts';
import { defineCra } from './type.ts';

export const animation = defineCra({
  id: 'animation',
  titre: 'Animation',
  court: 'CRA animation',
  bouton: 'Animation',
  metier: 'coordination',
  mots: ['animation', 'réunion', 'anim'],
  steps: {
    essentiel: {
      date: { ...dateFaite, full: 'Date de l’intervention' },
      duree: dureeSeance,
      interventions,
      typeAnimation,
      typeAnimationAutre,
      thematiques: thematiquesAnimation,
      thematiqueAutre,
    },
    deroule: { initiative },
  },
  firstScreen: [
    'duree',
    'interventions',
    'typeAnimation',
    'typeAnimationAutre',
    'thematiques',
    'thematiqueAutre',
    'date',
  ],
  rules: [siAutre('typeAnimation', 'typeAnimationAutre'), siAutre('thematiques', 'thematiqueAutre')],
  autre: { unite: 'interventions', nombre: (values) => sommeDe(values.interventions) },
});
