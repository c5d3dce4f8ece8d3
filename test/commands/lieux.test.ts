// Places are kept in the profile, which every request reads: several windows lose none, and their number has an end.
import { describe, expect, it } from 'vitest';
import { findActeur } from '#bot/storage/acteurs.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { ACTEUR, knownStage, leastOf, type Stage } from '../bad-input/stage.ts';

async function names(stage: Stage): Promise<readonly string[]> {
  const found = await findActeur(ACTEUR, stage.deps);
  return (found?.acteur.lieux ?? []).map(({ nom }) => nom).toSorted();
}

describe('« Ajouter un lieu »', () => {
  it('sent by two windows at once adds both', async () => {
    const stage = await knownStage();
    const [mairie, ecole] = [
      await stage.open('/lieux ajouter Mairie'),
      await stage.open('/lieux ajouter École'),
    ];
    const answers = await Promise.all([
      stage.submit(mairie, { ...leastOf(mairie), commune: 'Brest' }),
      stage.submit(ecole, { ...leastOf(ecole), commune: 'Brest' }),
    ]);
    expect(answers).toEqual([{}, {}]);
    expect(await names(stage)).toEqual(['Mairie', 'Médiathèque', 'École']);
  });

  it('sent twice adds one', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/lieux ajouter Mairie');
    const send = () => stage.submit(dialog, { ...leastOf(dialog), commune: 'Brest' });
    expect(await Promise.all([send(), send()])).toEqual([{}, {}]);
    expect(await send()).toEqual({});
    expect(await names(stage)).toEqual(['Mairie', 'Médiathèque']);
  });

  it('says beside the form that two hundred are enough', async () => {
    const stage = await knownStage();
    const lieux = Array.from({ length: 200 }, (_, n) => ({
      id: `l${n}`,
      nom: `Lieu ${n}`,
      favori: n === 0,
      archive: n > 100,
      creeLe: n,
    }));
    const apply: Parameters<typeof changeActeur>[0]['apply'] = (known) =>
      known ? { ...known, lieux } : expect.fail('nobody is known');
    await changeActeur({ id: ACTEUR, apply }, stage.deps);
    const dialog = await stage.open('/lieux ajouter Mairie');
    const { error } = await stage.submit(dialog, { ...leastOf(dialog), commune: 'Brest' });
    expect(error).toBe('Vous avez déjà 200 lieux : renommez-en un qui ne sert plus.');
    expect(await names(stage)).toHaveLength(200);
  });
});
