// Teams: who was a member of which, in what role, from when to when.
import * as z from 'zod';
import { type Equipe, isMember } from '#bot/domain/equipe.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { parseRecord } from './record.ts';

const appartenanceSchema = z.object({
  nom: z.string(),
  acteur: z.string(),
  role: z.enum(['mediateur', 'conseiller', 'coordinateur']),
  du: z.string(),
  au: z.string().optional(),
});

const sejourSchema = appartenanceSchema.extend({ equipe: z.string() });

/** The actions that store a whole team: each stay on both sides, the team's and the member's. */
export function putEquipe(equipe: Equipe): readonly WriteAction[] {
  return equipe.membres.flatMap((membre) => {
    const stay = { entity: 'appartenance', v: 1, nom: equipe.nom, ...membre };
    return [
      { put: { ...keyOf.appartenance(equipe.id, membre), ...stay } },
      {
        put: {
          ...keyOf.sejour(membre.acteur, { equipe: equipe.id, du: membre.du }),
          ...stay,
          equipe: equipe.id,
        },
      },
    ];
  });
}

/** The teams that somebody is in that day, by id and name. */
export async function equipesOf(
  acteur: string,
  jour: string,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Pick<Equipe, 'id' | 'nom'>[]> {
  const items = await allPages(rangeOf.sejours(acteur), deps);
  return items
    .map((item) => parseRecord('appartenance', sejourSchema, item))
    .filter((stay) => isMember(stay, jour))
    .map(({ equipe, nom }) => ({ id: equipe, nom }));
}

/** The team of that id; undefined when it has no member. */
export async function findEquipe(id: string, deps: Pick<Deps, 'table'>): Promise<Equipe | undefined> {
  const items = await allPages(rangeOf.appartenances(id), deps);
  const stays = items.map((item) => parseRecord('appartenance', appartenanceSchema, item));
  const [first] = stays;
  if (!first) return undefined;
  return {
    id,
    nom: first.nom,
    membres: stays.map(({ nom: _nom, au, ...stay }) => ({ ...stay, ...(au && { au }) })),
  };
}
