// A backup gives back whoever was erased since; the list kept outside the table has her erased again, and nobody else.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import type { JobDeps } from '#bot/job-ports.ts';
import { replayErasures } from '#bot/jobs/rejeu.ts';
import type { Item, Table } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { crasByDate, findCra } from '#bot/storage/cras.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { type Change, memoryTable } from '#local/memory-table.ts';
import { posteOn } from '#test/support/envois.ts';
import { expectFiguresOfCras } from '#test/support/kept.ts';
import { someCra } from '#test/support/records.ts';
import { travaux } from '#test/support/travaux.ts';
import { filesUnder, tableUnder } from '#test/support/under-rights.ts';

/** As the function that is called by hand has it. */
const underReplay = (deps: JobDeps): JobDeps => ({
  ...deps,
  table: tableUnder('replay', deps.table),
  files: filesUnder('replay', deps.files),
});

/** A table, and another that has what it had when it was last backed up. */
function backedUp(): { readonly table: Table; readonly restore: () => Promise<Table> } {
  const changes: Change[] = [];
  return {
    table: memoryTable({ onChange: (some) => changes.push(...some) }),
    restore: async () => {
      const restored = memoryTable();
      for (const { keys, after } of changes) {
        const key = unmarshall(keys) as Item;
        await restored.write([after ? { put: unmarshall(after) as Item } : { delete: key }]);
      }
      return restored;
    },
  };
}

it('restored, the table is as before the erasing; replayed, as after it: figures equal, not a word of her', async () => {
  const { table, restore } = backedUp();
  const at = posteOn(table);
  const { acteur } = at.lea;
  for (const id of ['anna', 'yann']) {
    const values = { prenom: id, nom: 'Quillivic' };
    const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
    await changeBeneficiaire({ acteur, id, geste: id, apply: (now) => now ?? sheet }, at.lea);
    const cra = someCra(at.lea, { personne: id, notes: `${id} revient mardi` });
    await changeCra({ auteur: acteur, id: cra.id, geste: cra.id, apply: (now) => now ?? cra }, at.lea);
  }
  await travaux(at.deps, [acteur]);
  const backup = await restore();

  await eraseBeneficiaire({ acteur, id: 'anna' }, at.lea);
  await travaux(at.deps, [acteur]);

  const restored = { ...at.lea, table: backup, sound: backup };
  const deps = { ...at.deps, table: backup };
  expect((await findBeneficiaire(acteur, 'anna', restored))?.values.nom).toBe('Quillivic');
  expect(await replayErasures(underReplay(deps))).toBe(1);
  await travaux(deps, [acteur]);
  expect(await replayErasures(underReplay(deps))).toBe(0);

  expect((await readRepertoire(acteur, restored)).map(({ id }) => id)).toEqual(['yann']);
  const { cras } = await crasByDate(acteur, { from: '0000', to: '9999', limit: 10 }, restored);
  const whole = await Promise.all(cras.map(({ id }) => findCra(acteur, id, restored)));
  expect(JSON.stringify(whole)).not.toContain('anna');
  expect(JSON.stringify(whole)).toContain('yann');
  await expectFiguresOfCras(restored);
});
