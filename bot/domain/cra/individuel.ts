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
  personne2,
  posture,
  precisions,
  thematiques,
} from './champs.ts';
import { aDeux, aFaire, personneAnonyme, redirectionChamps, suite } from './champs-personne.ts';
import { deuxPersonnes, recusEnsemble, redirectionCoherente } from './regles.ts';
import { defineCra } from './type.ts';

export const individuel = defineCra({
  id: 'individuel',
  titre: 'Accompagnement individuel',
  court: 'CRA individuel',
  bouton: 'Individuel',
  metier: 'mediation',
  version: 2,
  mots: ['individuel', 'individuelle', 'indiv', 'ind', 'i', 'accompagnement', 'accompagnement individuel'],
  steps: {
    essentiel: { date: dateFaite, duree, lieu, thematiques, personne, personne2 },
    deroule: { materiel, posture, autonomie, precisions, domaines: domainesAussi, demarches: demarchesAussi },
    suite: { suite, ...redirectionChamps, aFaire },
    personne: { aDeux, ...personneAnonyme },
  },
  firstScreen: ['duree', 'thematiques', 'personne', 'personne2', 'materiel', 'lieu', 'date'],
  rules: [redirectionCoherente, deuxPersonnes],
  accompagnements: recusEnsemble,
});
