// Évènement: organised or attended by a coordinator; it may be announced.
import { dateAnnoncee } from './champs.ts';
import {
  echelon,
  nomEvenement,
  organisateurAutre,
  organisateurs,
  participantsEvenement,
  typeEvenement,
  typeEvenementAutre,
} from './champs-coordination.ts';
import { siAutre } from './regles.ts';
import { defineCra } from './type.ts';

export const evenement = defineCra({
  id: 'evenement',
  titre: 'Évènement',
  court: 'CRA évènement',
  bouton: 'Évènement',
  metier: 'coordination',
  mots: ['évènement', 'événement', 'event', 'évent'],
  steps: {
    essentiel: {
      date: { ...dateAnnoncee, full: 'Date de l’évènement' },
      participants: participantsEvenement,
      nom: nomEvenement,
      typeEvenement,
      typeEvenementAutre,
      organisateurs,
      organisateurAutre,
    },
    deroule: { echelon: { ...echelon, full: 'Échelon territorial de l’évènement' } },
  },
  firstScreen: [
    'nom',
    'participants',
    'typeEvenement',
    'typeEvenementAutre',
    'organisateurs',
    'organisateurAutre',
    'date',
  ],
  rules: [siAutre('typeEvenement', 'typeEvenementAutre'), siAutre('organisateurs', 'organisateurAutre')],
  autre: { unite: 'participants', nombre: (values) => values.participants ?? 0 },
});
