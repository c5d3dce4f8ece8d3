// `/historique` says what it found, and never that there is nothing where it has not looked.
import { describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { addDays } from '#bot/forms/dates.ts';
import type { Reply } from '#bot/ports.ts';
import { craItems } from '#bot/storage/cras.ts';
import { type MemoryBot, memoryBot, messageOf, textOf } from '#test/support/memory-bot.ts';

/** So many individual accompaniments, one a day back from yesterday, after one workshop long ago. */
async function withPast(count: number): Promise<MemoryBot> {
  const lea = await memoryBot();
  for (let index = 0; index <= count; index += 1) {
    const cra: Cra = {
      id: `c${String(index).padStart(4, '0')}`,
      auteur: lea.acteur.id,
      type: index === count ? 'atelier' : 'individuel',
      version: 1,
      values: { date: addDays('2026-11-18', -index), duree: 30 },
      origine: 'formulaire',
      creeLe: index,
      modifieLe: index,
      rev: 1,
    };
    const { cra: item } = await craItems({ ...cra, geste: 'essai' }, lea.deps.keyring);
    await lea.deps.table.write([{ put: item }]);
  }
  return lea;
}

const has = (reply: Reply, label: string): boolean =>
  (messageOf(reply).blocks ?? []).some(({ buttons = [] }) => buttons.some((one) => one.label === label));

describe('a history', () => {
  it('goes on to the end, five lines at a time, each line once', async () => {
    const lea = await withPast(11);
    const seen: string[] = [];
    let reply = await lea.type('/historique');
    for (let pages = 1; ; pages += 1) {
      const lines = (messageOf(reply).blocks ?? []).filter(({ menu }) => menu);
      expect(lines.length).toBeLessThanOrEqual(5);
      seen.push(...lines.map(({ text }) => text));
      if (!has(reply, 'Suite')) break;
      expect(pages).toBeLessThan(4);
      reply = await lea.press(reply, 'Suite');
    }
    expect(new Set(seen).size).toBe(12);
    expect(seen).toHaveLength(12);
  });

  it('whose filter matches far back goes on until it is found', async () => {
    const lea = await withPast(320);
    let reply = await lea.type('/historique type=atelier');
    for (let pages = 0; has(reply, 'Suite') && pages < 5; pages += 1) reply = await lea.press(reply, 'Suite');
    expect(textOf(reply)).toContain('Atelier');
  });

  it('of nothing says so, and speaks of filters only where there are some', async () => {
    const lea = await withPast(1);
    expect(textOf(await lea.type('/historique hier type=demarche'))).toContain('avec ces filtres');
    const day = textOf(await lea.type('/historique aujourd’hui'));
    expect(day).toContain('Aucune activité');
    expect(day).not.toContain('filtres');
  });
});
