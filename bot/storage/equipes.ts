// Teams: who was a member of which, in what role, from when to when.
import * as z from 'zod';
import type { Equipe } from '#bot/domain/equipe.ts';
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

/** The actions that store a whole team. */
export function putEquipe(equipe: Equipe): readonly WriteAction[] {
  return equipe.membres.map((membre) => ({
    put: {
      ...keyOf.appartenance(equipe.id, membre),
      entity: 'appartenance',
      v: 1,
      nom: equipe.nom,
      ...membre,
    },
  }));
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
