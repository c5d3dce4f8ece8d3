// Shares between two colleagues and in groups: agreed by both sides, ended by either, told once.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { putEquipe } from '#bot/storage/equipes.ts';
import { createGroupe, joinGroupe, readGroupe } from '#bot/storage/groupes.ts';
import {
  acceptPartage,
  endPartage,
  proposePartage,
  readCercle,
  readPartages,
} from '#bot/storage/partages.ts';
import { failing, type Records, recordsOn } from '#test/support/records.ts';

const TODAY = '2026-11-19';

export function partagesContract(open: () => Promise<Table>): void {
  let table: Table;
  let lea: Records;
  let karim: Records;
  beforeAll(async () => {
    table = await open();
  });
  const meet = () => {
    lea = recordsOn(table);
    karim = recordsOn(table);
  };
  const liste = (from: Records, to: Records) =>
    ({ acteur: from.acteur, sorte: 'liste', avec: to.acteur }) as const;
  const colleagues = async (of: Records) => [...(await readCercle(of.acteur, TODAY, of)).collegues];
  const told = async (of: Records) => {
    const { items } = await table.query({ pk: `M#${of.acteur}`, prefix: 'J#', limit: 20 });
    return items.map((item) => (item.sur as { quoi: string }).quoi);
  };

  describe('a list', () => {
    it('is seen by nobody until it is accepted, then by both, and by neither once ended', async () => {
      meet();
      expect(await proposePartage(liste(lea, karim), 'p1', lea)).toBe('propose');
      expect([await colleagues(lea), await colleagues(karim)]).toEqual([[], []]);
      expect(await acceptPartage(liste(karim, lea), karim)).toBe(true);
      expect([await colleagues(lea), await colleagues(karim)]).toEqual([[karim.acteur], [lea.acteur]]);
      expect(await endPartage(liste(lea, karim), lea)).toBe(true);
      expect([await colleagues(lea), await colleagues(karim)]).toEqual([[], []]);
      expect([await told(karim), await told(lea)]).toEqual([['fin', 'propose'], ['accepte']]);
    });

    it('proposed by both is agreed; proposed twice is proposed once', async () => {
      meet();
      await proposePartage(liste(lea, karim), 'p1', lea);
      expect(await proposePartage(liste(lea, karim), 'p2', lea)).toBe('deja');
      expect(await proposePartage(liste(karim, lea), 'p3', karim)).toBe('accepte');
      expect(await proposePartage(liste(karim, lea), 'p4', karim)).toBe('deja');
      expect(await colleagues(lea)).toEqual([karim.acteur]);
    });

    it('cannot be accepted by whoever proposed it, nor after it was withdrawn', async () => {
      meet();
      await proposePartage(liste(lea, karim), 'p1', lea);
      expect(await acceptPartage(liste(lea, karim), lea)).toBe(false);
      await endPartage(liste(lea, karim), lea);
      expect(await acceptPartage(liste(karim, lea), karim)).toBe(false);
      expect([await readPartages(lea.acteur, lea), await readPartages(karim.acteur, karim)]).toEqual([
        [],
        [],
      ]);
    });

    it('accepted at the moment it is withdrawn is whole on both sides, or on none', async () => {
      for (let round = 0; round < 5; round += 1) {
        meet();
        await proposePartage(liste(lea, karim), 'p1', lea);
        await Promise.all([acceptPartage(liste(karim, lea), karim), endPartage(liste(lea, karim), lea)]);
        const both = [await readPartages(lea.acteur, lea), await readPartages(karim.acteur, karim)];
        expect(both[0]?.map(({ etat }) => etat)).toEqual(both[1]?.map(({ etat }) => etat));
      }
    });

    it('is agreed once though the answer of the store was lost', async () => {
      meet();
      await proposePartage(liste(lea, karim), 'p1', failing(lea, { write: { calls: { 1: 'lost' } } }));
      expect(await acceptPartage(liste(karim, lea), karim)).toBe(true);
      expect(await told(karim)).toEqual(['propose']);
    });
  });

  it('one person shared shows that person, and nobody’s list', async () => {
    meet();
    const side = { ...liste(lea, karim), sorte: 'personne', personne: 'paul' } as const;
    await proposePartage(side, 'p1', lea);
    await acceptPartage({ ...side, acteur: karim.acteur, avec: lea.acteur }, karim);
    const cercle = await readCercle(karim.acteur, TODAY, karim);
    expect([...cercle.collegues]).toEqual([]);
    expect([...(cercle.personnes.get('paul') ?? [])]).toEqual([lea.acteur]);
  });

  describe('a group', () => {
    it('shares the lists of those who agreed, each for themselves', async () => {
      meet();
      const nadia = recordsOn(table);
      const invites = [karim.acteur, nadia.acteur];
      const groupe = { id: `g-${lea.acteur}`, nom: 'Médiathèque', createur: lea.acteur, invites };
      expect(await createGroupe(groupe, lea)).toBe(true);
      expect(await createGroupe(groupe, lea)).toBe(false);
      expect(await colleagues(lea)).toEqual([]);
      await joinGroupe(karim.acteur, groupe.id, karim);
      expect([await colleagues(lea), await colleagues(karim), await colleagues(nadia)]).toEqual([
        [karim.acteur],
        [lea.acteur],
        [],
      ]);
      expect((await readGroupe(groupe.id, lea))?.nom).toBe('Médiathèque');
      expect(JSON.stringify(await table.query({ pk: `PG#${groupe.id}`, limit: 10 }))).not.toContain(
        'Médiathèque',
      );
    });

    it('of a team counts its members of the day: whoever has left it sees nothing, and is not seen', async () => {
      meet();
      const membres = [
        { acteur: lea.acteur, role: 'mediateur', du: '2026-01-01' },
        { acteur: karim.acteur, role: 'mediateur', du: '2026-01-01', au: '2026-11-18' },
      ] as const;
      await table.write(putEquipe({ id: `e-${lea.acteur}`, nom: 'Cornouaille', membres }));
      const groupe = {
        id: `g-${lea.acteur}`,
        nom: 'Cornouaille',
        createur: lea.acteur,
        invites: [karim.acteur],
      };
      await createGroupe({ ...groupe, equipe: `e-${lea.acteur}` }, lea);
      await joinGroupe(karim.acteur, groupe.id, karim);
      const before = await readCercle(karim.acteur, '2026-11-18', karim);
      expect([...before.collegues]).toEqual([lea.acteur]);
      expect([await colleagues(lea), await colleagues(karim)]).toEqual([[], []]);
    });
  });
}
