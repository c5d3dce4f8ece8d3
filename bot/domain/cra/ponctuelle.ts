// Demande ponctuelle: a question in passing, the shortest of all.
import {
  dateFaite,
  domainesAussi,
  dureeBreve,
  lieu,
  materiel,
  nombre,
  precisions,
  thematiques,
} from './champs.ts';
import { defineCra } from './type.ts';

export const ponctuelle = defineCra({
  id: 'ponctuelle',
  titre: 'Demande ponctuelle',
  court: 'Demande ponctuelle',
  bouton: 'Demande ponctuelle',
  metier: 'mediation',
  mots: ['ponctuelle', 'ponctuel', 'ponct', 'p', 'demande', 'demande ponctuelle', 'rapide'],
  steps: {
    essentiel: {
      date: dateFaite,
      duree: dureeBreve,
      lieu,
      thematiques,
      nombre: { ...nombre, help: 'Une seule si vous ne dites rien' },
    },
    deroule: { materiel, precisions, domaines: domainesAussi },
  },
  firstScreen: ['duree', 'thematiques', 'nombre', 'lieu', 'date'],
  accompagnements: (values) => values.nombre ?? 1,
});
