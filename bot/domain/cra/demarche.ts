// Aide aux démarches administratives: in La Coop's figures, an individual accompaniment with that theme, counted once.
import {
  autonomieDemarche,
  dateFaite,
  demarches,
  domaines,
  duree,
  gestes,
  lieu,
  materiel,
  personne,
  posture,
} from './champs.ts';
import { aDeux, aFaire, deuxieme, personneAnonyme, redirectionChamps, suite } from './champs-personne.ts';
import { deuxPersonnes, recusEnsemble, redirectionCoherente } from './regles.ts';
import { defineCra } from './type.ts';

export const demarche = defineCra({
  id: 'demarche',
  titre: 'Aide aux démarches administratives',
  court: 'CRA démarche',
  bouton: 'Démarche',
  metier: 'mediation',
  version: 2,
  mots: ['démarche', 'démarches', 'd', 'admin', 'administratif', 'administrative', 'démarche administrative'],
  steps: {
    essentiel: { date: dateFaite, duree, lieu, domaines, personne, deuxieme },
    deroule: { materiel, posture, autonomie: autonomieDemarche, demarches, gestes },
    suite: { suite, ...redirectionChamps, aFaire },
    personne: { aDeux, ...personneAnonyme },
  },
  firstScreen: ['duree', 'domaines', 'personne', 'deuxieme', 'lieu', 'date'],
  rules: [redirectionCoherente, deuxPersonnes],
  accompagnements: recusEnsemble,
});
