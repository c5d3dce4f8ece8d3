// Merges, on a table in memory.
import { describe, expect, it } from 'vitest';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { mergeBeneficiaires, unmergeBeneficiaires } from '#bot/storage/fusions.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Records, recordsOn } from '#test/support/records.ts';
import { fusionsLaw } from './fusions.law.ts';

describe('the law of merges', () => fusionsLaw(async () => memoryTable(), 60));

async function two(): Promise<Records> {
  const records = recordsOn(memoryTable());
  for (const id of ['a', 'b']) {
    const values = { prenom: id, nom: 'Martin' };
    const sheet = { id, proprietaire: records.acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
    await changeBeneficiaire(
      { acteur: records.acteur, id, geste: id, apply: (now) => now ?? sheet },
      records,
    );
  }
  return records;
}

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;

describe('a merge', () => {
  it('asked twice is made once; an old button opens the sheet that stays', async () => {
    const records = await two();
    const { acteur } = records;
    const fusion = { acteur, gardee: 'a', fondue: 'b', geste: 'g' };
    await mergeBeneficiaires(fusion, records);
    await mergeBeneficiaires(fusion, records);
    const vue = await personnePour({ acte: 'voir', personne: 'b', acteur, today: '2026-11-19' }, records);
    expect(vue.sheet.id).toBe('a');
  });

  it('is nobody else’s to make or undo, nor to be made of a sheet with itself', async () => {
    const records = await two();
    const other = recordsOn(records.sound);
    const stolen = { acteur: other.acteur, gardee: 'a', fondue: 'b', geste: 'g' };
    await expect(mergeBeneficiaires(stolen, other)).rejects.toThrow('introuvable');
    await expect(
      mergeBeneficiaires({ ...stolen, acteur: records.acteur, fondue: 'a' }, records),
    ).rejects.toThrow('même fiche');
    await mergeBeneficiaires({ ...stolen, acteur: records.acteur }, records);
    expect(await unmergeBeneficiaires({ acteur: other.acteur, fondue: 'b', geste: 'u' }, other)).toBe(false);
  });

  it('of somebody who objects is of somebody who objects, until it is undone', async () => {
    for (const [opposed, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const records = await two();
      const { acteur } = records;
      const object = { acteur, id: opposed, geste: 'o' };
      await changeBeneficiaire({ ...object, apply: (now) => now && { ...now, opposeeLe: 1 } }, records);
      await mergeBeneficiaires({ acteur, gardee: 'a', fondue: 'b', geste: 'g' }, records);
      expect(await findBeneficiaire(acteur, 'a', records)).toMatchObject({ opposeeLe: 1 });
      await unmergeBeneficiaires({ acteur, fondue: 'b', geste: 'u' }, records);
      expect(await findBeneficiaire(acteur, opposed, records)).toMatchObject({ opposeeLe: 1 });
      expect(await findBeneficiaire(acteur, other, records)).not.toHaveProperty('opposeeLe');
    }
  });

  it('leaves nothing to change of the sheet that went, which would be there again', async () => {
    const records = await two();
    const { acteur } = records;
    await mergeBeneficiaires({ acteur, gardee: 'a', fondue: 'b', geste: 'g' }, records);
    const late = { acteur, id: 'b', geste: 'tard', apply: (now: Beneficiaire | undefined) => now };
    await expect(changeBeneficiaire(late, records)).rejects.toThrow('introuvable');
    expect((await readRepertoire(acteur, records)).map(({ id }) => id)).toEqual(['a']);
  });

  it('can be undone for seven days', async () => {
    const records = await two();
    await mergeBeneficiaires({ acteur: records.acteur, gardee: 'a', fondue: 'b', geste: 'g' }, records);
    records.pass(SEVEN_DAYS - 1);
    expect(await unmergeBeneficiaires({ acteur: records.acteur, fondue: 'b', geste: 'u' }, records)).toBe(
      true,
    );
    const late = await two();
    await mergeBeneficiaires({ acteur: late.acteur, gardee: 'a', fondue: 'b', geste: 'g' }, late);
    late.pass(SEVEN_DAYS);
    expect(await unmergeBeneficiaires({ acteur: late.acteur, fondue: 'b', geste: 'u' }, late)).toBe(false);
  });
});
