// Invented charts, one of each kind and the hardest of each: what tests look into, and the picture of the documentation shows.
import type { Graphique } from '#bot/documents/graphique.ts';

const AROUND = {
  subtitle: 'Équipe du Finistère · octobre 2026',
  unit: 'accompagnements',
  source: 'Coopilote, comptes rendus d’activité',
  date: '2026-11-27',
} as const;

/** The same each time, and of no regularity. */
function numbers(count: number, seed: number, most: number): number[] {
  return Array.from({ length: count }, (_, at) =>
    Math.round(((Math.sin(seed + at * 1.7) + 1.1) / 2.1) * most),
  );
}

function months(from: string, count: number): string[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => {
    const index = month - 1 + at;
    return `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

const THEMES = [
  'Aide aux démarches administratives',
  'Prendre en main du matériel',
  'Navigation sur internet',
  'Courriels',
  'Bureautique',
  'Réseaux sociaux et communication',
  'Santé',
  'Banque et achats en ligne',
  'Parentalité',
  'Insertion professionnelle',
  'Sécurité et prévention des arnaques, hameçonnage, mots de passe et comptes piratés',
] as const;

const COMMUNES: readonly string[] = [
  ...[
    'Brest',
    'Quimper',
    'Rennes',
    'Lorient',
    'Vannes',
    'Saint-Brieuc',
    'Saint-Malo',
    'Concarneau',
    'Landerneau',
  ],
  ...[
    'Morlaix',
    'Douarnenez',
    'Quimperlé',
    'Guingamp',
    'Dinan',
    'Lannion',
    'Vitré',
    'Fougères',
    'Redon',
    'Pontivy',
  ],
  ...[
    'Auray',
    'Ploërmel',
    'Carhaix-Plouguer',
    'Châteaulin',
    'Crozon',
    'Landivisiau',
    'Lesneven',
    'Loudéac',
    'Paimpol',
  ],
  ...[
    'Plougastel-Daoulas',
    'Plouzané',
    'Pont-l’Abbé',
    'Rostrenen',
    'Saint-Pol-de-Léon',
    'Ouessant',
    'Hœdic',
    'Houat',
  ],
  'Saint-Quay-Portrieux',
];

const thematiques: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Thématiques travaillées',
  labels: THEMES,
  series: [{ name: 'Octobre 2026', values: [312, 204, 187, 143, 96, 71, 58, 40, 22, 9, 3] }],
};

const trente: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Communes de résidence',
  subtitle:
    'Territoire : Bretagne · année 2026 · thématique : démarches administratives ou santé · lieu : médiathèques',
  unit: 'personnes',
  labels: COMMUNES,
  series: [{ name: '2026', values: numbers(37, 2, 900).toSorted((a, b) => b - a) }],
};

const une: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Matériel utilisé',
  labels: ['Ordinateur'],
  series: [{ name: 'Octobre', values: [1] }],
};

const millions: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Accompagnements par région',
  subtitle: 'France · depuis 2021',
  labels: ['Île-de-France', 'Auvergne-Rhône-Alpes', 'Provence-Alpes-Côte d’Azur', 'Mayotte'],
  series: [{ name: 'France', values: [1_234_567, 987_654, 456_789, 0] }],
};

const comparaison: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Thématiques, comparées au trimestre précédent',
  labels: THEMES.slice(0, 6),
  series: [
    { name: 'T3 2026', values: [312, 204, 187, 143, 96, 71] },
    { name: 'T2 2026', values: [280, 230, 150, 160, null, 12] },
  ],
};

const publics: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Tranches d’âge et types d’activité',
  labels: ['Moins de 18 ans', '18 – 24 ans', '25 – 39 ans', '40 – 59 ans', '60 – 69 ans', '70 ans et plus'],
  series: [
    'Individuel',
    'Atelier',
    'Démarche',
    'Demande ponctuelle',
    'Accès libre',
    'Rendez-vous non honoré',
  ].map((name, at) => ({ name, values: numbers(6, at, 160) })),
  stacked: true,
};

const douze: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Accompagnements par mois',
  subtitle: 'Équipe du Finistère · douze derniers mois',
  labels: months('2025-11', 12),
  series: [{ name: 'Accompagnements', values: [118, 64, 132, 121, 147, 98, 110, 126, 41, 12, 139, 162] }],
};

const unMois: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Accompagnements par mois',
  labels: ['2026-10'],
  series: [{ name: 'Accompagnements', values: [1_234_567] }],
};

const soixante: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Accompagnements par mois depuis l’ouverture',
  subtitle: 'France · de mars 2021 à octobre 2026',
  labels: months('2021-03', 68),
  series: [{ name: 'Accompagnements', values: numbers(68, 5, 1_234_567) }],
};

const deuxAnnees: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Accompagnements par mois, 2026 et 2025',
  labels: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
  series: [
    { name: '2026', values: [132, 121, 147, 98, 110, 126, 41, 12, 139, 1162] },
    { name: '2025', values: [90, 101, 120, 130, 84, 99, 38, 0, 120, 137] },
  ],
};

const types: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Types d’activité par mois',
  labels: months('2025-11', 12),
  series: ['Individuel', 'Atelier', 'Démarche', 'Demande ponctuelle'].map((name, at) => ({
    name,
    values: numbers(12, at * 3, 90 - at * 18),
  })),
  stacked: true,
};

const jours: Graphique = {
  ...AROUND,
  is: 'periode',
  title: 'Accompagnements par jour',
  subtitle: 'Léa · 30 derniers jours',
  labels: Array.from(
    { length: 30 },
    (_, at) => `2026-${at < 4 ? '10' : '11'}-${String(at < 4 ? at + 28 : at - 3).padStart(2, '0')}`,
  ),
  series: [{ name: 'Accompagnements', values: numbers(30, 1, 14) }],
};

const autonomie: Graphique = {
  ...AROUND,
  is: 'evolution',
  title: 'Personnes autonomes en fin d’accompagnement',
  unit: 'part des personnes',
  sign: '%',
  labels: months('2025-11', 12),
  series: [
    { name: 'Équipe', values: [41, 42, 42, 45, 47, 50, 52, null, 55, 58, 61, 62.5] },
    { name: 'Finistère', values: [38, 38, 39, 40, 40, 41, 43, 44, 44, 45, 45, 46] },
    { name: 'France', values: [30, 31, 31, 32, 34, 33, 35, 36, 36, 37, 38, 39] },
  ],
};

const niveaux: Graphique = {
  ...AROUND,
  is: 'evolution',
  title: 'Autonomie au fil des rencontres',
  unit: 'niveau',
  labels: ['2026-01-12', '2026-02-03', '2026-02-24', '2026-03-17', '2026-05-05', '2026-06-09'],
  series: [{ name: 'Autonomie', values: [0, 0, 1, 0, 1, 2] }],
  levels: ['Avec guidage', 'Autonome au besoin guidé', 'Autonome'],
};

const durees: Graphique = {
  ...AROUND,
  is: 'parts',
  title: 'Durée des accompagnements',
  labels: ['Moins de 30 min', '30 min à 1 h', '1 h à 2 h', '2 h et plus'],
  series: [{ name: 'Accompagnements', values: [140, 320, 210, 62] }],
};

const canaux: Graphique = {
  ...AROUND,
  is: 'parts',
  title: 'Canaux des accompagnements',
  labels: ['Lieu d’activité', 'À domicile', 'À distance', 'Autre lieu'],
  series: [{ name: 'Accompagnements', values: [1290, 30, 12, 4] }],
};

const rien: Graphique = {
  ...AROUND,
  is: 'categories',
  title: 'Thématiques travaillées',
  subtitle: 'Léa · août 2026 · lieu : Médiathèque des Ursulines',
  labels: THEMES.slice(0, 3),
  series: [{ name: 'Août', values: [0, 0, null] }],
};

export const EXEMPLES = {
  thematiques,
  trente,
  une,
  millions,
  comparaison,
  publics,
  douze,
  'un-mois': unMois,
  soixante,
  'deux-annees': deuxAnnees,
  types,
  jours,
  autonomie,
  niveaux,
  durees,
  canaux,
  rien,
} as const satisfies Readonly<Record<string, Graphique>>;
