// What the store gives of a person's activities, whatever is then shown of them: those of who shares, without what is their author's alone.
import { describe, expect, it } from 'vitest';
import { LIENS, peut } from '#bot/domain/beneficiaire/droits.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { ELLE, INTIME } from './identite.ts';
import { auteurOf, worldOf } from './mondes.ts';
import { RELATIONS, type Relation } from './relations.ts';
import { TODAY } from './scene.ts';

async function readBy(relation: Relation) {
  const { acteur, deps } = await worldOf(relation, 'suivie');
  const { voit } = await personnePour({ acte: 'voir', personne: ELLE, acteur, today: TODAY }, deps);
  const { cras } = await crasOfPersonne({ personne: ELLE, acteur, voit, limit: 10 }, deps);
  return { acteur, cras };
}

const WHO_SEE_HER = Object.entries(RELATIONS).filter(([, { comme }]) =>
  peut('voir', { lien: LIENS[comme], opposee: false }),
);

describe('the activities of a person, for who', () => {
  it.each(WHO_SEE_HER)('%s', async (_qui, relation) => {
    const { acteur, cras } = await readBy(relation);
    const auteur = auteurOf(relation);
    expect(new Set(cras.map((cra) => cra.auteur))).toEqual(new Set([acteur, auteur]));
    expect(INTIME.test(JSON.stringify(cras))).toBe(acteur === auteur);
  });
});
