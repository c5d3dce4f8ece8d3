// Who asks for figures in tests: Nadia, who coordinates a team of three, with places, employers and names.
import type { parseCommunes } from '#bot/domain/territoire/communes.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import { loadCommunes } from '../../lambdas/communes.ts';

const QUIMPER = { code: '29232', nom: 'Quimper (29)' };
const BREST = { code: '29019', nom: 'Brest (29)' };

/** A Sunday. */
export const TODAY = '2026-11-22';

export const territoires: ReturnType<typeof parseCommunes> = await loadCommunes();

export const nadia: StatsContext = {
  acteur: 'nadia',
  today: TODAY,
  equipes: [
    {
      id: 'nord',
      nom: 'Nord Finistère',
      membres: [
        { acteur: 'nadia', role: 'coordinateur', du: '2025-01-01' },
        { acteur: 'lea', role: 'conseiller', du: '2025-01-01' },
        { acteur: 'karim', role: 'mediateur', du: '2026-03-10', au: '2026-10-20' },
      ],
    },
    { id: 'sud', nom: 'Mars', membres: [{ acteur: 'nadia', role: 'coordinateur', du: '2025-01-01' }] },
  ],
  noms: new Map([
    ['nadia', 'Nadia Le Gall'],
    ['lea', 'Léa Martin'],
    ['karim', 'Karim Benali'],
  ]),
  mentions: new Map([
    ['@lea', 'lea'],
    ['@nadia', 'nadia'],
    ['@sami', 'sami'],
  ]),
  lieux: [
    { id: 'p1', label: 'Médiathèque Jean-Moulin', commune: QUIMPER },
    { id: 'p2', label: 'Médiathèque Sud', commune: BREST },
    { id: 'p3', label: 'Maison du 8 mai' },
  ],
  structures: ['Quimper Cornouaille numérique', 'Association « Le Pont »'],
  territoires,
  personnes: {
    has: (code) => code === 'b1',
    search: () => [],
    certain: (text) => (text.toLowerCase() === 'dupont' ? 'b1' : undefined),
  },
};

/** A mediator who coordinates nobody. */
export const sami: StatsContext = { ...nadia, acteur: 'sami', equipes: [], noms: new Map() };
