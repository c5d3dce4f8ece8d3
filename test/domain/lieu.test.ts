// Places: the favourite first, one favourite, archived ones kept readable; nothing but the place named ever changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLieu,
  archiveLieu,
  favoriteLieu,
  type Lieu,
  offeredPlaces,
  orderedLieux,
  renameLieu,
  restoreLieu,
  sameLieu,
} from '#bot/domain/lieu.ts';

const brest = { code: '29019', nom: 'Brest' };

function lieu(id: string, of: Partial<Lieu> = {}): Lieu {
  return { id, nom: `Lieu ${id}`, favori: false, archive: false, creeLe: 1, ...of };
}

const lieux = [
  lieu('a'),
  lieu('b', { favori: true }),
  lieu('c', { archive: true }),
  lieu('d', { commune: brest }),
];

describe('their order', () => {
  it('is the favourite, the most used, then by name; archived last', () => {
    expect(orderedLieux(lieux, { d: 4, c: 100 }).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
    expect(orderedLieux(lieux).map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
  });

  it('is that of the places a form offers, with their communes', () => {
    expect(offeredPlaces(lieux)).toEqual([
      { id: 'b', label: 'Lieu b' },
      { id: 'a', label: 'Lieu a' },
      { id: 'd', label: 'Lieu d', commune: brest },
      { id: 'c', label: 'Lieu c', archived: true },
    ]);
  });
});

describe('changes', () => {
  it('the first place is the favourite, the next is not', () => {
    const one = addLieu([], { id: 'x', nom: 'Mairie', creeLe: 5 });
    expect(one).toEqual([{ id: 'x', nom: 'Mairie', creeLe: 5, favori: true, archive: false }]);
    expect(addLieu(one, { id: 'y', nom: 'École', creeLe: 6 }).map(({ favori }) => favori)).toEqual([
      true,
      false,
    ]);
  });

  it('a new name keeps the commune, unless another is given', () => {
    expect(renameLieu(lieux, 'd', { nom: 'Annexe' })[3]).toMatchObject({ nom: 'Annexe', commune: brest });
    expect(renameLieu(lieux, 'a', { nom: 'Annexe', commune: brest })[0]).toMatchObject({
      nom: 'Annexe',
      commune: brest,
    });
  });

  it('an archived favourite is no favourite; brought back it is in use', () => {
    expect(archiveLieu(lieux, 'b')[1]).toMatchObject({ archive: true, favori: false });
    expect(restoreLieu(lieux, 'c')[2]).toMatchObject({ archive: false });
  });

  it('there is at most one favourite, in use, whatever the order of changes', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'inconnu');
    const change = fc.tuple(fc.constantFrom(favoriteLieu, archiveLieu, restoreLieu), ids);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const after = changes.reduce<readonly Lieu[]>((now, [how, id]) => how(now, id), lieux);
        const favourites = after.filter(({ favori }) => favori);
        expect(favourites.length).toBeLessThanOrEqual(1);
        expect(favourites.every(({ archive }) => !archive)).toBe(true);
        expect(after.map(({ id, nom }) => `${id} ${nom}`)).toEqual(
          lieux.map(({ id, nom }) => `${id} ${nom}`),
        );
      }),
    );
  });

  it('a place that does not exist changes nothing', () => {
    expect(favoriteLieu(lieux, 'inconnu')).toEqual(lieux);
    expect(renameLieu(lieux, 'inconnu', { nom: 'x' })).toEqual(lieux);
  });
});

it('the same name in the same commune is the same place, archived or not', () => {
  expect(sameLieu(lieux, 'LIEU D', brest)?.id).toBe('d');
  expect(sameLieu(lieux, 'Lieu d')).toBeUndefined();
  expect(sameLieu(lieux, 'Lieu c')?.id).toBe('c');
});
