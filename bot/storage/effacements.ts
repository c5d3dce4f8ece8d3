// What remains of an erased person elsewhere than in her sheet: in activities, drafts and shares, and all that is kept under her id.
import * as z from 'zod';
import { idOf } from '#bot/conversations/identity.ts';
import { withoutPerson } from '#bot/domain/cra/effacement.ts';
import type { Deps } from '#bot/ports.ts';
import { dropConversation, mentionsPerson } from './conversations.ts';
import { rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { endPartage, forgetPartage, readPartages } from './partages.ts';
import { parseRecord } from './record.ts';
import { changeCraIfThere } from './save-cra.ts';

export interface Effacement {
  /** Who followed her. */
  readonly acteur: string;
  readonly personne: string;
  /** What stands for her in her activities. */
  readonly remplacant: string;
}

type EraseDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

const passageSchema = z.object({ auteur: z.string(), cra: z.string() });

/** Takes her out of every activity that names her, whoever wrote it. */
export async function eraseFromActivities(
  { personne, remplacant }: Effacement,
  deps: EraseDeps,
): Promise<readonly string[]> {
  const auteurs = new Set<string>();
  for (const item of await allPages(rangeOf.passages(personne), deps)) {
    const { auteur, cra } = parseRecord('passage', passageSchema, item);
    auteurs.add(auteur);
    await changeCraIfThere(
      {
        auteur,
        id: cra,
        geste: idOf('efface', personne, cra),
        apply: (current) => withoutPerson(current, { personne, remplacant }),
      },
      deps,
    );
  }
  return [...auteurs];
}

/** Throws away the unfinished forms of these people that hold her. */
export async function eraseDrafts(
  acteurs: readonly string[],
  personne: string,
  deps: EraseDeps,
): Promise<void> {
  for (const acteur of acteurs) {
    for (const item of await allPages(rangeOf.conversations(acteur), deps)) {
      const found = await mentionsPerson(item, personne, deps.keyring);
      if (found !== undefined) await dropConversation(acteur, found, deps);
    }
  }
}

/** Ends what was shared of her alone; that she was handed over is forgotten. */
export async function endSharesOf({ acteur, personne }: Effacement, deps: EraseDeps): Promise<void> {
  const shares = await readPartages(acteur, deps);
  for (const share of shares.filter((one) => one.personne === personne)) {
    const side = { acteur, sorte: share.sorte, avec: share.avec, personne };
    if (share.sorte === 'passation') await forgetPartage(side, deps);
    else await endPartage(side, deps);
  }
}

/** Records removed in one write. */
const AT_ONCE = 90;

/** Everything kept under her id, her history included: nothing is kept of somebody who is not there. */
export async function eraseEverythingOf(personne: string, { table }: Pick<Deps, 'table'>): Promise<void> {
  for (;;) {
    const { items } = await table.query({ ...rangeOf.personne(personne), limit: AT_ONCE });
    if (items.length === 0) return;
    await table.write(items.map(({ pk, sk }) => ({ delete: { pk, sk } })));
  }
}
