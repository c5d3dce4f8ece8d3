// Files handed over: whoever agrees has them, their authors stay named, and either hands them back within seven days, wherever the job was stopped.
import { describe, expect, it } from 'vitest';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { acceptPartage, endPartage, proposePartage } from '#bot/storage/partages.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { handOver } from '#bot/storage/passations.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { countDue, tachesOfPersonne } from '#bot/storage/taches.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { memoryTable } from '#local/memory-table.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
import { note, someTache } from '#test/support/taches.ts';
import { atelier, ensuite, travaux } from '#test/support/travaux.ts';

const TODAY = '2026-11-19';
const DAY = 24 * 60 * 60 * 1000;

async function leaving(count = 3) {
  const table = memoryTable();
  const [lea, karim] = [recordsOn(table), recordsOn(table)];
  const ids = Array.from({ length: count }, (_, n) => `p${n}`);
  for (const id of ids) {
    const values = { prenom: id, nom: 'Martin' };
    const sheet = { id, proprietaire: lea.acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
    await changeBeneficiaire({ acteur: lea.acteur, id, geste: id, apply: (now) => now ?? sheet }, lea);
  }
  const cra = someCra(lea, { personne: 'p0', notes: 'à moi' });
  await changeCra({ auteur: lea.acteur, id: cra.id, geste: 'g', apply: (now) => now ?? cra }, lea);
  await ensuite(lea, lea.acteur);
  const shop = atelier({ ...lea, ticketKeys: [{ id: 'k', secret: 's' }] } as unknown as Deps);
  const side = { acteur: lea.acteur, sorte: 'passation', avec: karim.acteur } as const;
  await proposePartage(side, 'pass', lea);
  return {
    lea,
    karim,
    side,
    ids,
    shop,
    agree: () => acceptPartage({ ...side, acteur: karim.acteur, avec: lea.acteur }, karim),
  };
}

const followed = async (of: Records) => (await readRepertoire(of.acteur, of)).map(({ id }) => id).toSorted();

const see = (personne: string, of: Records) =>
  personnePour({ acte: 'voir', personne, acteur: of.acteur, today: TODAY }, of);

describe('files handed over', () => {
  it('change hands once it is agreed: the colleague sees them, whoever left does not', async () => {
    const { lea, karim, ids, shop, agree } = await leaving();
    await travaux(shop.deps, [lea.acteur]);
    expect(await followed(karim)).toEqual([]);
    expect(await agree()).toBe(true);
    await travaux(shop.deps, [lea.acteur]);
    expect([await followed(lea), await followed(karim)]).toEqual([[], ids]);
    expect((await see('p1', karim)).sheet.values.prenom).toBe('p1');
    await expect(see('p1', lea)).rejects.toThrow('introuvable');
  });

  it('keep their history, under the name of who wrote it and without what was theirs alone', async () => {
    const { lea, karim, shop, agree } = await leaving();
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    const { voit } = await see('p0', karim);
    const { cras } = await crasOfPersonne({ personne: 'p0', acteur: karim.acteur, voit, limit: 10 }, karim);
    expect(cras.map(({ auteur }) => auteur)).toEqual([lea.acteur]);
    expect(cras[0]?.values).not.toHaveProperty('notes');
  });

  it.each([0, 1, 2, 3])('are handed back whole though the job was stopped after %s', async (done) => {
    const { lea, karim, ids, side, shop, agree } = await leaving();
    await agree();
    const calls = { [done + 1]: 'unavailable' as const };
    const stopping = failing(lea, { write: { calls } });
    const stopped = { ...stopping, pause: () => Promise.reject(new Error('stopped')) };
    await handOver({ id: 'pass', de: lea.acteur, a: karim.acteur }, Number.POSITIVE_INFINITY, stopped).catch(
      () => undefined,
    );
    expect(await followed(karim)).toHaveLength(done);
    expect(await endPartage({ ...side, acteur: karim.acteur, avec: lea.acteur }, karim)).toBe(true);
    await travaux(shop.deps, [lea.acteur]);
    expect([await followed(lea), await followed(karim)]).toEqual([ids, []]);
  });

  it('can be handed back for seven days, without what the colleague followed before', async () => {
    const { lea, karim, ids, side, shop, agree } = await leaving();
    const sheet = {
      id: 'k',
      proprietaire: karim.acteur,
      version: 1,
      values: { prenom: 'K', nom: 'K' },
      creeLe: 0,
      modifieLe: 0,
      rev: 0,
    };
    await changeBeneficiaire(
      { acteur: karim.acteur, id: 'k', geste: 'k', apply: (now) => now ?? sheet },
      karim,
    );
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    lea.pass(7 * DAY - 1);
    await endPartage(side, lea);
    await travaux(shop.deps, [lea.acteur]);
    expect([await followed(lea), await followed(karim)]).toEqual([ids, ['k']]);
  });

  it('can be handed back though the colleague has corrected them since', async () => {
    const { lea, karim, ids, side, shop, agree } = await leaving();
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    const correct = { acteur: karim.acteur, id: 'p1', geste: 'corrige' };
    await changeBeneficiaire({ ...correct, apply: (now) => now && { ...now } }, karim);
    await endPartage(side, lea);
    await travaux(shop.deps, [lea.acteur]);
    expect([await followed(lea), await followed(karim)]).toEqual([ids, []]);
  });

  it('are the colleague’s for good after that', async () => {
    const { lea, side, shop, agree } = await leaving();
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    lea.pass(7 * DAY);
    await expect(endPartage(side, lea)).rejects.toThrow('sept jours');
  });

  it('take along what remains to be done, told in the mornings of who has it now; and back', async () => {
    const { lea, karim, side, shop, agree } = await leaving();
    const [open, done] = [
      someTache(lea, { quoi: 'rappeler la CAF', personne: 'p0', le: '2026-11-23' }),
      someTache(lea, { quoi: 'fini', personne: 'p0', fait: '2026-11-18' }),
    ];
    for (const tache of [open, done]) await note(lea, tache);
    const toDo = async (of: Records) => (await tachesOfPersonne('p0', of.acteur, of)).map(({ quoi }) => quoi);
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    expect([await toDo(lea), await toDo(karim)]).toEqual([[], ['rappeler la CAF']]);
    expect(await countDue(karim.acteur, '2026-11-23', karim)).toMatchObject({ total: 1 });
    const mornings = await karim.table.query({ pk: `M#${karim.acteur}`, prefix: 'RAPPEL', limit: 5 });
    expect(mornings.items, 'told to nobody yet').toEqual([]);
    await note(karim, someTache(karim, { quoi: 'à moi', personne: 'p0' }));
    await endPartage(side, lea);
    await travaux(shop.deps, [lea.acteur]);
    expect([await toDo(lea), await toDo(karim)]).toEqual([['rappeler la CAF'], ['à moi']]);
  });

  it('take along two things that are told on one morning', async () => {
    const { lea, karim, shop, agree } = await leaving();
    for (const le of ['2026-11-17', '2026-11-18', '2026-11-23', '2026-11-23'])
      await note(lea, someTache(lea, { personne: 'p0', le }));
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    expect(await tachesOfPersonne('p0', karim.acteur, karim)).toHaveLength(4);
    expect(await countDue(karim.acteur, '2026-11-23', karim)).toMatchObject({ total: 4 });
  });

  it('go on from where a run was stopped', async () => {
    const { lea, karim, ids } = await leaving();
    const pass = { id: 'pass', de: lea.acteur, a: karim.acteur };
    await acceptPartage({ acteur: karim.acteur, avec: lea.acteur, sorte: 'passation' }, karim);
    expect(await handOver(pass, lea.clock(), lea)).toBe(false);
    expect(await followed(karim)).toEqual([]);
    expect(await handOver(pass, lea.clock() + 1, lea)).toBe(true);
    expect(await followed(karim)).toEqual(ids);
  });

  it('go one way: whoever is being given files answers first', async () => {
    const { lea, karim, side, agree } = await leaving();
    const back = { ...side, acteur: karim.acteur, avec: lea.acteur };
    await expect(proposePartage(back, 'retour', karim)).rejects.toThrow('répondez-lui d’abord');
    await agree();
    await expect(proposePartage(back, 'retour', karim)).rejects.toThrow('répondez-lui d’abord');
    expect(await proposePartage(side, 'encore', lea)).toBe('deja');
  });

  it('can be proposed again, either way, once they are settled', async () => {
    const { lea, karim, side, shop, agree } = await leaving();
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    lea.pass(7 * DAY);
    karim.pass(7 * DAY);
    const back = { ...side, acteur: karim.acteur, avec: lea.acteur };
    expect(await proposePartage(back, 'retour', karim)).toBe('propose');
    expect(await acceptPartage(side, lea)).toBe(true);
    await travaux(atelier({ ...karim, ticketKeys: [{ id: 'k', secret: 's' }] } as unknown as Deps).deps, [
      karim.acteur,
    ]);
    expect([await followed(lea), await followed(karim)]).toEqual([['p0', 'p1', 'p2'], []]);
  });

  it('do not include somebody who objects to being followed', async () => {
    const { lea, karim, shop, agree } = await leaving();
    const object = (now: { opposeeLe?: number } | undefined) => now && { ...now, opposeeLe: 1 };
    await changeBeneficiaire({ acteur: lea.acteur, id: 'p2', geste: 'o', apply: object as never }, lea);
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    expect([await followed(lea), await followed(karim)]).toEqual([['p2'], ['p0', 'p1']]);
  });
});
