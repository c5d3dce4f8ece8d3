// Profiles and habits of one person: held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveLieu, favoriteLieu, type Lieu } from '#bot/domain/lieu.ts';
import { newActeur } from '#bot/domain/profil.ts';
import { Refus, type Table } from '#bot/ports.ts';
import { findActeur, type Head, headIn, putActeur, putHead } from '#bot/storage/acteurs.ts';
import { findConversation, saveConversation } from '#bot/storage/conversations.ts';
import { nextHead } from '#bot/storage/habits.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { failing, type Records, recordsOn, someConversation, someCra } from '#test/support/records.ts';

type Habits = Omit<Head, 'rev'>;

export function acteursContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const newcomer = () => {
    records = recordsOn(table);
    return newActeur({ id: records.acteur, fuseau: 'Europe/Paris' });
  };
  const place = (id: string): Lieu => ({ id, nom: `Lieu ${id}`, favori: false, archive: false, creeLe: 1 });

  describe('a profile', () => {
    it('reads as it was written, and is nothing before', async () => {
      const acteur = { ...newcomer(), lieux: [place('l1')], employeurs: [{ nom: 'Coop', du: '2025-01-01' }] };
      expect(await findActeur(records.acteur, records)).toBeUndefined();
      await changeActeur({ id: acteur.id, apply: () => acteur }, records);
      expect(await findActeur(acteur.id, records)).toEqual({ acteur, rev: 1, head: { usage: {}, rev: 0 } });
    });

    it('loses nothing that several windows change at once', async () => {
      const acteur = { ...newcomer(), lieux: [place('l1')] };
      await changeActeur({ id: acteur.id, apply: () => acteur }, records);
      const places = (apply: (own: readonly Lieu[]) => readonly Lieu[]) =>
        changeActeur(
          { id: acteur.id, apply: (current = acteur) => ({ ...current, lieux: apply(current.lieux) }) },
          records,
        );
      await Promise.all([
        places((own) => [...own, place('l2')]),
        places((own) => favoriteLieu(own, 'l1')),
        places((own) => [...own, place('l3')]),
      ]);
      const kept = (await findActeur(acteur.id, records))?.acteur.lieux ?? [];
      expect(kept.map(({ id }) => id).toSorted()).toEqual(['l1', 'l2', 'l3']);
      expect(kept.find(({ id }) => id === 'l1')?.favori).toBe(true);
    });

    it.each(['throttled', 'conflict', 'unavailable', 'lost'] as const)(
      'changes once, with the form that changed it, when the store is %s',
      async (fault) => {
        const acteur = { ...newcomer(), lieux: [place('l1')] };
        await changeActeur({ id: acteur.id, apply: () => acteur }, records);
        const form = someConversation(records);
        await saveConversation(form, records);
        const conversation = { ...form, rev: 2, done: { id: form.id, answers: 'empreinte' } };
        const change = {
          id: acteur.id,
          conversation,
          apply: () => ({ ...acteur, fuseau: 'Indian/Reunion' }),
        };
        for (const verb of ['get', 'write']) {
          await changeActeur(change, failing(records, { [verb]: { calls: { 1: fault } } }));
        }
        expect(await findActeur(acteur.id, records)).toMatchObject({
          acteur: { fuseau: 'Indian/Reunion' },
          rev: 2,
        });
        expect(await findConversation(acteur.id, form.id, records)).toMatchObject({ done: { id: form.id } });
      },
    );

    it('is not changed by a form that was finished otherwise meanwhile', async () => {
      const acteur = newcomer();
      await changeActeur({ id: acteur.id, apply: () => acteur }, records);
      const form = someConversation(records);
      const finished = { ...form, done: { id: form.id, answers: 'celles-ci' } };
      await saveConversation(finished, records);
      const other = { ...form, rev: 2, done: { id: form.id, answers: 'celles-là' } };
      const apply = () => ({ ...acteur, fuseau: 'Indian/Reunion' });
      const change = changeActeur({ id: acteur.id, conversation: other, apply }, records);
      await expect(change).rejects.toBeInstanceOf(Refus);
      expect((await findActeur(acteur.id, records))?.acteur.fuseau).toBe('Europe/Paris');
    });

    it('written by a later version reads, what is not known left aside', async () => {
      const acteur = { ...newcomer(), lieux: archiveLieu([place('l1')], 'l1') };
      const action = putActeur(acteur, 0);
      if (!('put' in action)) throw new Error('a profile is put');
      await table.write([{ put: { ...action.put, v: 9, epingles: ['notes'] } }]);
      expect((await findActeur(acteur.id, records))?.acteur).toEqual(acteur);
    });

    it('reads though its habits were kept in another shape', async () => {
      const acteur = newcomer();
      await changeActeur({ id: acteur.id, apply: () => acteur }, records);
      const older = { entity: 'head', v: 1, dernier: 'c1', usage: { duree: { 45: 3 } }, rev: 3 };
      await table.write([{ put: { ...keyOf.head(acteur.id), ...older } }]);
      expect((await findActeur(acteur.id, records))?.head).toEqual({ dernier: 'c1', usage: {}, rev: 3 });
    });

    it('of another shape is a defect told without its content', async () => {
      const acteur = newcomer();
      await table.write([
        { put: { ...keyOf.profil(acteur.id), entity: 'acteur', v: 1, role: 'Mme Le Goff', rev: 1 } },
      ]);
      const error = await findActeur(acteur.id, records).catch((thrown: Error) => thrown.message);
      expect(error).toBe('unreadable record: expected acteur, at role, fuseau, lieux, employeurs');
    });
  });

  describe('habits', () => {
    it('count by type what was recorded, and go with no other', async () => {
      newcomer();
      const quick = { ...someCra(records, { duree: 5 }), type: 'ponctuelle' };
      for (const cra of [
        someCra(records),
        quick,
        someCra(records, { thematiques: ['email', 'ordinateur'] }),
      ]) {
        const { auteur, id } = cra;
        await changeCra({ auteur, id, geste: records.gesture(), apply: () => cra }, records);
      }
      const head = headIn(await table.get([keyOf.head(records.acteur)]), records.acteur);
      expect(head.usage).toEqual({
        individuel: {
          duree: { 45: 2 },
          thematiques: { email: 2, ordinateur: 1 },
          lieu: { p1: 2 },
        },
        ponctuelle: { duree: { 5: 1 }, thematiques: { email: 1 }, lieu: { p1: 1 } },
      });
    });

    it('stay small, and still learn what is new', () => {
      newcomer();
      const learn = (head: Habits, duree: number) => nextHead(head, undefined, someCra(records, { duree }));
      const durees = (head: Habits) => Object.keys(head.usage.individuel?.duree ?? {});
      let head: Habits = { usage: {} };
      for (let duree = 1; duree <= 300; duree += 1) {
        head = learn(head, duree);
        expect(durees(head)).toContain(String(duree));
      }
      expect(durees(learn(head, 45))).toHaveLength(10);
    });

    it('are written over the revision that was read', async () => {
      newcomer();
      await table.write([putHead(records.acteur, { usage: {}, rev: 0 }, { dernier: 'c1', usage: {} })]);
      const late = putHead(records.acteur, { usage: {}, rev: 0 }, { dernier: 'c2', usage: {} });
      await expect(table.write([late])).rejects.toMatchObject({ name: 'ConditionFailed' });
    });
  });
}
