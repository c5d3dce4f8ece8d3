// Partenariat: begun by a coordinator with other structures.
import { dateAnnoncee } from './champs.ts';
import { echelon, natureAutre, natures, nomPartenariat, partenaires } from './champs-coordination.ts';
import { siAutre } from './regles.ts';
import { defineCra } from './type.ts';

export const partenariat = defineCra({
  id: 'partenariat',
  titre: 'Partenariat',
  court: 'CRA partenariat',
  bouton: 'Partenariat',
  metier: 'coordination',
  mots: ['partenariat', 'partenaire', 'partenaires', 'part'],
  steps: {
    essentiel: {
      date: { ...dateAnnoncee, full: 'Date de début du partenariat' },
      nom: nomPartenariat,
      natures,
      natureAutre,
      partenaires,
    },
    deroule: { echelon: { ...echelon, full: 'Échelon territorial du partenariat' } },
  },
  firstScreen: ['nom', 'natures', 'natureAutre', 'partenaires', 'date'],
  rules: [
    siAutre('natures', 'natureAutre'),
    {
      field: 'partenaires',
      message: 'Veuillez renseigner le type de chaque structure partenaire.',
      holds: ({ partenaires = [] }) => partenaires.every((row) => row.type !== undefined),
    },
    {
      field: 'partenaires',
      message: 'Une structure est de type « Autre » : précisez.',
      holds: ({ partenaires = [] }) =>
        partenaires.every((row) => row.type !== 'autre' || row.autre !== undefined),
    },
  ],
  autre: { unite: 'structures', nombre: (values) => values.partenaires?.length ?? 0 },
});
