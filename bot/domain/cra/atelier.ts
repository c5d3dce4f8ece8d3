// Atelier collectif: as many accompaniments as participants, those who are followed and those who stay anonymous.
import {
  dateFaite,
  demarchesAussi,
  domainesAussi,
  dureeSeance,
  lieu,
  materiel,
  niveau,
  participants,
  personnes,
  precisions,
  thematiques,
  titre,
} from './champs.ts';
import {
  communesAtelier,
  dejaAccompagnes,
  genresAtelier,
  situationsAtelier,
  tranchesAgeAtelier,
} from './champs-personne.ts';
import { auPlus } from './regles.ts';
import { defineCra } from './type.ts';

export const atelier = defineCra({
  id: 'atelier',
  titre: 'Atelier collectif',
  court: 'CRA atelier',
  bouton: 'Atelier',
  metier: 'mediation',
  version: 2,
  mots: ['atelier', 'ateliers', 'collectif', 'collective', 'groupe', 'a', 'atelier collectif', 'formation'],
  steps: {
    essentiel: { date: dateFaite, duree: dureeSeance, lieu, thematiques, participants, personnes },
    deroule: { titre, niveau, materiel, precisions, domaines: domainesAussi, demarches: demarchesAussi },
    public: {
      dejaAccompagnes,
      genre: genresAtelier,
      trancheAge: tranchesAgeAtelier,
      situation: situationsAtelier,
      communes: communesAtelier,
    },
  },
  firstScreen: ['participants', 'duree', 'thematiques', 'personnes', 'lieu', 'date'],
  rules: [
    {
      field: 'participants',
      with: ['personnes'],
      message: 'Veuillez renseigner au moins un bénéficiaire.',
      holds: (values) => participantsDe(values) > 0,
    },
    {
      field: 'dejaAccompagnes',
      message: 'Le nombre de bénéficiaires déjà accompagnés dépasse le total des bénéficiaires anonymes.',
      holds: (values) => (values.dejaAccompagnes ?? 0) <= (values.participants ?? 0),
    },
    auPlus('genre'),
    auPlus('trancheAge'),
    auPlus('situation'),
    auPlus('communes'),
  ],
  accompagnements: participantsDe,
});

function participantsDe(values: {
  readonly participants?: number;
  readonly personnes?: readonly string[];
}): number {
  return (values.participants ?? 0) + (values.personnes?.length ?? 0);
}
