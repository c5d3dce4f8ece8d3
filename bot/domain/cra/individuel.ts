// Accompagnement individuel: one person, or two received together.
import {
  autonomie,
  dateFaite,
  demarchesAussi,
  domainesAussi,
  duree,
  lieu,
  materiel,
  personne,
  posture,
  precisions,
  thematiques,
} from './champs.ts';
import { aDeux, aFaire, personneAnonyme, redirectionChamps, suite } from './champs-personne.ts';
import { redirectionCoherente } from './regles.ts';
import { defineCra } from './type.ts';

export const individuel = defineCra({
  id: 'individuel',
  titre: 'Accompagnement individuel',
  court: 'CRA individuel',
  bouton: 'Individuel',
  metier: 'mediation',
  mots: ['individuel', 'individuelle', 'indiv', 'ind', 'i', 'accompagnement', 'accompagnement individuel'],
  steps: {
    essentiel: { date: dateFaite, duree, lieu, thematiques, personne },
    deroule: { materiel, posture, autonomie, precisions, domaines: domainesAussi, demarches: demarchesAussi },
    suite: { suite, ...redirectionChamps, aFaire },
    personne: { aDeux, ...personneAnonyme },
  },
  firstScreen: ['duree', 'thematiques', 'personne', 'materiel', 'lieu', 'date'],
  rules: [redirectionCoherente],
  accompagnements: (values) => (values.aDeux ? 2 : 1),
});
