// Erased: no record of the person is left, nobody else can do it, and what was left by a stop is ended by the next try.
import { expect, it } from 'vitest';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { memoryTable } from '#local/memory-table.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { recordsOn } from '#test/support/records.ts';

const VALUES = { prenom: 'Paul', nom: 'Kervella', notes: 'le mardi' };

async function followed() {
  const records = recordsOn(memoryTable());
  const { acteur, table } = records;
  const sheet = {
    id: 'p1',
    proprietaire: acteur,
    version: 1,
    values: VALUES,
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  };
  await changeBeneficiaire({ acteur, id: 'p1', geste: 'g', apply: (current) => current ?? sheet }, records);
  const links = Array.from({ length: 120 }, (_, n) =>
    keyOf.passage('p1', { date: '2026-11-01', cra: `c${n}` }),
  );
  for (const put of links) await table.write([{ put: { ...put, entity: 'passage', v: 1 } }]);
  return records;
}

it('the sheet, its notes, its entry and its links are gone at once', async () => {
  const records = await followed();
  expect(await eraseBeneficiaire({ acteur: records.acteur, id: 'p1' }, records)).toBe(true);
  expect(await findBeneficiaire(records.acteur, 'p1', records)).toBeUndefined();
  expect(await readRepertoire(records.acteur, records)).toEqual([]);
  expect((await records.table.query({ pk: 'B#p1', limit: 10 })).items).toEqual([]);
});

it('stopped on the way, it is made again and ends the rest', async () => {
  const records = await followed();
  const table = faultyTable(records.sound, {
    write: { calls: { 3: 'unavailable' } },
    get: { calls: { 3: 'unavailable' } },
  });
  const stopped = eraseBeneficiaire(
    { acteur: records.acteur, id: 'p1' },
    { ...records, table, pause: () => Promise.reject(new Error('stopped')) },
  );
  await expect(stopped).rejects.toThrow();
  expect(await eraseBeneficiaire({ acteur: records.acteur, id: 'p1' }, records)).toBe(true);
  expect((await records.table.query({ pk: 'B#p1', limit: 10 })).items).toEqual([]);
});

it('nobody else can: the answer is that of an id that does not exist', async () => {
  const records = await followed();
  const other = recordsOn(records.sound);
  expect(await eraseBeneficiaire({ acteur: other.acteur, id: 'p1' }, other)).toBe(false);
  expect(await eraseBeneficiaire({ acteur: other.acteur, id: 'p-inconnu' }, other)).toBe(false);
  expect((await findBeneficiaire(records.acteur, 'p1', records))?.values.nom).toBe('Kervella');
});
