// Files handed over: whoever agrees has them, their authors stay named, and either hands them back within seven days, wherever the job was stopped.
import { describe, expect, it } from 'vitest';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { acceptPartage, endPartage, proposePartage } from '#bot/storage/partages.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { handOver } from '#bot/storage/passations.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { memoryTable } from '#local/memory-table.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
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
    await handOver({ id: 'pass', de: lea.acteur, a: karim.acteur }, stopped).catch(() => undefined);
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

  it('are the colleague’s for good after that', async () => {
    const { lea, side, shop, agree } = await leaving();
    await agree();
    await travaux(shop.deps, [lea.acteur]);
    lea.pass(7 * DAY);
    await expect(endPartage(side, lea)).rejects.toThrow('sept jours');
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
