// The sample people: two mediators of one team, their coordinator, somebody of another structure.
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Equipe } from '#bot/domain/equipe.ts';
import type { Lieu } from '#bot/domain/lieu.ts';
import { mediationSeed } from './mattermost/seed.ts';

export interface SampleActeur {
  readonly username: string;
  readonly acteur: Acteur;
  /** Activities in the year. */
  readonly activites: number;
  /** Type of CRA and weight in the draw. */
  readonly types: Readonly<Record<string, number>>;
}

const QUIMPER = { code: '29232', nom: 'Quimper (29)' };
const DOUARNENEZ = { code: '29046', nom: 'Douarnenez (29)' };
/** As the list of communes writes it. */
const PONT_LABBE = { code: '29220', nom: "Pont-l'Abbé (29)" };
const BREST = { code: '29019', nom: 'Brest (29)' };

export function acteurId(username: string): string {
  const user = mediationSeed.users.find((u) => u.username === username);
  if (!user) throw new Error(`no sample user ${username}`);
  return `mattermost.${user.id}`;
}

function lieu(id: string, nom: string, commune: NonNullable<Lieu['commune']>): Lieu {
  return { id, nom, commune, favori: id.endsWith('1'), archive: false, creeLe: 0 };
}

function sample(username: string, rest: Omit<Acteur, 'id' | 'fuseau'>): Acteur {
  return { id: acteurId(username), fuseau: 'Europe/Paris', ...rest };
}

const CORNOUAILLE = [{ nom: 'Quimper Cornouaille numérique', du: '2022-01-03' }];
const MEDIATION = {
  individuel: 50,
  atelier: 14,
  demarche: 18,
  ponctuelle: 10,
  'rdv-non-honore': 4,
  'acces-libre': 4,
};

export const samplePeople: readonly SampleActeur[] = [
  {
    username: 'lea',
    activites: 520,
    types: MEDIATION,
    acteur: sample('lea', {
      role: 'conseiller',
      employeurs: CORNOUAILLE,
      lieux: [
        lieu('lea1', 'Médiathèque Jean-Moulin', QUIMPER),
        lieu('lea2', 'Mairie de Douarnenez', DOUARNENEZ),
        lieu('lea3', 'Centre social de Kermoysan', QUIMPER),
      ],
    }),
  },
  {
    username: 'karim',
    activites: 430,
    types: MEDIATION,
    acteur: sample('karim', {
      role: 'mediateur',
      employeurs: CORNOUAILLE,
      lieux: [
        lieu('karim1', 'France Services Pont-l’Abbé', PONT_LABBE),
        lieu('karim2', 'Bibliothèque de Penhars', QUIMPER),
      ],
    }),
  },
  {
    username: 'nadia',
    activites: 40,
    types: { animation: 60, evenement: 20, partenariat: 20 },
    acteur: sample('nadia', { role: 'coordinateur', employeurs: CORNOUAILLE, lieux: [] }),
  },
  {
    username: 'sami',
    activites: 220,
    types: MEDIATION,
    acteur: sample('sami', {
      role: 'mediateur',
      employeurs: [{ nom: 'Maison pour tous de Brest', du: '2023-09-01' }],
      lieux: [lieu('sami1', 'Maison pour tous', BREST)],
    }),
  },
];

export const sampleEquipe: Equipe = {
  id: 'cornouaille',
  nom: 'Cornouaille',
  membres: [
    { acteur: acteurId('lea'), role: 'conseiller', du: '2022-01-03' },
    { acteur: acteurId('karim'), role: 'mediateur', du: '2022-01-03' },
    { acteur: acteurId('nadia'), role: 'coordinateur', du: '2022-01-03' },
  ],
};
