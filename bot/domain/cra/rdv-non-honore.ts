// Rendez-vous non honoré: no accompaniment took place, it is counted apart.
import { dateFaite, dureePrevue, lieu, motif, personne } from './champs.ts';
import { aFaire } from './champs-personne.ts';
import { defineCra } from './type.ts';

export const rdvNonHonore = defineCra({
  id: 'rdv-non-honore',
  titre: 'Rendez-vous non honoré',
  court: 'RDV non honoré',
  bouton: 'RDV non honoré',
  metier: 'mediation',
  mots: [
    'rdv non honoré',
    'rendez-vous non honoré',
    'rdv',
    'rendez-vous',
    'non honoré',
    'lapin',
    'absent',
    'absence',
    'r',
  ],
  steps: {
    essentiel: { date: dateFaite, motif, dureePrevue, lieu, personne },
    suite: { aFaire },
  },
  firstScreen: ['motif', 'personne', 'dureePrevue', 'lieu', 'date'],
  sansActivite: true,
});
