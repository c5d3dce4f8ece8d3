// The questions of the bench: the same as were put to SQL, then filters of three kinds; each from its plan to its figures.
import { type Periode, periodeDe } from '#bot/domain/periodes.ts';
import type { Deps } from '#bot/ports.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import { planOf } from '#bot/stats/plan.ts';
import { bruitDe, protege } from '#bot/stats/protection.ts';
import type { Filtres, Perimetre, StatsQuery } from '#bot/stats/query.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import { readStats } from '#bot/storage/read-stats.ts';
import { territoires } from '#test/support/demandeurs.ts';
import type { Donnees } from './donnees.ts';

export interface Question {
  readonly nom: string;
  readonly query: StatsQuery;
  /** Milliseconds, at most. */
  readonly barre: number;
}

const TOUT: Periode = { from: '2000-01-01', to: '2027-12-31', label: 'tout' };
/** Territories are told by calendar years. */
const AN: Periode = periodeDe({ from: '2025-01-01', to: '2025-12-31' });
const MOIS: Periode = periodeDe({ from: '2026-10-01', to: '2026-10-31' });

export function questionsDe({ scopes }: Donnees): readonly Question[] {
  const mois = periodeDe({ from: scopes.month.du, to: scopes.month.au });
  const an = periodeDe({ from: scopes.year.du, to: scopes.year.au });
  const departement = { is: 'territoire', niveau: 'departement', code: scopes.departement } as const;
  const ask = (nom: string, barre: number, of: readonly [Perimetre, Periode, Filtres?]): Question => ({
    nom,
    barre,
    query: { perimetre: of[0], periode: of[1], filtres: of[2] ?? {} },
  });
  return [
    ask('mediateur-mois', 15, [{ is: 'moi' }, mois]),
    ask('mediateur-tout', 25, [{ is: 'moi' }, TOUT]),
    ask('equipe-an', 60, [{ is: 'equipe' }, an]),
    ask('departement-an', 25, [departement, AN]),
    ask('nation-tout', 80, [{ is: 'territoire', niveau: 'france', code: 'FR' }, TOUT]),
    ask('filtre-type-equipe-an', 60, [{ is: 'equipe' }, an, { type: ['atelier'] }]),
    ask('filtre-tag-mediateur-an', Number.POSITIVE_INFINITY, [{ is: 'moi' }, an, { tag: ['national 3'] }]),
    ask('filtre-thematique-departement-mois', Number.POSITIVE_INFINITY, [
      departement,
      MOIS,
      { thematique: ['sante'] },
    ]),
  ];
}

export function contexteDe({ scopes }: Donnees): StatsContext {
  return {
    acteur: `perf.${scopes.mediateur}`,
    today: '2026-11-22',
    equipes: [
      {
        id: 'equipe',
        nom: 'Équipe',
        membres: scopes.team.map((id) => ({ acteur: `perf.${id}`, role: 'mediateur', du: '2000-01-01' })),
      },
    ],
    noms: new Map(),
    mentions: new Map(),
    lieux: [],
    structures: [],
    territoires,
  };
}

/** As `/stats` does, but for the chat. */
export async function repondre(
  { nom, query }: Question,
  ctx: StatsContext,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<Resultat> {
  const lu = planOf(query, ctx);
  if ('refus' in lu) throw new Error(`${nom} : ${lu.refus}`);
  const resultat = await readStats(lu.plan, deps);
  const told = query.perimetre.is === 'territoire' ? protege(resultat, nom, bruitDe('banc')) : resultat;
  if (!told) throw new Error(`${nom} : trop peu de médiateurs`);
  chiffresDe(told);
  return resultat;
}
