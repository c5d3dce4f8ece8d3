// Atelier collectif: as many accompaniments as participants.
import {
  dateFaite,
  demarchesAussi,
  domainesAussi,
  dureeSeance,
  lieu,
  materiel,
  niveau,
  participants,
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
  mots: ['atelier', 'ateliers', 'collectif', 'collective', 'groupe', 'a', 'atelier collectif', 'formation'],
  steps: {
    essentiel: { date: dateFaite, duree: dureeSeance, lieu, thematiques, participants },
    deroule: { titre, niveau, materiel, precisions, domaines: domainesAussi, demarches: demarchesAussi },
    public: {
      dejaAccompagnes,
      genre: genresAtelier,
      trancheAge: tranchesAgeAtelier,
      situation: situationsAtelier,
      communes: communesAtelier,
    },
  },
  firstScreen: ['participants', 'duree', 'thematiques', 'lieu', 'date'],
  rules: [
    {
      field: 'participants',
      message: 'Veuillez renseigner au moins un bénéficiaire.',
      holds: (values) => values.participants !== 0,
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
  accompagnements: (values) => values.participants ?? 0,
});
