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
import { aDeux, aFaire, deuxieme, personneAnonyme, redirectionChamps, suite } from './champs-personne.ts';
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
    essentiel: { date: dateFaite, duree, lieu, thematiques, personne, deuxieme },
    deroule: { materiel, posture, autonomie, precisions, domaines: domainesAussi, demarches: demarchesAussi },
    suite: { suite, ...redirectionChamps, aFaire },
    personne: { aDeux, ...personneAnonyme },
  },
  firstScreen: ['duree', 'thematiques', 'personne', 'deuxieme', 'materiel', 'lieu', 'date'],
  rules: [redirectionCoherente, deuxPersonnes],
  accompagnements: recusEnsemble,
});
