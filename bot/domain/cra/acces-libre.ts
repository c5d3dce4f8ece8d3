// Accès libre: people who came to use the equipment by themselves; visits, no accompaniment.
import { dateFaite, lieu, materiel, nombre } from './champs.ts';
import { defineCra } from './type.ts';

export const accesLibre = defineCra({
  id: 'acces-libre',
  titre: 'Accès libre',
  court: 'Accès libre',
  bouton: 'Accès libre',
  metier: 'mediation',
  mots: ['accès libre', 'libre', 'libre accès', 'accès', 'l'],
  steps: {
    essentiel: {
      date: dateFaite,
      lieu,
      nombre: { ...nombre, required: true, missing: 'Veuillez renseigner le nombre de personnes.' },
    },
    deroule: { materiel },
  },
  firstScreen: ['nombre', 'lieu', 'date'],
  autre: { unite: 'visites', nombre: (values) => values.nombre ?? 0 },
});
