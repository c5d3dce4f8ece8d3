// The activities of a question, read a page at a time: one's own whole, those of a team without whom they were for nor what was written.
import type { Question } from '#bot/commands/stats-reponse.ts';
import type { Activites } from '#bot/documents/activites.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { SurDemande } from '#bot/domain/cra/colonnes.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { pourCoordination } from '#bot/domain/cra/cra-coordination.ts';
import type { Presence } from '#bot/domain/equipe.ts';
import type { Lieu } from '#bot/domain/lieu.ts';
import { todayIn } from '#bot/forms/dates.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { keepsCra } from '#bot/stats/filtrer.ts';
import { presencesOf } from '#bot/stats/plan.ts';
import type { StatsQuery } from '#bot/stats/query.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { crasByDate, findCra } from '#bot/storage/cras.ts';

interface Asked {
  readonly question: Question;
  readonly acteur: Acteur;
  readonly avec: readonly SurDemande[];
}

export async function activitesFor({ question, acteur, avec }: Asked, deps: JobDeps): Promise<Activites> {
  const { query, ctx } = question;
  const presences = presencesOf(query, ctx);
  const own = query.perimetre.is === 'moi';
  const members = await membersOf([...new Set(presences.map((one) => one.acteur))], acteur, deps);
  const lieux = new Map(
    members.flatMap(({ lieux: places }) => places.map((lieu): [string, Lieu] => [lieu.id, lieu])),
  );
  const codePostalDe = await deps.postcodes();
  return {
    cras: shownCras({ question, presences, avec }, deps),
    avec,
    reperes: {
      lieuDe: (id) => lieux.get(id),
      codePostalDe,
      jourDe: (ms) => todayIn(acteur.fuseau, ms),
      ...(!own && {
        auteurDe: (id: string) => {
          const member = members.find((one) => one.id === id);
          return member && { nom: ctx.noms.get(id) ?? '', role: member.role };
        },
      }),
    },
  };
}

/** In the order of people, then of days, the newest first. */
async function* shownCras(
  {
    question,
    presences,
    avec,
  }: Pick<Asked, 'question' | 'avec'> & { readonly presences: readonly Presence[] },
  deps: JobDeps,
): AsyncGenerator<Cra> {
  const { query } = question;
  for (const presence of presences) {
    for await (const cra of allCras(presence, deps)) {
      if (keepsCra(cra, query.filtres)) yield await shownCra(cra, { query, avec }, deps);
    }
  }
}

/** Notes are kept apart: they are read for whoever asked for their own. */
async function shownCra(
  cra: Cra,
  { query, avec }: { readonly query: StatsQuery; readonly avec: readonly SurDemande[] },
  deps: JobDeps,
): Promise<Cra> {
  if (query.perimetre.is !== 'moi') return pourCoordination(cra);
  return avec.includes('notes') ? ((await findCra(cra.auteur, cra.id, deps)) ?? cra) : cra;
}

async function membersOf(ids: readonly string[], self: Acteur, deps: JobDeps): Promise<readonly Acteur[]> {
  const found = await Promise.all(
    ids.map(async (id) => (id === self.id ? self : (await findActeur(id, deps))?.acteur)),
  );
  return found.filter((one) => one !== undefined);
}

const PAGE = 200;

async function* allCras({ acteur, from, to }: Presence, deps: JobDeps): AsyncGenerator<Cra> {
  let before: string | undefined;
  do {
    const page = await crasByDate(acteur, { from, to, limit: PAGE, before }, deps);
    yield* page.cras;
    before = page.next;
  } while (before !== undefined);
}
