// Reads all that a question of figures may name for whoever asks it: the teams they coordinate, these members' names, places and employers.
import type { Acteur } from '#bot/domain/acteur.ts';
import { offeredPlaces } from '#bot/domain/lieu.ts';
import type { Deps } from '#bot/ports.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import { profilIn } from './acteurs.ts';
import { equipesCoordonnees } from './equipes.ts';
import { keyOf } from './keys.ts';
import { readAll } from './packed.ts';

/** Without mentions and people: whoever reads the words typed says whom they name. */
export async function statsContext(
  acteur: Acteur,
  today: string,
  deps: Pick<Deps, 'table' | 'keyring' | 'territoires'>,
): Promise<StatsContext> {
  const [equipes, territoires] = await Promise.all([
    equipesCoordonnees(acteur.id, today, deps),
    deps.territoires(),
  ]);
  const membres = await readMembres(
    equipes.flatMap((equipe) => equipe.membres.map((membre) => membre.acteur)),
    deps,
  );
  const others = membres.filter(({ id }) => id !== acteur.id);
  const all = [acteur, ...others];
  return {
    acteur: acteur.id,
    today,
    equipes,
    noms: new Map(await Promise.all(membres.map(async (one) => [one.id, await nomOf(one, deps)] as const))),
    mentions: new Map(),
    lieux: all.flatMap(({ lieux }) => offeredPlaces(lieux)),
    structures: [...new Set(all.flatMap(({ employeurs }) => employeurs.map(({ nom }) => nom)))],
    territoires,
  };
}

/** The profiles of everybody who was ever in these teams, each once. */
async function readMembres(ids: readonly string[], deps: Pick<Deps, 'table'>): Promise<readonly Acteur[]> {
  const read = await readAll(ids.map(keyOf.profil), deps);
  return [...new Set(ids)].flatMap((id) => profilIn(read, id)?.acteur ?? []);
}

async function nomOf({ nomScelle }: Acteur, { keyring }: Pick<Deps, 'keyring'>): Promise<string> {
  return nomScelle === undefined ? 'une personne de l’équipe' : keyring.open(nomScelle);
}
