// An invented report, whole: a year of a team against the year before, with a part of each sort. No name of anybody.
import type { Graphique } from '#bot/documents/graphique.ts';
import type { Cellule, Colonne, Partie, Rapport } from '#bot/documents/rapport.ts';

const PERIMETRE = 'Équipe du Finistère';
const PERIODE = 'du 1er janvier au 31 décembre 2025';
const SOURCE = 'Coopilote, comptes rendus d’activité';
const DATE = '2026-01-12';

const AROUND = {
  subtitle: `${PERIMETRE} · 2025`,
  unit: 'accompagnements',
  source: SOURCE,
  date: DATE,
} as const;

const TOTAL = 1_842;

const SHARES: readonly Colonne[] = [
  { entete: 'Nombre', nature: 'nombre' },
  { entete: 'Part des réponses', nature: 'part' },
  { entete: 'Part des accompagnements', nature: 'part' },
];

type Counts = readonly (readonly [label: string, count: number])[];

function counted(titre: string, entete: string, counts: Counts): Partie['tableaux'][number] {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const lignes = counts.map(([label, count]): readonly Cellule[] => [
    label,
    count,
    count / all,
    count / TOTAL,
  ]);
  return { titre, colonnes: [{ entete, nature: 'texte' }, ...SHARES], lignes };
}

function charted(
  is: 'categories' | 'parts',
  { title, counts }: { readonly title: string; readonly counts: Counts },
): Graphique {
  return {
    ...AROUND,
    is,
    title,
    labels: counts.map(([label]) => label),
    series: [{ name: '2025', values: counts.map(([, count]) => count) }],
  };
}

const UNITE = 'Unité : l’accompagnement. Un atelier de 8 personnes en compte 8.';
const PLUSIEURS =
  'Plusieurs réponses sont possibles : la part des réponses fait 100 % en tout, la part des accompagnements peut dépasser 100 % en tout.';

const THEMES: Counts = [
  ['Aide aux démarches administratives', 912],
  ['E-mail', 431],
  ['Navigation sur internet', 388],
  ['Prendre en main du matériel', 297],
  ['Santé', 244],
  ['Bureautique', 160],
  ['Prévention en sécurité numérique', 121],
  ['Banque et achats en ligne', 98],
  ['Réseaux sociaux communication', 74],
  ['Intelligence artificielle (IA)', 41],
];
const DOMAINES: Counts = [
  ['Social - Santé', 401],
  ['Argent - Impôts', 233],
  ['Papiers - Élections - Citoyenneté', 190],
  ['Logement', 122],
  ['Travail - Formation - Entreprise', 96],
];
const MATERIEL: Counts = [
  ['Ordinateur', 1_102],
  ['Téléphone', 702],
  ['Tablette', 144],
  ['Pas de matériel', 61],
  ['Autre', 12],
];
const CANAUX: Counts = [
  ['Lieu d’activité', 1_611],
  ['À domicile', 102],
  ['À distance', 84],
  ['Autre lieu', 45],
];
const DUREES: Counts = [
  ['Moins de 30 min', 388],
  ['30 min à 1 h', 802],
  ['1 h à 2 h', 512],
  ['2 h et plus', 140],
];
const AGES: Counts = [
  ['Moins de 12 ans', 12],
  ['12 – 17 ans', 38],
  ['18 – 24 ans', 64],
  ['25 – 39 ans', 141],
  ['40 – 59 ans', 260],
  ['60 – 69 ans', 244],
  ['70 ans et plus', 302],
];

const MOIS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const CETTE_ANNEE = [152, 161, 178, 140, 149, 166, 92, 38, 181, 204, 198, 183];
const AVANT = [120, 134, 151, 138, 122, 140, 88, 30, 160, 171, 166, 129];

function nameOfMonth(at: number): string {
  return new Date(Date.UTC(2025, at, 1)).toLocaleDateString('fr-FR', { month: 'long', timeZone: 'UTC' });
}

const mois: Partie = {
  code: 'mois',
  titre: 'Au fil des mois',
  phrases: [
    'Le mois le plus chargé est octobre, avec 204 accompagnements ; août, le plus calme, en compte 38.',
    'Tous les mois de 2025 dépassent ceux de 2024.',
  ],
  graphique: {
    ...AROUND,
    is: 'periode',
    title: 'Accompagnements par mois, 2025 et 2024',
    labels: MOIS,
    series: [
      { name: '2025', values: CETTE_ANNEE },
      { name: '2024', values: AVANT },
    ],
  },
  tableaux: [
    {
      titre: 'Accompagnements par mois',
      colonnes: [
        { entete: 'Mois', nature: 'texte' },
        { entete: '2025', nature: 'nombre' },
        { entete: '2024', nature: 'nombre' },
        { entete: 'Évolution', nature: 'evolution' },
      ],
      lignes: MOIS.map((_, at): readonly Cellule[] => {
        const [now, then] = [CETTE_ANNEE[at] ?? 0, AVANT[at] ?? 0];
        return [nameOfMonth(at), now, then, now / then - 1];
      }),
    },
  ],
  explication: [UNITE, 'Chaque activité est comptée au mois de sa date.'],
};

const autonomie: Partie = {
  code: 'autonomie',
  titre: 'Autonomie',
  phrases: [
    'Sur 212 personnes vues au moins deux fois, 96 sont plus autonomes à la dernière rencontre qu’à la première.',
  ],
  graphique: {
    ...AROUND,
    is: 'evolution',
    title: 'Personnes autonomes, mois après mois',
    unit: 'part des personnes',
    sign: '%',
    labels: MOIS.map((month) => `2025-${month}`),
    series: [{ name: 'Équipe', values: [31, 33, 32, 36, 38, 41, null, 42, 44, 47, 49, 52.5] }],
  },
  tableaux: [
    {
      titre: 'Niveau d’autonomie',
      colonnes: [
        { entete: 'Niveau', nature: 'texte' },
        { entete: 'Première rencontre', nature: 'nombre' },
        { entete: 'Dernière rencontre', nature: 'nombre' },
      ],
      lignes: [
        ['Avec guidage', 121, 64],
        ['Autonome avec guidage en cas de besoin', 70, 88],
        ['Autonome', 21, 60],
      ],
    },
  ],
  explication: ['Personnes suivies dont l’autonomie est notée à deux rencontres au moins.'],
};

const simple = (
  is: 'categories' | 'parts',
  part: Pick<Partie, 'code' | 'titre' | 'phrases'> & { readonly entete: string; readonly counts: Counts },
): Partie => ({
  code: part.code,
  titre: part.titre,
  phrases: part.phrases,
  graphique: charted(is, { title: part.titre, counts: part.counts }),
  tableaux: [counted(part.titre, part.entete, part.counts)],
  explication: [UNITE, PLUSIEURS],
});

export const rapportComplet: Rapport = {
  titre: 'Bilan 2025',
  perimetre: PERIMETRE,
  periode: PERIODE,
  filtres: [
    'Lieu : Médiathèque des Ursulines ou Maison pour tous de Penhars',
    'Thématique : toutes sauf « Santé »',
  ],
  comparaison: '2024',
  source: SOURCE,
  date: DATE,
  chiffres: [
    {
      code: 'accompagnements',
      label: 'Accompagnements',
      valeur: TOTAL,
      nature: 'nombre',
      compare: 1_549,
      detail: '1 210 individuels, 632 en atelier',
      explication: `${UNITE} Source : comptes rendus d’activité.`,
    },
    {
      code: 'activites',
      label: 'Activités',
      valeur: 1_289,
      nature: 'nombre',
      compare: 1_190,
      detail: 'dont 79 ateliers',
      explication: 'Chaque compte rendu est une activité, sauf les rendez-vous non honorés.',
    },
    {
      code: 'beneficiaires',
      label: 'Personnes accompagnées',
      valeur: 1_061,
      nature: 'nombre',
      compare: 980,
      detail: '318 suivies, 743 anonymes',
      explication:
        'Une personne suivie est comptée une fois ; une personne anonyme, à chaque accompagnement.',
    },
    {
      code: 'nouveaux',
      label: 'Nouvelles personnes',
      valeur: 402,
      nature: 'nombre',
      compare: 411,
      explication: 'Personnes suivies dont la première rencontre est dans la période.',
    },
    {
      code: 'heures',
      label: 'Heures d’accompagnement',
      valeur: 1_318.5,
      nature: 'heures',
      compare: 1_204,
      explication: 'Somme des durées des activités, une fois par activité.',
    },
    {
      code: 'autonomes',
      label: 'Personnes plus autonomes',
      valeur: 0.453,
      nature: 'part',
      compare: 0.421,
      detail: '96 personnes sur 212',
      explication: 'Part des personnes vues deux fois au moins dont l’autonomie a monté.',
    },
    {
      code: 'rdv',
      label: 'Rendez-vous non honorés',
      valeur: { moinsDe: 5 },
      nature: 'nombre',
      compare: 12,
      explication: 'Comptés à part : ce ne sont pas des activités.',
    },
    {
      code: 'delai',
      label: 'Démarches terminées',
      valeur: null,
      nature: 'part',
      explication: 'Part des démarches dont la suite est « Finalisée », quand la suite est notée.',
    },
  ],
  phrases: [
    'En 2025, l’équipe du Finistère a fait 1 842 accompagnements, 18,9 % de plus qu’en 2024.',
    'La moitié portent sur des démarches administratives, d’abord sociales et de santé.',
    'Sept personnes sur dix ont plus de 40 ans ; une sur deux, plus de 60.',
  ],
  parties: [
    mois,
    {
      code: 'thematiques',
      titre: 'Thématiques',
      phrases: ['Les démarches administratives viennent en tête : 49,5 % des accompagnements.'],
      graphique: charted('categories', { title: 'Thématiques travaillées', counts: THEMES }),
      tableaux: [
        counted('Thématiques de médiation numérique', 'Thématique', THEMES),
        counted('Thématiques des démarches administratives', 'Domaine', DOMAINES),
      ],
      explication: [UNITE, PLUSIEURS, 'Un atelier de 8 personnes sur 2 thématiques compte 8 pour chacune.'],
    },
    simple('categories', {
      code: 'materiel',
      titre: 'Matériel utilisé',
      phrases: ['L’ordinateur sert dans six accompagnements sur dix, le téléphone dans quatre sur dix.'],
      entete: 'Matériel',
      counts: MATERIEL,
    }),
    simple('parts', {
      code: 'canaux',
      titre: 'Canaux des accompagnements',
      phrases: ['Neuf accompagnements sur dix se font dans un lieu d’activité.'],
      entete: 'Canal',
      counts: CANAUX,
    }),
    simple('parts', {
      code: 'durees',
      titre: 'Durées',
      phrases: ['Les deux tiers des accompagnements durent moins d’une heure.'],
      entete: 'Durée',
      counts: DUREES,
    }),
    simple('categories', {
      code: 'ages',
      titre: 'Âge des personnes',
      phrases: ['302 personnes ont 70 ans et plus.'],
      entete: 'Tranche d’âge',
      counts: AGES,
    }),
    autonomie,
  ],
  mots: {
    propos: [
      {
        titre: 'Les faits marquants de l’année',
        texte:
          'L’ouverture de la permanence de Penhars en mars a doublé les accompagnements du quartier.\nLes ateliers « smartphone » affichent complet depuis septembre.',
      },
      {
        titre: 'Les difficultés rencontrées',
        texte: 'Les délais de la préfecture allongent les démarches d’étrangers.',
      },
      { titre: 'Les perspectives', texte: 'Un deuxième poste est demandé pour 2026.' },
    ],
    verbatims: [
      'Maintenant je fais ma déclaration toute seule, et j’aide ma voisine.',
      'Sans la permanence, j’aurais renoncé à mes droits.',
    ],
  },
};
