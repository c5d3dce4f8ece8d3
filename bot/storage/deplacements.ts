// The activities that a merge moves from one person to another, each with a mark that tells how to move it back; and what is to be done.
import * as z from 'zod';
import { idOf } from '#bot/conversations/identity.ts';
import { type Ensemble, movedTo, parted, togetherIn } from '#bot/domain/cra/deplacement.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Deps } from '#bot/ports.ts';
import { findFusion } from './fusions.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { parseRecord } from './record.ts';
import { changeCraIfThere } from './save-cra.ts';
import { giveTachesBack, moveTaches } from './taches-personne.ts';

const passageSchema = z.object({ auteur: z.string(), cra: z.string() });
const markSchema = passageSchema.extend({
  /** Of an activity with both people. */
  ensemble: z.object({ rang: z.number(), faits: z.record(z.string(), z.unknown()) }).optional(),
});

type MoveDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** Every activity of the merged sheet goes to the kept one, as long as the merge stands. */
export async function moveToKept(fondue: string, deps: MoveDeps): Promise<void> {
  const fusion = await findFusion(fondue, deps);
  if (fusion?.sens !== 'aller') return;
  const { gardee, geste } = fusion;
  const move = { from: fondue, to: gardee };
  const stands = {
    check: keyOf.fusion(fondue),
    when: { is: 'equal', attributes: { sens: 'aller', geste } },
  } as const;
  for (const item of await allPages(rangeOf.passages(fondue), deps)) {
    const { auteur, cra } = parseRecord('passage', passageSchema, item);
    const mark = { ...keyOf.deplace(fondue, { auteur, cra }), entity: 'deplace', v: 1, auteur, cra };
    await changeCraIfThere(
      {
        auteur,
        id: cra,
        geste: idOf('fusion', geste, cra),
        apply: (current) => movedTo(current, move),
        also: (before) => {
          if (!before || !personnesDe(before).includes(fondue)) return [stands];
          const ensemble = togetherIn(before, move);
          return [stands, { put: { ...mark, ...(ensemble && { ensemble }) } }];
        },
      },
      deps,
    );
  }
  await moveTaches({ fondue, gardee }, [stands], deps);
}

/** Those that it moved come back; one that names somebody else by now stays so. */
export async function moveBack(fondue: string, deps: MoveDeps): Promise<void> {
  const fusion = await findFusion(fondue, deps);
  if (fusion?.sens !== 'retour') return;
  const { gardee, geste } = fusion;
  for (const item of await allPages(rangeOf.deplaces(fondue), deps)) {
    const { auteur, cra, ensemble } = parseRecord('deplace', markSchema, item);
    const both = ensemble && { ...ensemble, faits: ensemble.faits as Ensemble['faits'] };
    await changeCraIfThere(
      {
        auteur,
        id: cra,
        geste: idOf('retour', geste, cra),
        apply: (current) =>
          both
            ? parted(current, { from: fondue, to: gardee }, both)
            : movedTo(current, { from: gardee, to: fondue }),
      },
      deps,
    );
    await deps.table.write([{ delete: keyOf.deplace(fondue, { auteur, cra }) }]);
  }
  await giveTachesBack({ fondue, gardee }, deps);
}
